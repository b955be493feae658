using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions for HTML and for kinds of letters. Sources: https://www.php.net/manual/function.htmlspecialchars.php and
/// https://www.php.net/manual/ref.ctype.php.</content>
public static partial class Functions
{
    /// <summary>Writes <c>&amp; &lt; &gt; " '</c> as entities, both quotes as PHP does since version 8.1.</summary>
    /// <returns>The empty text for text that is not UTF-8 would be PHP's result without ENT_SUBSTITUTE; here each such byte is U+FFFD.</returns>
    public static string htmlspecialchars(object? @string)
    {
        var text = Parameters.Text(@string, 1);
        return Bytes.HasRaw(text)
            ? throw new NotSupportedException("htmlspecialchars() is offered for text that is UTF-8.")
            : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
                .Replace("'", "&#039;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
    }

    /// <summary>Reads the entities of <see cref="htmlspecialchars"/>.</summary>
    public static string htmlspecialchars_decode(object? @string) => Parameters.Text(@string, 1)
        .Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&#039;", "'", StringComparison.Ordinal).Replace("&#39;", "'", StringComparison.Ordinal)
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>Tells whether a text has ASCII digits only. An integer is not offered: PHP takes it as a letter's number.</summary>
    public static bool ctype_digit(object? text) => AllOf(text, char.IsAsciiDigit);

    /// <summary>Tells whether a text has ASCII letters only.</summary>
    public static bool ctype_alpha(object? text) => AllOf(text, char.IsAsciiLetter);

    /// <summary>Tells whether a text has ASCII letters and digits only.</summary>
    public static bool ctype_alnum(object? text) => AllOf(text, char.IsAsciiLetterOrDigit);

    /// <summary>Tells whether a text has ASCII capitals only.</summary>
    public static bool ctype_upper(object? text) => AllOf(text, char.IsAsciiLetterUpper);

    /// <summary>Tells whether a text has small ASCII letters only.</summary>
    public static bool ctype_lower(object? text) => AllOf(text, char.IsAsciiLetterLower);

    /// <summary>Tells whether a text has blanks, tabs and line ends only.</summary>
    public static bool ctype_space(object? text) => AllOf(text, static letter => letter is ' ' or (>= '\t' and <= '\r'));

    /// <summary>Tells whether a text has hex digits only.</summary>
    public static bool ctype_xdigit(object? text) => AllOf(text, char.IsAsciiHexDigit);

    /// <summary>Tells whether a text has ASCII punctuation only.</summary>
    public static bool ctype_punct(object? text) => AllOf(text, static letter => letter is > ' ' and < '\x7F' && !char.IsAsciiLetterOrDigit(letter));

    private static bool AllOf(object? text, Predicate<char> isRight) => Scalars.Plain(text) switch
    {
        string letters => letters.Length > 0 && letters.All(letter => isRight(letter)),
        long => throw new NotSupportedException("ctype functions are offered for text: PHP takes an integer as the number of a letter."),
        _ => false,
    };
}
