using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Operators between two values.</content>
internal sealed partial class Emitter
{
    private Code EmitBinary(Binary binary)
    {
        var (left, right) = (KindOf(binary.Left), KindOf(binary.Right));
        var mark = binary.Operator.Text.ToLowerInvariant();
        switch (mark)
        {
            case ".":
                return Concat(binary);
            case "&&" or "and":
                return Join(BoolOf(binary.Left), binary.Operator, "&&", BoolOf(binary.Right), Level.And);
            case "||" or "or":
                return Join(BoolOf(binary.Left), binary.Operator, "||", BoolOf(binary.Right), Level.Or);
            case "xor":
                return Join(BoolOf(binary.Left), binary.Operator, "!=", BoolOf(binary.Right), Level.Equality);
            case "??":
                return Coalesce(binary);
            case "==" or "!=" or "<>" or "<" or ">" or "<=" or ">=" or "<=>" when IsOwnObject(binary.Left) && IsOwnObject(binary.Right):
                return Refused(Rules.Operator, binary, "PHP compares the properties of the two objects.",
                    "Compare a property of each, or write `===` for the same object.");
            case "===" or "!==":
                return Identical(binary, left, right);
            case "==" or "!=" or "<>":
                return Equal(binary, left, right);
            case "<" or ">" or "<=" or ">=" when AreNumbers(left, right):
                return Join(Emit(binary.Left), binary.Operator, mark, Emit(binary.Right), Level.Relational);
            case "<" or ">" or "<=" or ">=":
                return Pair(mark switch { "<" => "less", ">" => "greater", "<=" => "lessOrEqual", _ => "greaterOrEqual" }, binary);
            case "<=>":
                return Pair("compare", binary);
            case "+" or "-" or "*" when AreNumbers(left, right) && (IsBound(binary.Left) || IsBound(binary.Right)):
                return Pair(FunctionOf(mark)!, binary);
            case "+" or "-" or "*" when AreNumbers(left, right):
                return Arithmetic(binary, left, right);
            case "/" when AreNumbers(left, right) && (left is PhpKind.Float || right is PhpKind.Float) && binary.Right is Literal { Token.Text: var number }
                && !IsZero(number):
                return Join(Emit(binary.Left), binary.Operator, "/", Emit(binary.Right), Level.Multiplicative);
            case "%" when left is PhpKind.Int && right is PhpKind.Int && binary.Right is Literal { Token.Text: var number } && !IsZero(number):
                return Join(Emit(binary.Left), binary.Operator, "%", Emit(binary.Right), Level.Multiplicative);
            case "|" when left is PhpKind.Int && right is PhpKind.Int:
                return Join(Emit(binary.Left), binary.Operator, "|", Emit(binary.Right), Level.BitOr);
            case "&" when left is PhpKind.Int && right is PhpKind.Int:
                return Join(Emit(binary.Left), binary.Operator, "&", Emit(binary.Right), Level.BitAnd);
        }
        if (NoNumber(left) || NoNumber(right))
            return Refused(Rules.Operator, binary, "PHP has no such operator for these values.", "Use the values that the operator needs.");
        return FunctionOf(mark) is { } function ? Pair(function, binary) : Refused(Rules.Operator, binary, "The operator is not ported.");
    }

    // The largest integer and one more is a float.
    private static bool IsBound(Expression value) => value is Constant { Name.Text: "PHP_INT_MAX" or "PHP_INT_MIN" };

    private bool IsOwnObject(Expression value) => ClassOf(value) is { } type && !type.Is("enum");

    private static bool IsZero(string number) => number.All(static letter => letter is '0' or '.' or '_');

    private static bool NoNumber(PhpKind kind) =>
        kind is PhpKind.Closure or PhpKind.Response or PhpKind.Promise or PhpKind.Chain or PhpKind.Driver or PhpKind.Stack;

    private static bool AreNumbers(PhpKind left, PhpKind right) => left is PhpKind.Int or PhpKind.Float && right is PhpKind.Int or PhpKind.Float;

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
        Literal literal => NumberText.Integer(literal.Token.Text) is { Length: < 11 },
        Parenthesised parenthesised => IsShort(parenthesised.Inner),
        Unary { Operator.Text: "-" or "+" } unary => IsShort(unary.Operand),
        Member => true,
        FunctionCall or StaticMember or Tree.Index or Ternary or Match => true,
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

