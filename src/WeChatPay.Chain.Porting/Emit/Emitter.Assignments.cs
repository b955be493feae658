using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Assignments.</content>
internal sealed partial class Emitter
{
    private Code EmitAssignment(Assignment assignment, bool isStatement, bool isPlain = false)
    {
        if (assignment.Reference is not null)
            return new Code("", "default");
        if (assignment.Target is ArrayLiteral list)
        {
            return assignment.Operator.Text == "=" && isStatement
                ? Destructure(assignment, list)
                : Refused(
                    Rules.Destructuring, assignment, "Destructuring is ported only as a separate statement.", "Assign the value first, then destructure it.");
        }
        if (Generators.Yields(assignment.Value) && !IsPlainTarget(assignment))
        {
            if (WithGiven(assignment, isStatement) is not { } given)
                return Refused(Rules.Generator, assignment, "The target of this assignment is read before the generator goes on.", YieldHint);
            assignment = given;
        }
        if (assignment.Target is ComputedVariable or ComputedStatic)
            return RefusedForm(assignment.Target);
        if (assignment.Target is Variable { Id: "this" })
            return Refused(Rules.Value, assignment, "This cannot be assigned to.", "Use a variable.");
        if (ExceptionAssignment(assignment) is { } field)
            return isStatement ? field : Refused(Rules.Value, assignment, "This assignment is ported only as a separate statement.",
                "Write it as a separate statement.");
        if (assignment.Target is Tree.Index { Key: null } append)
            return Append(assignment, append, isStatement);
        _isDirect = isStatement;
        var code = Set(assignment);
        return isStatement || isPlain ? code : code with { Text = $"({code.Text})", Level = Level.Primary };
    }

    private Code Set(Assignment assignment)
    {
        var declared = assignment.Target is Variable variable && _scope.DeclaredAt.TryGetValue(variable, out var info) ? info : null;
        var known = assignment.Target is Variable named ? _scope.Find(named.Id) : null;
        var isPlain = known is { IsPlain: true };
        _isKept = isPlain;
        if (_isDirect)
            _direct = assignment.Value;
        _isDirect = false;
        var value = Given(assignment, isPlain, known);
        _isKept = false;
        var target = TargetOf(assignment.Target);
        var (mark, text) = Compound(assignment, target, value);
        if (mark.Length == 0)
            return new Code("", "default");
        text = CompoundCoercion(assignment, mark, text);
        var type = declared is null ? "" : TypeOf(declared, assignment.Value) + " ";
        var before = OrSpace(Lead(assignment.Operator));
        return new Code(target.Lead, $"{type}{target.Text}{before}{mark}{OrSpace(value.Lead)}{text}", Level.Assignment, value.IsDynamic);
    }

    // The assigned value: converted to the type of a property, copied where an array would be shared.
    private Code Given(Assignment assignment, bool isPlain, VariableInfo? known)
    {
        var value = Emit(assignment.Value, isPlain);
        if (assignment.Operator.Text is not ("=" or "??="))
            return value;
        if (assignment.Value is Closure or ArrowFunction && !(known is { Writes: 1 } && _scope.Owns(known) && _scope.DeclaredAt.ContainsKey(assignment.Target)))
            return new Code(value.Lead, $"(Delegate)({value.Text})");
        CheckUnknownProperty(assignment);
        var wanted = PropertyType(assignment.Target);
        if ((wanted?.Contains("array", StringComparison.Ordinal) ?? true) && MayShare(assignment.Target, assignment.Value))
            value = Copied(assignment.Value, value);
        return Coerced(assignment.Value, value, wanted);
    }

    /// <summary>Whether two variables would hold the same array, and one of the two is written.</summary>
    private bool MayShare(Expression target, Expression value)
    {
        if (value is Parenthesised inner)
            return MayShare(target, inner.Inner);
        if (value is Assignment chained)
            return MayShare(target, chained.Target) || KindOf(chained.Value) is PhpKind.Array;
        if (value is Ternary ternary)
            return MayShare(target, ternary.Then ?? ternary.Condition) || MayShare(target, ternary.Else);
        if (value is Binary { Operator.Text: "??" } either)
            return either.Left is not Tree.Index && MayShare(target, either.Left) || MayShare(target, either.Right);
        if (KindOf(value) is not (PhpKind.Array or PhpKind.Unknown) || !IsPlace(value))
            return false;
        // What goes into an array is copied there.
        return target switch
        {
            Tree.Index => false,
            Variable variable => IsWritten(variable) || value is not Variable source || IsWritten(source),
            _ => true,
        };
    }

    private bool IsWritten(Variable variable) => _scope.Find(variable.Id) is { } info && (info.IsOuter || IsChanged(info));

    /// <summary>Whether entries of a variable are written, here or by a function that takes the array by reference.</summary>
    private bool IsChanged(VariableInfo info) =>
        info.EntryWrites.Count > 0 || info.Passed.Exists(passed => _names.Signatures(passed.Function).Any(signature =>
            signature.Parameters.ElementAtOrDefault(passed.At) is { Reference: not null }
                || signature.Parameters is [.., { Dots: not null, Reference: not null }]));

