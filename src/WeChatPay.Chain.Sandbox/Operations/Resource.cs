using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Something that a merchant made under a number: an order, a refund, a transfer.</summary>
/// <remarks>Immutable and thread-safe, because no code writes to <see cref="Sent"/>.</remarks>
/// <param name="Maker">The operation that made it.</param>
/// <param name="Name">What the number is called: <c>out_trade_no</c>.</param>
/// <param name="Number">The number.</param>
/// <param name="Sent">The data of the request that made it, with encrypted values decrypted. Orders and refunds have APIv3's shape, whichever protocol made
/// them.</param>
/// <param name="MadeAt">When it was made.</param>
internal sealed record Resource(Operation Maker, string Name, string Number, JObject Sent, DateTimeOffset MadeAt)
{
    public Phase Phase { get; init; }

    /// <summary>Gets when it entered its phase.</summary>
    public DateTimeOffset ChangedAt { get; init; } = MadeAt;

    /// <summary>Gets when it was paid; null until then.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Gets the refunds of an order, oldest first.</summary>
    public ImmutableList<OrderRefund> Refunds { get; init; } = [];

    /// <summary>The most refunds that WeChat Pay makes of one order.</summary>
    public const int MostRefunds = 50;

    /// <summary>Gets the <c>prepay_id</c> of an order of <c>pay/unifiedorder</c>.</summary>
    public string? PrepayIdV2 { get; init; }

    /// <summary>Gets what decides in APIv2 whether a second request for this number is the same request; null if APIv3 made it.</summary>
    public string? DataV2 { get; init; }

    /// <summary>Gets how much of it was refunded, in fen.</summary>
    public long Refunded => Refunds.Sum(static refund => refund.Fen);

    /// <summary>Gets the seed of every id of it, so that both protocols and every query show the same ids.</summary>
    public string Seed => $"{Name}={Number}";

    /// <summary>Gets WeChat Pay's number of the payment. It is public only once the order is paid.</summary>
    public string TransactionId => SampleNumbers.TransactionId(Seed);

    /// <summary>Gets the <c>pr</c> of the order's <c>code_url</c>, by which the cashier finds it.</summary>
    public string CashierToken => PrepayIdV2 ?? SampleNumbers.CashierToken(Seed);

    public ResourceKind Kind => ResourceKinds.Classify(Maker, Name);

    /// <summary>Gets whether a payer pays it.</summary>
    public bool IsOrder => Kind == ResourceKind.Order;

    /// <summary>Gets whether it is paid, or paid and refunded: what can be refunded and no longer be closed.</summary>
    public bool IsPaid => Phase is Phase.Paid or Phase.Refunded;

    /// <summary>Gets the total, in fen; of a combination, the total of one of its orders where that is named.</summary>
    /// <param name="outTradeNo">The number of the order in a combination; null for all.</param>
    public long Total(string? outTradeNo = null)
    {
        var parts = Orders();
        return parts.Length == 0
            ? (long?)Sent.SelectToken("amount.total") ?? 0
            : parts.Where(part => outTradeNo is null || (string?)part["out_trade_no"] == outTradeNo)
                .Sum(static part => (long?)part.SelectToken("amount.total_amount") ?? 0);
    }

    /// <summary>Gets the orders of a combination, which are paid at once.</summary>
    public JObject[] Orders() => [.. (Sent["sub_orders"] as JArray ?? []).OfType<JObject>()];

    /// <summary>Tells whether an order, or one of the orders of a combination, has a number of the merchant's.</summary>
    public bool HasNumber(string outTradeNo) => Number == outTradeNo || Array.Exists(Orders(), part => (string?)part["out_trade_no"] == outTradeNo);

    /// <summary>Makes a copy that is paid.</summary>
    public Resource Pay(DateTimeOffset now) => this with { Phase = Phase.Paid, ChangedAt = now, PaidAt = now };

    /// <summary>Makes a copy of which a part is refunded.</summary>
    public Resource Refund(OrderRefund refund) => this with { Phase = Phase.Refunded, Refunds = Refunds.Add(refund) };
}
