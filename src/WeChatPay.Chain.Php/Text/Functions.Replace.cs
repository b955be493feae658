using System.Text;
using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions that replace and compare text. Source: https://www.php.net/manual/ref.strings.php.</content>
public static partial class Functions
{
    /// <summary>Replaces every occurrence of a text, or of each text of an array.</summary>
    /// <param name="search">The text to replace, or an array of texts; the empty text replaces nothing.</param>
    /// <param name="replace">The new text, or an array with a text for each of <paramref name="search"/>; what it lacks is the empty text.</param>
    /// <param name="subject">A text, or an array of texts, whose keys stay.</param>
    /// <exception cref="TypeError"><paramref name="replace"/> is an array and <paramref name="search"/> is not.</exception>
    public static dynamic str_replace(object? search, object? replace, object? subject) => str_replace(search, replace, subject, out _);

    /// <summary>Replaces every occurrence of a text, or of each text of an array, and counts.</summary>
    /// <exception cref="TypeError"><paramref name="replace"/> is an array and <paramref name="search"/> is not.</exception>
    public static dynamic str_replace(object? search, object? replace, object? subject, out dynamic? count)
    {
        dynamic result = Replace(search, replace, subject, false, nameof(str_replace), out var number);
        count = number;
        return result;
    }

    /// <summary>Replaces every occurrence of a text, whatever the case of ASCII letters is.</summary>
    /// <exception cref="TypeError"><paramref name="replace"/> is an array and <paramref name="search"/> is not.</exception>
    public static dynamic str_ireplace(object? search, object? replace, object? subject) =>
        Replace(search, replace, subject, true, nameof(str_ireplace), out _);

    /// <summary>Replaces bytes by bytes.</summary>
    /// <param name="from">The bytes to replace.</param>
    /// <param name="to">The byte for each of them; the longer of the two is cut.</param>
    public static string strtr(object? @string, object? from, object? to)
    {
        var (letters, old, other) = (Octets(@string, 1).ToCharArray(), Octets(from, 2), Octets(to, 3));
        var map = new Dictionary<char, char>();
        for (var at = 0; at < Math.Min(old.Length, other.Length); at++)
            map[old[at]] = other[at];
        for (var at = 0; at < letters.Length; at++)
            letters[at] = map.TryGetValue(letters[at], out var letter) ? letter : letters[at];
        return Texts.FromOctets(new(letters));
    }

    /// <summary>Replaces the keys of an array by its values: the longest first, and no replacement is replaced again.</summary>
    public static string strtr(object? @string, object? replace_pairs)
    {
        var text = Octets(@string, 1);
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Parameters.Array(replace_pairs, 2).Snapshot())
            pairs[Texts.Octets(entry.Key.ToString())] = Texts.Octets(Casts.ToText(entry.Value));
        // PHP ignores an empty key since version 8.0.
        pairs.Remove("");
        var longest = pairs.Count == 0 ? 0 : pairs.Keys.Max(static key => key.Length);
        var output = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(longest, text.Length - at);
            while (length > 0 && !pairs.ContainsKey(text.Substring(at, length)))
                length--;
            output.Append(length == 0 ? text[at].ToString() : pairs[text.Substring(at, length)]);
            at += Math.Max(length, 1);
        }
        return Texts.FromOctets(output.ToString());
    }

    /// <summary>Compares two texts by bytes.</summary>
    /// <returns>A negative number, 0 or a positive number.</returns>
    public static long strcmp(object? string1, object? string2) => Math.Sign(CompareOctets(Octets(string1, 1), Octets(string2, 2)));

    /// <summary>Compares two texts by bytes, whatever the case of ASCII letters is.</summary>
    /// <returns>A negative number, 0 or a positive number.</returns>
    public static long strcasecmp(object? string1, object? string2) => CompareOctets(Texts.Lower(Octets(string1, 1)), Texts.Lower(Octets(string2, 2)));

    /// <summary>Compares the first bytes of two texts.</summary>
    /// <returns>A negative number, 0 or a positive number.</returns>
    /// <exception cref="ValueError">The number is negative.</exception>
    public static long strncmp(object? string1, object? string2, object? length)
    {
        var size = NotNegative(length);
        return Math.Sign(CompareOctets(First(Octets(string1, 1), size), First(Octets(string2, 2), size)));
    }

    /// <summary>Compares the first bytes of two texts, whatever the case of ASCII letters is.</summary>
    /// <exception cref="ValueError">The number is negative.</exception>
    public static long strncasecmp(object? string1, object? string2, object? length)
    {
        var size = NotNegative(length);
        return CompareOctets(Texts.Lower(First(Octets(string1, 1), size)), Texts.Lower(First(Octets(string2, 2), size)));
    }

    private static long NotNegative(object? length, [System.Runtime.CompilerServices.CallerMemberName] string function = "") =>
        Parameters.Integer(length, 3, function: function) is var size && size >= 0
            ? size
            : throw Parameters.Refuse(3, nameof(length), "must be greater than or equal to 0", function);

    private static string First(string octets, long size) => size < octets.Length ? octets[..(int)size] : octets;

    // The difference of the first bytes that differ, else the order of the lengths.
    private static long CompareOctets(string left, string right)
    {
        for (var at = 0; at < Math.Min(left.Length, right.Length); at++)
        {
            if (left[at] != right[at])
                return left[at] - right[at];
        }
        return left.Length.CompareTo(right.Length);
    }

    private static object Replace(object? search, object? replace, object? subject, bool ignoresCase, string function, out long count)
    {
        var replaced = 0L;
        var others = replace is not stdClass && Access.TryArray(replace, out var list)
            ? list.Snapshot().Select(static entry => Casts.ToText(entry.Value)).ToList() : null;
        List<(string Old, string New)> pairs;
        if (Access.TryArray(search, out var olds))
        {
            var text = others is null ? Parameters.Text(replace, 2, function: function) : "";
            pairs = [.. olds.Snapshot().Select((entry, at) => (Casts.ToText(entry.Value), others is null ? text : at < others.Count ? others[at] : ""))];
        }
        else
        {
            if (others is not null)
                throw Parameters.Wrong(replace, 2, "string when argument #1 ($search) is a string", function: function);
            pairs = [(Parameters.Text(search, 1, function: function), Parameters.Text(replace, 2, function: function))];
        }
        var result = Texts.Each(subject, function, 3, text =>
        {
            foreach (var (old, other) in pairs)
                text = ReplaceOne(text, old, other, ignoresCase, ref replaced);
            return text;
        });
        count = replaced;
        return result;
    }

    private static string ReplaceOne(string text, string old, string other, bool ignoresCase, ref long count)
    {
        if (old.Length == 0 || text.Length == 0)
            return text;
        var (octets, mark, output) = (Texts.Octets(text), Texts.Octets(old), new StringBuilder());
        var (where, what) = ignoresCase ? (Texts.Lower(octets), Texts.Lower(mark)) : (octets, mark);
        var start = 0;
        while (where.IndexOf(what, start, StringComparison.Ordinal) is >= 0 and var at)
        {
            output.Append(octets, start, at - start).Append(Texts.Octets(other));
            start = at + mark.Length;
            count++;
        }
        return start == 0 ? text : Texts.FromOctets(output.Append(octets, start, octets.Length - start).ToString());
    }
}
