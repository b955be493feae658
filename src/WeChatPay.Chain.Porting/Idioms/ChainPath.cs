using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>The path of a call, as the chain of PHP names it.</summary>
/// <param name="Root">The client.</param>
/// <param name="Pieces">Names in a row as one piece, and each text as a piece of its own; null for a text with values in it.</param>
/// <param name="Templates">The texts with values in them, in the order of the pieces that are null.</param>
internal sealed record ChainPath(Expression Root, IReadOnlyList<string?> Pieces, IReadOnlyList<Expression> Templates)
{
    /// <summary>Gets the whole path; null when it has values in it.</summary>
    public string? Text => Pieces.Any(static piece => piece is null) ? null : string.Join('/', Pieces.Select(static piece => piece!.Trim('/')));

    /// <summary>Reads the chain before a verb; null when it is none.</summary>
    public static ChainPath? Read(Expression target, Func<Expression, bool> isClient)
    {
        var pieces = new List<(string? Text, Expression? Value, bool IsName)>();
        while (!isClient(target))
        {
            switch (target)
            {
                case Parenthesised inner:
                    target = inner.Inner;
                    continue;
                case Member { Arguments: null, Computed: null, Arrow.Text: "->" } name:
                    pieces.Insert(0, (Segment(name.Name.Text), null, true));
                    target = name.Target;
                    continue;
                case Member { Arguments: null, Computed: { } computed } member:
                    pieces.Insert(0, Piece(computed));
                    target = member.Target;
                    continue;
                case Member { Arguments.Items: [{ Value: { } path, Label: null, Prefix: null }], Computed: null } call when call.Name.IsWord("chain"):
                    pieces.Insert(0, Piece(path));
                    target = call.Target;
                    continue;
                case Tree.Index { Key: { } key } index:
                    pieces.Insert(0, Piece(key));
                    target = index.Target;
                    continue;
                default:
                    return null;
            }
        }
        var joined = new List<(string? Text, Expression? Value, bool IsName)>();
        foreach (var piece in pieces)
        {
            if (piece.IsName && joined.Count > 0 && joined[^1].IsName)
                joined[^1] = ($"{joined[^1].Text}/{piece.Text}", null, true);
            else
                joined.Add(piece);
        }
        return new(target, [.. joined.Select(static piece => piece.Text)], [.. joined.Select(static piece => piece.Value).OfType<Expression>()]);
    }

    private static (string?, Expression?, bool) Piece(Expression value) =>
        value is Literal { Token.Value: { } text } ? (text, null, false) : (null, value, false);

    // `_name_` is a path variable.
    private static string Segment(string name) =>
        name.Length > 2 && name[0] == '_' && name[^1] == '_' ? $"{{{name[1..^1]}}}" : KebabCase.FromName(name);
}
