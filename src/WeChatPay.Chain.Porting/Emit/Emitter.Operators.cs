using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Operators.</content>
internal sealed partial class Emitter
{
    private Code EmitBinary(Binary binary)
    {
        var (kindOfLeft, kindOfRight) = (KindOf(binary.Left), KindOf(binary.Right));
        switch (binary.Operator.Text.ToLowerInvariant())
        {
            case ".":
                return Concat(binary);
            case "&&" or "and":
                return Join(BoolOf(binary.Left), binary.Operator, "&&", BoolOf(binary.Right), Level.And);
            case "||" or "or":
                return Join(BoolOf(binary.Left), binary.Operator, "||", BoolOf(binary.Right), Level.Or);
            case "??":
                return Coalesce(binary);
            case "===" or "!==":
                return Identical(binary, kindOfLeft, kindOfRight);
            case "==" or "!=" or "<>":
                return Equal(binary, kindOfLeft, kindOfRight);
            case "<" or ">" or "<=" or ">=":
                if (AreNumbers(kindOfLeft, kindOfRight))
                    return Join(Emit(binary.Left), binary.Operator, binary.Operator.Text, Emit(binary.Right), Level.Relational);
                return RefusedOperator(binary, "Cast both sides: `(int) $a > (int) $b`.");
            case "+" or "-" or "*" when AreNumbers(kindOfLeft, kindOfRight):
                return Arithmetic(binary, kindOfLeft, kindOfRight);
            case "/" when AreNumbers(kindOfLeft, kindOfRight) && (kindOfLeft is PhpKind.Float || kindOfRight is PhpKind.Float):
                return Join(Emit(binary.Left), binary.Operator, "/", Emit(binary.Right), Level.Multiplicative);
            case "/":
                return RefusedOperator(binary, "Write the division that you mean: `intdiv($a, $b)`, or `(float) $a / $b`.");
            case "%" when kindOfLeft is PhpKind.Int && kindOfRight is PhpKind.Int:
                return Join(Emit(binary.Left), binary.Operator, "%", Emit(binary.Right), Level.Multiplicative);
            case "|" when kindOfLeft is PhpKind.Int && kindOfRight is PhpKind.Int:
                return Join(Emit(binary.Left), binary.Operator, "|", Emit(binary.Right), Level.BitOr);
            case "&" when kindOfLeft is PhpKind.Int && kindOfRight is PhpKind.Int:
                return Join(Emit(binary.Left), binary.Operator, "&", Emit(binary.Right), Level.BitAnd);
            case "+" when kindOfLeft is PhpKind.Map && kindOfRight is PhpKind.Map or PhpKind.Unknown:
                return Union(binary);
            case "+" or "-" or "*" or "%":
                return RefusedOperator(binary, "Cast values of unknown type: `(int) $a + (int) $b`.");
            default:
                return RefusedOperator(binary, null);
        }
    }

    private Code Union(Binary binary)
    {
        var (left, right) = (Emit(binary.Left, asDictionary: true), Emit(binary.Right, asDictionary: true));
        return new Code(Lead(binary.Left.First), $"{FunctionName("union")}({left.Text}, {right.Text})", Level.Primary, true);
    }

    private static bool AreNumbers(PhpKind left, PhpKind right) => left is PhpKind.Int or PhpKind.Float && right is PhpKind.Int or PhpKind.Float;

    private Code RefusedOperator(Binary binary, string? hint)
    {
        Refuse(binary.Operator, OtherResult, hint);
        return new Code("", "default");
    }

    private static Code Join(Code left, Token mark, string text, Code right, Level level)
    {
        var before = OrSpace(Lead(mark));
        var behind = right.At(level + 1);
        if (right.Lead.Length == 0)
            behind = " " + behind;
        return new Code(left.Lead, left.TextAt(level) + before + text + behind, level);
    }

    // The result of two literals is an int in C#, with 32 bits. Integers of PHP have 64 bits.
    private Code Arithmetic(Binary binary, PhpKind kindOfLeft, PhpKind kindOfRight)
    {
        var left = Emit(binary.Left);
        if (kindOfLeft is PhpKind.Int && kindOfRight is PhpKind.Int && IsShort(binary.Left) && IsShort(binary.Right))
            left = left with { Text = left.Level >= Level.Unary && binary.Left is Literal ? left.Text + "L" : $"(long)({left.Text})", Level = Level.Unary };
        return Join(left, binary.Operator, binary.Operator.Text, Emit(binary.Right), binary.Operator.Text == "*" ? Level.Multiplicative : Level.Additive);
    }

