using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Php;

/// <summary>Builds Newtonsoft's tokens from a strict reading of the text.</summary>
/// <remarks>
/// Newtonsoft's own reader cannot be made strict: it takes comments, single quotes, bare names, NaN, undefined, trailing commas and
/// raw control characters, all of which PHP refuses; and with FloatParseHandling.Decimal it throws at 1e40. The framework's reader
/// follows RFC 8259 to the letter and hands over each number as it was written, so one pass does what a check and a parse would.
/// </remarks>
internal sealed class JsonDecoder(bool toStdClass, int depth, int flags)
{
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Dropping = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback(""), DecoderFallback.ExceptionFallback);
    private static readonly Encoding Replacing = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("\uFFFD"), DecoderFallback.ExceptionFallback);

    private readonly Stack<JContainer> _open = new();
    private string _name = "";
    private object? _result;

    internal object? Decode(string json)
    {
        var bytes = Bytes(json);
        var last = JsonTokenType.None;
        var read = 0L;
        // The depth is counted here, where it can be told from a syntax error.
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                Take(ref reader);
                (last, read) = (reader.TokenType, reader.BytesConsumed);
            }
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new JsonException(JsonFault.Classify(bytes, e, last == JsonTokenType.PropertyName ? null : _open.FirstOrDefault(), read), e);
        }

        return _result;
    }

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

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Open(toStdClass ? new stdClass() : new JObject());
                break;
            case JsonTokenType.StartArray:
                Open(new JArray());
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _result = _open.Pop();
                break;
            case JsonTokenType.PropertyName:
                _name = Text(ref reader);
                if (toStdClass && _name.StartsWith('\0')) throw new JsonException(Functions.JSON_ERROR_INVALID_PROPERTY_NAME);
                break;
            default:
                var scalar = Scalar(ref reader);
                if (_open.Count == 0) _result = scalar;
                else Attach(new JValue(scalar));
                break;
        }
    }

    private void Open(JContainer container)
    {
        if (_open.Count + 1 >= depth) throw new JsonException(Functions.JSON_ERROR_DEPTH);
        if (_open.Count > 0) Attach(container);
        _open.Push(container);
    }

    private void Attach(JToken token)
    {
        // Of two members with one name the last wins, in the place of the first, as in PHP.
        if (_open.Peek() is JObject parent) parent[_name] = token;
        else _open.Peek().Add(token);
    }

    private object? Scalar(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => Number(Encoding.ASCII.GetString(reader.ValueSpan)),
        _ => Text(ref reader),
    };

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // Well-formed JSON whose escapes are half a surrogate pair.
            throw new JsonException(Functions.JSON_ERROR_UTF16, e);
        }
    }

    private object Number(string text)
    {
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)) return integer;
            return (flags & Functions.JSON_BIGINT_AS_STRING) != 0 ? text : BigInteger.Parse(text, CultureInfo.InvariantCulture);
        }

        // A decimal keeps an amount exact. It reaches neither 1e40 nor 1e-40: there, where it says less than a double, the double it is.
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && double.Parse(exact.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(number) ? exact : number;
    }
}
