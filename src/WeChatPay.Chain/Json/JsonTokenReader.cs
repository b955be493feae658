using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;

namespace WeChatPay.Json;

/// <summary>Builds Newtonsoft's tokens from a strict reading of UTF-8, in one pass.</summary>
/// <remarks>Newtonsoft's own reader cannot be made strict: it takes comments, single quotes, bare names, NaN, undefined, trailing commas and
/// raw control characters; and with FloatParseHandling.Decimal it throws at 1e40. The framework's reader follows RFC 8259 to the letter
/// and gives each number as it was written. An instance reads one text. Mutable: use it from one thread.</remarks>
internal class JsonTokenReader
{
    /// <summary>The deepest nesting that is read or written.</summary>
    public const int MaxDepth = 512;

    // A tree takes fifty times the bytes of a list of digits.
    private const int MostValues = 1_000_000;

    // No amount and no identifier is longer, and the time to read one grows with the square of its length.
    private const int MaxDigits = 1000;

    private string _name = "";
    private object? _result;
    private int _values;

    /// <summary>Gets the largest number of names and values that is read.</summary>
    protected virtual int MaxValues => MostValues;

    /// <summary>Gets the containers that are not closed yet, innermost first.</summary>
    protected Stack<JContainer> Containers { get; } = new();

    /// <summary>Reads one value: a token for an object or an array, a .NET value for a scalar.</summary>
    /// <exception cref="JsonException">The text is not JSON, or is nested too deep.</exception>
    public object? Read(ReadOnlySpan<byte> utf8)
    {
        // Count the depth here: the reader reports it as a syntax error.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (++_values > MaxValues)
                throw new JsonException($"It has more than {MaxValues} names and values.").On(HelpPage.Responses);
            AddToken(ref reader);
            OnTokenRead(ref reader);
        }
        return _result;
    }

    /// <summary>Creates the token of an object.</summary>
    protected virtual JObject CreateObject() => new();

    /// <summary>Refuses nesting that is too deep.</summary>
    /// <param name="depth">The number of open containers, the next one included.</param>
    protected virtual void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
            throw new JsonException($"It is nested deeper than {MaxDepth} levels.").On(HelpPage.Responses);
    }

    /// <summary>Refuses the names that the caller does not allow.</summary>
    protected virtual void CheckName(string name)
    {
    }

    /// <summary>Reads an integer that does not fit into a <see cref="long"/>.</summary>
    /// <exception cref="JsonException">The integer is too long.</exception>
    protected virtual object ParseBigInteger(string digits) => digits.Length <= MaxDigits
        ? BigInteger.Parse(digits, CultureInfo.InvariantCulture)
        : throw new JsonException($"A number has {digits.Length} digits: up to {MaxDigits} are read.").On(HelpPage.Responses);

    /// <summary>Creates the error for an escape that is half of a surrogate pair.</summary>
    protected virtual Exception CreateSurrogateError(InvalidOperationException cause) =>
        new JsonException("A text holds half of a surrogate pair.", cause).On(HelpPage.Responses);

    /// <summary>Called after each token.</summary>
    protected virtual void OnTokenRead(ref Utf8JsonReader reader)
    {
    }

    private void AddToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Open(CreateObject());
                break;
            case JsonTokenType.StartArray:
                Open(new JArray());
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _result = Containers.Pop();
                break;
            case JsonTokenType.PropertyName:
                _name = ReadText(ref reader);
                CheckName(_name);
                break;
            default:
                var scalar = ReadScalar(ref reader);
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
        // Of two members with one name the last wins, at the position of the first.
        if (Containers.Peek() is JObject parent)
            parent[_name] = token;
        else
            Containers.Peek().Add(token);
    }

    private object? ReadScalar(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => ParseNumber(Encoding.ASCII.GetString(reader.ValueSpan)),
        _ => ReadText(ref reader),
    };

    private string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw CreateSurrogateError(error);
        }
    }

    private object ParseNumber(string text)
    {
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer : ParseBigInteger(text);

        // A decimal keeps an amount exact. Outside decimal's range, or where it loses precision, fall back to double.
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && double.Parse(exact.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(number) ? exact : number;
    }
}
