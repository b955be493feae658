using System.Globalization;
using System.Security.Cryptography;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Checks data against the fields of the table, and keeps the first error.</summary>
/// <remarks>Mutable: use it from one thread. It ignores fields that the table does not have, as WeChat Pay does.</remarks>
/// <param name="location">Where the fields are: <c>body</c>, <c>query</c>, <c>path</c> or <c>header</c>.</param>
/// <param name="unseal">Decrypts the text of a field that is marked so.</param>
/// <param name="isText">Whether every value is text, as in a query or in APIv2's XML: numbers are read from it.</param>
internal sealed class DocumentedFieldRules(string location, Func<string, string> unseal, bool isText)
{
    private const int MostShown = 200;
    private const int MostValuesShown = 40;

    /// <summary>Gets the first error; null for none so far.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Checks an object.</summary>
    /// <param name="fields">Its documented fields.</param>
    /// <param name="given">The data of the request.</param>
    /// <param name="at">A JSON pointer to it; empty for the outermost.</param>
    /// <returns>The documented fields that were sent, decrypted, encoded ones decoded.</returns>
    public JObject Object(IReadOnlyCollection<Field> fields, JObject given, string at = "")
    {
        var plain = new JObject();
        foreach (var field in fields)
        {
            if (Problem is not null)
                break;
            var pointer = $"{at}/{field.Name}";
            if (given[field.Name] is not { Type: not JTokenType.Null } value)
            {
                if (field.IsRequired)
                    Refuse(field, pointer, "missing", "is missing");
            }
            else if (!plain.ContainsKey(field.Name))
            {
                plain[field.Name] = OneOf([.. fields.Where(other => other.Name == field.Name)], value, pointer);
            }
        }
        return plain;
    }

    // A field that the table has twice is one of several, which depends on the trade: the value must fit one of them.
    private JToken? OneOf(Field[] choices, JToken value, string at)
    {
        for (var i = 1; i < choices.Length; i++)
        {
            var trial = new DocumentedFieldRules(location, unseal, isText);
            var plain = trial.Any(choices[i], value, at);
            if (trial.Problem is null)
                return plain;
        }
        return Any(choices[0], value, at);
    }

    private JToken? Any(Field field, JToken value, string at) => field.IsList ? List(field, value, at) : Value(field, value, at);

    private JToken? List(Field field, JToken value, string at)
    {
        // A query repeats a name, or parts values by commas: it has no lists.
        if (isText)
            return Encoded(field, value, at);
        if (value is not JArray list)
            return Refuse(field, at, "wrong type", $"is of the type {Name(value)}, not a list: {field.TypeName}");
        if (list.Count == 0 && field.IsRequired)
            return Refuse(field, at, "empty", "is a list of nothing");
        return new JArray(list.Select((item, index) => Problem is null ? Value(field, item, $"{at}/{index}") : null).Where(static item => item is not null));
    }

    private JToken? Value(Field field, JToken value, string at) => field switch
    {
        { Encryption: "rsa" } => Sealed(field, value, at),
        { Encoding: not null } or { Type: FieldType.Object } when isText => Encoded(field, value, at),
        { Encoding: "json", Fields.Count: > 0 } => Encoded(field, value, at),
        { Type: FieldType.Object } =>
            value is JObject inner ? Object(field.Fields, inner, at) : Refuse(field, at, "wrong type", $"is of the type {Name(value)}, not object"),
        _ => Plain(field, value, at),
    };

    private JToken? Plain(Field field, JToken value, string at)
    {
        var read = isText && field.Type != FieldType.String ? Read(field.Type, Text(value)) : value;
        if (read is JValue { Value: decimal number } && field.Type == FieldType.Number)
            read = JsonNumber.Create(number);
        if (read is null || !Fits(field.Type, read))
            return Refuse(field, at, "wrong type", isText
                ? $"is `{Shown(Text(value))}`, not {field.TypeName}"
                : $"is of the type {Name(value)}, not {field.TypeName}");
        if (field is { Type: FieldType.String, IsRequired: true } && ((string)read!).Length == 0)
            return Refuse(field, at, "empty", "is empty");
        if (IsOutside(field, Text(read)))
            return Refuse(field, at, "unknown value", $"is `{Shown(Text(read))}`, not {Choice(field.Values)}");
        return HttpUrl.FindMismatch(field, Text(read)) is { } form
            ? Refuse(field, at, "wrong format", $"is `{Shown(Text(read))}`, not {form}")
            : read;
    }

