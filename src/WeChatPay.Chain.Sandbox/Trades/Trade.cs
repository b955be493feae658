using System.Collections.Immutable;
using System.Globalization;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Trades;

/// <summary>An order of APIv2 and what became of it.</summary>
/// <remarks>Thread-safe: immutable.</remarks>
internal sealed record Trade(string OutTradeNo, int TotalFee, string TradeType, XmlFields Request)
{
    public string? PrepayId { get; init; }

    /// <summary>Gets WeChat Pay's number of the payment; null until it is paid.</summary>
    public string? TransactionId { get; init; }

    public DateTimeOffset PaidAt { get; init; }

    public string Openid { get; init; } = "";

    public bool IsClosed { get; init; }

    public ImmutableList<Refund> Refunds { get; init; } = [];

    public int Refunded => Refunds.Sum(static refund => refund.Fee);

    public string State => this switch
    {
        { Refunds.Count: > 0 } => "REFUND",
        { TransactionId: not null } => "SUCCESS",
        { IsClosed: true } => "CLOSED",
        _ => "NOTPAY",
    };

    /// <summary>Gets the data apart from what differs in every attempt: two calls with the same are the same call.</summary>
    public string Data => XmlSignature.Text(Request.Written.Where(static sent => sent.Key is not ("nonce_str" or "sign_type")));

    public Trade PaidNow(DateTimeOffset now, string openid) =>
        this with { TransactionId = RandomNames.TransactionId(), PaidAt = now, Openid = openid.Length > 0 ? openid : RandomNames.Openid() };

    /// <summary>What is said of a payment, in the order in which it is documented; nothing of an order that is not paid.</summary>
    public (string Name, string? Value)[] Payment() => TransactionId is null
        ? []
        :
        [
            ("openid", Openid),
            ("is_subscribe", "N"),
            ("trade_type", TradeType),
            ("bank_type", "OTHERS"),
            ("total_fee", Number(TotalFee)),
            ("fee_type", "CNY"),
            ("cash_fee", Number(TotalFee)),
            ("cash_fee_type", "CNY"),
            ("transaction_id", TransactionId),
            ("time_end", ChinaTime.Compact(PaidAt)),
        ];

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
