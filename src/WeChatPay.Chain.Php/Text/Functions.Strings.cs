using WeChatPay.Php.Arrays;
using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions that find and cut text. Like PHP they count and cut bytes: of text in UTF-8, of byte arrays, and of the body of a response.
/// Source: https://www.php.net/manual/ref.strings.php.</content>
public static partial class Functions
{
    /// <summary>Counts the bytes of a text: <c>strlen("支付")</c> is 6.</summary>
    public static long strlen(object? @string) => @string is byte[] or ResponseBody ? PhpText.Bytes(@string).Length
        : Bytes.Encode(Parameters.Text(@string, 1, "string")).Length;

    /// <summary>Cuts bytes out of a text or a body.</summary>
    /// <param name="offset">The first byte; a negative number counts from the end.</param>
    /// <param name="length">The maximum number of bytes; a negative number leaves that many bytes off at the end. Default: all.</param>
    public static string substr(object? @string, object? offset, object? length = null)
    {
        var octets = Octets(@string, 1);
        var (start, size) = Texts.Part(octets.Length, Parameters.Integer(offset, 2), Parameters.Optional(length, 3));
        return Texts.FromOctets(octets.Substring(start, size));
    }

    /// <summary>Tells whether a text contains another; every text contains the empty text.</summary>
    public static bool str_contains(object? haystack, object? needle) => Octets(haystack, 1).Contains(Octets(needle, 2), StringComparison.Ordinal);

    /// <summary>Tells whether a text begins with another.</summary>
    public static bool str_starts_with(object? haystack, object? needle) => Octets(haystack, 1).StartsWith(Octets(needle, 2), StringComparison.Ordinal);

    /// <summary>Tells whether a text ends with another.</summary>
    public static bool str_ends_with(object? haystack, object? needle) => Octets(haystack, 1).EndsWith(Octets(needle, 2), StringComparison.Ordinal);

    /// <summary>Finds the first occurrence of a text.</summary>
    /// <returns>Its first byte as a <see cref="long"/>, or false.</returns>
    /// <exception cref="ValueError">The offset is outside of the text.</exception>
    public static dynamic strpos(object? haystack, object? needle, object? offset = null) =>
        Find(Octets(haystack, 1), Octets(needle, 2), Parameters.Integer(offset, 3), nameof(strpos));

    /// <summary>Finds the first occurrence of a text; ASCII letters of either case are equal.</summary>
    /// <returns>Its first byte as a <see cref="long"/>, or false.</returns>
    /// <exception cref="ValueError">The offset is outside of the text.</exception>
    public static dynamic stripos(object? haystack, object? needle, object? offset = null) =>
        Find(Texts.Lower(Octets(haystack, 1)), Texts.Lower(Octets(needle, 2)), Parameters.Integer(offset, 3), nameof(stripos));

    /// <summary>Finds the last occurrence of a text.</summary>
    /// <returns>Its first byte as a <see cref="long"/>, or false.</returns>
    /// <exception cref="ValueError">The offset is outside of the text.</exception>
    public static dynamic strrpos(object? haystack, object? needle, object? offset = null) =>
        FindLast(Octets(haystack, 1), Octets(needle, 2), Parameters.Integer(offset, 3), nameof(strrpos));

    /// <summary>Finds the last occurrence of a text; ASCII letters of either case are equal.</summary>
    /// <returns>Its first byte as a <see cref="long"/>, or false.</returns>
    /// <exception cref="ValueError">The offset is outside of the text.</exception>
    public static dynamic strripos(object? haystack, object? needle, object? offset = null) =>
        FindLast(Texts.Lower(Octets(haystack, 1)), Texts.Lower(Octets(needle, 2)), Parameters.Integer(offset, 3), nameof(strripos));

    /// <summary>Gets the text from the first occurrence of another text on, or the text before it.</summary>
    /// <returns>The text, or false where the other text does not occur.</returns>
    public static dynamic strstr(object? haystack, object? needle, bool before_needle = false)
    {
        var octets = Octets(haystack, 1);
        return CutAt(octets, octets.IndexOf(Octets(needle, 2), StringComparison.Ordinal), before_needle);
    }

    /// <summary>Gets the text from the first occurrence of another text on, whatever the case of ASCII letters is.</summary>
    /// <returns>The text, or false where the other text does not occur.</returns>
    public static dynamic stristr(object? haystack, object? needle, bool before_needle = false)
    {
        var octets = Octets(haystack, 1);
        return CutAt(octets, Texts.Lower(octets).IndexOf(Texts.Lower(Octets(needle, 2)), StringComparison.Ordinal), before_needle);
    }

    /// <summary>Gets the text from the last occurrence of a byte on.</summary>
    /// <param name="needle">Only its first byte counts.</param>
    /// <returns>The text, or false where the byte does not occur.</returns>
    public static dynamic strrchr(object? haystack, object? needle)
    {
        var (octets, letter) = (Octets(haystack, 1), Octets(needle, 2));
        return CutAt(octets, octets.LastIndexOf(letter.Length == 0 ? '\0' : letter[0]), before: false);
    }

