using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Reads JSON so that every value comes out as it was sent: times as text, amounts as decimals.</summary>
internal static class StrictJson
{
    // Strict: bytes that are not UTF-8 are an error, not U+FFFD in an order number.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">It is not JSON, or something follows it.</exception>
    public static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal
        };
        var value = JToken.ReadFrom(reader);
        return reader.Read() ? throw new JsonReaderException("something follows the object") : value;
    }

    /// <summary>Reads an object.</summary>
    /// <param name="body">Its bytes in UTF-8.</param>
    /// <param name="problem">The error, where the result is null.</param>
    public static JObject? ParseObject(byte[] body, out string problem)
    {
        problem = "it is missing";
        if (body.Length == 0)
            return null;
        problem = "";
        try
        {
            if (Parse(Utf8.GetString(body)) is JObject read)
                return read;
            problem = "it is JSON, but not an object";
        }
        catch (JsonException error)
        {
            problem = error.Message.TrimEnd('.');
        }
        catch (DecoderFallbackException)
        {
            problem = "it is not written in UTF-8";
        }
        return null;
    }
}