    // A value that another name holds: a variable, a property. What is read out of an array is a copy.
    private static bool IsPlace(Expression value) => value is Variable { Id: not "this" } or Member { Arguments: null } or StaticMember { Arguments: null };

    private Code TargetOf(Expression target) => target switch
    {
        Tree.Index index => Place(index),
        Member { Arguments: null } member => MemberTarget(member),
        _ => Emit(target),
    };

    private Code MemberTarget(Member member)
    {
        if (KindOf(member.Target) is PhpKind.Chain)
            return Refused(Rules.Value, member, "A segment of the chain cannot be assigned to.", "Assign to a variable.");
        if (member.Arrow.Text == "?->")
            return Refused(Rules.Value, member, "Can't use nullsafe operator in write context.", "Write `->`.");
        if (IsFixed(member))
            return Refused(
                Rules.Value,
                member,
                $"Cannot modify the readonly property `{member.Name.Text}` here.",
                "Set it in the constructor, or remove `readonly`.");
        return EmitMember(member);
    }

    // A readonly property is set in the constructor alone: PHP throws elsewhere, but for the first time inside of the class.
    private bool IsFixed(Member member) => ClassOf(member.Target) is { } owner && _names.Model.FindProperty(owner, member.Name.Text) is { IsReadOnly: true }
        && !(member.Target is Variable { Id: "this" } && _function.Name.Equals("__construct", StringComparison.OrdinalIgnoreCase));

    private string TypeOf(VariableInfo declared, Expression value)
    {
        var type = DeclaredType(declared);
        if (value is Closure or ArrowFunction && declared.Writes == 1)
            return "var";
        if (type is "PhpArray" && value is ArrayLiteral)
            return "var";
        if (type is "var" && value is Constant { Name: var name } && name.IsWord("null"))
            return "dynamic?";
        return type;
    }

    private (string Mark, string Value) Compound(Assignment assignment, Code target, Code value)
    {
        var (left, right) = (KindOf(assignment.Target), KindOf(assignment.Value));
        var mark = assignment.Operator.Text;
        var isPlainVariable = assignment.Target is Variable or Member { Arguments: null } or StaticMember;
        if (mark == ".=" && left is PhpKind.Int or PhpKind.Float or PhpKind.Bool && assignment.Target is Member or StaticMember)
        {
            Refuse(
                Rules.Operator,
                assignment.Operator,
                "A property of this type does not take text: PHP converts it, or throws.",
                "Write the conversion: `$this->count = (int) ($this->count . '0');`.");
            return ("", "");
        }
        switch (mark)
        {
            case "=":
                return ("=", value.Text);
            case ".=" when left is PhpKind.String && isPlainVariable:
                return ("+=", right is PhpKind.String or PhpKind.Int ? value.Text : Function("strval", value).Text);
            case "+=" or "-=" or "*=" when isPlainVariable && (left is PhpKind.Int && right is PhpKind.Int || left is PhpKind.Float && AreNumbers(left, right)):
            case "/=" when isPlainVariable && left is PhpKind.Float && AreNumbers(left, right):
                return (mark, value.Text);
            case "??=" when assignment.Target is Variable or Member or StaticMember:
                return left is PhpKind.Int or PhpKind.Float or PhpKind.Bool ? ("=", target.Text) : ("??=", value.Text);
        }
        if (!IsPure(assignment.Target))
        {
            Refuse(Rules.Operator, assignment.Operator, "The target would be computed twice.", "Assign its parts to variables first.");
            return ("", "");
        }
        var read = Reading(assignment.Target);
        if (mark == "??=")
            return ("=", $"{Optional(assignment.Target).Text} ?? {value.TextAt(Level.Coalesce)}");
        return FunctionOf(mark[..^1]) is { } function ? ("=", $"{FunctionName(function)}({read.Text}, {value.Text})") : ("=", value.Text);
    }

    private Code Reading(Expression target) => target is Tree.Index index ? EmitIndex(index) : Emit(target);

    private static string? FunctionOf(string mark) => mark switch
    {
        "+" => "add",
        "-" => "subtract",
        "*" => "multiply",
        "/" => "divide",
        "%" => "modulo",
        "**" => "power",
        "." => "concat",
        "&" => "bitAnd",
        "|" => "bitOr",
        "^" => "bitXor",
        "<<" => "shiftLeft",
        ">>" => "shiftRight",
        _ => null,
    };

    private Code Append(Assignment assignment, Tree.Index append, bool isStatement)
    {
        if (assignment.Operator.Text != "=")
            return Refused(Rules.Value, assignment, "Cannot use [] for reading.", "Name the entry.");
        if (!isStatement)
            return Refused(
                Rules.Value, assignment, "The value of an appending assignment is not ported.", "Assign the value to a variable first, then append.");
        var (root, keys) = Unroll(append.Target);
        var target = Writable(root);
        var value = EntryValue(assignment.Value, isPlain: false);
        // $list[][] = 1
        if (keys.Contains(null))
            return Refused(Rules.Value, assignment, "Cannot use [] for reading.", "Build the inner array first.");
        return new Code(target.Lead, $"{target.Text}{Inner(keys)}.Add({value.Text})", Level.Primary);
    }
}
