namespace WeChatPay.Sandbox.Bills;

/// <summary>A row of a bill: a payment or a refund.</summary>
/// <param name="At">When it happened.</param>
/// <param name="TransactionId">WeChat Pay's number of the payment.</param>
/// <param name="OutTradeNo">The merchant's number of the order.</param>
/// <param name="Amount">The amount that was paid or refunded, in fen.</param>
internal sealed record BillEntry(DateTimeOffset At, string TransactionId, string OutTradeNo, long Amount)
{
    public string Appid { get; init; } = "";

    public string SubMchid { get; init; } = "";

    public string DeviceInfo { get; init; } = "";

    public string Openid { get; init; } = "";

    public string TradeType { get; init; } = "JSAPI";

    public string Description { get; init; } = "";

    public string Attach { get; init; } = "";

    /// <summary>Gets the fee, in fen; negative for a refund.</summary>
    public long Fee { get; init; }

    public string Rate { get; init; } = "0.00%";

    /// <summary>Gets WeChat Pay's number of the refund; null for a payment.</summary>
    public string? RefundId { get; init; }

    /// <summary>Gets the merchant's number of the refund; null for a payment.</summary>
    public string? OutRefundNo { get; init; }

    public bool IsRefund => RefundId is not null;

    public long Paid => IsRefund ? 0 : Amount;

    public long Refunded => IsRefund ? Amount : 0;
}
