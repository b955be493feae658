using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Json;
using WeChatPay.Xml;

namespace WeChatPay.Pipeline;

/// <summary>Masks a body for the output of <c>debug</c>, field by field and in depth.</summary>
internal static class MaskedBody
{
    // A text may hold JSON, whose texts may hold JSON.
    private const int MaxInnerTexts = 4;

    private const int LongestName = 64;

    /// <summary>Masks a JSON or XML body; any other body is shown as its size, since it may hold anything.</summary>
    public static string Describe(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.IsEmpty)
            return "(no body)";
        try
        {
            var json = XmlHead.IsDocument(body.Span) ? JsonText.ToTree(Transformer.ToArray(body.Span)) : JsonText.ParseReceived(body.Span);
            if (json is JContainer)
                return Masked(json, "", MaxInnerTexts).ToString(Formatting.Indented);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            // Neither JSON nor XML: its size is all that is shown.
        }
        return $"({body.Length} bytes of {VisibleText.Escape(contentType ?? "no stated type", LongestName)})";
    }

    // The name is that of the field around a list, or of the value itself.
    private static JToken Masked(JToken json, string name, int innerTexts) => json switch
    {
        JObject fields => new JObject(Properties(fields, name, innerTexts)),
        JArray list => new JArray(list.Select(item => Masked(item, name, innerTexts))),
        JValue { Type: JTokenType.Null } => JValue.CreateNull(),
        JValue { Value: string text } => MaskedText(text, name, innerTexts),
        JValue value when Masking.IsCovered(name) && value.Type != JTokenType.Boolean => Masking.Mask,
        JValue value when Masking.IsKnown(name) && !TextShape.IsPrivate(value.ToString(CultureInfo.InvariantCulture)) => value.DeepClone(),
        JValue { Type: JTokenType.Boolean } => "(true or false)",
        _ => string.Create(CultureInfo.InvariantCulture, $"(number of {json.ToString(Formatting.None).Length} characters)"),
    };

    // Everything in `payee` or `contact_info` is personal: its name goes on to the fields inside.
    private static IEnumerable<JProperty> Properties(JObject fields, string name, int innerTexts)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields.Properties())
        {
            var inner = Masked(field.Value, Masking.IsCovered(name) ? name : field.Name, innerTexts);
            var label = Masking.Name(field.Name);
            if (shown.Add(label))
                yield return new JProperty(label, inner);
        }
    }

    private static JToken MaskedText(string text, string name, int innerTexts)
    {
        if (innerTexts > 0 && !Masking.IsCovered(name) && text.TrimStart() is ['{' or '[', ..] && TryParse(text) is { } inner)
            return Masked(inner, Masking.IsKnown(name) ? "" : name, innerTexts - 1).ToString(Formatting.None);
        return Masking.Text(name, text);
    }

    private static JContainer? TryParse(string text)
    {
        try
        {
            return JsonText.Parse(StrictUtf8.GetBytes(text)) as JContainer;
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
