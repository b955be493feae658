using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Syntax;

/// <content>Functions, their parameters and types.</content>
internal sealed partial class Parser
{
    private Closure Closure(Token? modifier)
    {
        var keyword = _tokens.Take();
        var reference = _tokens.TakeIf("&");
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
        var signature = new Signature(open, parameters, close, ReturnType()) { ByReference = reference };
        return new Closure(modifier, keyword, signature, uses, Block());
    }

    private ArrowFunction ArrowFunction(Token? modifier)
    {
        var keyword = _tokens.Take();
        var signature = Signature(_tokens.TakeIf("&"));
        var arrow = _tokens.Expect("=>");
        var body = Expression(AssignmentLevel);
        return new ArrowFunction(modifier, keyword, signature, arrow, body) { Height = body.Height + 1 };
    }

    private Signature Signature(Token? reference)
    {
        var open = _tokens.Expect("(");
        var parameters = Parameters();
        return new Signature(open, parameters, _tokens.Expect(")"), ReturnType()) { ByReference = reference };
    }

    private TypeName? ReturnType() => _tokens.TakeIf(":") is null ? null : Type();

    private List<Parameter> Parameters()
    {
        var parameters = new List<Parameter>();
        while (!_tokens.Current.Is(")"))
        {
            parameters.Add(Parameter());
            if (parameters[^1].Comma is null)
                break;
        }
        return parameters;
    }

    private Parameter Parameter()
    {
        SkipAttributes();
        var modifiers = Modifiers();
        var type = _tokens.Current.Kind is TokenKind.Name || _tokens.Current.Is("?") || _tokens.Current.Is("(") ? Type() : null;
        var reference = _tokens.TakeIf("&");
        var dots = _tokens.TakeIf("...");
        var name = _tokens.Expect(TokenKind.Variable, "variable");
        var equal = _tokens.TakeIf("=");
        var value = equal is null ? null : Expression(AssignmentLevel);
        return new Parameter(type, reference ?? dots, name, equal, value, _tokens.TakeIf(","))
        {
            Modifiers = modifiers,
            Reference = reference,
            Dots = dots,
        };
    }

    // `?A`, `A|B`, `A&B`, `(A&B)|null`. An `&` before a parameter belongs to the parameter.
    private TypeName Type()
    {
        var tokens = new List<Token>();
        if (_tokens.TakeIf("?") is { } question)
            tokens.Add(question);
        while (true)
        {
            if (_tokens.TakeIf("(") is { } open)
            {
                tokens.Add(open);
                tokens.AddRange(Nested(Type).Tokens);
                tokens.Add(_tokens.Expect(")"));
            }
            else
                tokens.Add(Identifier());
            var isIntersection = _tokens.Current.Is("&") && (_tokens.Peek().Kind is TokenKind.Name || _tokens.Peek().Is("("));
            if (!_tokens.Current.Is("|") && !isIntersection)
                return new TypeName(tokens);
            tokens.Add(_tokens.Take());
        }
    }
}
