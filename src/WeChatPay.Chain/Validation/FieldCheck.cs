using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Json;
using WeChatPay.Util;

namespace WeChatPay.Validation;

/// <summary>Compares values with documented fields.</summary>
/// <param name="findings">Collects the findings.</param>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class FieldCheck(Findings findings)
{
    /// <summary>Checks an object of JSON.</summary>
    public void Json(JToken given, IReadOnlyList<Field> fields, string path)
    {
        if (given is not JObject json)
        {
            findings.Add(path, "is not an object: the documentation has fields there");
            return;
        }
        foreach (var field in fields)
        {
            if (json[field.Name] is not { Type: not JTokenType.Null } value)
                Missing(field, path);
            else if (IsDocumentedOnce(field, fields))
                JsonValue(value, field, $"{path}.{field.Name}");
        }
        Unknown(json.Properties().Select(static property => property.Name), fields, path);
    }

    /// <summary>Checks names and values that go out as text: a query, XML, variables of the path.</summary>
    /// <param name="given">The values by name; null is left out on the wire.</param>
    /// <param name="fields">The documented fields.</param>
    /// <param name="path">Where they are; empty for variables of the path.</param>
    public void Texts(IReadOnlyDictionary<string, object?> given, IReadOnlyList<Field> fields, string path)
    {
        foreach (var field in fields)
        {
            if (given.GetValueOrDefault(field.Name) is not { } value)
                Missing(field, path);
            else if (IsDocumentedOnce(field, fields))
                Text(value, field, path.Length == 0 ? field.Name : $"{path}.{field.Name}");
        }
        Unknown(given.Keys, fields, path);
    }

    /// <summary>Checks one value that goes out as text.</summary>
    public void Text(object value, Field field, string path)
    {
        if (value is IEnumerable list and not string && !LooseObject.TryRead(value, out _))
        {
            if (!field.IsList && field.Type != FieldType.Object)
            {
                NotScalar("a list", field, path);
                return;
            }
            foreach (var item in list)
            {
                if (item is not null)
                    Text(item, field, path);
            }
            return;
        }
        if (ScalarText.TryFormat(value) is not { } text)
        {
            // An object in a query is written as `name[inner]=…`; any other value is refused elsewhere.
            if (field.Type != FieldType.Object && value is not string && LooseObject.TryRead(value, out _))
                NotScalar("an object", field, path);
            return;
        }
        if (!Fits(text, field.Type))
            findings.Add(path, $"is text{ValueText.DescribeInBrackets($"\"{text}\"", path, field)}: the documentation says {field.TypeName}");
        else if (!IsDocumentedValue(text, field))
            NotDocumentedValue($"\"{text}\"", field, path);
        else if (FieldFormats.FindMismatch(field, text) is { } form)
            findings.Add(path, $"is text{ValueText.DescribeInBrackets($"\"{text}\"", path, field)}: the documentation says {form}");
        else if (field.Fields.Count > 0)
            Encoded(text, field, path);
    }

    /// <summary>Notes a required field that is not there.</summary>
    public void Missing(Field field, string path)
    {
        if (field.IsRequired)
        {
            var values = field.Values.Count > 0 ? $": {ValueText.ValuesOf(field)}" : "";
            findings.Add(path.Length == 0 ? field.Name : $"{path}.{field.Name}", $"is missing: the documentation requires it ({field.TypeName}{values})");
        }
    }

    private void JsonValue(JToken value, Field field, string path)
    {
        if (!field.IsList)
            JsonElement(value, field, path);
        else if (value is JArray list)
            foreach (var (index, element) in list.Index())
                JsonElement(element, field, $"{path}[{index}]");
        else
            findings.Add(path, $"is {ValueText.Describe(value, path, field)}: the documentation says {field.TypeName}");
    }

    private void JsonElement(JToken value, Field field, string path)
    {
        if (!Fits(value.Type, field.Type))
            findings.Add(path, $"is {ValueText.Describe(value, path, field)}: the documentation says {FieldTypeName(field)}");
        else if (value is JValue scalar && !IsDocumentedValue(TextOf(scalar), field))
            NotDocumentedValue(scalar.ToString(Formatting.None), field, path);
        else if (value is JValue formatted && FieldFormats.FindMismatch(field, TextOf(formatted)) is { } form)
            findings.Add(path, $"is {ValueText.Describe(value, path, field)}: the documentation says {form}");
        else if (field.Fields.Count > 0 && field.Type == FieldType.Object)
            Json(value, field.Fields, path);
        else if (field.Fields.Count > 0)
            Encoded((string)value!, field, path);
    }

    // A text that holds JSON with documented fields.
    private void Encoded(string text, Field field, string path)
    {
        if (field.Encoding is not "json")
            return;
        try
        {
            var json = JsonText.Parse(Encoding.UTF8.GetBytes(text));
            if (field.EncodesList && json is not JArray)
                findings.Add(path, "holds an object: the documentation says a list of objects, [{…}]");
            foreach (var element in json is JArray list ? list : [json])
                Json(element, field.Fields, path);
        }
        catch (JsonException)
        {
            findings.Add(path, "is not JSON: the documentation says text that holds JSON");
        }
    }

    private void NotScalar(string what, Field field, string path) => findings.Add(path, $"is {what}: the documentation says {field.TypeName}");

    private void NotDocumentedValue(string text, Field field, string path) =>
        findings.Add(path, $"is none of the documented values{ValueText.DescribeInBrackets(text, path, field)}: {ValueText.ValuesOf(field)}");

    private void Unknown(IEnumerable<string> names, IReadOnlyList<Field> fields, string path)
    {
        // The documentation does not name the fields of this object.
        if (fields.Count == 0)
            return;
        foreach (var name in names.Where(name => fields.All(field => field.Name != name)))
        {
            var near = Spelling.Nearest(fields.Select(static field => field.Name), name);
            findings.AddUnknown(path.Length == 0 ? name : $"{path}.{name}", near is not null ? $"is not documented: `{near}` is" : "is not documented");
        }
    }

    private static string TextOf(JValue scalar) => scalar.Value is bool truth ? truth ? "true" : "false" : ScalarText.TryFormat(scalar) ?? "";

    private static bool IsDocumentedOnce(Field field, IReadOnlyList<Field> fields) => fields.Count(other => other.Name == field.Name) == 1;

    private static bool IsDocumentedValue(string text, Field field) => field.Values.Count == 0 || field.Values.Contains(text);

    private static string FieldTypeName(Field field) => field.IsList ? $"{field.TypeName}, each {field.TypeName[..^2]}" : field.TypeName;

    private static bool Fits(JTokenType given, FieldType documented) => documented switch
    {
        FieldType.String => given == JTokenType.String,
        FieldType.Integer => given == JTokenType.Integer,
        FieldType.Number => given is JTokenType.Integer or JTokenType.Float,
        FieldType.Boolean => given == JTokenType.Boolean,
        _ => given == JTokenType.Object,
    };

    private static bool Fits(string text, FieldType documented) => documented switch
    {
        FieldType.Integer => BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        FieldType.Number => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        FieldType.Boolean => FieldTypes.ParseBoolean(text) is not null,
        _ => true,
    };
}
