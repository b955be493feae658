using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Operators on one value, casts, and the choice between values.</content>
internal sealed partial class Emitter
{
    private Code EmitTernary(Ternary ternary, bool isPlain)
    {
        var otherwise = Emit(ternary.Else, isPlain);
        if (ternary.Then is not { } middle)
        {
            if (!IsPure(ternary.Condition))
                return Elvis(ternary, otherwise);
            middle = ternary.Condition;
        }
        var condition = BoolOf(ternary.Condition);
        var then = Emit(middle, isPlain);
        var (kindOfThen, kindOfElse) = (KindOf(middle), KindOf(ternary.Else));
        var isCommon = kindOfThen == kindOfElse && kindOfThen is PhpKind.String or PhpKind.Int or PhpKind.Bool or PhpKind.Float or PhpKind.Array
            || ternary.Else is Unary { Operator.Text: "throw" };
        var text = new System.Text.StringBuilder(condition.TextAt(Level.Conditional + 1));
        text.Append(OrSpace(Lead(ternary.Question))).Append('?');
        text.Append(ternary.Then is null ? " " : OrSpace(then.Lead)).Append(isCommon ? then.TextAt(Level.Conditional) : $"(dynamic?){Cast(middle, then)}");
        text.Append(OrSpace(Lead(ternary.Colon))).Append(':');
        text.Append(OrSpace(otherwise.Lead)).Append(isCommon ? otherwise.TextAt(Level.Conditional) : Cast(ternary.Else, otherwise));
        return new Code(condition.Lead, text.ToString(), Level.Conditional, !isCommon);
    }

    // The value is computed once. Null is false in PHP.
    private Code Elvis(Ternary ternary, Code otherwise)
    {
        var (value, name) = (Emit(ternary.Condition), $"value{ternary.Question.Offset}");
        var test = $"(object?){value.TextAt(Level.Unary)} is {{ }} {name} && {FunctionName("boolval")}({name})";
        return new Code(value.Lead, $"{test} ? (dynamic?){name} : {Cast(ternary.Else, otherwise)}", Level.Conditional, true);
    }

    private static string Cast(Expression value, Code code) =>
        value is Closure or ArrowFunction ? $"(Delegate)({code.Text})" : code.TextAt(Level.Unary);

    private Code EmitUnary(Unary unary, bool isPlain)
    {
        var mark = unary.Operator;
        if (mark.Kind is TokenKind.Cast)
            return Cast(unary, isPlain);
        switch (mark.Text.ToLowerInvariant())
        {
            case "!":
                return new Code(Lead(mark), "!" + BoolOf(unary.Operand).At(Level.Unary), Level.Unary);
            case "-" or "+" when KindOf(unary.Operand) is PhpKind.Int or PhpKind.Float:
                return new Code(Lead(mark), mark.Text + Spaced(Emit(unary.Operand).At(Level.Unary), mark.Text), Level.Unary);
            case "-" or "+":
                return Function(mark.Text == "-" ? "negate" : "plus", Emit(unary.Operand)) with { Lead = Lead(mark) };
            case "~":
                return Function("bitNot", Emit(unary.Operand)) with { Lead = Lead(mark) };
            case "++" or "--":
                return Increment(unary.Operand, mark, isBehind: false);
            case "clone":
                return Clone(unary);
            case "print":
                if (!ReferenceEquals(_alone, unary))
                    return Refused(Rules.Value, unary, "The value of `print` is not ported.", "It is always 1: print in a statement of its own.");
                var printed = unary.Operand is Parenthesised { Inner: var bare } ? bare : unary.Operand;
                return new Code(Lead(mark), $"{FunctionName("echo")}({Emit(printed).All.TrimStart()})");
            case "throw":
                return new Code(Lead(mark), "throw " + Emit(unary.Operand).Text, Level.Assignment);
            case "@":
                // It silences warnings, which C# does not print.
                return Emit(unary.Operand) with { Lead = Lead(mark) };
            default:
                return Refused(Rules.Operator, unary, "The operator is not ported.");
        }
    }

    private static string Spaced(string operand, string mark) => operand.StartsWith(mark, StringComparison.Ordinal) ? " " + operand : operand;

    private Code Clone(Unary unary)
    {
        var operand = Emit(unary.Operand);
        if (KindOf(unary.Operand) is PhpKind.Stack)
            return new Code(Lead(unary.Operator), $"{operand.Text}.clone()", Level.Primary, operand.IsDynamic);
        if (ClassOf(unary.Operand) is not null)
            return new Code(Lead(unary.Operator), $"{operand.TextAt(Level.Primary)}.Clone()");
        return KindOf(unary.Operand) is PhpKind.Unknown
            ? new Code(Lead(unary.Operator), $"{operand.TextAt(Level.Primary)}.Clone()", Level.Primary, true)
            : Refused(Rules.Cast, unary, "`clone` is not ported for this value.", "Build a new object instead.");
    }

    private Code Cast(Unary unary, bool isPlain)
    {
        var lead = Lead(unary.Operator);
        var inner = unary.Operand is Parenthesised { Inner: var enclosed } ? enclosed : unary.Operand;
        var word = unary.Operator.Text.Trim('(', ')', ' ', '\t').ToLowerInvariant();
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
            case PhpKind.Array:
                return inner is ArrayLiteral array ? EmitArray(array, isPlain) with { Lead = lead }
                    : KindOf(inner) is PhpKind.Array ? Emit(inner) with { Lead = lead }
                    : Function("toArray", Emit(inner)) with { Lead = lead };
        }
        if (word != "object")
            return Refused(Rules.Cast, unary, "The cast is not ported.", "Remove the cast.");
        if (isPlain && inner is ArrayLiteral literal && (literal.Entries.Count == 0 || ArrayShape.IsAnonymous(literal)))
            return EmitArray(literal, isPlain: true, isOptions: true) with { Lead = lead };
        return Function("toObject", Emit(inner)) with { Lead = lead, IsDynamic = true };
    }

    private Code Increment(Expression operand, Token mark, bool isBehind)
    {
        if (KindOf(operand) is PhpKind.Int or PhpKind.Float && (operand is Variable or StaticMember || operand is Member own
            && ClassOf(own.Target) is not null))
        {
            var code = Emit(operand);
            return isBehind ? new Code(code.Lead, code.Text + mark.Text, Level.Primary) : new Code(Lead(mark), mark.Text + code.Text, Level.Unary);
        }
        if (!IsPure(operand) || operand is not (Variable or Tree.Index or Member or StaticMember))
            return Refused(Rules.Operator, operand, $"`{mark.Text}` is not ported for this value.", "Write `$a = $a + 1;`.");
        var target = TargetOf(operand);
        var step = $"{target.Text} = {FunctionName(mark.Text == "++" ? "increment" : "decrement")}({Reading(operand).Text})";
        var lead = isBehind ? target.Lead : Lead(mark);
        if (!isBehind || _isStatement)
            return new Code(lead, step, Level.Assignment, true);
        return Refused(
            Rules.Operator,
            operand,
            $"`{mark.Text}` behind a value of unknown type is ported only as a separate statement.",
            "Write it as a statement before or behind this one.");
    }
}
