using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Json;

namespace WeChatPay.Pipeline;

/// <summary>Hides personal values of a request in text of the server, which may repeat them: "the user 张三 does not exist".</summary>
internal static class RequestEcho
{
    // Of a path or query any value may be a person's, and a shorter one is a word such as "pay".
    private const int ShortestOfPath = 4;

    // The shortest Chinese name.
    private const int Shortest = 2;

    /// <summary>Gives the text with <c>***</c> in the places of such values.</summary>
    public static string Conceal(WeChatPayRequest request, string text)
    {
        foreach (var value in Values(request.Last))
        {
            if (text.Contains(value, StringComparison.Ordinal))
                text = text.Replace(value, Masking.Mask, StringComparison.Ordinal);
        }
        return text;
    }

    private static IEnumerable<string> Values(WeChatPayRequest request) =>
        OfAddress(request).Where(static value => value.Length >= ShortestOfPath)
            .Concat(OfFields(request).Concat(OfBody(request)).Where(static value => value.Length >= Shortest))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> OfAddress(WeChatPayRequest request) =>
        $"{request.Uri.AbsolutePath}&{request.Uri.Query}".Split('/', '?', '&', '=')
            .SelectMany(static piece => (string[])[piece, Uri.UnescapeDataString(piece)])
            .Where(piece => !request.Call.Contains(piece, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> OfFields(WeChatPayRequest request) =>
        request.FieldsV2?.Where(static field => Masking.IsCovered(field.Key)).Select(static field => field.Value).OfType<string>() ?? [];

    private static IEnumerable<string> OfBody(WeChatPayRequest request)
    {
        if (request.Body is not { SignedBytes.IsEmpty: false } body || request.FieldsV2 is not null)
            return [];
        try
        {
            return JsonText.ParseReceived(body.SignedBytes.Span) is JContainer json ? OfTree(json) : [];
        }
        catch (Exception error) when (error is JsonException or FormatException or DecoderFallbackException)
        {
            return [];
        }
    }

    private static IEnumerable<string> OfTree(JContainer json) => json.DescendantsAndSelf().OfType<JValue>()
        .Where(static value => value.Type == JTokenType.String
            && value.AncestorsAndSelf().OfType<JProperty>().Any(static field => Masking.IsCovered(field.Name)))
        .Select(static value => (string)value!);
}
