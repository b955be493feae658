using System.Text;

namespace WeChatPay;

/// <summary>The rule between names in C# and segments of a path: <c>hirePowerBank</c> is <c>hire-power-bank</c>.</summary>
/// <remarks>The porter compiles this file too, so that both rename alike. So this file depends on nothing else. Immutable and thread-safe.</remarks>
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
}
