using WeChatPay.Facts;

namespace WeChatPay.Snippets.Search;

/// <summary>Knows which operations most merchants use, and what people call them.</summary>
/// <remarks>Of two that fit, the product that more merchants use comes first, then a merchant's own before a partner's, and both before WeChat Pay
/// abroad. Stateless and thread-safe.</remarks>
internal static class CommonOperations
{
    private const int Partner = -6, Overseas = -20, Older = -5, RareOlder = -20;

    private static readonly (string Path, int Weight)[] Products =
    [
        ("v3/pay/transactions/", 30), ("v3/pay/partner/transactions/", 30), ("v3/refund/domestic/", 30), ("v3/bill/", 30), ("v3/billdownload/", 30),
        ("v3/certificates", 30), ("v3/profitsharing/", 28), ("v3/fund-app/mch-transfer/", 28), ("v3/merchant/media/", 26), ("v3/marketing/favor/", 26),
        ("v3/merchant-service/complaint", 24), ("v3/combine-transactions/", 24), ("v3/applyment4sub/", 24), ("v3/payscore/serviceorder", 24),
        ("v3/marketing/busifavor/", 22), ("v3/payscore/", 20), ("v3/papay/", 18), ("v3/new-tax-control-fapiao/", 16), ("v3/ecommerce/", 14),
    ];

    // Of the ways to pay, the first ones are the most common.
    private static readonly string[] WaysToPay = ["jsapi", "native", "h5", "app"];

    private static readonly HashSet<string> CommonV2 = new(
        [
            "v2/pay/unifiedorder", "v2/pay/orderquery", "v2/pay/closeorder", "v2/pay/refundquery", "v2/pay/micropay", "v2/pay/downloadbill",
            "v2/pay/downloadfundflow", "v2/secapi/pay/refund", "v2/secapi/pay/reverse", "v2/mmpaymkttransfers/sendredpack",
        ],
        StringComparer.Ordinal);

    private static readonly Dictionary<string, int> Events = new(StringComparer.Ordinal)
    {
        ["TRANSACTION.SUCCESS"] = 24,
        ["REFUND.SUCCESS"] = 22,
        ["REFUND.ABNORMAL"] = 20,
        ["REFUND.CLOSED"] = 20,
        ["MCHTRANSFER.BILL.FINISHED"] = 20,
        ["COMPLAINT.CREATE"] = 18,
        ["COMPLAINT.STATE_CHANGE"] = 18,
        ["PAYSCORE.USER_PAID"] = 16,
        ["PAYSCORE.USER_CONFIRM"] = 16,
        ["PROFITSHARING.SUCCESS"] = 14,
        ["COUPON.USE"] = 12,
    };

    private static readonly string[] Ordering = ["统一下单", "下单", "预下单", "创建订单", "支付", "create order", "place order", "prepay"];

