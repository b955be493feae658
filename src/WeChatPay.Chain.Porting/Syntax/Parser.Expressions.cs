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
        left is Variable or Tree.Index or ArrayLiteral or Member { Arguments: null } or StaticMember { Arguments: null }
            or Tree.ComputedVariable or Tree.ComputedStatic { Arguments: null };

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
}
