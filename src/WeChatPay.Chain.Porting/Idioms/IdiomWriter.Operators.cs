using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Operators and casts.</content>
internal sealed partial class IdiomWriter
{
    private Idiom EmitBinary(Binary binary)
    {
        var mark = binary.Operator.Text.ToLowerInvariant();
        switch (mark)
        {
            case "&&" or "and":
                return Logical(binary, "&&", Level.And);
            case "||" or "or":
                return new($"{TruthOf(binary.Left).At(Level.Or)} || {TruthOf(binary.Right).At(Level.Or + 1)}", IdiomType.Bool, Level.Or);
            case "xor":
                return new($"{TruthOf(binary.Left).At(Level.Equality)} != {TruthOf(binary.Right).At(Level.Equality + 1)}", IdiomType.Bool, Level.Equality);
            case "??":
                return Coalesce(binary);
        }
        var (left, right) = (Emit(binary.Left), Emit(binary.Right));
        return mark switch
        {
            "===" or "!==" or "==" or "!=" or "<>" => Equal(binary, left, right, mark[0] == '!' || mark == "<>", mark.Length == 3),
            "<" or ">" or "<=" or ">=" when AreNumbers(left, right) => Join(left, mark, right, Level.Relational, IdiomType.Bool),
            "+" or "-" when AreNumbers(left, right) => Join(left, mark, right, Level.Additive, NumberOf(left, right)),
            "*" when AreNumbers(left, right) => Join(left, mark, right, Level.Multiplicative, NumberOf(left, right)),
            "/" when AreNumbers(left, right) && NumberOf(left, right) == IdiomType.Float && IsNotZero(binary.Right) =>
                Join(left, mark, right, Level.Multiplicative, IdiomType.Float),
            "%" when left.Type == IdiomType.Int && right.Type == IdiomType.Int && IsNotZero(binary.Right) =>
                Join(left, mark, right, Level.Multiplicative, IdiomType.Int),
            "<=>" when left.Type == right.Type && left.Type == IdiomType.Int => new($"{left.At(Level.Primary)}.CompareTo({right.Text})", IdiomType.Int),
            _ => Refused(binary.Operator, $"`{mark}` has no idiomatic form for these values.", mark == "/" ? "Write `intdiv`, or divide by a float."
                : "Write casts."),
        };
    }

    // The right side sees what the left side proves.
    private Idiom Logical(Binary binary, string mark, Level level)
    {
        var left = TruthOf(binary.Left);
        var proved = _frame.Proved.ToList();
        Prove(binary.Left);
        var right = TruthOf(binary.Right);
        Restore(proved);
        return new($"{left.At(level)} {mark} {right.At(level + 1)}", IdiomType.Bool, level);
    }

    private static bool IsNotZero(Expression value) => value is Literal { Token: { Text: var number } }
        && number.Any(static letter => letter is >= '1' and <= '9');

    private static bool AreNumbers(Idiom left, Idiom right) =>
        left.Type is { IsNullable: false, Kind: IdiomKind.Int or IdiomKind.Float }
            && right.Type is { IsNullable: false, Kind: IdiomKind.Int or IdiomKind.Float };

    private static IdiomType NumberOf(Idiom left, Idiom right) => left.Type == IdiomType.Int && right.Type == IdiomType.Int ? IdiomType.Int : IdiomType.Float;

    // The product of two literals has 32 bits in C#.
    private static Idiom Join(Idiom left, string mark, Idiom right, Level level, IdiomType type)
    {
        var isShort = type == IdiomType.Int && left.Text.All(char.IsAsciiDigit) && right.Text.All(char.IsAsciiDigit);
        return new($"{left.At(level)}{(isShort ? "L" : "")} {mark} {right.At(level + 1)}", type, level);
    }

    private Idiom Equal(Binary binary, Idiom left, Idiom right, bool not, bool isStrict)
    {
        if (left.Type.Kind is IdiomKind.Null || right.Type.Kind is IdiomKind.Null)
            return IsNull(binary, left.Type.Kind is IdiomKind.Null ? right : left, not, isStrict);
        if (right is { Text: "true" or "false", Type.Kind: IdiomKind.Bool } && left.Type == IdiomType.Bool && isStrict)
            return (right.Text == "true") == not ? new("!" + left.At(Level.Unary), IdiomType.Bool, Level.Unary) : left;
        var isSame = left.Type.NotNull == right.Type.NotNull && (left.Type.IsScalar || IsEnum(left.Type.NotNull));
        // PHP compares texts as numbers when both look like numbers. A word never does.
        if (isSame && !isStrict && left.Type.Kind is IdiomKind.String)
            isSame = IsWord(binary.Left) || IsWord(binary.Right);
        else if (isSame && !isStrict)
            isSame = !left.Type.IsNullable && !right.Type.IsNullable;
        return isSame
            ? Join(left, not ? "!=" : "==", right, Level.Equality, IdiomType.Bool)
            : Refused(binary.Operator, "These values are compared as PHP converts them.", "Compare values of one type with `===`.");
    }

