using WeChatPay.Porting.Diagnostics;

namespace WeChatPay.Porting.Syntax;

/// <summary>Reads tokens one after the other.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    private int _at;

    public Token Current => tokens[_at];

    public int Position => _at;

    public Token Peek(int ahead = 1) => tokens[Math.Min(_at + ahead, tokens.Count - 1)];

    public Token Take()
    {
        var token = tokens[_at];
        if (_at < tokens.Count - 1)
            _at++;
        return token;
    }

    public Token? TakeIf(string mark) => Current.Is(mark) ? Take() : null;

    public Token? TakeWordIf(string word) => Current.IsWord(word) ? Take() : null;

    /// <exception cref="SyntaxException">The current token is another one.</exception>
    public Token Expect(string mark) => TakeIf(mark) ?? throw Unexpected($"\"{mark}\"");

    /// <exception cref="SyntaxException">The current token is another one.</exception>
    public Token ExpectWord(string word) => TakeWordIf(word) ?? throw Unexpected($"\"{word}\"");

    /// <exception cref="SyntaxException">The current token is another one.</exception>
    public Token Expect(TokenKind kind, Wording what) => Current.Kind == kind ? Take() : throw Unexpected(what);

    /// <summary>Makes the error at the current token, in PHP's words.</summary>
    public SyntaxException Unexpected(Wording? expected = null) => expected is null
        ? new(Current, $"Syntax error, unexpected {Describe(Current)}.")
        : new(Current, $"Syntax error, unexpected {Describe(Current)}, expecting {expected}.");

    private static Wording Describe(Token token) => token.Kind switch
    {
        TokenKind.End => "end of file",
        TokenKind.CloseTag => "end of the PHP part",
        TokenKind.Variable => "variable",
        TokenKind.Integer => "integer",
        TokenKind.Float => "floating-point number",
        TokenKind.Text or TokenKind.Template => "string",
        TokenKind.Html => "text outside of the PHP part",
        TokenKind.Name => "identifier",
        _ => (Wording)$"token \"{token.Text}\"",
    };
}
