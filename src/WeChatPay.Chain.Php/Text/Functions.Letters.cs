using System.Text;
using WeChatPay.Php.Arrays;
using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions that change the letters of a text: case, padding, blanks. Source: https://www.php.net/manual/ref.strings.php.</content>
public static partial class Functions
{
    private const string Blanks = " \n\r\t\v\0";

    /// <summary>Converts ASCII letters to upper case; other letters stay, as in PHP 8.</summary>
    public static string strtoupper(object? @string) => Texts.Upper(Parameters.Text(@string, 1));

    /// <summary>Converts ASCII letters to lower case; other letters stay, as in PHP 8.</summary>
    public static string strtolower(object? @string) => Texts.Lower(Parameters.Text(@string, 1));

    /// <summary>Converts the first letter to upper case, if it is an ASCII letter.</summary>
    public static string ucfirst(object? @string) => Parameters.Text(@string, 1) is [var first, ..] text ? Texts.Upper(first.ToString()) + text[1..] : "";

    /// <summary>Converts the first letter to lower case, if it is an ASCII letter.</summary>
    public static string lcfirst(object? @string) => Parameters.Text(@string, 1) is [var first, ..] text ? Texts.Lower(first.ToString()) + text[1..] : "";

    /// <summary>Converts the first letter of each word to upper case, if it is an ASCII letter.</summary>
    /// <param name="separators">The characters between words.</param>
    public static string ucwords(object? @string, object? separators = null)
    {
        var letters = Octets(@string, 1).ToCharArray();
        var mask = separators is null ? " \t\r\n\f\v".ToHashSet() : Texts.Mask(Octets(separators, 2));
        for (var at = 0; at < letters.Length; at++)
        {
            if ((at == 0 || mask.Contains(letters[at - 1])) && char.IsAsciiLetterLower(letters[at]))
                letters[at] = (char)(letters[at] & ~0x20);
        }
        return Texts.FromOctets(new(letters));
    }

    /// <summary>Removes characters at both ends.</summary>
    /// <param name="characters">The characters, also as ranges: <c>a..z</c>. Default: blank, tab, line ends, vertical tab and NUL.</param>
    public static string trim(object? @string, object? characters = null) => Trim(Octets(@string, 1), characters, atStart: true, atEnd: true);

    /// <summary>Removes characters at the start.</summary>
    /// <param name="characters">The characters, also as ranges: <c>a..z</c>. Default: blank, tab, line ends, vertical tab and NUL.</param>
    public static string ltrim(object? @string, object? characters = null) => Trim(Octets(@string, 1), characters, atStart: true, atEnd: false);

    /// <summary>Removes characters at the end.</summary>
    /// <param name="characters">The characters, also as ranges: <c>a..z</c>. Default: blank, tab, line ends, vertical tab and NUL.</param>
    public static string rtrim(object? @string, object? characters = null) => Trim(Octets(@string, 1), characters, atStart: false, atEnd: true);

    /// <inheritdoc cref="rtrim"/>
    public static string chop(object? @string, object? characters = null) => rtrim(@string, characters);

    /// <summary>Reverses the bytes.</summary>
    public static string strrev(object? @string)
    {
        var letters = Octets(@string, 1).ToCharArray();
        Array.Reverse(letters);
        return Texts.FromOctets(new(letters));
    }

    /// <summary>Repeats a text.</summary>
    /// <exception cref="ValueError">The number is negative.</exception>
    public static string str_repeat(object? @string, object? times)
    {
        var (text, count) = (Parameters.Text(@string, 1), Parameters.Integer(times, 2));
        return count < 0
            ? throw Parameters.Refuse(2, nameof(times), "must be greater than or equal to 0")
            : new StringBuilder().Insert(0, text, checked((int)count)).ToString();
    }

    /// <summary>PHP's constant: <see cref="str_pad"/> pads at the left.</summary>
    public const int STR_PAD_LEFT = 0;

    /// <summary>PHP's constant: <see cref="str_pad"/> pads at the right.</summary>
    public const int STR_PAD_RIGHT = 1;

    /// <summary>PHP's constant: <see cref="str_pad"/> pads at both ends.</summary>
    public const int STR_PAD_BOTH = 2;