    private static readonly Dictionary<string, string[]> Aliases = new(StringComparer.Ordinal)
    {
        ["POST v3/pay/transactions/jsapi"] =
            [.. Ordering, "JSAPI支付", "小程序支付", "小程序下单", "公众号支付", "公众号下单", "mini program payment", "official account payment"],
        ["POST v3/pay/transactions/native"] = [.. Ordering, "Native支付", "扫码支付", "扫码下单", "二维码支付", "qr code payment"],
        ["POST v3/pay/transactions/h5"] = [.. Ordering, "H5支付", "网页支付", "手机网页支付", "mobile web payment"],
        ["POST v3/pay/transactions/app"] = [.. Ordering, "APP支付", "app payment"],
        ["POST v3/pay/transactions/codepay"] = ["刷卡支付", "条码支付", "被扫支付", "micropay", "barcode payment"],
        ["POST v3/pay/partner/transactions/jsapi"] = ["服务商下单", "服务商支付", "JSAPI支付", "partner order"],
        ["POST v3/pay/partner/transactions/native"] = ["服务商下单", "服务商支付", "Native支付", "partner order"],
        ["GET v3/pay/transactions/out-trade-no/{out_trade_no}"] = ["查单", "订单查询", "查询订单", "商户订单号查询订单", "query order", "order state"],
        ["GET v3/pay/transactions/id/{transaction_id}"] = ["查单", "订单查询", "查询订单", "query order", "order state"],
        ["POST v3/pay/transactions/out-trade-no/{out_trade_no}/close"] = ["关闭订单", "取消订单", "close order", "cancel order"],
        ["POST v3/pay/transactions/out-trade-no/{out_trade_no}/reverse"] = ["撤销订单", "冲正", "reverse order"],
        ["POST v3/refund/domestic/refunds"] = ["退款", "发起退款", "退钱", "refund", "create refund"],
        ["GET v3/refund/domestic/refunds/{out_refund_no}"] = ["退款查询", "查询退款", "退款状态", "refund query", "refund status"],
        ["GET v3/bill/tradebill"] = ["下载对账单", "对账单", "对账", "download bill", "trade bill"],
        ["GET v3/bill/fundflowbill"] = ["资金流水", "下载资金账单", "fund flow bill"],
        ["GET v3/billdownload/file"] = ["下载对账单", "下载账单文件", "download bill"],
        ["GET v3/certificates"] = ["平台证书", "下载平台证书", "platform certificate"],
        ["POST v3/merchant/media/upload"] = ["图片上传", "上传图片", "上传文件", "upload image"],
        ["POST v3/combine-transactions/jsapi"] = ["合单支付", "合单下单"],
        ["POST v3/fund-app/mch-transfer/transfer-bills"] = ["商家转账", "转账到零钱", "付款到零钱", "企业付款", "提现到零钱", "transfer to wallet"],
        ["POST v3/marketing/favor/coupon-stocks"] = ["优惠券", "创建优惠券", "coupon", "create coupon"],
        ["POST v3/marketing/favor/users/{openid}/coupons"] = ["发券", "发优惠券", "send coupon"],
        ["POST v3/marketing/busifavor/coupons/use"] = ["核销优惠券", "核销商家券", "use coupon"],
        ["POST v3/profitsharing/orders"] = ["分账", "发起分账", "profit sharing"],
        ["POST v3/profitsharing/return-orders"] = ["分账回退"],
        ["POST v3/applyment4sub/applyment/{empty}"] = ["特约商户进件", "商户进件", "商户入驻", "merchant onboarding"],
        ["GET v3/merchant-service/complaints-v2"] = ["投诉列表", "complaint list"],
        ["POST v3/merchant-service/complaints-v2/{complaint_id}/response"] = ["投诉回复", "回复投诉", "reply to complaint"],
        ["POST v3/papay/pay/transactions/apply"] = ["代扣扣款", "委托代扣扣款", "自动续费扣款"],
        ["POST v3/new-tax-control-fapiao/fapiao-applications"] = ["开发票", "开票", "issue invoice"],
        ["POST v2/mmpaymkttransfers/sendredpack"] = ["发红包", "现金红包", "send red packet"],
        ["POST v2/pay/micropay"] = ["刷卡支付", "付款码支付"],
        ["callback v3 TRANSACTION.SUCCESS"] = ["支付通知", "支付结果通知", "支付回调", "付款通知", "payment notification"],
        ["callback v3 REFUND.SUCCESS"] = ["退款通知", "退款结果通知", "退款回调", "refund notification"],
        ["callback v3 REFUND.ABNORMAL"] = ["退款通知", "退款结果通知", "退款回调", "异常退款"],
        ["callback v3 REFUND.CLOSED"] = ["退款通知", "退款结果通知", "退款回调"],
        ["callback v3 MCHTRANSFER.BILL.FINISHED"] = ["转账回调", "转账通知", "transfer notification"],
    };

    /// <summary>Gets what people call an operation, beside its name.</summary>
    public static IReadOnlyList<string> FindAliases(Operation operation) => Aliases.GetValueOrDefault($"{operation.Method} {operation.Path}") ?? [];

    /// <inheritdoc cref="FindAliases(Operation)"/>
    public static IReadOnlyList<string> FindAliases(DocumentedCallback callback) =>
        Aliases.GetValueOrDefault($"{Hit.Callback} {callback.Protocol} {callback.Event}") ?? [];

    /// <summary>Gets the keys of the aliases, <c>POST v3/refund/domestic/refunds</c> or <c>callback v3 REFUND.SUCCESS</c>.</summary>
    public static IEnumerable<string> AliasKeys => Aliases.Keys;

    /// <summary>Weighs an operation by its product and its users.</summary>
    public static int Weigh(Operation operation)
    {
        var path = operation.Path;
        if (operation.IsXml)
            return CommonV2.Contains(path) ? Older : RareOlder;
        if (IsOverseas(operation))
            return Overseas;
        var weight = Array.Find(Products, product => path.StartsWith(product.Path, StringComparison.Ordinal)).Weight;
        if (path.Contains("transactions/", StringComparison.Ordinal) && Array.IndexOf(WaysToPay, path[(path.LastIndexOf('/') + 1)..]) is >= 0 and var place)
            weight += WaysToPay.Length + 1 - place;
        return path.Contains("/partner/", StringComparison.Ordinal) || path.StartsWith("v3/ecommerce/", StringComparison.Ordinal) ? weight + Partner : weight;
    }

    /// <summary>Weighs a callback.</summary>
    public static int Weigh(DocumentedCallback callback) => callback.Protocol switch
    {
        "v3" => Events.GetValueOrDefault(callback.Event),
        "v2" => Older,
        _ => Partner,
    };

    private static bool IsOverseas(Operation operation) =>
        operation.Path.Contains("global/", StringComparison.Ordinal) || operation.Path.Contains("oversea", StringComparison.Ordinal)
        || Array.Exists(OverseasPaths, path => operation.Path.StartsWith(path, StringComparison.Ordinal))
        || operation.BaseUri?.Contains("apihk", StringComparison.Ordinal) is true;

    private static readonly string[] OverseasPaths =
        ["v3/refunds", "v3/transactions/", "v3/statements", "v3/settle/", "v3/merchants", "v3/customs/"];
}
