using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Syntax;

/// <content>Other files, and <c>declare</c>.</content>
internal sealed partial class Parser
{
    private Statement Require()
    {
        if (_tokens.Peek().Is("::"))
            return ExpressionStatement();
        var keyword = _tokens.Take();
        var path = Expression();
        var end = End();
        return IsAutoload(path)
            ? new Dropped(keyword, "C# needs no autoloader. The line is left out.", end)
            : new ExpressionStatement(new Include(keyword, path) { Height = path.Height + 1 }, end);
    }

    private static bool IsAutoload(Expression path) => path switch
    {
        Literal { Token.Value: { } text } => text.EndsWith("autoload.php", StringComparison.Ordinal),
        Binary binary => IsAutoload(binary.Right),
        Parenthesised inner => IsAutoload(inner.Inner),
        Tree.Template { Parts: [.., (Text: { } text, _)] } => text.EndsWith("autoload.php", StringComparison.Ordinal),
        _ => false,
    };

    private Statement Declare()
    {
        var keyword = _tokens.Take();
        _tokens.Expect("(");
        var isPlain = true;
        do
        {
            isPlain &= Identifier().Text.ToLowerInvariant() is "strict_types" or "encoding";
            _tokens.Expect("=");
            Expression(AssignmentLevel);
        }
        while (_tokens.TakeIf(",") is not null);
        _tokens.Expect(")");
        if (!isPlain || !IsEnd)
        {
            _ = IsEnd ? new Empty(End()) : Body("enddeclare");
            return new Unported(keyword, Rules.Program, "`declare` with ticks or a block is not ported.", "Remove the `declare`.");
        }
        return new Dropped(keyword, "C# is always strict about types. The line is left out.", End());
    }
}
