using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Syntax;

/// <content>Expressions, by precedence: https://www.php.net/manual/language.operators.precedence.php.</content>
internal sealed partial class Parser
{
    private const int AssignmentLevel = 5;
    private const int TernaryLevel = 6;
    private const int CoalesceLevel = 7;
    private const int ConcatLevel = 14;
    private const int InstanceOfLevel = 20;
    private const int PrefixLevel = 19;
    private const int NotLevel = 18;
    private const int PowerLevel = 21;

    private Expression Expression(int level = 0) => Nested(() => ParseExpression(level));

    private static (int Level, bool IsLeft) LevelOf(Token token) => token.Kind switch
    {
        TokenKind.Mark => token.Text switch
        {
            "=" or "+=" or "-=" or "*=" or "/=" or ".=" or "%=" or "??=" or "**=" or "&=" or "|=" or "^=" or "<<=" or ">>=" => (AssignmentLevel, false),
            "?" => (TernaryLevel, true),
            "??" => (CoalesceLevel, false),
            "||" => (8, true),
            "&&" => (9, true),
            "|" => (10, true),
            "^" => (10, true),
            "&" => (11, true),
            "==" or "!=" or "===" or "!==" or "<>" or "<=>" => (12, true),
            "<" or "<=" or ">" or ">=" => (13, true),
            "." => (ConcatLevel, true),
            "<<" or ">>" => (15, true),
            "+" or "-" => (16, true),
            "*" or "/" or "%" => (17, true),
            "**" => (PowerLevel, false),
            _ => (-1, true),
        },
        TokenKind.Name => token.Text.ToLowerInvariant() switch
        {
            "or" => (1, true),
            "xor" => (2, true),
            "and" => (3, true),
            "instanceof" => (InstanceOfLevel, true),
            _ => (-1, true),
        },
        _ => (-1, true),
    };

    private Expression ParseExpression(int level)
    {
        var left = Prefix();
        while (true)
        {
            var token = _tokens.Current;
            var (own, isLeft) = LevelOf(token);
            // An assignment binds as tightly as its left side allows: !$a = f() is !($a = f()).
            if (own < 0 || own < level && !(own == AssignmentLevel && IsAssignable(left)))
                return left;
            left = Checked(Infix(left, own, isLeft));
        }
    }

    private static bool IsAssignable(Expression left) =>
        left is Variable or Tree.Index or ArrayLiteral or Member { Arguments: null } or StaticMember { Arguments: null };

    private Expression Infix(Expression left, int own, bool isLeft)
    {
        var token = _tokens.Take();
        if (own == AssignmentLevel)
        {
            if (!IsAssignable(left))
                throw new SyntaxException(token, $"Syntax error, unexpected token \"{token.Text}\": the left side cannot be assigned to.");
            var reference = token.Text == "=" ? _tokens.TakeIf("&") : null;
            return new Assignment(left, token, Expression(AssignmentLevel)) { Reference = reference };
        }
        if (own == TernaryLevel)
        {
            var then = _tokens.Current.Is(":") ? null : Expression(AssignmentLevel);
            var colon = _tokens.Expect(":");
            var otherwise = Expression(TernaryLevel + 1);
            if (_tokens.Current.Is("?"))
            {
                throw new SyntaxException(
                    _tokens.Current, "Unparenthesized `a ? b : c ? d : e` is not supported. Use either `(a ? b : c) ? d : e` or `a ? b : (c ? d : e)`.");
            }
            return new Ternary(left, token, then, colon, otherwise);
        }
        if (own == InstanceOfLevel)
            return TypeTest(left, token);
        var right = Expression(isLeft ? own + 1 : own);
        if (own is 12 or 13 && LevelOf(_tokens.Current).Level == own)
            throw _tokens.Unexpected();
        return new Binary(left, token, right);
    }

    private InstanceOf TypeTest(Expression left, Token token)
    {
        if (_tokens.Current.Kind is TokenKind.Name && !_tokens.Peek().Is("::"))
            return new InstanceOf(left, token, _tokens.Take());
        var type = Expression(InstanceOfLevel + 1);
        return new InstanceOf(left, token, type.First) { Computed = type };
    }

    // Loops, not recursion, make trees that grow to the left. Their height counts too.
    private static Expression Checked(Expression made)
    {
        var below = made switch
        {
            Binary binary => Math.Max(binary.Left.Height, binary.Right.Height),
            Assignment assignment => Math.Max(assignment.Target.Height, assignment.Value.Height),
            Ternary ternary => Math.Max(ternary.Condition.Height, Math.Max(ternary.Then?.Height ?? 0, ternary.Else.Height)),
            InstanceOf test => Math.Max(test.Value.Height, test.Computed?.Height ?? 0),
            ComputedStatic member => Math.Max(member.Class.Height, HeightOf(member.Arguments)),
            Member member => Math.Max(member.Target.Height, HeightOf(member.Arguments)),
            FunctionCall call => Math.Max(call.Callee.Height, HeightOf(call.Arguments)),
            Tree.Index index => Math.Max(index.Target.Height, index.Key?.Height ?? 0),
            Postfix postfix => postfix.Operand.Height,
            _ => 0,
        };
        return below < MaxDepth ? made with { Height = below + 1 } : throw TooDeep(made.First);
    }

    private static int HeightOf(Arguments? arguments) => arguments is { Items.Count: > 0 } ? arguments.Items.Max(static item => item.Value!.Height) : 0;

    private Expression Prefix()
    {
        var token = _tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Cast:
                _tokens.Take();
                return Unary(token, PrefixLevel);
            case TokenKind.Mark when token.Text is "!":
                _tokens.Take();
                return Unary(token, NotLevel);
            case TokenKind.Mark when token.Text is "-" or "+" or "~" or "@" or "++" or "--":
                _tokens.Take();
                return Unary(token, PrefixLevel);
        }
        if (token.Kind is TokenKind.Name && !_tokens.Peek().Is("::"))
        {
            switch (token.Text.ToLowerInvariant())
            {
                case "clone" or "print":
                    _tokens.Take();
                    return Unary(token, token.IsWord("print") ? AssignmentLevel : PrefixLevel);
                case "throw":
                    _tokens.Take();
                    return Unary(token, 0);
                case "yield":
                    return Yield(_tokens.Take());
                case "match" when _tokens.Peek().Is("("):
                    return Suffixes(Match(_tokens.Take()));
                case "include" or "include_once" or "require" or "require_once":
                    _tokens.Take();
                    var path = Expression(AssignmentLevel);
                    return new Include(token, path) { Height = path.Height + 1 };
            }
        }
        return Suffixes(Primary());
    }

    private Unary Unary(Token token, int level)
    {
        var operand = Expression(level);
        return new Unary(token, operand) { Height = operand.Height + 1 };
    }

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
                value = new FunctionCall(value, Arguments());
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
