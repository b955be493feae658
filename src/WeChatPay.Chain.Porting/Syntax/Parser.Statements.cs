using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Syntax;

/// <content>Statements.</content>
internal sealed partial class Parser
{
    private Statement ParseStatement()
    {
        var token = _tokens.Current;
        if (token.Kind is TokenKind.CloseTag || token.Is(";"))
            return new Empty(_tokens.Take());
        if (token.Kind is TokenKind.Html)
            return new Html(_tokens.Take());
        if (token.Is("{"))
            return Block();
        if (token.Is("#["))
            return Attributed();
        if (token.Kind is not TokenKind.Name || _tokens.Peek().Is("::") || _tokens.Peek().Is("->"))
            return ExpressionStatement();
        if (_tokens.Peek().Is(":") && !token.IsWord("else") && !token.IsWord("default"))
            return Label();
        return token.Text.ToLowerInvariant() switch
        {
            "echo" => Echo(),
            "if" => If(),
            "while" => While(),
            "do" when !_tokens.Peek().Is("(") => DoWhile(),
            "for" => For(),
            "foreach" => Foreach(),
            "switch" => Switch(),
            "try" => Try(),
            "return" => Return(),
            "break" or "continue" => Jump(),
            "function" when _tokens.Peek().Kind is TokenKind.Name || _tokens.Peek().Is("&") && _tokens.Peek(2).Kind is TokenKind.Name => Function(),
            "use" => Use(),
            "unset" when _tokens.Peek().Is("(") => ExpressionStatement(),
            "require" or "require_once" or "include" or "include_once" => Require(),
            "declare" => Declare(),
            "static" when _tokens.Peek().Kind is TokenKind.Variable => StaticVariables(),
            "namespace" => Namespace(),
            "goto" => Goto(),
            "global" => Global(),
            "const" => Constants(),
            "abstract" or "final" or "class" or "interface" or "trait" => ClassLike(),
            "enum" when _tokens.Peek().Kind is TokenKind.Name && !IsWordNext("extends") && !IsWordNext("implements") => ClassLike(),
            "readonly" when IsWordNext("class") || IsWordNext("final") || IsWordNext("abstract") => ClassLike(),
            _ => ExpressionStatement(),
        };
    }

    private Unported Label()
    {
        var name = _tokens.Take();
        _tokens.Take();
        return new Unported(name, Rules.Goto, "A label is not ported.", null);
    }

    private Unported Goto()
    {
        var keyword = _tokens.Take();
        Identifier();
        End();
        return new Unported(keyword, Rules.Goto, "`goto` is not ported.", null);
    }

    // #[Attribute] before a function or a class.
    private Statement Attributed()
    {
        SkipAttributes();
        return Statement();
    }

    private void SkipAttributes()
    {
        while (_tokens.Current.Is("#["))
        {
            var open = _tokens.Take();
            for (var brackets = 1; brackets > 0;)
            {
                if (_tokens.Current.Kind is TokenKind.End)
                    throw _tokens.Unexpected("\"]\"");
                var token = _tokens.Take();
                brackets += token.Is("[") || token.Is("#[") ? 1 : token.Is("]") ? -1 : 0;
            }
            _attributes.Add(open);
        }
    }

    private readonly List<Token> _attributes = [];

    private Echo Echo()
    {
        var keyword = _tokens.Take();
        var values = new List<Entry>();
        do
        {
            var value = Expression();
            values.Add(new Entry(null, null, value, null, _tokens.TakeIf(",")));
        }
        while (values[^1].Comma is not null);
        return new Echo(keyword, values, End());
    }

    private For For()
    {
        var keyword = _tokens.Take();
        var open = _tokens.Expect("(");
        var heads = new List<IReadOnlyList<Entry>>();
        var ends = new List<Token>();
        foreach (var end in (string[])[";", ";", ")"])
        {
            var head = new List<Entry>();
            while (!_tokens.Current.Is(end))
            {
                var value = Expression();
                head.Add(new Entry(null, null, value, null, _tokens.TakeIf(",")));
                if (head[^1].Comma is null)
                    break;
            }
            heads.Add(head);
            ends.Add(_tokens.Expect(end));
        }
        return new For(keyword, open, heads, ends, Body("endfor"));
    }

    private Foreach Foreach()
    {
        var keyword = _tokens.Take();
        var open = _tokens.Expect("(");
        var subject = Expression();
        var @as = _tokens.ExpectWord("as");
        var reference = _tokens.TakeIf("&");
        var value = Expression();
        Expression? key = null;
        var arrow = _tokens.TakeIf("=>");
        if (arrow is not null)
        {
            key = value;
            reference = _tokens.TakeIf("&");
            value = Expression();
        }
        return new Foreach(keyword, open, subject, @as, key, arrow, reference, value, _tokens.Expect(")"), Body("endforeach"));
    }

    private Try Try()
    {
        var keyword = _tokens.Take();
        var body = Block();
        var catches = new List<Catch>();
        while (_tokens.TakeWordIf("catch") is { } word)
        {
            var open = _tokens.Expect("(");
            var types = new List<Token> { Identifier() };
            while (_tokens.TakeIf("|") is not null)
                types.Add(Identifier());
            var variable = _tokens.Current.Kind is TokenKind.Variable ? _tokens.Take() : null;
            catches.Add(new Catch(word, open, types, variable, _tokens.Expect(")"), Block()));
        }
        var last = _tokens.TakeWordIf("finally");
        if (last is null && catches.Count == 0)
            throw new SyntaxException(keyword, "Cannot use try without catch or finally.");
        return new Try(keyword, body, catches, last, last is null ? null : Block());
    }

    private Jump Return()
    {
        var keyword = _tokens.Take();
        return new Jump(keyword, IsEnd ? null : Expression(), End());
    }

    private Jump Jump()
    {
        var keyword = _tokens.Take();
        var levels = _tokens.Current.Kind is TokenKind.Integer ? _tokens.Take() : null;
        return new Jump(keyword, null, End()) { Levels = levels };
    }

    private Function Function()
    {
        var keyword = _tokens.Take();
        var reference = _tokens.TakeIf("&");
        var name = Identifier();
        return new Function(keyword, name, Signature(reference), Block());
    }

    private StaticVariables StaticVariables()
    {
        var keyword = _tokens.Take();
        var variables = new List<(Token, Expression?)>();
        do
        {
            var name = _tokens.Expect(TokenKind.Variable, "variable");
            variables.Add((name, _tokens.TakeIf("=") is null ? null : Expression(AssignmentLevel)));
        }
        while (_tokens.TakeIf(",") is not null);
        return new StaticVariables(keyword, variables, End());
    }

    private Global Global()
    {
        var keyword = _tokens.Take();
        var names = new List<Token>();
        do
            names.Add(_tokens.Expect(TokenKind.Variable, "variable"));
        while (_tokens.TakeIf(",") is not null);
        return new Global(keyword, names, End());
    }

    private Constants Constants()
    {
        var keyword = _tokens.Take();
        var items = new List<(Token, Expression)>();
        do
            items.Add(ConstantItem());
        while (_tokens.TakeIf(",") is not null);
        return new Constants(keyword, items, End());
    }

    private (Token Name, Expression Value) ConstantItem()
    {
        var name = Identifier();
        _tokens.Expect("=");
        return (name, Expression(AssignmentLevel));
    }
}
