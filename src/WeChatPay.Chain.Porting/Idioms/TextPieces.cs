using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>Takes apart a text that is joined by dots or has variables in it.</summary>
internal static class TextPieces
{
    /// <summary>Lists the pieces: a text, or a value. A piece with neither is text whose bytes are not UTF-8.</summary>
    public static List<(string? Text, Expression? Value)> Of(Expression joined)
    {
        var pieces = new List<(string? Text, Expression? Value)>();
        Collect(joined, pieces);
        return pieces;
    }

    private static void Collect(Expression value, List<(string? Text, Expression? Value)> pieces)
    {
        switch (value)
        {
            case Parenthesised inner:
                Collect(inner.Inner, pieces);
                break;
            case Binary { Operator.Text: "." } joined:
                Collect(joined.Left, pieces);
                Collect(joined.Right, pieces);
                break;
            case Literal { Token: { Kind: TokenKind.Text, Value: { } text } }:
                pieces.Add((text, null));
                break;
            case Template template:
                pieces.AddRange(template.Parts);
                break;
            default:
                pieces.Add((null, value));
                break;
        }
    }
}
