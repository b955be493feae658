namespace WeChatPay.Facts;

/// <summary>A callback that WeChat Pay sends to a merchant or to a brand, as documented.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="Event">The event: <c>TRANSACTION.SUCCESS</c>. In APIv3 it is the value of <c>event_type</c>. A few events have a callback in several
/// protocols.</param>
/// <param name="Protocol"><c>v3</c>, <c>v2</c>, or <c>brand</c>: APIv3 under the keys of a brand.</param>
/// <param name="Name">The name in the documentation, in Chinese.</param>
public sealed record DocumentedCallback(string Event, string Protocol, string Name)
{
    /// <summary>The protocol of brands: the first word of their callbacks, and the first segment of their paths.</summary>
    internal const string BrandProtocol = "brand";

    /// <summary>Gets the fields of the request: <c>headers</c> and <c>body</c>. The encrypted part of the body has the fields of its plain text.</summary>
    public IReadOnlyList<Field> Request { get; init; } = [];

    /// <summary>Gets the fields of the reply that the merchant sends: <c>status</c> and <c>body</c>.</summary>
    public IReadOnlyList<Field> Reply { get; init; } = [];

    /// <summary>Gets whether the callback is sent to a brand, under the brand's API key. A merchant may have a callback of the same event.</summary>
    public bool IsBrand => Protocol == BrandProtocol;

    /// <summary>Gets whether <see cref="Field.IsRequired"/> of its fields is partly inferred: a field that is required here may be absent.</summary>
    public bool RequiredIsInferred { get; init; }

    /// <summary>Shows event, protocol and name.</summary>
    public override string ToString() => $"{Protocol} {Event} {Name}";
}