    private Idiom IsNull(Binary binary, Idiom value, bool not, bool isStrict)
    {
        // null == "" and null == 0 hold in PHP.
        if (!isStrict && value.Type.IsScalar || !CanBeNull(value.Type))
            return Refused(binary.Operator, "This comparison with null has no idiomatic form.", "Compare with `===`, and only what may be null.");
        if (value.Type.Kind is IdiomKind.Json)
            return new(value.At(Level.Relational) + (not ? " is not (null or { Type: JTokenType.Null })" : " is null or { Type: JTokenType.Null }"),
                IdiomType.Bool, Level.Relational);
        return new($"{value.At(Level.Relational)} is {(not ? "not " : "")}null", IdiomType.Bool, Level.Relational);
    }

    private static bool CanBeNull(IdiomType type) => type.IsNullable || type.Kind is IdiomKind.Typed or IdiomKind.Json or IdiomKind.Node;

    private static bool IsWord(Expression value) => value is Literal { Token: { Kind: TokenKind.Text, Value: [var first, ..] } } && char.IsAsciiLetter(first);

    private Idiom Coalesce(Binary binary)
    {
        if (binary.Left is Tree.Index { Target: var target, Key: { } key } && Emit(target) is { Type.Kind: IdiomKind.Map } map
            && binary.Right is not Unary { Operator.Text: "throw" })
        {
            var fallback = Emit(binary.Right);
            var read = $"{map.At(Level.Primary)}.GetValueOrDefault({Emit(key).Text})";
            var element = map.Type.Element ?? IdiomType.Unknown;
            if (element.Kind is IdiomKind.String && fallback.Type.NotNull == IdiomType.String || element.Kind is IdiomKind.Unknown && fallback.Type.IsScalar
                || fallback.Type.Kind is IdiomKind.Null && element.Kind is IdiomKind.String)
            {
                var type = fallback.Type.Kind is IdiomKind.Null ? element.Nullable : element.Kind is IdiomKind.Unknown ? IdiomType.Unknown : fallback.Type;
                return fallback.Type.Kind is IdiomKind.Null ? new(read, type) : new($"{read} ?? {fallback.At(Level.Coalesce)}", type, Level.Coalesce);
            }
            return Refused(binary.Operator, "The values of this array have no sure type.", "Document it: `@param array<string, string> $values`.");
        }
        var left = Emit(binary.Left);
        if (binary.Right is Unary { Operator: var word } raised && word.IsWord("throw") && left.Type.IsNullable)
            return new($"{left.At(Level.Coalesce + 1)} ?? {ThrowText(raised.Operand)}", left.Type.NotNull, Level.Coalesce);
        var right = Emit(binary.Right);
        if (!left.Type.IsNullable && left.Type.Kind is not (IdiomKind.Unknown or IdiomKind.Null))
            return left;
        if (right.Type.Kind is IdiomKind.Null && left.Type.Kind is not IdiomKind.Unknown)
            return left;
        if (right.Type.NotNull != left.Type.NotNull || left.Type.Kind is IdiomKind.Unknown)
            return Refused(binary.Operator, "The two sides of `??` have several types.", "Give both sides one type.");
        return new($"{left.At(Level.Coalesce + 1)} ?? {right.At(Level.Coalesce)}", right.Type, Level.Coalesce);
    }

    private string Truth(Expression value, bool isNegated = false) => (isNegated ? Not(value) : TruthOf(value)).Text;

    /// <summary>Writes a value as a bool, as PHP converts it.</summary>
    private Idiom TruthOf(Expression value)
    {
        var code = Emit(value);
        var (kind, isNullable) = (code.Type.Kind, code.Type.IsNullable);
        return kind switch
        {
            IdiomKind.Bool when !isNullable => code,
            IdiomKind.Bool => new($"{code.At(Level.Equality)} == true", IdiomType.Bool, Level.Equality),
            IdiomKind.Int => new(isNullable ? $"{code.At(Level.Relational)} is not (null or 0)" : $"{code.At(Level.Equality)} != 0", IdiomType.Bool,
                Level.Equality),
            IdiomKind.String => new(
                $"{code.At(Level.Relational)} is not ({(isNullable ? "null or " : "")}\"\" or \"0\")", IdiomType.Bool, Level.Relational),
            IdiomKind.Object or IdiomKind.Exception or IdiomKind.Key or IdiomKind.Response when isNullable =>
                new($"{code.At(Level.Relational)} is not null", IdiomType.Bool, Level.Relational),
            IdiomKind.List or IdiomKind.Map when !isNullable => new($"{code.At(Level.Primary)}.Count > 0", IdiomType.Bool, Level.Relational),
            _ => Refused(value, "Whether this value holds is not sure.", "Write a comparison: `!== null`, `=== 'text'`."),
        };
    }

