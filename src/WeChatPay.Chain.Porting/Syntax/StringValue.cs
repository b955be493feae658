using System.Globalization;
using System.Text;

namespace WeChatPay.Porting.Syntax;

/// <summary>Reads the escapes of PHP's strings.</summary>
/// <remarks>Source: https://www.php.net/manual/language.types.string.php. A string of PHP has bytes. A C# string can hold them when they are UTF-8.
/// Mutable: use it from one thread.</remarks>
internal sealed class StringValue
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly StringBuilder _text = new();
    private readonly List<byte> _bytes = [];
    private bool _isText = true;

    public bool IsEmpty => _text.Length == 0 && _bytes.Count == 0 && _isText;

    /// <summary>Reads a string in single quotes, where only <c>\'</c> and <c>\\</c> are escapes.</summary>
    public static string SingleQuoted(ReadOnlySpan<char> written)
    {
        var text = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '\\' && i + 1 < written.Length && written[i + 1] is '\\' or '\'')
                i++;
            text.Append(written[i]);
        }
        return text.ToString();
    }

    public void Append(char letter)
    {
        Flush();
        _text.Append(letter);
    }

    /// <summary>Reads the escape at a backslash, and gives the offset behind it.</summary>
    public int AppendEscape(string source, int at, int end, char quote)
    {
        var next = at + 1 < end ? source[at + 1] : '\0';
        if (Simple(next, quote) is { } letter)
        {
            Append(letter);
            return at + 2;
        }
        if (next is 'u' && at + 2 < end && source[at + 2] == '{')
            return AppendCodePoint(source, at, end);
        if (next is 'x' && Digits(source, at + 2, end, 2, char.IsAsciiHexDigit) is > 0 and var hex)
        {
            _bytes.Add(byte.Parse(source.AsSpan(at + 2, hex), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            return at + 2 + hex;
        }
        if (Digits(source, at + 1, end, 3, static digit => digit is >= '0' and <= '7') is > 0 and var octal)
        {
            _bytes.Add((byte)Convert.ToInt32(source.Substring(at + 1, octal), 8));
            return at + 1 + octal;
        }
        Append('\\');
        if (next is not '{')
            return at + 1;
        // A bracket behind a backslash begins no expression: "\{$name}" is a backslash, a bracket, the value and a bracket.
        Append('{');
        return at + 2;
    }

    /// <summary>Gives the text; null when its bytes are not UTF-8.</summary>
    public string? Take()
    {
        Flush();
        var text = _isText ? _text.ToString() : null;
        _text.Clear();
        _isText = true;
        return text;
    }

    private int AppendCodePoint(string source, int at, int end)
    {
        var close = source.IndexOf('}', at, Math.Min(end - at, 12));
        if (close < 0 || !TryReadHex(source.AsSpan((at + 3)..close), out var point) || !Rune.IsValid(point))
        {
            var piece = source.Substring(at, Math.Min(6, end - at));
            throw new SyntaxException(piece, at, "Invalid UTF-8 codepoint escape sequence.", "Write it as `\\u{1F600}`.");
        }
        Flush();
        _text.Append(new Rune(point).ToString());
        return close + 1;
    }

    private static bool TryReadHex(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    // Escapes such as \xE5\xBE\xAE are bytes. Several of them together are one character.
    private void Flush()
    {
        if (_bytes.Count == 0)
            return;
        try
        {
            _text.Append(Strict.GetString([.. _bytes]));
        }
        catch (DecoderFallbackException)
        {
            _isText = false;
        }
        _bytes.Clear();
    }

    private static char? Simple(char next, char quote) => next switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        'e' => '\u001b',
        'f' => '\f',
        '\\' => '\\',
        '$' => '$',
        _ when next == quote && quote != '\0' => quote,
        _ => null,
    };

    private static int Digits(string source, int at, int end, int max, Func<char, bool> isDigit)
    {
        var count = 0;
        while (count < max && at + count < end && isDigit(source[at + count]))
            count++;
        return count;
    }
}
