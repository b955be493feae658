using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Samples;

/// <summary>Makes plausible values for documented fields.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="mchid">The merchant.</param>
/// <param name="now">The time.</param>
/// <param name="seed">The seed of ids.</param>
/// <param name="isV2">Whether it is for APIv2, which has another format for times.</param>
internal sealed class SampleValues(string mchid, DateTimeOffset now, string seed, bool isV2 = false)
{
    /// <summary>The payer of every sample.</summary>
    public const string Openid = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

    /// <summary>Makes an object with every field, those that may be absent as well; of one that is documented twice the first counts.</summary>
    public JObject Make(IEnumerable<Field> fields) => new(fields.DistinctBy(WireName).Select(field => new JProperty(WireName(field), Make(field))));

    /// <summary>Gives the name on the wire: of a numbered field that of the first, <c>coupon_id_0</c> for <c>coupon_id_$n</c>.</summary>
    public static string WireName(Field field) => field.Name.Replace("$n", "0", StringComparison.Ordinal).Replace("$m", "0", StringComparison.Ordinal);

    /// <summary>Makes a value; a list of one where the field is a list.</summary>
    public JToken Make(Field field) => field.IsList ? new JArray(One(field)) : One(field);

    /// <summary>Makes one value that is not an object.</summary>
    public JValue MakePlain(Field field) => field switch
    {
        { Type: FieldType.Boolean } => new JValue(true),
        { Type: FieldType.Integer or FieldType.Number, Values: [var first, ..] } when long.TryParse(first, NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var number) => new JValue(number),
        { Type: FieldType.Integer or FieldType.Number } => new JValue(Number(field.Name)),
        _ => new JValue(Text(field)),
    };

    private JToken One(Field field) => field switch
    {
        { Encoding: not null } => Make(field.Fields).ToString(Formatting.None),
        { Type: FieldType.Object } or { Encryption: not null, Fields.Count: > 0 } => Make(field.Fields),
        _ => MakePlain(field),
    };

    private long Number(string name) => name switch
    {
        _ when name.EndsWith("_time", StringComparison.Ordinal) || name == "timestamp" => now.ToUnixTimeSeconds(),
        _ when IsCount(name) => 1,
        "offset" => 0,
        _ => 100,
    };

    private static bool IsCount(string name) => name.Split('_').Any(static word => word is "count" or "num" or "quantity" or "times");

    private string Text(Field field) => field.Values is [var first, ..] ? first : field.Name switch
    {
        "mchid" or "mch_id" or "combine_mch_id" or "combine_mchid" or "sp_mchid" => mchid,
        "sub_mchid" or "sub_mch_id" => "1900000209",
        "result_code" or "return_code" => "SUCCESS",
        "return_msg" => "OK",
        "currency" or "fee_type" or "payer_currency" or "settlement_currency" => "CNY",
        "bank_type" => "OTHERS",

        // APIv2 writes its times without separators.
        "time_end" => ChinaTime.Compact(now),
        var name when name.EndsWith("appid", StringComparison.Ordinal) => "wx8888888888888888",
        var name when name.EndsWith("openid", StringComparison.Ordinal) => Openid,
        var name when name.EndsWith("_fee", StringComparison.Ordinal) || name.EndsWith("_amount", StringComparison.Ordinal) => "100",
        var name when name.EndsWith("_time", StringComparison.Ordinal) => isV2 ? ChinaTime.Readable(now) : ChinaTime.Rfc3339(now),
        var name when name.EndsWith("_date", StringComparison.Ordinal) => ChinaTime.Day(now),
        "timestamp" => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "code_url" => $"weixin://wxpay/bizpayurl?pr={SampleNumbers.Alphanumeric(seed, 12)}",
        var name when name.EndsWith("url", StringComparison.Ordinal) => "https://example.com/" + name,
        "prepay_id" => "wx" + SampleNumbers.Digits(seed + "/prepay_id", 32),
        "transaction_id" => SampleNumbers.TransactionId(seed),
        "refund_id" => SampleNumbers.RefundId(seed),
        var name when name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("_no", StringComparison.Ordinal) =>
            SampleNumbers.Digits($"{seed}/{name}", 28),
        var name when IsCount(name) => "1",
        var name => name,
    };
}
