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
                throw new SyntaxException(token, "A variable with a computed name is not ported.", "Use an array: `$values[$name]`.");
            case TokenKind.Mark when token.Text is "#[":
                throw new SyntaxException(token, "An attribute is not ported.", "Remove it.");
            default:
                throw _tokens.Unexpected();
        }
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
            case "function":
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
                or "try" or "and" or "or" or "xor" or "break" or "continue" or "switch" or "case" or "default" or "do" or "extends" or "implements"
                or "insteadof" or "static":
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

    private static Token Synthetic(Token at, string mark) => new(TokenKind.Mark, mark, at.Offset, "");

    private StaticMember StaticMember()
    {
        var type = _tokens.Take();
        var colons = _tokens.Take();
        var name = _tokens.Current.Kind is TokenKind.Name or TokenKind.Variable ? _tokens.Take() : throw _tokens.Unexpected("identifier");
        var arguments = _tokens.Current.Is("(") ? Arguments() : null;
        return new StaticMember(type, colons, name, arguments) { Height = HeightOf(arguments) + 1 };
    }

    private New New(Token keyword)
    {
        if (_tokens.Current.IsWord("class"))
            throw Unportable(_tokens.Current);
        if (_tokens.Current.Kind is TokenKind.Variable)
            throw new SyntaxException(_tokens.Current, "A class with a computed name is not ported.", "Write the name.");
        var type = _tokens.Expect(TokenKind.Name, "identifier");
        var arguments = _tokens.Current.Is("(") ? Arguments() : null;
        return new New(keyword, type, arguments) { Height = HeightOf(arguments) + 1 };
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
        var parser = new Parser(tokens, _depth);
        var value = parser.Expression();
        return parser._tokens.Current.Kind is TokenKind.End ? value : throw parser._tokens.Unexpected();
    }

    private Closure Closure(Token? modifier)
    {
        var keyword = _tokens.Take();
        RefuseReference();
        var open = _tokens.Expect("(");
        var parameters = Parameters();
        var close = _tokens.Expect(")");
        var uses = new List<Captured>();
        if (_tokens.TakeWordIf("use") is not null)
        {
            _tokens.Expect("(");
            while (!_tokens.Current.Is(")"))
            {
                uses.Add(new Captured(_tokens.TakeIf("&"), _tokens.Expect(TokenKind.Variable, "variable")));
                if (_tokens.TakeIf(",") is null)
                    break;
            }
            _tokens.Expect(")");
        }
        var signature = new Signature(open, parameters, close, ReturnType());
        return new Closure(modifier, keyword, signature, uses, Block());
    }

    private ArrowFunction ArrowFunction(Token? modifier)
    {
        var keyword = _tokens.Take();
        RefuseReference();
        var signature = Signature();
        var arrow = _tokens.Expect("=>");
        var body = Expression(AssignmentLevel);
        return new ArrowFunction(modifier, keyword, signature, arrow, body) { Height = body.Height + 1 };
    }

    private void RefuseReference()
    {
        if (_tokens.Current.Is("&"))
            throw new SyntaxException(_tokens.Current, "A function that returns a reference is not ported.", "Return the value.");
    }

    private Signature Signature()
    {
        var open = _tokens.Expect("(");
        var parameters = Parameters();
        return new Signature(open, parameters, _tokens.Expect(")"), ReturnType());
    }

    private TypeName? ReturnType() => _tokens.TakeIf(":") is null ? null : Type();

    private List<Parameter> Parameters()
    {
        var parameters = new List<Parameter>();
        while (!_tokens.Current.Is(")"))
        {
            var type = _tokens.Current.Kind is TokenKind.Name || _tokens.Current.Is("?") ? Type() : null;
            var prefix = _tokens.TakeIf("&") ?? _tokens.TakeIf("...");
            var name = _tokens.Expect(TokenKind.Variable, "variable");
            var equal = _tokens.TakeIf("=");
            var value = equal is null ? null : Expression(AssignmentLevel);
            parameters.Add(new Parameter(type, prefix, name, equal, value, _tokens.TakeIf(",")));
            if (parameters[^1].Comma is null)
                break;
        }
        return parameters;
    }

    private TypeName Type()
    {
        var tokens = new List<Token>();
        if (_tokens.TakeIf("?") is { } question)
            tokens.Add(question);
        tokens.Add(_tokens.Expect(TokenKind.Name, "identifier"));
        while (_tokens.Current.Is("|"))
        {
            tokens.Add(_tokens.Take());
            tokens.Add(_tokens.Expect(TokenKind.Name, "identifier"));
        }
        return new TypeName(tokens);
    }
}
