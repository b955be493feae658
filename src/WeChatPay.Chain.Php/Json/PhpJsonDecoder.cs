using WeChatPay.Php.Values;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using WeChatPay.Php.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Json;

namespace WeChatPay.Php.Json;

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
            return Convert(Read(bytes));
        }
        catch (System.Text.Json.JsonException error)
        {
            var open = _last == JsonTokenType.PropertyName ? null : Containers.FirstOrDefault();
            throw new JsonException(JsonFault.Classify(bytes, error, open, _read), error);
        }
    }

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

    protected override object ParseBigInteger(string digits) => (flags & Functions.JSON_BIGINT_AS_STRING) != 0
        ? digits
        : double.Parse(digits, CultureInfo.InvariantCulture);

    protected override Exception CreateSurrogateError(InvalidOperationException cause) => new JsonException(Functions.JSON_ERROR_UTF16, cause);

    protected override void OnTokenRead(ref Utf8JsonReader reader) => (_last, _read) = (reader.TokenType, reader.BytesConsumed);

    // The reader has the depth in its own stack; this recursion has it in the thread's.
    private object? Convert(object? value)
    {
        if (value is not JContainer)
            return Scalars.Plain(value);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new JsonException(Functions.JSON_ERROR_DEPTH);
        var array = new PhpArray();
        if (value is not JObject fields)
        {
            foreach (var item in (JContainer)value)
                array.Storage.Add(Convert(item));
            return array;
        }
        foreach (var field in fields.Properties())
            array.Storage.Set(PhpKey.FromText(field.Name), Convert(field.Value));
        return toStdClass ? new stdClass(array) : array;
    }

    private byte[] Encode(string json)
    {
        if (Bytes.HasRaw(json))
            throw new JsonException(Functions.JSON_ERROR_UTF8);
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
