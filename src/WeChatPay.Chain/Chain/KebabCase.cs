using System.Text;

namespace WeChatPay;

/// <summary>The rule between names in C# and segments of a path: <c>hirePowerBank</c> is <c>hire-power-bank</c>.</summary>
/// <remarks>The porter and the rules for the compiler compile this file too, so that all rename alike. So this file depends on nothing else.
/// Immutable and thread-safe.</remarks>
internal static class KebabCase
{
    // Characters.
    private const int MaxShort = 64;

    /// <summary>Renames a name in camelCase or PascalCase: each capital becomes a hyphen and its small letter, except in front.</summary>
    public static string FromName(string name)
    {
        var length = 0;
        // Each step of a chain comes here: only the new name is allocated.
        var renamed = name.Length <= MaxShort ? stackalloc char[2 * MaxShort] : new char[2 * name.Length];
        foreach (var letter in name)
        {
            var isCapital = letter is >= 'A' and <= 'Z';
            if (isCapital && length > 0)
                renamed[length++] = '-';
            renamed[length++] = isCapital ? (char)(letter | 0x20) : letter;
        }
        return renamed[..length].ToString();
    }

    /// <summary>Tells whether a text is a name in camelCase or PascalCase; the only digits allowed are those of <c>h5</c> and <c>v1</c> to <c>v9</c>.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var length = 1;
            while (length < text.Length && text[length] is not (>= 'A' and <= 'Z'))
                length++;
            var word = text[..length];
            if (!IsWord(word) && word is not (['h' or 'H', '5'] or ['v' or 'V', >= '1' and <= '9']))
                return false;
            text = text[length..];
        }
        return true;
    }

    /// <summary>Renames a segment to camelCase, the inverse of <see cref="FromName"/>.</summary>
    public static string ToName(string segment)
    {
        var name = new StringBuilder(segment.Length);
        foreach (var word in segment.Split('-'))
        {
            if (name.Length == 0 || word.Length == 0)
                name.Append(word);
            else
                name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }
        return name.ToString();
    }

    private static bool IsWord(ReadOnlySpan<char> word)
    {
        foreach (var letter in word[1..])
        {
            if (letter is not (>= 'a' and <= 'z'))
                return false;
        }
        return word.Length > 1 && word[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
    }
}
