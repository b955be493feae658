using System.Globalization;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Docs;

/// <summary>Writes fields of the table as JSON Schema, as OpenAPI 3.1 has it.</summary>
internal static class SchemaWriter
{
    public static JObject Write(IReadOnlyCollection<Field> fields)
    {
        var properties = new JObject();
        foreach (var field in fields)
            properties.TryAdd(field.Name, Write(field));
        var schema = new JObject { ["type"] = "object", ["properties"] = properties };
        if (fields.Where(static field => field.IsRequired).Select(static field => field.Name).Distinct().ToArray() is { Length: > 0 } required)
            schema["required"] = new JArray(required);
        return schema;
    }

    public static JObject Write(Field field)
    {
        var schema = Unlabelled(field);
        if (field.Label is { } label)
            schema["description"] = label.ToString();
        return schema;
    }

    /// <summary>Writes a field whose label stands elsewhere.</summary>
    public static JObject Unlabelled(Field field) => field.IsList ? new JObject { ["type"] = "array", ["items"] = One(field) } : One(field);

    private static JObject One(Field field)
    {
        // A text that contains an object is a text; `x-plain` has the object.
        var isSealedObject = field.Encryption is not null && field.Fields.Count > 0;
        var schema = field.Type == FieldType.Object && field.Encoding is null && !isSealedObject
            ? Write(field.Fields)
            : new JObject { ["type"] = Name(field.Type) };
        if (field.Values.Count > 0)
            schema["enum"] = new JArray(field.Values.Distinct().Select(value => Value(field.Type, value)));
        if (field.Format is not (FieldFormat.None or FieldFormat.Fen or FieldFormat.PositiveFen))
            schema["x-format"] = FieldFormats.NameOf(field.Format);
        if (field.Format is FieldFormat.Fen or FieldFormat.PositiveFen)
            schema["minimum"] = field.Format == FieldFormat.Fen ? 0 : 1;
        if (field.MaxLength is { } most)
            schema["maxLength"] = most;
        if (field.Encryption is not null)
            schema["x-encrypted"] = field.Encryption;
        if (isSealedObject)
            schema["x-plain"] = Write(field.Fields);
        if (field.Encoding == "json")
        {
            schema["contentMediaType"] = "application/json";
            if (field.Fields.Count > 0)
            {
                var inner = Write(field.Fields);
                schema["contentSchema"] = field.EncodesList ? new JObject { ["type"] = "array", ["items"] = inner } : inner;
            }
        }
        else if (field.Encoding is not null)
        {
            schema["x-encoded"] = field.Encoding;
        }
        return schema;
    }

    private static string Name(FieldType type) => type switch
    {
        FieldType.Integer => "integer",
        FieldType.Number => "number",
        FieldType.Boolean => "boolean",
        FieldType.Object => "object",
        _ => "string",
    };

    private static JValue Value(FieldType type, string value) =>
        type is FieldType.Integer or FieldType.Number && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new JValue(number)
            : new JValue(value);
}