    /// <summary>Whether an integer has the type <c>int</c> in C#.</summary>
    private bool IsShort(Expression value) => value switch
    {
        Literal => true,
        Parenthesised parenthesised => IsShort(parenthesised.Inner),
        Unary { Operator.Text: "-" or "+" } unary => IsShort(unary.Operand),
        Member => true,
        Tree.Index => true,
        FunctionCall { Callee: Constant name } => FunctionTable.Find(name.Name.Text.TrimStart('\\'), out _) is null || name.Name.IsWord("json_last_error"),
        Constant => true,
        Variable variable => _scope.Find(variable.Id) is { Declarers.Count: > 0, Writes: 0 },
        _ => false,
    };

    private Code Concat(Binary binary)
    {
        var (left, right) = (TextOf(binary.Left), TextOf(binary.Right));
        // In C# one of the two must be a string, or `+` would add.
        if (!IsString(binary.Left, left) && !IsString(binary.Right, right))
            left = Function("strval", left);
        return Join(left, binary.Operator, "+", right, Level.Additive);
    }

    private bool IsString(Expression value, Code code) =>
        KindOf(value) is PhpKind.String || code.Text.StartsWith(FunctionName("strval") + "(", StringComparison.Ordinal);

    private Code Identical(Binary binary, PhpKind kindOfLeft, PhpKind kindOfRight)
    {
        var not = binary.Operator.Text == "!==";
        if (kindOfLeft is PhpKind.Null || kindOfRight is PhpKind.Null)
        {
            var tested = kindOfLeft is PhpKind.Null ? binary.Right : binary.Left;
            return Negated(not, Function("is_null", Emit(tested)) with { Lead = Lead(binary.Left.First) });
        }
        if (kindOfLeft == kindOfRight && kindOfLeft is PhpKind.String or PhpKind.Int or PhpKind.Float or PhpKind.Bool)
            return Join(Emit(binary.Left), binary.Operator, not ? "!=" : "==", Emit(binary.Right), Level.Equality);
        if (kindOfLeft is PhpKind.Map or PhpKind.List || kindOfRight is PhpKind.Map or PhpKind.List)
            return RefusedOperator(binary, "Compare the entries, or the results of `json_encode`.");
        return Negated(not, Pair("identical", binary));
    }

    private Code Equal(Binary binary, PhpKind kindOfLeft, PhpKind kindOfRight)
    {
        var not = binary.Operator.Text != "==";
        if (AreNumbers(kindOfLeft, kindOfRight) || kindOfLeft is PhpKind.Bool && kindOfRight is PhpKind.Bool)
            return Join(Emit(binary.Left), binary.Operator, not ? "!=" : "==", Emit(binary.Right), Level.Equality);
        // PHP compares strings as numbers when both look like numbers. A word never does.
        if (kindOfLeft is PhpKind.String && kindOfRight is PhpKind.String && (IsWord(binary.Left) || IsWord(binary.Right)))
            return Join(Emit(binary.Left), binary.Operator, not ? "!=" : "==", Emit(binary.Right), Level.Equality);
        if (!IsScalar(kindOfLeft) || !IsScalar(kindOfRight))
            return RefusedOperator(binary, "Compare the entries, or the results of `json_encode`.");
        return Negated(not, Pair("equal", binary));
    }

    private static bool IsScalar(PhpKind kind) => kind is PhpKind.Unknown or PhpKind.Null or PhpKind.Bool or PhpKind.Int or PhpKind.Float or PhpKind.String;

    private static bool IsWord(Expression value) => value is Literal { Token: { Kind: TokenKind.Text, Value: [var first, ..] } } && char.IsAsciiLetter(first);

    private Code Pair(string function, Binary binary)
    {
        var (left, right) = (Emit(binary.Left), Emit(binary.Right));
        return new Code(left.Lead, $"{FunctionName(function)}({left.Text},{OrSpace(right.Lead)}{right.Text})");
    }

    private static Code Negated(bool not, Code code) => not ? new Code(code.Lead, "!" + code.Text, Level.Unary) : code;

