using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Syntax;

/// <content>Primary expressions.</content>
internal sealed partial class Parser
{
    private Expression Primary()
    {
        var token = _tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Variable:
                return new Variable(_tokens.Take());
            case TokenKind.Integer or TokenKind.Float or TokenKind.Text:
                return new Literal(_tokens.Take());
            case TokenKind.Template:
                return Template(_tokens.Take());
            case TokenKind.Name:
                return Named(token);
            case TokenKind.Mark when token.Text is "[":
                return Array(_tokens.Take(), null, "]");
            case TokenKind.Mark when token.Text is "(":
                _tokens.Take();
                var inner = Expression();
                return new Parenthesised(token, inner, _tokens.Expect(")")) { Height = inner.Height + 1 };
            case TokenKind.Mark when token.Text is "$":
                return ComputedVariable();
            case TokenKind.Mark when token.Text is "#[":
                SkipAttributes();
                return Primary();
            case TokenKind.Shell:
                return new Shell(_tokens.Take());
            default:
                throw _tokens.Unexpected();
        }
    }

    // `$$name`, `${expression}`.
    private ComputedVariable ComputedVariable()
    {
        var dollar = _tokens.Take();
        if (_tokens.Current.Is("$"))
            return Nested(() => new ComputedVariable(dollar, ComputedVariable()));
        if (_tokens.TakeIf("{") is null)
            return new ComputedVariable(dollar, new Variable(_tokens.Expect(TokenKind.Variable, "variable")));
        var name = Expression();
        _tokens.Expect("}");
        return new ComputedVariable(dollar, name) { Height = name.Height + 1 };
    }

    private Expression Named(Token token)
    {
        var next = _tokens.Peek();
        if (next.Is("::"))
            return StaticMember();
        switch (token.Text.ToLowerInvariant())
        {
            case "array" or "list" when next.Is("("):
                _tokens.Take();
                return Array(token, _tokens.Take(), ")");
            case "new":
                return New(_tokens.Take());
            case "function" when next.Is("(") || next.Is("&"):
                return Closure(null);
            case "fn" when next.Is("(") || next.Is("&"):
                return ArrowFunction(null);
            case "static" when next.IsWord("function"):
                return Closure(_tokens.Take());
            case "static" when next.IsWord("fn"):
                return ArrowFunction(_tokens.Take());
            case "exit" or "die":
                return Exit(_tokens.Take());
            case "else" or "elseif" or "catch" or "finally" or "as" or "use" or "instanceof" or "if" or "while" or "for" or "foreach" or "echo" or "return"
                or "try" or "and" or "or" or "xor" or "break" or "continue" or "switch" or "default" or "do" or "extends" or "implements"
                or "insteadof" or "static" or "class" or "function" or "case":
                throw _tokens.Unexpected();
            default:
                return new Constant(_tokens.Take());
        }
    }

    private FunctionCall Exit(Token token)
    {
        var arguments = _tokens.Current.Is("(") ? Arguments() : new Arguments(Synthetic(token, "("), [], Synthetic(token, ")"));
        return new FunctionCall(new Constant(token), arguments) { Height = HeightOf(arguments) + 1 };
    }

    private Expression StaticMember()
    {
        var type = _tokens.Take();
        if (!(_tokens.Peek().Kind is TokenKind.Name or TokenKind.Variable))
            return ComputedStatic(new Constant(type), _tokens.Take());
        var colons = _tokens.Take();
        var name = _tokens.Take();
        var arguments = _tokens.Current.Is("(") ? Arguments() : null;
        return new StaticMember(type, colons, name, arguments) { Height = HeightOf(arguments) + 1 };
    }

    private Expression New(Token keyword)
    {
        SkipAttributes();
        if (_tokens.Current.IsWord("class"))
            return AnonymousClass(keyword);
        if (_tokens.Current.Kind is TokenKind.Name && !_tokens.Peek().Is("::"))
        {
            var type = _tokens.Take();
            var given = _tokens.Current.Is("(") ? Arguments() : null;
            return new New(keyword, type, given) { Height = HeightOf(given) + 1 };
        }
        var target = ClassReference();
        var arguments = _tokens.Current.Is("(") ? Arguments() : null;
        return new NewComputed(keyword, target, arguments) { Height = Math.Max(target.Height, HeightOf(arguments)) + 1 };
    }

    private NewAnonymous AnonymousClass(Token keyword)
    {
        var word = _tokens.Take();
        var arguments = _tokens.Current.Is("(") ? Arguments() : null;
        return new NewAnonymous(keyword, ClassBody([], word, null), arguments) { Height = HeightOf(arguments) + 1 };
    }

    // new $class, new $this->class, new ($a . 'B'): brackets behind it are arguments.
    private Expression ClassReference()
    {
        if (_tokens.TakeIf("(") is { } open)
        {
            var inner = Expression();
            return new Parenthesised(open, inner, _tokens.Expect(")")) { Height = inner.Height + 1 };
        }
        var target = _tokens.Current.Kind is TokenKind.Name ? new Constant(_tokens.Take()) : Primary();
        while (true)
        {
            if (_tokens.Current.Is("->") || _tokens.Current.Is("?->"))
            {
                var arrow = _tokens.Take();
                var name = _tokens.Current.Kind is TokenKind.Name or TokenKind.Variable ? _tokens.Take() : throw _tokens.Unexpected("identifier");
                target = new Member(target, arrow, name, null, null);
            }
            else if (_tokens.Current.Is("["))
                target = Index(target, _tokens.Take());
            else if (_tokens.Current.Is("::"))
            {
                var colons = _tokens.Take();
                _tokens.Expect(TokenKind.Variable, "variable");
                target = new ComputedStatic(target, colons, null);
            }
            else
                return target;
            target = Checked(target);
        }
    }

    private ArrayLiteral Array(Token open, Token? bracket, string close)
    {
        var entries = new List<Entry>();
        while (!_tokens.Current.Is(close))
        {
            if (_tokens.TakeIf(",") is { } skipped)
            {
                entries.Add(new Entry(null, null, null, null, skipped));
                continue;
            }
            entries.Add(Entry());
            if (entries[^1].Comma is null)
                break;
        }
        var height = entries.Select(static entry => Math.Max(entry.Key?.Height ?? 0, entry.Value?.Height ?? 0)).DefaultIfEmpty().Max();
        return new ArrayLiteral(open, bracket, entries, _tokens.Expect(close)) { Height = height + 1 };
    }

    private Entry Entry()
    {
        var prefix = _tokens.TakeIf("&") ?? _tokens.TakeIf("...");
        var value = Expression();
        if (_tokens.TakeIf("=>") is not { } arrow)
            return new Entry(null, null, value, prefix, _tokens.TakeIf(","));
        prefix ??= _tokens.TakeIf("&");
        var inner = Expression();
        return new Entry(value, arrow, inner, prefix, _tokens.TakeIf(","));
    }

    private Template Template(Token token)
    {
        var parts = new List<(string?, Expression?)>();
        foreach (var part in token.Parts!)
            parts.Add(part.Tokens is { } tokens ? (null, Embedded(tokens)) : (part.Text, null));
        return new Template(token, parts) { Height = parts.Max(static part => part.Item2?.Height ?? 0) + 1 };
    }

    private Expression Embedded(IReadOnlyList<Token> tokens)
    {
        var parser = new Parser(tokens, _errors, _depth);
        var value = parser.Expression();
        return parser._tokens.Current.Kind is TokenKind.End ? value : throw parser._tokens.Unexpected();
    }
}
