using System.Text.RegularExpressions;
using WeChatPay.Php.Patterns;

namespace WeChatPay.Porting.Emit;

/// <summary>Asks whether the runtime reads a regular expression of PHP, by the runtime's own reading.</summary>
internal static class PatternCheck
{
    public static bool IsRead(string pattern)
    {
        var given = pattern.TrimStart(' ', '\t', '\n', '\r', '\v', '\f');
        if (given.Length == 0 || char.IsAsciiLetterOrDigit(given[0]) || given[0] == '\\')
            return false;
        var close = given[0] switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', var mark => mark };
        var end = given.LastIndexOf(close);
        if (end <= 0)
            return false;
        var (body, modifiers) = (given[1..end], given[(end + 1)..].TrimEnd('\n', '\r', ' '));
        var (isUnicode, isSpaced) = (modifiers.Contains('u', StringComparison.Ordinal), modifiers.Contains('x', StringComparison.Ordinal));
        if (modifiers.Any(static one => !"imsxuDS".Contains(one, StringComparison.Ordinal)))
            return false;
        try
        {
            var text = PcreTranslation.Translate(body, isUnicode, endsAtEnd: false, isSpaced).Text;
            _ = new Regex(text, RegexOptions.CultureInvariant | (isSpaced ? RegexOptions.IgnorePatternWhitespace : RegexOptions.None));
            return true;
        }
        catch (Exception error) when (error is NotSupportedException or ArgumentException)
        {
            return false;
        }
    }
}
