using WeChatPay.Php.Arrays;
using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions that count characters instead of bytes, for UTF-8. A byte that is not UTF-8 counts as a character.
/// Source: https://www.php.net/manual/ref.mbstring.php.</content>
public static partial class Functions
{
    /// <summary>Counts the characters.</summary>
    /// <param name="encoding">UTF-8, which is the default.</param>
    public static long mb_strlen(object? @string, object? encoding = null) => Characters.Cut(Utf8Text(@string, encoding)).Count;

    /// <summary>Cuts characters out of a text.</summary>
    /// <param name="start">The first character; a negative number counts from the end.</param>
    /// <param name="length">The greatest number of characters; a negative number leaves that many off at the end.</param>
    public static string mb_substr(object? @string, object? start, object? length = null, object? encoding = null)
    {
        var letters = Characters.Cut(Utf8Text(@string, encoding));
        var (first, size) = Texts.Part(letters.Count, Parameters.Integer(start, 2), Parameters.Optional(length, 3));
        return Characters.Join(letters.GetRange(first, size));
    }

    /// <summary>Finds the first occurrence of a text.</summary>
    /// <returns>Its first character as a <see cref="long"/>, or false.</returns>
    /// <exception cref="ValueError">The offset is outside of the text.</exception>
    public static dynamic mb_strpos(object? haystack, object? needle, object? offset = null, object? encoding = null)
    {
        var (letters, other) = (Characters.Split(Checked(haystack, encoding)), Characters.Split(Checked(needle, encoding)));
        var start = Parameters.Integer(offset, 3);
        start = start < 0 ? start + letters.Count : start;
        if (start < 0 || start > letters.Count)
            throw Parameters.Refuse(3, nameof(offset), "must be contained in argument #1 ($haystack)");
        for (var at = (int)start; at + other.Count <= letters.Count; at++)
        {
            if (letters.Skip(at).Take(other.Count).SequenceEqual(other, StringComparer.Ordinal))
                return (long)at;
        }
        return false;
    }

    /// <summary>Finds the last occurrence of a text.</summary>
    /// <returns>Its first character as a <see cref="long"/>, or false.</returns>
    public static dynamic mb_strrpos(object? haystack, object? needle)
    {
        var (letters, other) = (Characters.Split(Checked(haystack, null)), Characters.Split(Checked(needle, null)));
        for (var at = letters.Count - other.Count; at >= 0; at--)
        {
            if (letters.Skip(at).Take(other.Count).SequenceEqual(other, StringComparer.Ordinal))
                return (long)at;
        }
        return false;
    }

    /// <summary>Splits a text into pieces of a number of characters.</summary>
    /// <exception cref="ValueError">The number is below 1.</exception>
    public static PhpArray mb_str_split(object? @string, object? length = null, object? encoding = null)
    {
        var (letters, size) = (Characters.Cut(Utf8Text(@string, encoding)), Parameters.Optional(length, 2) ?? 1);
        if (size < 1)
            throw Parameters.Refuse(2, nameof(length), "must be greater than 0");
        var pieces = new List<string>();
        for (long at = 0; at < letters.Count; at += size)
            pieces.Add(Characters.Join(letters.Skip((int)at).Take((int)Math.Min(size, letters.Count))));
        return Lists.From(pieces);
    }

    /// <summary>Counts the occurrences of a text that do not overlap.</summary>
    /// <exception cref="ValueError">The text to count is empty.</exception>
    public static long mb_substr_count(object? haystack, object? needle, object? encoding = null)
    {
        var (text, other) = (Checked(haystack, encoding), Checked(needle, encoding));
        return other.Length == 0 ? throw Parameters.Refuse(2, nameof(needle), "must not be empty") : substr_count(text, other);
    }

    /// <summary>Tells whether a text is UTF-8.</summary>
    public static bool mb_check_encoding(object? value, object? encoding = null) => !Bytes.HasRaw(Utf8Text(value, encoding));

    /// <summary>Gets the encoding of these functions: UTF-8; with an argument tells whether that is the encoding.</summary>
    /// <exception cref="NotSupportedException">Another encoding is wanted.</exception>
    public static dynamic mb_internal_encoding(object? encoding = null)
    {
        if (encoding is null)
            return "UTF-8";
        Utf8Text("", encoding);
        return true;
    }

    // PHP 8.2 takes what is not UTF-8 apart in its own way, function by function.
    private static string Checked(object? value, object? encoding, [System.Runtime.CompilerServices.CallerMemberName] string function = "")
    {
        var text = Utf8Text(value, encoding, function);
        return Bytes.HasRaw(text) ? throw new NotSupportedException($"{function}() is offered for text that is UTF-8.") : text;
    }

    private static string Utf8Text(object? value, object? encoding, [System.Runtime.CompilerServices.CallerMemberName] string function = "")
    {
        var name = encoding is null ? "utf-8" : Parameters.Text(encoding, 2, function: function).ToLowerInvariant();
        return name is "utf-8" or "utf8"
            ? Parameters.Text(value, 1, "string", function)
            : throw new NotSupportedException($"{function}() is offered for UTF-8. The encoding is `{name}`: convert the text first.");
    }
}