    private Code Coalesce(Binary binary)
    {
        var kind = KindOf(binary.Left);
        var left = Optional(binary.Left);
        var right = Emit(binary.Right);
        if (kind is PhpKind.Int or PhpKind.Float or PhpKind.Bool)
            return RefusedOperator(binary, "The left side is never null. Write it without `??`.");
        if (kind is PhpKind.String or PhpKind.Exception or PhpKind.Response)
            return new Code(left.Lead, $"{left.At(Level.Coalesce + 1).TrimStart()} ??{OrSpace(right.Lead)}{right.Text}", Level.Coalesce);
        // A null of JSON is an object in C#, which only isset() recognizes.
        if (!IsPure(binary.Left))
            return RefusedOperator(binary, "Assign the left side to a variable first.");
        var test = $"{FunctionName("isset")}({left.Text})";
        var text = $"{test} ? {Emit(binary.Left).Text} :{OrSpace(right.Lead)}{Dynamic(binary.Right, right)}";
        return new Code(left.Lead, text, Level.Conditional, true);
    }

    // The two arms of ?: need a common type. One dynamic arm is enough.
    private string Dynamic(Expression value, Code code)
    {
        var isDynamic = KindOf(value) is PhpKind.Unknown && value is not (ArrayLiteral or Unary);
        return isDynamic || value is Unary { Operator.Text: "throw" } ? code.Text : $"(dynamic?){code.At(Level.Unary).TrimStart()}";
    }

    /// <summary>Whether a value can be evaluated twice.</summary>
    private static bool IsPure(Expression value) => value switch
    {
        Variable or Literal or Constant => true,
        Tree.Index index => IsPure(index.Target) && index.Key is { } key && IsPure(key),
        Member { Arguments: null, Computed: null } member => IsPure(member.Target),
        Parenthesised parenthesised => IsPure(parenthesised.Inner),
        _ => false,
    };

    /// <summary>Writes a value that may be missing. A missing value is null.</summary>
    private Code Optional(Expression value)
    {
        if (value is Parenthesised parenthesised)
            return Optional(parenthesised.Inner);
        if (value is Tree.Index { Key: { } key } index && KindOf(index.Target) is not PhpKind.Chain && Types.EntryOf(index, _scope) is null)
        {
            var target = Optional(index.Target);
            return IsOwnDictionary(index.Target)
                ? new Code(target.Lead, $"{target.Text}.GetValueOrDefault({Key(key).Text})", Level.Primary, true)
                : new Code(target.Lead, $"{target.Text}?[{Key(key, index.Target).Text}]", Level.Primary, true);
        }
        if (value is Member { Arguments: null, Computed: null } member && KindOf(member.Target) is PhpKind.Unknown)
        {
            var target = Optional(member.Target);
            return new Code(target.Lead, $"{target.Text}?.{CSharpNames.Spell(member.Name.Text)}", Level.Primary, true);
        }
        return Emit(value);
    }

    private Code EmitTernary(Ternary ternary, bool asDictionary)
    {
        var condition = BoolOf(ternary.Condition);
        var otherwise = Emit(ternary.Else, asDictionary);
        if (ternary.Then is not { } middle)
        {
            if (!IsPure(ternary.Condition))
                return Refused(ternary, "`?:` would compute this value twice.", "Assign it to a variable first.");
            middle = ternary.Condition;
        }
        var then = Emit(middle, asDictionary);
        var (kindOfThen, kindOfElse) = (KindOf(middle), KindOf(ternary.Else));
        var isCommon = kindOfThen == kindOfElse && kindOfThen is PhpKind.String or PhpKind.Int or PhpKind.Bool or PhpKind.Float
            || ternary.Else is Unary { Operator.Text: "throw" };
        var text = new System.Text.StringBuilder(condition.TextAt(Level.Conditional + 1));
        text.Append(OrSpace(Lead(ternary.Question))).Append('?');
        text.Append(ternary.Then is null ? " " : OrSpace(then.Lead)).Append(isCommon ? then.Text : $"(dynamic?){then.TextAt(Level.Unary)}");
        text.Append(OrSpace(Lead(ternary.Colon))).Append(':');
        text.Append(OrSpace(otherwise.Lead)).Append(otherwise.TextAt(Level.Conditional));
        return new Code(condition.Lead, text.ToString(), Level.Conditional, !isCommon);
    }

