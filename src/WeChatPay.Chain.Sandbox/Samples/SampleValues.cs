using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

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

    private static readonly string[] WordsOfFailure = ["err", "error", "fail", "failed", "failure", "reject"];

    private readonly SampleTexts _texts = new(mchid, now, seed, isV2);

    /// <summary>Tells whether a field tells of an error or a refusal. A success has no value for it.</summary>
    public static bool IsOfFailure(Field field) => field.Name.Split('_').Any(WordsOfFailure.Contains);

    /// <summary>Tells whether a success leaves a field out: one of a failure, unless it is required and can be empty.</summary>
    public static bool IsLeftOut(Field field) => IsOfFailure(field) && (!field.IsRequired || field.Values.Count > 0);

    /// <summary>Makes an object with every field of a success, those that may be absent as well; of one that is documented twice the first counts.</summary>
    public JObject Make(IEnumerable<Field> fields) => new(fields.Where(static field => !IsLeftOut(field)).DistinctBy(WireName)
        .Select(field => new JProperty(WireName(field), Make(field))));

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
        { Type: FieldType.Integer or FieldType.Number } => new JValue(IsOfFailure(field) ? 0 : Number(field.Name)),
        { Values: [var first, ..] } => new JValue(first),
        _ => new JValue(IsOfFailure(field) ? "" : _texts.Make(field)),
    };

    private JToken One(Field field) => field switch
    {
        { Encoding: not null, EncodesList: true } => new JArray(Make(field.Fields)).ToString(Formatting.None),
        { Encoding: not null } => Make(field.Fields).ToString(Formatting.None),
        { Type: FieldType.Object } or { Encryption: not null, Fields.Count: > 0 } => Make(field.Fields),
        _ => MakePlain(field),
    };

    private long Number(string name) => name switch
    {
        _ when name.EndsWith("_time", StringComparison.Ordinal) || name == "timestamp" => now.ToUnixTimeSeconds(),
        _ when name.Split('_').Any(static word => word is "count" or "num" or "quantity" or "times") => 1,
        "offset" => 0,
        _ => 100,
    };
}
