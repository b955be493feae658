using System.Text;
using Newtonsoft.Json;
using WeChatPay.Pipeline;

namespace WeChatPay.Cli.Snippets;

/// <summary>A request as one line of JSON: <c>{"file":…,"method":…,"url":…,"headers":{…},"body":…}</c>.</summary>
internal static class RequestLine
{
    /// <summary>Writes a request that is ready for the wire.</summary>
    /// <param name="file">The snippet that makes it.</param>
    /// <param name="request">With the headers and the body that would go out; of an upload the body is its JSON <c>meta</c>, which is what is signed.</param>
    public static string Of(string file, WeChatPayRequest request)
    {
        using var text = new StringWriter();
        using (var json = new JsonTextWriter(text))
        {
            json.WriteStartObject();
            Field("file", file);
            Field("method", request.Method);
            Field("url", request.Uri.AbsoluteUri);
            json.WritePropertyName("headers");
            json.WriteStartObject();
            foreach (var (name, value) in request.Headers)
                Field(name, IsAuthorization(name) ? Masked(value) : value);
            json.WriteEndObject();
            Field("body", request.Body is { } body ? Encoding.UTF8.GetString(body.SignedBytes.Span) : null);
            json.WriteEndObject();

            void Field(string name, string? value)
            {
                json.WritePropertyName(name);
                json.WriteValue(value);
            }
        }
        return text.ToString();
    }

    private static bool IsAuthorization(string name) => name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    // Its scheme alone: the rest is another with every run, and good for minutes to whoever finds it in a log.
    private static string Masked(string value) => $"{value.Split(' ')[0]} ***";
}