    private JToken? Sealed(Field field, JToken value, string at)
    {
        if (value.Type != JTokenType.String)
            return Refuse(field, at, "wrong type", $"is of the type {Name(value)}, not string");
        if (!field.IsRequired && ((string)value!).Length == 0)
            return value;
        try
        {
            return unseal((string)value!);
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return Refuse(field, at, "not encrypted",
                $"has to be encrypted, RSAES-OAEP with SHA-1 and MGF1 and written as Base64, with the platform's key that the header Wechatpay-Serial names: "
                + $"{error.Message.TrimEnd('.')}");
        }
    }

    private JToken? Encoded(Field field, JToken value, string at)
    {
        if (value.Type != JTokenType.String)
            return Refuse(field, at, "wrong type", $"is of the type {Name(value)}, not a text of {field.Encoding ?? "json"}");
        var text = (string)value!;
        if (text.Length == 0)
            return field.IsRequired ? Refuse(field, at, "empty", "is empty") : value;
        if (field.Fields.Count == 0)
            return value;
        if (field.Encoding == "url")
            return Inner(check => check.Object(field.Fields, QueryReader.ParseObject(Uri.UnescapeDataString(text)), at), texts: true);
        try
        {
            var decoded = StrictJson.Parse(text);
            return decoded switch
            {
                JObject when field.EncodesList => Refuse(field, at, "wrong type", "is a JSON object, not a list of objects: [{…}]"),
                JObject inner => Inner(check => check.Object(field.Fields, inner, at)),
                JArray list => new JArray(list.Select((item, index) => item is JObject each
                    ? Inner(check => check.Object(field.Fields, each, $"{at}/{index}"))
                    : item)),
                _ => Refuse(field, at, "not JSON", "is not a JSON object"),
            };
        }
        catch (JsonException error)
        {
            return Refuse(field, at, "not JSON", $"is not JSON: {error.Message.TrimEnd('.')}");
        }
    }

    // Inside a text of JSON, values have JSON's types.
    private JObject Inner(Func<DocumentedFieldRules, JObject> look, bool texts = false)
    {
        var check = new DocumentedFieldRules(location, unseal, texts);
        var plain = look(check);
        Problem ??= check.Problem;
        return plain;
    }

    private JValue? Refuse(Field field, string at, string issue, string problem)
    {
        Problem ??= new Problem(at, location, issue, $"The {(field.IsRequired ? "required " : "")}field {at} in the {location} {problem}");
        return null;
    }

    // Where the documented values of a number are words, the documentation is wrong about the type or the values: neither is checked.
    private static bool IsOutside(Field field, string value) =>
        field.Values.Count > 0 && !field.Values.Contains(value) && (value.Length > 0 || field.IsRequired)
        && (field.Type == FieldType.String
            || field.Values.Any(static value => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _)));

    private static bool Fits(FieldType type, JToken value) => type switch
    {
        FieldType.String => value.Type == JTokenType.String,
        FieldType.Integer => value.Type == JTokenType.Integer,
        FieldType.Number => value.Type is JTokenType.Integer or JTokenType.Float,
        FieldType.Boolean => value.Type == JTokenType.Boolean,
        _ => value.Type == JTokenType.Object,
    };

    private static JValue? Read(FieldType type, string text) => type switch
    {
        FieldType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new JValue(number) : null,
        FieldType.Number => JsonNumber.TryParse(text),
        FieldType.Boolean => FieldTypes.ParseBoolean(text) is { } truth ? new JValue(truth) : null,
        _ => new JValue(text),
    };

    private static string Choice(IReadOnlyList<string> values) =>
        string.Join(" or ", values.Take(MostValuesShown)) + (values.Count > MostValuesShown ? $" … ({values.Count} values)" : "");

    private static string Name(JToken value) => value.Type.ToString().ToLowerInvariant();

    private static string Text(JToken value) => value is JValue { Value: { } plain } ? Convert.ToString(plain, CultureInfo.InvariantCulture)! : "";

    private static string Shown(string text) => text.Length <= MostShown ? text : text[..MostShown] + "…";
}
