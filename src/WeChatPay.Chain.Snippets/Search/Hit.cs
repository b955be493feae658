namespace WeChatPay.Snippets.Search;

/// <summary>An operation or a callback that a search found.</summary>
/// <param name="Method">The HTTP method; <see cref="Callback"/> for a callback.</param>
/// <param name="Path">The path; for a callback its event.</param>
/// <param name="Name">The name in the documentation.</param>
/// <param name="Score">How well it fits; a higher score is better.</param>
/// <param name="Fields">The paths of the fields that fit: <c>json.amount.total</c> of the request, <c>-> order_id</c> of the response.</param>
internal sealed record Hit(string Method, string Path, string Name, int Score, IReadOnlyList<string> Fields)
{
    public const string Callback = "callback";

    /// <summary>Gets the protocol of a callback, <c>brand</c> for instance; null for an operation, whose path begins with it.</summary>
    public string? Protocol { get; init; }
}
