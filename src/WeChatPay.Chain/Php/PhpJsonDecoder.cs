using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Json;

namespace WeChatPay.Php;

/// <summary>Reads JSON with PHP's limits, flags and errors.</summary>
internal sealed class PhpJsonDecoder(bool toStdClass, int depth, int flags) : JsonTokenReader
{
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Dropping = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback(""), DecoderFallback.ExceptionFallback);
    private static readonly Encoding Replacing = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("\uFFFD"), DecoderFallback.ExceptionFallback);

    private JsonTokenType _last = JsonTokenType.None;
    private long _read;

    internal object? Decode(string json)
    {
        var bytes = Bytes(json);
        try
        {
            return Read(bytes);
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new JsonException(JsonFault.Classify(bytes, e, _last == JsonTokenType.PropertyName ? null : Containers.FirstOrDefault(), _read), e);
        }
    }

    protected override JObject NewObject() => toStdClass ? new stdClass() : new JObject();

    protected override void CheckDepth(int open)
    {
        if (open >= depth) throw new JsonException(Functions.JSON_ERROR_DEPTH);
    }

    protected override void CheckName(string name)
    {
        if (toStdClass && name.StartsWith('\0')) throw new JsonException(Functions.JSON_ERROR_INVALID_PROPERTY_NAME);
    }

    protected override object BigNumber(string digits) => (flags & Functions.JSON_BIGINT_AS_STRING) != 0 ? digits : base.BigNumber(digits);

    protected override Exception LoneSurrogate(InvalidOperationException cause) => new JsonException(Functions.JSON_ERROR_UTF16, cause);

    protected override void Taken(ref Utf8JsonReader reader) => (_last, _read) = (reader.TokenType, reader.BytesConsumed);

    private byte[] Bytes(string json)
    {
        var encoding = (flags & Functions.JSON_INVALID_UTF8_IGNORE) != 0 ? Dropping
            : (flags & Functions.JSON_INVALID_UTF8_SUBSTITUTE) != 0 ? Replacing
            : Strict;
        try
        {
            return encoding.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            throw new JsonException(Functions.JSON_ERROR_UTF8, e);
        }
    }
}
