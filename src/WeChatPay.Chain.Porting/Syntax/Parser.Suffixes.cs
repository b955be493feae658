using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Syntax;

/// <content>Members, arguments and the expressions with braces.</content>
internal sealed partial class Parser
{
    private Expression Suffixes(Expression value)
    {
        while (true)
        {
            var token = _tokens.Current;
            if (token.Is("->") || token.Is("?->"))
                value = Member(value, _tokens.Take());
            else if (token.Is("["))
                value = Index(value, _tokens.Take());
            else if (token.Is("("))
                value = Compacted(value, Arguments());
            else if (token.Is("::"))
                value = ComputedStatic(value, _tokens.Take());
            else if (token.Is("{") && value is Variable or Tree.Index or Member { Arguments: null })
                throw CurlyIndex(value);
            else if (token.Is("++") || token.Is("--"))
                value = new Postfix(value, _tokens.Take());
            else
                return value;
            value = Checked(value);
        }
    }

    // compact('a', 'b') is ['a' => $a, 'b' => $b].
    private static Expression Compacted(Expression callee, Arguments arguments)
    {
        var isCompact = callee is Constant { Name: var name } && name.Text.TrimStart('\\').Equals("compact", StringComparison.OrdinalIgnoreCase);
        if (!isCompact || arguments.Items.Count == 0
            || !arguments.Items.All(static item => item is
            {
                Prefix: null, Label: null, Value: Literal
                {
                    Token:
                    {
                        Kind: TokenKind.Text,
                        Value: { Length: > 0 }
                    }
                }
            }))
            return new FunctionCall(callee, arguments);
        var entries = arguments.Items.Select(static item => item.Value is Literal { Token: var key }
            ? item with
            {
                Key = item.Value,
                Arrow = Synthetic(key, "=>") with { Leading = " " },
                Value = new Variable(new Token(TokenKind.Variable, "$"
                + key.Value, key.Offset, " "))
            }
            : item);
        return new ArrayLiteral(callee.First with { Kind = TokenKind.Mark, Text = "[" }, null, [.. entries], arguments.Close with { Text = "]" });
    }

    // $a{0}: PHP reads the index before it refuses, and reports a missing bracket at its place.
    private SyntaxException CurlyIndex(Expression value)
    {
        _tokens.Take();
        Expression();
        _tokens.Expect("}");
        return new SyntaxException(value.First, "Array and string offset access syntax with curly braces is no longer supported.", "Write `[…]`.");
    }

    private Member Member(Expression target, Token arrow)
    {
        var name = _tokens.Current;
        Expression? computed = null;
        if (name.Kind is TokenKind.Variable)
            computed = new Variable(_tokens.Take());
        else if (name.Is("$"))
            computed = ComputedVariable();
        else if (_tokens.TakeIf("{") is not null)
        {
            computed = Expression();
            name = computed.First;
            _tokens.Expect("}");
        }
        else if (name.Kind is TokenKind.Name && !name.Text.Contains('\\', StringComparison.Ordinal))
            _tokens.Take();
        else
            throw _tokens.Unexpected("identifier or variable or \"{\" or \"$\"");
        return new Member(target, arrow, name, computed, _tokens.Current.Is("(") ? Arguments() : null);
    }

    private Tree.Index Index(Expression target, Token open)
    {
        var key = _tokens.Current.Is("]") ? null : Expression();
        return new Tree.Index(target, open, key, _tokens.Expect("]"));
    }

    private ComputedStatic ComputedStatic(Expression target, Token colons)
    {
        if (_tokens.TakeIf("{") is not null)
        {
            Expression();
            _tokens.Expect("}");
        }
        else if (_tokens.Current.Kind is TokenKind.Name or TokenKind.Variable)
            _tokens.Take();
        else
            throw _tokens.Unexpected("identifier");
        return new ComputedStatic(target, colons, _tokens.Current.Is("(") ? Arguments() : null);
    }

    private Arguments Arguments()
    {
        var open = _tokens.Expect("(");
        if (_tokens.Current.Is("...") && _tokens.Peek().Is(")"))
        {
            _tokens.Take();
            return new Arguments(open, [], _tokens.Take()) { IsCallable = true };
        }
        var items = new List<Entry>();
        while (!_tokens.Current.Is(")"))
        {
            var spread = _tokens.TakeIf("...");
            var label = _tokens.Current.Kind is TokenKind.Name && _tokens.Peek().Is(":") ? _tokens.Take() : null;
            if (label is not null)
                _tokens.Take();
            var value = Expression();
            items.Add(new Entry(null, null, value, spread, _tokens.TakeIf(",")) { Label = label });
            if (items[^1].Comma is null)
                break;
        }
        return new Arguments(open, items, _tokens.Expect(")"));
    }

    private Match Match(Token keyword)
    {
        var open = _tokens.Expect("(");
        var subject = Expression();
        var close = _tokens.Expect(")");
        _tokens.Expect("{");
        var arms = new List<MatchArm>();
        while (!_tokens.Current.Is("}"))
        {
            arms.Add(MatchArm());
            if (arms[^1].Comma is null)
                break;
        }
        var height = arms.Select(static arm => Math.Max(arm.Result.Height, arm.Conditions.Select(static one => one.Height).DefaultIfEmpty().Max()))
            .Append(subject.Height).Max();
        return new Match(keyword, open, subject, close, arms, _tokens.Expect("}")) { Height = height + 1 };
    }

    private MatchArm MatchArm()
    {
        var first = _tokens.Current;
        var conditions = new List<Expression>();
        if (_tokens.Current.IsWord("default") && (_tokens.Peek().Is("=>") || _tokens.Peek().Is(",")))
        {
            _tokens.Take();
            _tokens.TakeIf(",");
        }
        else
        {
            do
                conditions.Add(Expression());
            while (_tokens.TakeIf(",") is not null && !_tokens.Current.Is("=>"));
        }
        var arrow = _tokens.Expect("=>");
        return new MatchArm(first, conditions, arrow, Expression(), _tokens.TakeIf(","));
    }

    private Yield Yield(Token keyword)
    {
        if (_tokens.TakeWordIf("from") is not null)
        {
            var source = Expression(AssignmentLevel);
            return new Yield(keyword, null, source, true) { Height = source.Height + 1 };
        }
        if (IsEnd || _tokens.Current.Is(")") || _tokens.Current.Is(",") || _tokens.Current.Is("]"))
            return new Yield(keyword, null, null, false);
        var value = Expression(AssignmentLevel);
        if (_tokens.TakeIf("=>") is null)
            return new Yield(keyword, null, value, false) { Height = value.Height + 1 };
        var second = Expression(AssignmentLevel);
        return new Yield(keyword, value, second, false) { Height = Math.Max(value.Height, second.Height) + 1 };
    }
}
