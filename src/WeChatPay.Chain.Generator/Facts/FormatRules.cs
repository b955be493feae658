using WeChatPay.Facts;

namespace WeChatPay.Generator.Facts;

/// <summary>Gives formats and lengths to the fields whose name and protocol make them certain.</summary>
/// <remarks>The catalogue has types, but no formats. A rule that is wrong for one operation is taken back among the corrections.</remarks>
internal static class FormatRules
{
    private static readonly string[] Appids = ["appid", "sub_appid", "sp_appid", "combine_appid", "mch_appid", "wxappid"];
    private static readonly string[] Mchids = ["mchid", "mch_id", "sub_mchid", "sub_mch_id", "sp_mchid", "combine_mchid", "combine_mch_id"];

    // Fields of these names are times of RFC 3339 in every operation of APIv3 that has them as text.
    private static readonly string[] Times = ["success_time", "available_begin_time", "available_end_time"];
    private static readonly string[] Days = ["estimated_deduct_date", "policy_start_date", "policy_end_date"];
    private static readonly string[] FenWords = ["amount", "fee", "price", "total", "refund"];

    // The limits of an order; other operations have other limits under the same names.
    private static readonly Dictionary<string, int> LengthsOfOrders = new()
    {
        ["description"] = 127,
        ["attach"] = 128,
        ["goods_tag"] = 32,
        ["notify_url"] = 255,
    };

    private static readonly Dictionary<string, int> LengthsOfOrdersV2 = new()
    {
        ["body"] = 128,
        ["attach"] = 127,
        ["goods_tag"] = 32,
        ["detail"] = 6000,
        ["notify_url"] = 256,
    };

    /// <summary>Gives formats to the fields of an operation.</summary>
    public static Operation Apply(Operation operation) => operation with
    {
        Request = Apply(operation.Request, operation, "", isRequest: true),
        Response = Apply(operation.Response, operation, "", isRequest: false),
    };

    private static IReadOnlyList<Field> Apply(IReadOnlyList<Field> fields, Operation operation, string parent, bool isRequest) =>
        [.. fields.Select(field => Apply(field, operation, parent, isRequest))];

    private static Field Apply(Field field, Operation operation, string parent, bool isRequest)
    {
        var applied = field with { Fields = Apply(field.Fields, operation, field.Name, isRequest) };
        if (field.Type is FieldType.Object or FieldType.Boolean || field.Fields.Count > 0 || field.Values.Count > 0 || field.Encryption is not null)
            return applied;
        var format = field.Type == FieldType.String ? FormatOfText(field.Name, operation) : FormatOfNumber(field.Name, operation, parent, isRequest);
        return applied with
        {
            Format = format,
            MaxLength = isRequest && IsOrder(operation) ? LengthOf(field, operation, parent) : null,
        };
    }

    private static FieldFormat FormatOfText(string name, Operation operation) => name switch
    {
        "out_trade_no" or "combine_out_trade_no" => FieldFormat.OrderNumber,
        "out_refund_no" => FieldFormat.RefundNumber,
        "notify_url" => operation.IsXml ? FieldFormat.HttpUrl : FieldFormat.HttpsUrl,
        "bill_date" => operation.IsXml ? FieldFormat.CompactDay : FieldFormat.Day,
        "time_start" or "time_expire" => operation.IsXml ? FieldFormat.CompactTime : FieldFormat.Rfc3339,
        "time_end" when operation.IsXml => FieldFormat.CompactTime,
        _ when name == "openid" || name.EndsWith("_openid", StringComparison.Ordinal) => FieldFormat.Openid,
        _ when Appids.Contains(name) => FieldFormat.Appid,
        _ when Mchids.Contains(name) => FieldFormat.Mchid,
        _ when operation.IsXml => FieldFormat.None,
        _ when Times.Contains(name) => FieldFormat.Rfc3339,
        _ when Days.Contains(name) => FieldFormat.Day,
        _ => FieldFormat.None,
    };

    private static FieldFormat FormatOfNumber(string name, Operation operation, string parent, bool isRequest) =>
        !FenWords.Contains(name.Split('_')[^1]) ? FieldFormat.None
        : isRequest && IsPositive(name, operation, parent) ? FieldFormat.PositiveFen
        : FieldFormat.Fen;

    // What is to be paid, refunded or transferred is at least 1 fen.
    private static bool IsPositive(string name, Operation operation, string parent) => operation switch
    {
        { Method: not "POST" } => false,
        { IsXml: true } => (IsOrder(operation) || IsRefund(operation)) && name is "total_fee" or "refund_fee",
        _ => (IsOrder(operation) && parent == "amount" && name is "total" or "total_amount")
            || (IsRefund(operation) && parent == "amount" && name is "total" or "refund")
            || name == "transfer_amount",
    };

    private static int? LengthOf(Field field, Operation operation, string parent) =>
        field.Type == FieldType.String && parent is "json" or "xml" or "sub_orders"
        && (operation.IsXml ? LengthsOfOrdersV2 : LengthsOfOrders).TryGetValue(field.Name, out var most) ? most : null;

    private static bool IsOrder(Operation operation) => operation.Method == "POST"
        && (operation.IsXml
            ? operation.Path is "v2/pay/unifiedorder" or "v2/pay/micropay" or "v2/pay/facepay" or "v2/pay/contractorder"
            : operation.Path.StartsWith("v3/pay/transactions/", StringComparison.Ordinal)
                || operation.Path.StartsWith("v3/pay/partner/transactions/", StringComparison.Ordinal)
                || operation.Path.StartsWith("v3/combine-transactions/", StringComparison.Ordinal)
                || operation.Path.StartsWith("v3/transactions/", StringComparison.Ordinal)
                || operation.Path.StartsWith("v3/global/transactions/", StringComparison.Ordinal));

    private static bool IsRefund(Operation operation) => operation.Path
        is "v3/refund/domestic/refunds" or "v3/refunds" or "v3/global/refunds" or "v3/ecommerce/refunds/apply"
        or "v2/secapi/pay/refund" or "v2/secapi/pay/refundv2" or "v2/deposit/refund";
}