    private Code EmitUnary(Unary unary, bool asDictionary)
    {
        var mark = unary.Operator;
        if (mark.Kind is TokenKind.Cast)
            return Cast(unary, asDictionary);
        switch (mark.Text.ToLowerInvariant())
        {
            case "!":
                return new Code(Lead(mark), "!" + BoolOf(unary.Operand).At(Level.Unary), Level.Unary);
            case "-" or "+" when KindOf(unary.Operand) is PhpKind.Int or PhpKind.Float:
                return new Code(Lead(mark), mark.Text + Spaced(Emit(unary.Operand).At(Level.Unary), mark.Text), Level.Unary);
            case "++" or "--":
                return Increment(unary.Operand, mark, isBehind: false);
            case "clone":
                return Clone(unary);
            case "print":
                var printed = unary.Operand is Parenthesised { Inner: var bare } ? bare : unary.Operand;
                return new Code(Lead(mark), $"{FunctionName("echo")}({Emit(printed).All.TrimStart()})");
            case "throw":
                return new Code(Lead(mark), "throw " + Emit(unary.Operand).Text, Level.Assignment);
            default:
                Refuse(mark, "The operator is not ported.", mark.Text switch
                {
                    "@" => "Remove it. Errors are exceptions in C#: catch them with `try`.",
                    "-" or "+" => "Cast values of unknown type: `-(int) $a`.",
                    _ => null,
                });
                return new Code("", "default");
        }
    }

    private static string Spaced(string operand, string mark) => operand.StartsWith(mark, StringComparison.Ordinal) ? " " + operand : operand;

    private Code Clone(Unary unary)
    {
        if (KindOf(unary.Operand) is not PhpKind.Stack)
            return Refused(unary, "`clone` is ported only for a handler stack.", "Build a new object instead.");
        var operand = Emit(unary.Operand);
        return new Code(Lead(unary.Operator), $"{operand.Text}.clone()", Level.Primary, operand.IsDynamic);
    }

    private Code Cast(Unary unary, bool asDictionary)
    {
        var lead = Lead(unary.Operator);
        var inner = unary.Operand is Parenthesised { Inner: var enclosed } ? enclosed : unary.Operand;
        switch (Types.CastKind(unary.Operator.Text))
        {
            case PhpKind.String when KindOf(inner) is PhpKind.Body:
                var body = Emit(unary.Operand);
                return new Code(lead, $"(string){body.Lead}{body.Text}", Level.Unary);
            case PhpKind.String:
                return Function("strval", Emit(inner)) with { Lead = lead };
            case PhpKind.Int:
                return Function("intval", Emit(inner)) with { Lead = lead };
            case PhpKind.Float:
                return Function("floatval", Emit(inner)) with { Lead = lead };
            case PhpKind.Bool:
                return Function("boolval", Emit(inner)) with { Lead = lead };
        }
        var word = unary.Operator.Text.Trim('(', ')', ' ', '\t').ToLowerInvariant();
        if (inner is ArrayLiteral array && (word == "array" || word == "object" && (array.Entries.Count == 0 || !ArrayShape.IsList(array))))
            return word == "object" && array.Entries.Count == 0 ? new Code(lead, "new { }") : EmitArray(array, asDictionary) with { Lead = lead };
        if (word == "array" && IsDecodedArray(inner))
            return Emit(unary.Operand) with { Lead = lead };
        var hint = word == "array" ? "Decode with `json_decode($text, true)`." : "Write the object itself.";
        return Refused(unary, "The cast is not ported for this value.", hint);
    }

    // json_decode($text, true)
    private static bool IsDecodedArray(Expression value) =>
        value is FunctionCall { Callee: Constant { Name: var name }, Arguments.Items: [_, { Value: Constant { Name: var associative } }, ..] }
        && name.IsWord("json_decode") && associative.IsWord("true");

    private Code Increment(Expression operand, Token mark, bool isBehind)
    {
        if (operand is not Tree.Variable || KindOf(operand) is not (PhpKind.Int or PhpKind.Float))
            return Refused(operand, $"`{mark.Text}` is ported only for variables that hold numbers.", "Cast first: `$a = (int) $a + 1;`.");
        var code = Emit(operand);
        return isBehind ? new Code(code.Lead, code.Text + mark.Text, Level.Primary) : new Code(Lead(mark), mark.Text + code.Text, Level.Unary);
    }
}
