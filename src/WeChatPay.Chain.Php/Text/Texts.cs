using WeChatPay.Php.Values;

namespace WeChatPay.Php.Text;

/// <summary>Work on bytes of text that several functions share.</summary>
internal static class Texts
{
    /// <summary>Does byte work: on characters where all texts are ASCII, for speed, else on one character for each byte (Latin-1).</summary>
    public static string Octets(string text)
    {
        if (Bytes.IsAscii(text))
            return text;
        var bytes = Bytes.Encode(text);
        var letters = new char[bytes.Length];
        for (var at = 0; at < bytes.Length; at++)
            letters[at] = (char)bytes[at];
        return new(letters);
    }

    /// <summary>Makes text of one character for each byte.</summary>
    public static string FromOctets(string octets)
    {
        if (Bytes.IsAscii(octets))
            return octets;
        var bytes = new byte[octets.Length];
        for (var at = 0; at < bytes.Length; at++)
            bytes[at] = (byte)octets[at];
        return Bytes.Decode(bytes);
    }

    /// <summary>Expands a list of characters with ranges, <c>a..z</c>, as <c>trim</c> and <c>ucwords</c> take it.</summary>
    public static HashSet<char> Mask(string octets)
    {
        var mask = new HashSet<char>();
        for (var at = 0; at < octets.Length; at++)
        {
            if (at + 3 < octets.Length && octets[at + 1] == '.' && octets[at + 2] == '.' && octets[at + 3] >= octets[at])
            {
                for (var letter = octets[at]; letter <= octets[at + 3]; letter++)
                    mask.Add(letter);
                at += 3;
            }
            else
            {
                mask.Add(octets[at]);
            }
        }
        return mask;
    }

    /// <summary>Gets the part of a text that an offset and a length choose, as <c>substr</c> does.</summary>
    public static (int Start, int Length) Part(int size, long offset, long? length)
    {
        var start = offset < 0 ? Math.Max(size + offset, 0) : Math.Min(offset, size);
        var end = length switch
        {
            null => size,
            < 0 => Math.Max(size + length.Value, start),
            _ => Math.Min(length.Value, size - start) + start,
        };
        return ((int)start, (int)(end - start));
    }

    public static string Upper(string text) => Map(text, static letter => char.IsAsciiLetterLower(letter) ? (char)(letter & ~0x20) : letter);

    public static string Lower(string text) => Map(text, static letter => char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter);

    /// <summary>Replaces text in a scalar or in each text of an array.</summary>
    public static object Each(object? subject, string function, int position, Func<string, string> work)
    {
        if (subject is stdClass || !Access.TryArray(subject, out var array))
            return work(Parameters.Text(subject, position, nameof(subject), function));
        var result = new PhpArray();
        foreach (var entry in array.Snapshot())
            result.Storage.Set(entry.Key, entry.Value is PhpArray or stdClass ? entry.Value : work(Casts.ToText(entry.Value)));
        return result;
    }

    private static string Map(string text, Func<char, char> map)
    {
        var letters = text.ToCharArray();
        for (var at = 0; at < letters.Length; at++)
            letters[at] = map(letters[at]);
        return new(letters);
    }
}
