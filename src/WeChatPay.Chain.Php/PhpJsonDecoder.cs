using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Json;

namespace WeChatPay.Php;

/// <summary>Reads JSON with PHP's limits, flags and errors.</summary>
/// <remarks>An instance reads one text. Mutable: use it from one thread.</remarks>
internal sealed class PhpJsonDecoder(bool toStdClass, int depth, int flags) : JsonTokenReader
{
    private static readonly Encoding Dropping = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback(""), DecoderFallback.ExceptionFallback);
    private static readonly Encoding Replacing = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("\uFFFD"), DecoderFallback.ExceptionFallback);

    private JsonTokenType _last = JsonTokenType.None;
    private long _read;

    // PHP limits the depth alone.
    protected override int MaxValues => int.MaxValue;

    public object? Decode(string json)
    {
        var bytes = Encode(json);
        try
        {
            return Read(bytes);
        }
        catch (System.Text.Json.JsonException error)
        {
            var open = _last == JsonTokenType.PropertyName ? null : Containers.FirstOrDefault();
            throw new JsonException(JsonFault.Classify(bytes, error, open, _read), error);
        }
    }

    protected override JObject CreateObject() => toStdClass ? new stdClass() : new JObject();

    protected override void CheckDepth(int open)
    {
        if (open >= depth)
            throw new JsonException(Functions.JSON_ERROR_DEPTH);
    }

    protected override void CheckName(string name)
    {
        if (toStdClass && name.StartsWith('\0'))
            throw new JsonException(Functions.JSON_ERROR_INVALID_PROPERTY_NAME);
    }

    protected override object ParseBigInteger(string digits) =>
        (flags & Functions.JSON_BIGINT_AS_STRING) != 0 ? digits : base.ParseBigInteger(digits);

    protected override Exception CreateSurrogateError(InvalidOperationException cause) => new JsonException(Functions.JSON_ERROR_UTF16, cause);

    protected override void OnTokenRead(ref Utf8JsonReader reader) => (_last, _read) = (reader.TokenType, reader.BytesConsumed);

    private byte[] Encode(string json)
    {
        var encoding = (flags & Functions.JSON_INVALID_UTF8_IGNORE) != 0 ? Dropping
            : (flags & Functions.JSON_INVALID_UTF8_SUBSTITUTE) != 0 ? Replacing
            : StrictUtf8.Encoding;
        try
        {
            return encoding.GetBytes(json);
        }
        catch (EncoderFallbackException error)
        {
            throw new JsonException(Functions.JSON_ERROR_UTF8, error);
        }
    }
}