    /// <summary>Pads a text to a number of bytes.</summary>
    /// <param name="pad_type"><see cref="STR_PAD_RIGHT"/>, <see cref="STR_PAD_LEFT"/> or <see cref="STR_PAD_BOTH"/>.</param>
    /// <exception cref="ValueError">The text to pad with is empty, or the type is not known.</exception>
    public static string str_pad(object? @string, object? length, object? pad_string = null, long pad_type = STR_PAD_RIGHT)
    {
        var (octets, size) = (Octets(@string, 1), Parameters.Integer(length, 2));
        var pad = pad_string is null ? " " : Octets(pad_string, 3);
        if (size < 0 || size <= octets.Length)
            return Texts.FromOctets(octets);
        if (pad.Length == 0)
            throw Parameters.Refuse(3, nameof(pad_string), "must be a non-empty string");
        var missing = (int)size - octets.Length;
        var left = pad_type switch
        {
            STR_PAD_LEFT => missing,
            STR_PAD_RIGHT => 0,
            STR_PAD_BOTH => missing / 2,
            _ => throw Parameters.Refuse(4, nameof(pad_type), "must be STR_PAD_LEFT, STR_PAD_RIGHT, or STR_PAD_BOTH"),
        };
        return Texts.FromOctets(Fill(left) + octets + Fill(missing - left));

        string Fill(int count) => string.Concat(Enumerable.Range(0, count).Select(at => pad[at % pad.Length]));
    }

    /// <summary>Splits a text into pieces of a number of bytes.</summary>
    /// <exception cref="ValueError">The number is below 1.</exception>
    public static PhpArray str_split(object? @string, object? length = null)
    {
        var (octets, size) = (Octets(@string, 1), Parameters.Optional(length, 2) ?? 1);
        if (size < 1)
            throw Parameters.Refuse(2, nameof(length), "must be greater than 0");
        var pieces = new List<string>();
        for (long at = 0; at < octets.Length; at += size)
            pieces.Add(Texts.FromOctets(octets.Substring((int)at, (int)Math.Min(size, octets.Length - at))));
        return Lists.From(pieces);
    }

    /// <summary>Puts a text after each piece of a number of bytes.</summary>
    /// <exception cref="ValueError">The number is below 1.</exception>
    public static string chunk_split(object? @string, object? length = null, object? separator = null)
    {
        var (octets, size) = (Octets(@string, 1), Parameters.Optional(length, 2) ?? 76);
        var mark = separator is null ? "\r\n" : Octets(separator, 3);
        if (size < 1)
            throw Parameters.Refuse(2, nameof(length), "must be greater than 0");
        if (size > octets.Length)
            return Texts.FromOctets(octets + mark);
        var text = new StringBuilder();
        for (long at = 0; at < octets.Length; at += size)
            text.Append(octets, (int)at, (int)Math.Min(size, octets.Length - at)).Append(mark);
        return Texts.FromOctets(text.ToString());
    }

    /// <summary>Breaks lines at blanks.</summary>
    /// <exception cref="ValueError">The mark is empty, or the width is 0 while words are cut.</exception>
    public static string wordwrap(object? @string, object? width = null, object? @break = null, bool cut_long_words = false)
    {
        var (text, most) = (Octets(@string, 1), Parameters.Optional(width, 2) ?? 75);
        var mark = @break is null ? "\n" : Octets(@break, 3);
        if (text.Length == 0)
            return "";
        if (mark.Length == 0)
            throw Parameters.Refuse(3, "break", "cannot be empty");
        if (most == 0 && cut_long_words)
            throw Parameters.Refuse(4, nameof(cut_long_words), "cannot be true when argument #2 ($width) is 0");
        return Texts.FromOctets(WordWrap.Wrap(text, most, mark, cut_long_words));
    }

    /// <summary>Puts <c>&lt;br /&gt;</c> before each line end.</summary>
    public static string nl2br(object? @string, bool use_xhtml = true)
    {
        var text = new StringBuilder();
        var given = Parameters.Text(@string, 1);
        for (var at = 0; at < given.Length; at++)
        {
            if (given[at] is not ('\r' or '\n'))
            {
                text.Append(given[at]);
                continue;
            }
            text.Append(use_xhtml ? "<br />" : "<br>").Append(given[at]);
            if (at + 1 < given.Length && given[at + 1] is '\r' or '\n' && given[at + 1] != given[at])
                text.Append(given[++at]);
        }
        return text.ToString();
    }

    /// <summary>Puts a backslash before quotes, backslashes and NUL.</summary>
    public static string addslashes(object? @string) => Parameters.Text(@string, 1)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal);

    /// <summary>Removes the backslashes of <see cref="addslashes"/>.</summary>
    public static string stripslashes(object? @string)
    {
        var (given, text) = (Parameters.Text(@string, 1), new StringBuilder());
        for (var at = 0; at < given.Length; at++)
        {
            if (given[at] != '\\')
                text.Append(given[at]);
            else if (++at < given.Length)
                text.Append(given[at] == '0' ? '\0' : given[at]);
        }
        return text.ToString();
    }

    private static string Trim(string octets, object? characters, bool atStart, bool atEnd)
    {
        var mask = Texts.Mask(characters is null ? Blanks : Octets(characters, 2));
        var (start, end) = (0, octets.Length);
        while (atStart && start < end && mask.Contains(octets[start]))
            start++;
        while (atEnd && end > start && mask.Contains(octets[end - 1]))
            end--;
        return Texts.FromOctets(octets[start..end]);
    }
}
