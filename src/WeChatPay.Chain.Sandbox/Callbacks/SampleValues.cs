using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>Makes a resource out of its documented fields: of the right shape, with values that a reader takes for what they are.</summary>
/// <remarks>Thread-safe: it holds nothing that changes.</remarks>
internal sealed class SampleValues(string mchid, DateTimeOffset now)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Makes an object with every field, those that may be absent as well.</summary>
    public JObject Of(IEnumerable<EventField> fields) => new(fields.Select(field => new JProperty(field.Name, Of(field))));

    private JToken Of(EventField field) => field.Type switch
    {
        "object" or "ecb" or "gcm" => Of(field.Fields),
        "object[]" => new JArray(Of(field.Fields)),
        "string[]" or "rsa[]" => new JArray(Text(field)),
        "integer" or "number" when field.Allowed is [var first, ..] => long.Parse(first, System.Globalization.CultureInfo.InvariantCulture),
        "integer" or "number" => Number(field.Name),
        "boolean" => true,
        "json" => Of(field.Fields).ToString(Formatting.None),
        _ => Text(field),
    };

    private long Number(string name) => name.EndsWith("_time", StringComparison.Ordinal) ? now.ToUnixTimeSeconds() : name.Contains("count", StringComparison.Ordinal) || name.Contains("num", StringComparison.Ordinal) ? 1 : 100;

    private string Text(EventField field) => field.Allowed is [var first, ..] ? first : field.Name switch
    {
        "mchid" or "mch_id" or "combine_mch_id" or "sp_mchid" => mchid,
        "sub_mchid" or "sub_mch_id" => "1900000209",
        "result_code" or "return_code" => "SUCCESS",
        "return_msg" => "OK",
        "currency" or "fee_type" => "CNY",
        // APIv2 writes its times without separators.
        "time_end" => now.ToOffset(China).ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture),
        var name when name.EndsWith("appid", StringComparison.Ordinal) => "wx8888888888888888",
        var name when name.EndsWith("openid", StringComparison.Ordinal) => "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        var name when name.EndsWith("_fee", StringComparison.Ordinal) || name.EndsWith("_amount", StringComparison.Ordinal) => "100",
        var name when name.EndsWith("_time", StringComparison.Ordinal) => now.ToOffset(China).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
        var name when name.EndsWith("_date", StringComparison.Ordinal) => now.ToOffset(China).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        var name when name.EndsWith("url", StringComparison.Ordinal) => "https://example.com/" + name,
        var name when name.EndsWith("_id", StringComparison.Ordinal) => "4200000000202601010000000001",
        var name when name.EndsWith("_no", StringComparison.Ordinal) => "sandbox-" + now.ToUnixTimeSeconds(),
        var name => name,
    };
}
