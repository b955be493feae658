using Newtonsoft.Json;
using WeChatPay.Facts;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Support;

/// <summary>Values that are what the table says of their fields.</summary>
internal static class DocumentedValues
{
    /// <summary>Gives an object with a value in every field, each name once.</summary>
    public static Dictionary<string, object?> Of(IReadOnlyList<Field> fields) =>
        // Without objects whose fields are not documented.
        fields.DistinctBy(static field => field.Name).Where(static field => field.Type != FieldType.Object || field.Fields.Count > 0)
            .ToDictionary(static field => field.Name, Of);

    /// <summary>Gives a value of a field; a list of two where it is a list.</summary>
    public static object? Of(Field field) => field.IsList ? new[] { One(field), One(field) } : One(field);

    private static object? One(Field field) => field.Type switch
    {
        FieldType.Object => Of(field.Fields),
        FieldType.Boolean => true,
        FieldType.String => Text(field),
        // Not more than the `total` of the order.
        _ when field.Name == "refund" => 1,
        _ => int.TryParse(field.Values is [var value, ..] ? value : null, out var number) ? number : field.Name.Length + 7,
    };

    private static string Text(Field field) => field switch
    {
        { Name: "mch_id" or "mchid" or "sp_mchid" or "combine_mchid" or "combine_mch_id" } => TestKeys.Mchid,
        { Values: [var value, ..] } => value,
        { Name: "sign_type" } => "HMAC-SHA256",
        { Encoding: "json", EncodesList: true } => JsonConvert.SerializeObject(new[] { Of(field.Fields) }),
        { Encoding: "json", Fields.Count: > 0 } => JsonConvert.SerializeObject(Of(field.Fields)),
        { Name: "meta" } => "{}",
        { Format: not FieldFormat.None } => FieldFormats.ExampleOf(field.Format),
        { MaxLength: { } most } => new string('例', most),
        // A header: no blanks, and nothing beyond ASCII.
        _ when field.Name.Contains('-', StringComparison.Ordinal) => "A-1",
        _ => $"{field.Name} 实例 \"1\" <&>",
    };
}
