using WeChatPay.Bills;

namespace WeChatPay;

/// <summary>A row of a bill of trades: a payment or a refund.</summary>
/// <remarks>A bill of payments alone lacks the columns of refunds; their properties are then empty. Immutable and thread-safe.</remarks>
public sealed class TradeBillRow : BillRow
{
    internal const string SettledName = "应结订单金额";
    internal const string CouponName = "代金券金额";
    internal const string RefundedName = "退款金额";
    internal const string CouponRefundedName = "充值券退款金额";
    internal const string FeeName = "手续费";
    internal const string TotalName = "订单金额";
    internal const string RequestedRefundName = "申请退款金额";

    private TradeBillRow(BillCells cells)
        : base(cells)
    {
    }

    /// <summary>Gets 交易时间: when it happened, +08:00.</summary>
    public DateTimeOffset TradeTime => TimeOf("交易时间");

    /// <summary>Gets 公众账号ID.</summary>
    public string Appid => Text("公众账号ID");

    /// <summary>Gets 商户号.</summary>
    public string Mchid => Text("商户号");

    /// <summary>Gets 特约商户号; <see langword="null"/> for none.</summary>
    public string? SubMchid => Number("特约商户号") ?? Number("子商户号");

    /// <summary>Gets 微信订单号: WeChat Pay's number of the payment.</summary>
    public string TransactionId => Text("微信订单号");

    /// <summary>Gets 商户订单号: the merchant's number of the order.</summary>
    public string OutTradeNo => Text("商户订单号");

    /// <summary>Gets 用户标识: the payer.</summary>
    public string Openid => Text("用户标识");

    /// <summary>Gets 交易类型, for example <c>JSAPI</c>.</summary>
    public string TradeType => Text("交易类型");

    /// <summary>Gets 交易状态: <c>SUCCESS</c>, <c>REFUND</c> or <c>REVOKED</c>.</summary>
    public string TradeState => Text("交易状态");

    /// <summary>Gets whether the row is a refund.</summary>
    public bool IsRefund => RefundId is not null;

    /// <summary>Gets 货币种类, for example <c>CNY</c>.</summary>
    public string Currency => Text("货币种类");

    /// <summary>Gets 订单金额: the amount of the order; 0 in the row of a refund.</summary>
    public Fen Total => TryGet(TotalName, out _) ? FenOf(TotalName) : FenOf("总金额");

    /// <summary>Gets 应结订单金额: what WeChat Pay settles, which is the order without coupons that are not settled.</summary>
    public Fen Settled => FenOf(SettledName);

    /// <summary>Gets 代金券金额.</summary>
    public Fen Coupon => FenOf(CouponName);

    /// <summary>Gets 微信退款单号; <see langword="null"/> for a payment.</summary>
    public string? RefundId => Number("微信退款单号");

    /// <summary>Gets 商户退款单号; <see langword="null"/> for a payment.</summary>
    public string? OutRefundNo => Number("商户退款单号");

    /// <summary>Gets 退款金额: what was refunded without coupons that are not settled.</summary>
    public Fen Refunded => FenOf(RefundedName);

    /// <summary>Gets 申请退款金额: the amount that the merchant asked to refund.</summary>
    public Fen RequestedRefund => FenOf(RequestedRefundName);

    /// <summary>Gets 退款状态, for example <c>SUCCESS</c> or <c>PROCESSING</c>; empty for a payment.</summary>
    public string RefundStatus => Text("退款状态");

    /// <summary>Gets 退款申请时间; <see langword="null"/> where the bill lacks it.</summary>
    public DateTimeOffset? RefundRequested => TimeIfAny("退款申请时间");

    /// <summary>Gets 退款成功时间; <see langword="null"/> where the bill lacks it.</summary>
    public DateTimeOffset? RefundSucceeded => TimeIfAny("退款成功时间");

    /// <summary>Gets 商品名称.</summary>
    public string Description => Text("商品名称");

    /// <summary>Gets 商户数据包.</summary>
    public string Attach => Text("商户数据包");

    /// <summary>Gets 手续费; negative where a refund gives it back.</summary>
    public Fen Fee => FenOf(FeeName);

    /// <summary>Gets 费率, for example <c>0.60%</c>.</summary>
    public string Rate => Text("费率");

    internal static new TradeBillRow Create(BillCells cells) => new(cells);
}
