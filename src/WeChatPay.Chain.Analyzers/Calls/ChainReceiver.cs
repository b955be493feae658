namespace WeChatPay.Analyzers.Calls;

/// <summary>What a further step of a chain is taken on.</summary>
/// <param name="Segments">The path so far.</param>
/// <param name="IsDynamic">Whether its root is <c>dynamic</c>, and not a client.</param>
internal sealed record ChainReceiver(IReadOnlyList<Segment> Segments, bool IsDynamic);
