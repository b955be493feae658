namespace WeChatPay.Facts;

/// <summary>A callback that WeChat Pay sends to a merchant, as documented.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="Event">The event: <c>TRANSACTION.SUCCESS</c>. APIv3 states it as <c>event_type</c>; a few stand for several callbacks.</param>
/// <param name="Protocol"><c>v3</c> or <c>v2</c>.</param>
/// <param name="Name">The documentation's name, in Chinese.</param>
public sealed record DocumentedCallback(string Event, string Protocol, string Name)
{
    /// <summary>Gets what comes: <c>headers</c> and <c>body</c>; the encrypted part of the body holds the fields of its plain text.</summary>
    public IReadOnlyList<Field> Request { get; init; } = [];

    /// <summary>Gets what is to be answered: <c>status</c> and <c>body</c>.</summary>
    public IReadOnlyList<Field> Reply { get; init; } = [];

    /// <summary>Shows event, protocol and name.</summary>
    public override string ToString() => $"{Protocol} {Event} {Name}";
}
