using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.State;

/// <summary>Writes and reads a resource as JSON.</summary>
internal static class ResourceLine
{
    public static readonly LineForm<Resource> Form =
        new(Write, Read, static resource => (resource.Maker.ToString(), resource.Name, resource.Number));

    public static JObject Write(Resource resource) => new()
    {
        ["method"] = resource.Maker.Method,
        ["path"] = resource.Maker.Path,
        ["name"] = resource.Name,
        ["number"] = resource.Number,
        ["sent"] = resource.Sent,
        ["made_at"] = LineFields.Write(resource.MadeAt),
        ["phase"] = resource.Phase.ToString(),
        ["changed_at"] = LineFields.Write(resource.ChangedAt),
        ["paid_at"] = resource.PaidAt is { } paid ? LineFields.Write(paid) : null,
        ["prepay_id_v2"] = resource.PrepayIdV2,
        ["data_v2"] = resource.DataV2,
        ["refunds"] = new JArray(resource.Refunds.Select(static refund => new JObject
        {
            ["out_trade_no"] = refund.OutTradeNo,
            ["out_refund_no"] = refund.OutRefundNo,
            ["refund_id"] = refund.RefundId,
            ["fen"] = refund.Fen,
            ["at"] = LineFields.Write(refund.At),
        })),
    };

    /// <exception cref="FormatException">A field is missing, has another type, or names an operation that the table does not have.</exception>
    private static Resource Read(JToken line) => new(
        OperationTable.Default.Find(LineFields.Text(line, "method"), LineFields.Text(line, "path"))
            ?? throw new FormatException("The operation is not documented."),
        LineFields.Text(line, "name"),
        LineFields.Text(line, "number"),
        LineFields.Object(line, "sent"),
        LineFields.Time(line, "made_at"))
    {
        Phase = LineFields.Name<Phase>(line, "phase"),
        ChangedAt = LineFields.Time(line, "changed_at"),
        PaidAt = LineFields.TimeOrNull(line, "paid_at"),
        PrepayIdV2 = LineFields.TextOrNull(line, "prepay_id_v2"),
        DataV2 = LineFields.TextOrNull(line, "data_v2"),
        Refunds = [.. LineFields.List(line, "refunds").Select(static refund => new OrderRefund(
            LineFields.Text(refund, "out_trade_no"),
            LineFields.Text(refund, "out_refund_no"),
            LineFields.Text(refund, "refund_id"),
            LineFields.Integer(refund, "fen"),
            LineFields.Time(refund, "at")))],
    };
}