    private Idiom Not(Expression value)
    {
        if (value is Parenthesised { Inner: InstanceOf inner })
            value = inner;
        if (value is FunctionCall { Callee: Constant { Name: var empty }, Arguments.Items: [{ Value: { } tested }] } && empty.IsWord("empty")
            && TypeOnly(tested) is { Kind: IdiomKind.String or IdiomKind.Int or IdiomKind.Bool })
            return TruthOf(tested);
        var code = TruthOf(value);
        var text = code.Text;
        if (code.Level is Level.Relational && text.Contains(" is not ", StringComparison.Ordinal) && !text.Contains("&&", StringComparison.Ordinal)
            && text.IndexOf(" is not ", StringComparison.Ordinal) == text.LastIndexOf(" is not ", StringComparison.Ordinal))
            return code with { Text = text.Replace(" is not (", " is (", StringComparison.Ordinal).Replace(" is not ", " is ", StringComparison.Ordinal) };
        if (text.StartsWith('!') && code.Level is Level.Unary)
            return new(text[1..], IdiomType.Bool);
        return new("!" + code.At(Level.Unary), IdiomType.Bool, Level.Unary);
    }

    private Idiom EmitUnary(Unary unary)
    {
        var mark = unary.Operator;
        if (mark.Kind is TokenKind.Cast)
            return Cast(unary);
        switch (mark.Text.ToLowerInvariant())
        {
            case "!":
                return Not(unary.Operand);
            case "-" or "+":
                var number = Emit(unary.Operand);
                return number.Type is { IsNullable: false, Kind: IdiomKind.Int or IdiomKind.Float }
                    ? new(mark.Text + number.At(Level.Primary), number.Type, Level.Unary)
                    : Refused(unary, $"`{mark.Text}` has no idiomatic form for this value.", "Write a cast.");
            case "++" or "--":
                return Step(unary.Operand, mark, isBehind: false);
            case "print":
                return new($"Console.Write({Joined(unary.Operand).Text})", IdiomType.Void);
            case "throw":
                return new(ThrowText(unary.Operand), IdiomType.Void, Level.Lambda);
            default:
                return Refused(unary, $"`{mark.Text}` has no idiomatic form.");
        }
    }

    private Idiom Step(Expression operand, Token mark, bool isBehind)
    {
        var target = Emit(operand);
        return target.Type is { IsNullable: false, Kind: IdiomKind.Int } && operand is Variable or Member or StaticMember
            ? new(isBehind ? target.Text + mark.Text : mark.Text + target.Text, IdiomType.Int, isBehind ? Level.Primary : Level.Unary)
            : Refused(operand, $"`{mark.Text}` has no idiomatic form for this value.", "Write `$n = $n + 1;`.");
    }

    private Idiom EmitTernary(Ternary ternary)
    {
        if (ternary.Then is not { } middle)
            return Refused(ternary, "`?:` has no idiomatic form.", "Write `$a ? $a : $b`, or `??`.");
        var condition = TruthOf(ternary.Condition);
        var proved = _frame.Proved.ToList();
        Prove(ternary.Condition);
        var then = Emit(middle);
        Restore(proved);
        var otherwise = Emit(ternary.Else);
        var type = IdiomType.Join(then.Type, otherwise.Type);
        if (type.Kind is IdiomKind.Unknown or IdiomKind.Null)
            return Refused(ternary, "The two results have several types.", "Give both one type.");
        var isValue = type.IsNullable && type.Kind is IdiomKind.Int or IdiomKind.Bool or IdiomKind.Float;
        var first = isValue && then.Type.Kind is IdiomKind.Null ? $"({type.Text})null" : then.At(Level.Conditional + 1);
        var second = isValue && otherwise.Type.Kind is IdiomKind.Null ? $"({type.Text})null" : otherwise.At(Level.Conditional);
        return new($"{condition.At(Level.Conditional + 1)} ? {first} : {second}", type, Level.Conditional);
    }
}
