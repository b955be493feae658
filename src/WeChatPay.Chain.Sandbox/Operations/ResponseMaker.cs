using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Makes the body of a response from the table. Data that was sent comes back under the same name, the rest is plausible.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
/// <param name="samples">Makes values that were not sent.</param>
/// <param name="sent">The data of this request, or of the request that made the resource.</param>
/// <param name="resource">The resource; null for none in the book.</param>
/// <param name="seal">Encrypts values that only the merchant may read.</param>
internal sealed class ResponseMaker(SampleValues samples, JObject sent, Resource? resource, Func<string, string> seal)
{
    // An order has these fields only once it is paid.
    private static readonly string[] OfPayments = ["transaction_id", "combine_transaction_id", "success_time", "bank_type", "promotion_detail", "trade_type"];

    private readonly Dictionary<string, JToken> _identifiers = Identifiers(sent);

    /// <summary>Makes an object.</summary>
    /// <param name="fields">Its documented fields.</param>
    public JObject Make(IEnumerable<Field> fields) => Make(fields, sent, isOutermost: true);

    private JObject Make(IEnumerable<Field> fields, JObject? said, bool isOutermost = false)
    {
        var made = new JObject();
        foreach (var field in fields)
        {
            if (!IsLeftOut(field) && !made.ContainsKey(field.Name))
                made[SampleValues.WireName(field)] = Value(field, said?[field.Name] ?? (isOutermost ? null : Inherited(field, said)), said);
        }
        return made;
    }

    private JToken Value(Field field, JToken? said, JObject? siblings)
    {
        if (!field.IsList)
            return One(field, said, siblings);
        return said is JArray { Count: > 0 } list ? new JArray(list.Select(item => One(field, item, null))) : new JArray(One(field, null, null));
    }

    private JToken One(Field field, JToken? said, JObject? siblings) => field switch
    {
        { Encryption: "rsa" } => seal(Text(said) is { Length: > 0 } text ? text : Text(samples.MakePlain(field))!),
        { Encoding: not null } => Encoded(field, said),
        { Type: FieldType.Object } => Make(field.Fields, said as JObject),
        _ => State(field) ?? Echo(field, said) ?? Identifier(field) ?? Amount(field, siblings) ?? samples.MakePlain(field),
    };

    private string Encoded(Field field, JToken? said) => said switch
    {
        JValue { Type: JTokenType.String } text => (string)text!,
        _ when field.EncodesList => new JArray((said as JArray ?? new JArray(JValue.CreateNull())).Select(item => Make(field.Fields, item as JObject)))
            .ToString(Formatting.None),
        _ => Make(field.Fields, said as JObject).ToString(Formatting.None),
    };

    // A response of success tells of no error.
    private bool IsLeftOut(Field field) => SampleValues.IsLeftOut(field)
        || !field.IsRequired && resource is { IsOrder: true, Phase: Phase.Open or Phase.Closed or Phase.Cancelled } && OfPayments.Contains(field.Name);

    private JValue? State(Field field)
    {
        if (resource is null)
            return null;
        if (StateWords.IsState(field))
            return new JValue(StateWords.Find(field, resource.Phase));
        return field.Name switch
        {
            "trade_state_desc" => new JValue(StateWords.Describe(resource.Phase)),
            "transaction_id" or "combine_transaction_id" when resource.IsOrder => new JValue(resource.TransactionId),
            "success_time" or "update_time" when field.Type == FieldType.String => new JValue(ChinaTime.Rfc3339(resource.ChangedAt)),
            "create_time" when field.Type == FieldType.String => new JValue(ChinaTime.Rfc3339(resource.MadeAt)),
            _ => null,
        };
    }

    // Only values that the documentation allows in the response come back.
    private static JValue? Echo(Field field, JToken? said)
    {
        if (said is not JValue { Value: not null } || Text(said) is not { } text || (field.Values.Count > 0 && !field.Values.Contains(text)))
            return null;
        return field.Type switch
        {
            FieldType.String => new JValue(text),
            FieldType.Boolean => said.Type == JTokenType.Boolean ? new JValue((bool)said) : null,
            FieldType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new JValue(number) : null,
            FieldType.Number => JsonNumber.TryParse(text),
            _ => null,
        };
    }

    private JValue? Identifier(Field field) => Echo(field, _identifiers.GetValueOrDefault(field.Name));

    // In an object that was not sent: the value that was sent outside it under the same name. In an object that was sent: identifiers only.
    private JToken? Inherited(Field field, JObject? said) =>
        said is null && sent[field.Name] is JValue outside ? outside : IsIdentifier(field.Name) ? _identifiers.GetValueOrDefault(field.Name) : null;

    // Amounts that were not sent follow from those that were: 1 fen paid is not 100 fen.
    private static JValue? Amount(Field field, JObject? siblings)
    {
        if (field.Type is not (FieldType.Integer or FieldType.Number) || siblings is null)
            return null;
        var total = siblings["total"] ?? siblings["total_amount"];
        if (total is not { Type: JTokenType.Integer or JTokenType.Float })
            return null;
        return field.Name switch
        {
            _ when field.Name.Contains("discount", StringComparison.Ordinal) => new JValue(0L),
            _ when field.Name.Contains("refund", StringComparison.Ordinal) && siblings["refund"] is JValue refund => new JValue(refund),
            "payer_total" or "settlement_total" or "payer_amount" => new JValue((JValue)total),
            _ => null,
        };
    }

    private static Dictionary<string, JToken> Identifiers(JObject sent)
    {
        var found = new Dictionary<string, JToken>(StringComparer.Ordinal);
        foreach (var property in sent.DescendantsAndSelf().OfType<JProperty>().Where(static property => property.Value is JValue && IsIdentifier(property.Name))
            .OrderBy(static property => property.Ancestors().Count()))
            found.TryAdd(property.Name, property.Value);
        return found;
    }

    private static bool IsIdentifier(string name) => name.EndsWith("_no", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.Ordinal)
        || name.EndsWith("appid", StringComparison.Ordinal) || name.EndsWith("mchid", StringComparison.Ordinal)
            || name.EndsWith("openid", StringComparison.Ordinal) || name == "currency";

    private static string? Text(JToken? value) => value switch
    {
        JValue { Type: JTokenType.Boolean } truth => (bool)truth ? "true" : "false",
        JValue { Value: { } plain } => Convert.ToString(plain, CultureInfo.InvariantCulture),
        _ => null,
    };
}
