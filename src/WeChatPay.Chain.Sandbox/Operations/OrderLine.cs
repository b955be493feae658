using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Operations;

/// <summary>An order as APIv2 and bills show it. A combination is one line for each of its orders.</summary>
/// <param name="Order">The order, or the combination.</param>
/// <param name="OutTradeNo">The merchant's number of this line.</param>
/// <param name="Total">The amount, in fen.</param>
/// <param name="Data">The data of this line, in APIv3's shape.</param>
internal sealed record OrderLine(Resource Order, string OutTradeNo, long Total, JObject Data)
{
    public string Appid => Find("appid", "sp_appid", "combine_appid");

    public string SubMchid => FindOwn("sub_mchid");

    public string DeviceInfo => Find("device_info");

    public string Description => FindOwn("description");

    public string Attach => FindOwn("attach");

    /// <summary>Gets who paid. An order that names no payer is paid by the payer of every sample.</summary>
    public string Openid => Find("payer.openid", "payer.sp_openid", "payer.sub_openid", "combine_payer_info.openid") is { Length: > 0 } openid
        ? openid
        : SampleValues.Openid;

    /// <summary>Gets the <c>trade_type</c>. APIv3 says it by the path.</summary>
    public string TradeType => Find("trade_type") is { Length: > 0 } tradeType ? tradeType : Order.Maker.Path.Split('/')[^1] switch
    {
        "native" => "NATIVE",
        "app" => "APP",
        "h5" => "MWEB",
        "codepay" => "MICROPAY",
        _ => "JSAPI",
    };

    public IEnumerable<OrderRefund> Refunds => Order.Refunds.Where(refund => refund.OutTradeNo == OutTradeNo);

    public long Refunded => Refunds.Sum(static refund => refund.Fen);

    /// <summary>Lists the lines of an order, one for each order of a combination.</summary>
    public static IEnumerable<OrderLine> List(Resource order) => order.Orders() is { Length: > 0 } parts
        ? parts.Select(part => new OrderLine(order, (string?)part["out_trade_no"] ?? "", (long?)part.SelectToken("amount.total_amount") ?? 0, part))
        : [Whole(order)];

    /// <summary>Finds the line with a number; the whole order where that is the number of a combination.</summary>
    public static OrderLine Find(Resource order, string outTradeNo) => List(order).FirstOrDefault(line => line.OutTradeNo == outTradeNo) ?? Whole(order);

    private static OrderLine Whole(Resource order) => new(order, order.Number, order.Total(), order.Sent);

    private string Find(params string[] paths) =>
        paths.Select(path => (string?)Order.Sent.SelectToken(path)).FirstOrDefault(static value => value is not null) ?? "";

    private string FindOwn(string name) => (string?)Data[name] ?? "";
}