    /// <summary>Counts the occurrences of a text that do not overlap.</summary>
    /// <exception cref="ValueError">The text to count is empty, or the part is outside of the text.</exception>
    public static long substr_count(object? haystack, object? needle, object? offset = null, object? length = null)
    {
        var (octets, other) = (Octets(haystack, 1), Octets(needle, 2));
        if (other.Length == 0)
            throw Parameters.Refuse(2, nameof(needle), "cannot be empty");
        var start = Parameters.Integer(offset, 3);
        start = start < 0 ? start + octets.Length : start;
        if (start < 0 || start > octets.Length)
            throw Parameters.Refuse(3, nameof(offset), "must be contained in argument #1 ($haystack)");
        var size = Parameters.Optional(length, 4) ?? octets.Length - start;
        size = size < 0 ? size + octets.Length - start : size;
        if (size < 0 || size > octets.Length - start)
            throw Parameters.Refuse(4, nameof(length), "must be contained in argument #1 ($haystack)");
        var count = 0L;
        var end = (int)(start + size);
        for (var at = octets.IndexOf(other, (int)start, end - (int)start, StringComparison.Ordinal); at >= 0;
            at = octets.IndexOf(other, at, end - at, StringComparison.Ordinal))
        {
            count++;
            at += other.Length;
        }
        return count;
    }

    /// <summary>Replaces a part of a text.</summary>
    /// <param name="offset">The first byte; a negative number counts from the end.</param>
    /// <param name="length">The number of bytes; a negative number leaves that many bytes at the end. Default: all.</param>
    /// <remarks>Of arrays PHP replaces in each text; that is not offered.</remarks>
    public static string substr_replace(object? @string, object? replace, object? offset, object? length = null)
    {
        var octets = Octets(@string, 1);
        var (start, size) = Texts.Part(octets.Length, Parameters.Integer(offset, 3), Parameters.Optional(length, 4));
        return Texts.FromOctets(octets[..start] + Octets(replace, 2) + octets[(start + size)..]);
    }

    /// <summary>Splits a text at a separator.</summary>
    /// <param name="limit">The greatest number of parts; a negative number leaves that many parts off at the end.</param>
    /// <exception cref="ValueError">The separator is empty.</exception>
    public static PhpArray explode(object? separator, object? @string, object? limit = null)
    {
        var (mark, text) = (Parameters.Text(separator, 1), Parameters.Text(@string, 2, "string"));
        var most = Parameters.Optional(limit, 3) ?? long.MaxValue;
        if (mark.Length == 0)
            throw Parameters.Refuse(1, nameof(separator), "cannot be empty");
        var parts = Split(text, mark, most is 0 ? 1 : most < 0 ? long.MaxValue : most);
        if (most < 0)
            parts = text.Length == 0 || parts.Count <= -most ? [] : parts.GetRange(0, parts.Count + (int)most);
        return Lists.From(parts);
    }

    /// <summary>Joins the entries of an array.</summary>
    public static string implode(object? separator, object? array = null)
    {
        if (array is null && Access.TryArray(separator, out _))
            (separator, array) = ("", separator);
        var mark = Parameters.Text(separator, 1);
        var (text, isFirst) = (new System.Text.StringBuilder(), true);
        foreach (var entry in Parameters.Array(array, 2).Snapshot())
        {
            text.Append(isFirst ? "" : mark).Append(Casts.ToText(entry.Value));
            isFirst = false;
        }
        return text.ToString();
    }

    /// <inheritdoc cref="implode"/>
    public static string join(object? separator, object? array = null) => implode(separator, array);

    /// <summary>Gets an argument as one character for each byte.</summary>
    private static string Octets(object? value, int position, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string name = "",
        [System.Runtime.CompilerServices.CallerMemberName] string function = "") =>
        Texts.Octets(Parameters.Text(value, position, name.TrimStart('@'), function));

    private static object Find(string octets, string other, long offset, string function)
    {
        if (offset < -octets.Length || offset > octets.Length)
            throw Parameters.Refuse(3, nameof(offset), "must be contained in argument #1 ($haystack)", function);
        var at = octets.IndexOf(other, (int)(offset < 0 ? offset + octets.Length : offset), StringComparison.Ordinal);
        return at < 0 ? false : (long)at;
    }

    private static object FindLast(string octets, string other, long offset, string function)
    {
        if (offset < -octets.Length || offset > octets.Length)
            throw Parameters.Refuse(3, nameof(offset), "must be contained in argument #1 ($haystack)", function);
        // A positive offset is the first place to look at; a negative one is the last.
        var first = offset < 0 ? 0 : (int)offset;
        var last = offset >= 0 || -offset < other.Length ? octets.Length - other.Length : octets.Length + (int)offset;
        for (var at = last; at >= first; at--)
        {
            if (string.CompareOrdinal(octets, at, other, 0, other.Length) == 0)
                return (long)at;
        }
        return false;
    }

    private static object CutAt(string octets, int at, bool before) => at < 0 ? false : Texts.FromOctets(before ? octets[..at] : octets[at..]);

    private static List<string> Split(string text, string mark, long most)
    {
        var parts = new List<string>();
        var start = 0;
        while (parts.Count < most - 1 && text.IndexOf(mark, start, StringComparison.Ordinal) is >= 0 and var at)
        {
            parts.Add(text[start..at]);
            start = at + mark.Length;
        }
        parts.Add(text[start..]);
        return parts;
    }
}
