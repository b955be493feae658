using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace WeChatPay.Porting.Syntax;

/// <summary>The tokens of PHP that have a regular grammar.</summary>
/// <remarks>Source: https://www.php.net/manual/language.types.integer.php and its neighbours.</remarks>
internal static class LexicalGrammar
{
    /// <summary>The operators, longest first, so that the longest match wins.</summary>
    private static readonly string[] Marks =
    [
        "<=>", "**=", "...", "<<=", ">>=", "===", "!==", "??=", "?->",
        "++", "--", "->", "=>", "::", "==", "!=", "<>", "<=", ">=", "&&", "||", "??", "+=", "-=", "*=", "/=", ".=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
        ";", ",", "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "%", "=", "<", ">", "!", ".", "?", ":", "&", "|", "^", "~", "@", "$", "#[",
    ];

    private static readonly ILookup<char, string> MarksByFirst = Marks.ToLookup(static mark => mark[0]);

    private static readonly TextParser<TextSpan> Word =
        Span.MatchedBy(Character.Matching(IsNameStart, "name").IgnoreThen(Character.Matching(IsNamePart, "name").IgnoreMany()));

    /// <summary>A word, or words joined by backslashes.</summary>
    public static readonly TextParser<TextSpan> Name =
        Span.MatchedBy(Character.EqualTo('\\').Optional().IgnoreThen(Word).IgnoreThen(Character.EqualTo('\\').IgnoreThen(Word).Try().IgnoreMany()));

    public static readonly TextParser<TextSpan> Variable = Span.MatchedBy(Character.EqualTo('$').IgnoreThen(Word));

    private static readonly TextParser<TextSpan> Digits = Numerals(char.IsAsciiDigit);

    private static readonly TextParser<TextSpan> Based =
        Span.MatchedBy(Span.EqualToIgnoreCase("0x").IgnoreThen(Numerals(char.IsAsciiHexDigit))).Try()
            .Or(Span.MatchedBy(Span.EqualToIgnoreCase("0b").IgnoreThen(Numerals(static digit => digit is '0' or '1'))).Try())
            .Or(Span.MatchedBy(Span.EqualToIgnoreCase("0o").IgnoreThen(Numerals(static digit => digit is >= '0' and <= '7'))).Try());

    private static readonly TextParser<TextSpan> Exponent =
        Span.MatchedBy(Character.In('e', 'E').IgnoreThen(Character.In('+', '-').Optional()).IgnoreThen(Digits));

    /// <summary>A number with a point, an exponent or both.</summary>
    public static readonly TextParser<TextSpan> Float =
        Span.MatchedBy(Digits.IgnoreThen(Character.EqualTo('.')).IgnoreThen(Digits.Optional()).IgnoreThen(Exponent.Try().OptionalOrDefault())).Try()
            .Or(Span.MatchedBy(Character.EqualTo('.').IgnoreThen(Digits).IgnoreThen(Exponent.Try().OptionalOrDefault())).Try())
            .Or(Span.MatchedBy(Digits.IgnoreThen(Exponent)));

    public static readonly TextParser<TextSpan> Integer = Based.Or(Digits);

    /// <summary><c>(string)</c>, with spaces inside the brackets.</summary>
    public static readonly TextParser<TextSpan> Cast =
        Span.MatchedBy(Character.EqualTo('(').IgnoreThen(Blanks())
            .IgnoreThen(Word.Where(static word => IsCast(word.ToStringValue())))
            .IgnoreThen(Blanks()).IgnoreThen(Character.EqualTo(')')));

    /// <summary>The opening of a heredoc: <c>&lt;&lt;&lt;XML</c>, the label in quotes or not.</summary>
    public static readonly TextParser<TextSpan> Heredoc =
        Span.MatchedBy(Span.EqualTo("<<<").IgnoreThen(Blanks()).IgnoreThen(
            Character.EqualTo('\'').IgnoreThen(Word).IgnoreThen(Character.EqualTo('\'')).Try()
                .Or(Character.EqualTo('"').IgnoreThen(Word).IgnoreThen(Character.EqualTo('"')).Try())
                .Or(Word.Value('"'))).IgnoreThen(Character.In('\n', '\r')));

    /// <summary>Finds the operator at an offset; null when there is none.</summary>
    public static string? MarkAt(string source, int at) =>
        MarksByFirst[source[at]].FirstOrDefault(mark => string.CompareOrdinal(source, at, mark, 0, mark.Length) == 0);

    /// <summary>Gives the length of the match of a parser at an offset; 0 when it does not match.</summary>
    public static int Match(TextParser<TextSpan> parser, string source, int at, int end)
    {
        var result = parser(new TextSpan(source, new Position(at, 1, 1), end - at));
        return result.HasValue ? result.Value.Length : 0;
    }

    // Zend/zend_language_scanner.l: LABEL is [a-zA-Z_\x80-\xff][a-zA-Z0-9_\x80-\xff]*.
    public static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter == '_' || letter >= 0x80;

    public static bool IsNamePart(char letter) => IsNameStart(letter) || char.IsAsciiDigit(letter);

    private static TextParser<TextSpan> Numerals(Func<char, bool> isDigit) =>
        Span.MatchedBy(Character.Matching(isDigit, "digit")
            .IgnoreThen(Character.EqualTo('_').Optional().IgnoreThen(Character.Matching(isDigit, "digit")).Try().IgnoreMany()));

    private static TextParser<Unit> Blanks() => Character.In(' ', '\t').IgnoreMany();

    private static bool IsCast(string word) => word.ToLowerInvariant() is
        "string" or "binary" or "int" or "integer" or "float" or "double" or "bool" or "boolean" or "array" or "object" or "unset";
}
