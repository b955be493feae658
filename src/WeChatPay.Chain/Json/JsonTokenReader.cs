using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Json;

/// <summary>Builds Newtonsoft's tokens from a strict reading of UTF-8, in one pass.</summary>
/// <remarks>Newtonsoft's own reader cannot be made strict: it takes comments, single quotes, bare names, NaN, undefined, trailing commas and
/// raw control characters; and with FloatParseHandling.Decimal it throws at 1e40. The framework's reader follows RFC 8259 to the letter
/// and hands over each number as it was written. Used once, by one thread.</remarks>
internal class JsonTokenReader
{
    /// <summary>The deepest nesting that is read or written.</summary>
    public const int MaxDepth = 512;

    // No amount and no identifier is longer, and the time to read one grows with the square of its length.
    private const int MaxDigits = 1000;

    private string _name = "";
    private object? _result;

    /// <summary>Gets the containers that are not closed yet, innermost first.</summary>
    protected Stack<JContainer> Containers { get; } = new();

    /// <summary>Reads one value: a token for an object or an array, a .NET value for a scalar.</summary>
    /// <exception cref="JsonException">It is not JSON, or too deep.</exception>
    public object? Read(ReadOnlySpan<byte> utf8)
    {
        // The depth is counted here, where it can be told from a syntax error.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            Take(ref reader);
            Taken(ref reader);
        }
        return _result;
    }

    /// <summary>Makes an object's token.</summary>
    protected virtual JObject NewObject() => new();

    /// <summary>Refuses what is too deep.</summary>
    /// <param name="depth">How many containers are open, with the one that is about to be.</param>
    protected virtual void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
            throw new JsonException($"It is nested deeper than {MaxDepth} levels.");
    }

    /// <summary>Refuses a member's name.</summary>
    protected virtual void CheckName(string name)
    {
    }

    /// <summary>Gives an integer that no <see cref="long"/> holds.</summary>
    /// <exception cref="JsonException">It is too long.</exception>
    protected virtual object BigNumber(string digits) => digits.Length <= MaxDigits
        ? BigInteger.Parse(digits, CultureInfo.InvariantCulture)
        : throw new JsonException($"A number has {digits.Length} digits; up to {MaxDigits} are read.");

    /// <summary>Makes the error of an escape that is half of a surrogate pair.</summary>
    protected virtual Exception LoneSurrogate(InvalidOperationException cause) => new JsonException("A text holds half of a surrogate pair.", cause);

    /// <summary>Called when a token was taken.</summary>
    protected virtual void Taken(ref Utf8JsonReader reader)
    {
    }

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Open(NewObject());
                break;
            case JsonTokenType.StartArray:
                Open(new JArray());
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _result = Containers.Pop();
                break;
            case JsonTokenType.PropertyName:
                _name = Text(ref reader);
                CheckName(_name);
                break;
            default:
                var scalar = Scalar(ref reader);
                if (Containers.Count == 0)
                    _result = scalar;
                else
                    Attach(new JValue(scalar));
                break;
        }
    }

    private void Open(JContainer container)
    {
        CheckDepth(Containers.Count + 1);
        if (Containers.Count > 0)
            Attach(container);
        Containers.Push(container);
    }

    private void Attach(JToken token)
    {
        // Of two members with one name the last wins, in the place of the first.
        if (Containers.Peek() is JObject parent)
            parent[_name] = token;
        else
            Containers.Peek().Add(token);
    }

    private object? Scalar(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => Number(Encoding.ASCII.GetString(reader.ValueSpan)),
        _ => Text(ref reader),
    };

    private string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw LoneSurrogate(error);
        }
    }

    private object Number(string text)
    {
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer : BigNumber(text);

        // A decimal keeps an amount exact. It reaches neither 1e40 nor 1e-40: there, where it says less than a double, the double it is.
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && double.Parse(exact.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(number) ? exact : number;
    }
}
