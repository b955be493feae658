using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Cli.Operations;

/// <summary>Writes the facts of operations and callbacks as JSON, for other programs. What does not hold for a field is left out.</summary>
internal static class OperationJson
{
    public static JObject Write(Operation operation) => WithoutNulls(new()
    {
        ["method"] = operation.Method,
        ["path"] = operation.Path,
        ["name"] = operation.Name,
        ["base_uri"] = operation.BaseUri,
        ["security"] = operation.Security,
        ["required_is_inferred"] = operation.RequiredIsInferred ? true : null,
        ["request"] = Write(operation.Request),
        ["response"] = Write(operation.Response),
    });

    public static JObject Write(DocumentedCallback callback) => WithoutNulls(new()
    {
        ["event"] = callback.Event,
        ["protocol"] = callback.Protocol,
        ["name"] = callback.Name,
        ["required_is_inferred"] = callback.RequiredIsInferred ? true : null,
        ["request"] = Write(callback.Request),
        ["reply"] = Write(callback.Reply),
    });

    private static JArray Write(IReadOnlyList<Field> fields) => new(fields.Select(Write));

    private static JObject Write(Field field) => WithoutNulls(new()
    {
        ["name"] = field.Name,
        ["label"] = field.Label is { } label ? new JObject { ["zh"] = label.Chinese, ["en"] = label.English } : null,
        ["type"] = field.TypeName,
        ["required"] = field.IsRequired,
        ["encryption"] = field.Encryption,
        ["encoding"] = field.Encoding,
        ["format"] = field.Format == FieldFormat.None ? null : FieldFormats.NameOf(field.Format),
        ["max_length"] = field.MaxLength,
        ["values"] = field.Values.Count > 0 ? new JArray(field.Values.Distinct()) : null,
        ["fields"] = field.Fields.Count > 0 ? Write(field.Fields) : null,
    });

    private static JObject WithoutNulls(JObject written)
    {
        foreach (var member in written.Properties().Where(static member => member.Value is JValue { Value: null }).ToList())
            member.Remove();
        return written;
    }
}
