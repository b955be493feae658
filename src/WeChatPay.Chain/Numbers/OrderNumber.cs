namespace WeChatPay;

/// <summary>Makes numbers of orders, refunds and transfers: each one once, in the order of their time.</summary>
/// <remarks>For a cluster whose processes have numbers, build an <see cref="OrderNumberGenerator"/>. Immutable and thread-safe.</remarks>
public static class OrderNumber
{
    private static readonly OrderNumberGenerator Shared = new();

    /// <inheritdoc cref="OrderNumberGenerator.New"/>
    public static string New(string prefix = "") => Shared.New(prefix);
}
