using WeChatPay.Porting.Diagnostics;

namespace WeChatPay.Porting.Syntax;

/// <summary>The input is not PHP, from a token on.</summary>
internal sealed class SyntaxException(Token at, Wording message, Wording? hint = null) : Exception(message.ToString())
{
    /// <summary>Makes the error for a piece that is not a token.</summary>
    /// <remarks><paramref name="offset"/> is the offset of the piece, in UTF-16 units.</remarks>
    public SyntaxException(string piece, int offset, Wording message, Wording? hint = null)
        : this(new Token(TokenKind.Bad, piece, offset, ""), message, hint)
    {
    }

    public Token At { get; } = at;

    /// <summary>Gets the message with its template.</summary>
    public Wording Text { get; } = message;

    public Wording? Hint { get; } = hint;

    public PortingRule Rule { get; init; } = Rules.Syntax;
}
