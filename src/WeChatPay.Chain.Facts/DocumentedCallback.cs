namespace WeChatPay.Facts;

/// <summary>A callback that WeChat Pay sends to a merchant, as documented.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="Event">The event: <c>TRANSACTION.SUCCESS</c>. In APIv3 it is the value of <c>event_type</c>. A few events have several callbacks.</param>
/// <param name="Protocol"><c>v3</c> or <c>v2</c>.</param>
/// <param name="Name">The name in the documentation, in Chinese.</param>
public sealed record DocumentedCallback(string Event, string Protocol, string Name)
{
    /// <summary>Gets the fields of the request: <c>headers</c> and <c>body</c>. The encrypted part of the body has the fields of its plain text.</summary>
    public IReadOnlyList<Field> Request { get; init; } = [];

    /// <summary>Gets the fields of the reply that the merchant sends: <c>status</c> and <c>body</c>.</summary>
    public IReadOnlyList<Field> Reply { get; init; } = [];

    /// <summary>Shows event, protocol and name.</summary>
    public override string ToString() => $"{Protocol} {Event} {Name}";
}
