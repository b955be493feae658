using System.Globalization;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.State;

/// <summary>Writes and reads a resource as JSON.</summary>
internal static class ResourceLine
{
    public static JObject Write(Resource resource) => new()
    {
        ["method"] = resource.Maker.Method,
        ["path"] = resource.Maker.Path,
        ["name"] = resource.Name,
        ["number"] = resource.Number,
        ["sent"] = resource.Sent,
        ["made_at"] = Time(resource.MadeAt),
        ["phase"] = resource.Phase.ToString(),
        ["changed_at"] = Time(resource.ChangedAt),
        ["paid_at"] = resource.PaidAt is { } paid ? Time(paid) : null,
        ["prepay_id_v2"] = resource.PrepayIdV2,
        ["data_v2"] = resource.DataV2,
        ["refunds"] = new JArray(resource.Refunds.Select(static refund => new JObject
        {
            ["out_trade_no"] = refund.OutTradeNo,
            ["out_refund_no"] = refund.OutRefundNo,
            ["refund_id"] = refund.RefundId,
            ["fen"] = refund.Fen,
            ["at"] = Time(refund.At),
        })),
    };

    /// <exception cref="FormatException">A field is missing, has another type, or names an operation that the table does not have.</exception>
    public static Resource Read(JToken line) => new(
        OperationTable.Default.Find(Text(line, "method"), Text(line, "path")) ?? throw new FormatException("The operation is not documented."),
        Text(line, "name"),
        Text(line, "number"),
        Field(line, "sent") as JObject ?? throw Wrong("sent"),
        ReadTime(line, "made_at"))
    {
        Phase = Enum.TryParse<Phase>(Text(line, "phase"), out var phase) && Enum.IsDefined(phase) ? phase : throw Wrong("phase"),
        ChangedAt = ReadTime(line, "changed_at"),
        PaidAt = Field(line, "paid_at") is JValue { Type: JTokenType.String } ? ReadTime(line, "paid_at") : null,
        PrepayIdV2 = (string?)(Field(line, "prepay_id_v2") as JValue),
        DataV2 = (string?)(Field(line, "data_v2") as JValue),
        Refunds = [.. (Field(line, "refunds") as JArray ?? throw Wrong("refunds")).Select(static refund => new OrderRefund(
            Text(refund, "out_trade_no"),
            Text(refund, "out_refund_no"),
            Text(refund, "refund_id"),
            Field(refund, "fen") is JValue { Type: JTokenType.Integer } fen ? (long)fen : throw Wrong("fen"),
            ReadTime(refund, "at")))],
    };

    private static JToken? Field(JToken line, string name) => (line as JObject)?[name];

    private static string Text(JToken line, string name) => Field(line, name) is JValue { Value: string text } ? text : throw Wrong(name);

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadTime(JToken line, string name) =>
        DateTimeOffset.TryParseExact(Text(line, name), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Wrong(name);

    private static FormatException Wrong(string name) => new($"The field `{name}` is missing, or has another type.");
}
