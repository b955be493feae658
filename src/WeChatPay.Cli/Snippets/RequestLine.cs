using System.Text.RegularExpressions;
using System.Text;
using Newtonsoft.Json;
using WeChatPay.Pipeline;

namespace WeChatPay.Cli.Snippets;

/// <summary>Writes a request as one line of JSON: <c>{"file":…,"method":…,"url":…,"headers":{…},"body":…}</c>.</summary>
internal static partial class RequestLine
{
    /// <summary>Formats a request that is ready for the wire.</summary>
    /// <param name="file">The name of the snippet.</param>
    /// <param name="request">Has the final headers and body. For an upload the JSON <c>meta</c> is shown, which is the signed part.</param>
    /// <param name="hidesSign">True masks <c>sign</c> of APIv2: anyone who finds a real merchant's signature in a log could use it.</param>
    public static string Format(string file, WeChatPayRequest request, bool hidesSign)
    {
        using var text = new StringWriter();
        using (var json = new JsonTextWriter(text))
        {
            json.WriteStartObject();
            Field("file", file);
            Field("method", request.Method);
            Field("url", MaskSign(request.Uri.AbsoluteUri));
            json.WritePropertyName("headers");
            json.WriteStartObject();
            foreach (var (name, value) in request.Headers)
                Field(name, IsAuthorization(name) ? MaskCredentials(value) : value);
            json.WriteEndObject();
            Field("body", request.Body is { } body ? MaskSign(Encoding.UTF8.GetString(body.SignedBytes.Span)) : null);
            json.WriteEndObject();

            void Field(string name, string? value)
            {
                json.WritePropertyName(name);
                json.WriteValue(value);
            }
        }
        return text.ToString();

        string MaskSign(string value) => hidesSign && request.FieldsV2 is not null ? Sign().Replace(value, "$1***") : value;
    }

    private static bool IsAuthorization(string name) => name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    // Keeps the scheme alone. The rest changes with every run, and is valid for minutes for anyone who finds it in a log.
    private static string MaskCredentials(string value) => $"{value.Split(' ')[0]} ***";

    // Finds `sign` in an XML body and in the query of a GET.
    [GeneratedRegex(@"(<sign>(?:<!\[CDATA\[)?|[?&]sign=)[^<&\]]*")]
    private static partial Regex Sign();
}
