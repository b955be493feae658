namespace WeChatPay.Porting.Syntax;

/// <summary>The kind of a <see cref="Token"/>.</summary>
internal enum TokenKind
{
    /// <summary>The end of the input.</summary>
    End,

    /// <summary><c>$name</c>.</summary>
    Variable,

    /// <summary>A word, a keyword or a name with backslashes.</summary>
    Name,

    /// <summary>An integer in any notation.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary>A string without variables in it.</summary>
    Text,

    /// <summary>A string with variables in it.</summary>
    Template,

    /// <summary><c>(string)</c> and its like.</summary>
    Cast,

    /// <summary>An operator or a bracket.</summary>
    Mark,

    /// <summary><c>?&gt;</c>, which ends a statement.</summary>
    CloseTag,

    /// <summary>Text outside the tags, which PHP prints.</summary>
    Html,

    /// <summary>A program in backticks.</summary>
    Shell,

    /// <summary>A piece that is not a token of PHP.</summary>
    Bad,
}

/// <summary>A token of PHP, with the white space and the comments before it.</summary>
/// <param name="Kind">The kind, which decides what <paramref name="Value"/> and <paramref name="Parts"/> hold.</param>
/// <param name="Text">The token as written.</param>
/// <param name="Offset">The offset of its first character, in UTF-16 units.</param>
/// <param name="Leading">The white space and the comments before it.</param>
/// <param name="Value">The value of a string; null when its bytes are not UTF-8.</param>
/// <param name="Parts">The pieces of a template.</param>
internal sealed record Token(TokenKind Kind, string Text, int Offset, string Leading, string? Value = null, IReadOnlyList<TemplatePart>? Parts = null)
{
    /// <summary>Whether the token is this operator or bracket.</summary>
    public bool Is(string mark) => Kind is TokenKind.Mark && Text == mark;

    /// <summary>Whether the token is this keyword, in upper or lower case.</summary>
    public bool IsWord(string word) => Kind is TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A piece of a string with variables in it: text, or the tokens of an expression.</summary>
/// <param name="Text">The text; null when its bytes are not UTF-8, or when the piece is an expression.</param>
/// <param name="Tokens">The expression, ended by an <see cref="TokenKind.End"/>.</param>
internal sealed record TemplatePart(string? Text, IReadOnlyList<Token>? Tokens);
