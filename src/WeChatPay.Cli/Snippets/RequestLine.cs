using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using WeChatPay.Pipeline;

namespace WeChatPay.Cli.Snippets;

/// <summary>A request as one line of JSON: <c>{"file":…,"method":…,"url":…,"headers":{…},"body":…}</c>.</summary>
internal static partial class RequestLine
{
    /// <summary>Writes a request that is ready for the wire.</summary>
    /// <param name="file">The snippet that makes it.</param>
    /// <param name="request">With the headers and the body that would go out; of an upload the body is its JSON <c>meta</c>, which is what is signed.</param>
    /// <param name="hidesSign">Whether APIv2's <c>sign</c> is masked: the signature of a real merchant is good for whoever finds it in a log.</param>
    public static string Format(string file, WeChatPayRequest request, bool hidesSign)
    {
        using var text = new StringWriter();
        using (var json = new JsonTextWriter(text))
        {
            json.WriteStartObject();
            Field("file", file);
            Field("method", request.Method);
            Field("url", Signless(request.Uri.AbsoluteUri));
            json.WritePropertyName("headers");
            json.WriteStartObject();
            foreach (var (name, value) in request.Headers)
                Field(name, IsAuthorization(name) ? Masked(value) : value);
            json.WriteEndObject();
            Field("body", request.Body is { } body ? Signless(Encoding.UTF8.GetString(body.SignedBytes.Span)) : null);
            json.WriteEndObject();

            void Field(string name, string? value)
            {
                json.WritePropertyName(name);
                json.WriteValue(value);
            }
        }
        return text.ToString();

        string Signless(string value) => hidesSign && request.Xml is not null ? Sign().Replace(value, "$1***") : value;
    }

    private static bool IsAuthorization(string name) => name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    // Its scheme alone: the rest is another with every run, and good for minutes to whoever finds it in a log.
    private static string Masked(string value) => $"{value.Split(' ')[0]} ***";

    // In the XML of a body, and in the query of a GET.
    [GeneratedRegex(@"(<sign>(?:<!\[CDATA\[)?|[?&]sign=)[^<&\]]*")]
    private static partial Regex Sign();
}
