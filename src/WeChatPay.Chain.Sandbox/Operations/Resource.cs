using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Something that a merchant made under a number: an order, a refund, a transfer.</summary>
/// <remarks>Thread-safe: immutable, as long as nobody writes to <see cref="Sent"/>.</remarks>
/// <param name="Maker">The operation that made it.</param>
/// <param name="Name">What the number is called: <c>out_trade_no</c>.</param>
/// <param name="Number">The number.</param>
/// <param name="Sent">What was sent when it was made, encrypted values decrypted.</param>
/// <param name="MadeAt">When.</param>
internal sealed record Resource(Operation Maker, string Name, string Number, JObject Sent, DateTimeOffset MadeAt)
{
    public Phase Phase { get; init; }

    /// <summary>Gets when its phase came.</summary>
    public DateTimeOffset ChangedAt { get; init; } = MadeAt;

    /// <summary>Gets how much of it was refunded, in fen.</summary>
    public long Refunded { get; init; }

    /// <summary>Gets what every id of it is derived from, so that it is the same whoever asks.</summary>
    public string Seed => $"{Name}={Number}";

    /// <summary>Gets whether a payer pays it.</summary>
    public bool IsOrder => IsOrderOf(Maker, Name);

    /// <summary>Gets what is to be paid, in fen; of several orders that are paid at once, that of one of them where it is named.</summary>
    /// <param name="outTradeNo">The number of the order in a combination; null for all.</param>
    public long Total(string? outTradeNo = null)
    {
        JObject[] parts = Orders();
        return parts.Length == 0
            ? (long?)Sent.SelectToken("amount.total") ?? 0
            : parts.Where(part => outTradeNo is null || (string?)part["out_trade_no"] == outTradeNo).Sum(static part => (long?)part.SelectToken("amount.total_amount") ?? 0);
    }

    /// <summary>Gets the orders that are paid at once with it.</summary>
    public JObject[] Orders() => [.. (Sent["sub_orders"] as JArray ?? []).OfType<JObject>()];

    /// <summary>Tells whether an operation makes something that a payer pays.</summary>
    public static bool IsOrderOf(Operation maker, string name) => name is "out_trade_no" or "combine_out_trade_no" && maker.Path.Contains("transactions", StringComparison.Ordinal);
}