    private Code Identical(Binary binary, PhpKind left, PhpKind right)
    {
        var not = binary.Operator.Text == "!==";
        if (left is PhpKind.Null || right is PhpKind.Null)
        {
            var tested = left is PhpKind.Null ? binary.Right : binary.Left;
            return Negated(not, Function("is_null", Optional(tested)) with { Lead = Lead(binary.Left.First) });
        }
        if (left == right && left is PhpKind.String or PhpKind.Int or PhpKind.Float or PhpKind.Bool)
            return Join(Emit(binary.Left), binary.Operator, not ? "!=" : "==", Emit(binary.Right), Level.Equality);
        return Negated(not, Pair("identical", binary));
    }

    private Code Equal(Binary binary, PhpKind left, PhpKind right)
    {
        var not = binary.Operator.Text != "==";
        if (AreNumbers(left, right) || left is PhpKind.Bool && right is PhpKind.Bool)
            return Join(Emit(binary.Left), binary.Operator, not ? "!=" : "==", Emit(binary.Right), Level.Equality);
        // PHP compares strings as numbers when both look like numbers. A word never does.
        if (left is PhpKind.String && right is PhpKind.String && (IsWord(binary.Left) || IsWord(binary.Right)))
            return Join(Emit(binary.Left), binary.Operator, not ? "!=" : "==", Emit(binary.Right), Level.Equality);
        return Negated(not, Pair("equal", binary));
    }

    private static bool IsWord(Expression value) => value is Literal { Token: { Kind: TokenKind.Text, Value: [var first, ..] } } && char.IsAsciiLetter(first);

    private Code Pair(string function, Binary binary)
    {
        var (left, right) = (Emit(binary.Left), Emit(binary.Right));
        return new Code(
            left.Lead, $"{FunctionName(function)}({Untyped(binary.Left, left)},{OrSpace(right.Lead)}{Untyped(binary.Right, right)})", Level.Primary, true);
    }

    // A bare lambda or null has no type for a parameter of `object`.
    private static string Untyped(Expression value, Code code) => value is Closure or ArrowFunction ? $"(Delegate)({code.Text})" : code.Text;

    private static Code Negated(bool not, Code code) => not ? new Code(code.Lead, "!" + code.Text, Level.Unary) : code;

    private Code Coalesce(Binary binary)
    {
        var kind = KindOf(binary.Left);
        // A number or a bool of C# is never null, and neither is it in PHP.
        if (kind is PhpKind.Int or PhpKind.Float or PhpKind.Bool && binary.Left is not Tree.Index)
            return Emit(binary.Left);
        var left = Optional(binary.Left);
        if (binary.Right is Unary { Operator: var word } && word.IsWord("throw"))
            return new Code(left.Lead, $"{left.TextAt(Level.Coalesce + 1)} ?? {Emit(binary.Right).Text}", Level.Coalesce, left.IsDynamic);
        var right = Emit(binary.Right);
        // `null ?? null` has no type in C#.
        var isTyped = (kind == KindOf(binary.Right) && left.Text != "null") || left.IsDynamic;
        var first = isTyped ? left.TextAt(Level.Coalesce + 1) : $"(dynamic?){left.TextAt(Level.Unary)}";
        return new Code(left.Lead, $"{first} ??{OrSpace(right.Lead)}{right.TextAt(Level.Coalesce)}", Level.Coalesce, left.IsDynamic || !isTyped);
    }

    /// <summary>Whether a value can be evaluated twice.</summary>
    private static bool IsPure(Expression value) => value switch
    {
        Variable or Literal or Constant => true,
        Tree.Index index => IsPure(index.Target) && index.Key is { } key && IsPure(key),
        Member { Arguments: null, Computed: null } member => IsPure(member.Target),
        StaticMember { Arguments: null } => true,
        Parenthesised parenthesised => IsPure(parenthesised.Inner),
        Template template => template.Parts.All(static part => part.Value is null || IsPure(part.Value)),
        Binary { Operator.Text: "." or "+" or "-" } binary => IsPure(binary.Left) && IsPure(binary.Right),
        _ => false,
    };
}
