using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Assignments and destructuring.</content>
internal sealed partial class Emitter
{
    private Code EmitAssignment(Assignment assignment, bool isStatement, bool isPlain = false)
    {
        if (assignment.Target is ArrayLiteral list)
        {
            if (assignment.Operator.Text != "=" || !isStatement)
                return Refused(assignment, "Destructuring is ported only as a separate statement.", "Assign the value first, then destructure it.");
            return Destructure(assignment, list);
        }
        if (assignment.Target is Tree.Index { Key: null } append)
            return Append(assignment, append);
        if (assignment.Target is Tree.Variable { Id: "this" } or StaticMember)
            return Refused(assignment, "This cannot be assigned to.");
        if (assignment.Target is Tree.Index or Member
            && RootOf(assignment.Target) is { } root && KindOf(root) is not (PhpKind.Unknown or PhpKind.Map or PhpKind.Object))
        {
            var hint = KindOf(root) is PhpKind.List ? "Append with `[]`, or write the whole list." : null;
            return Refused(assignment, "An entry of this value cannot be assigned to.", hint);
        }
        var code = Set(assignment);
        return isStatement || isPlain ? code : code with { Text = $"({code.Text})", Level = Level.Primary };
    }

    private static Expression? RootOf(Expression target) => target switch
    {
        Tree.Index index => RootOf(index.Target),
        Member { Arguments: null } member => RootOf(member.Target),
        _ => target,
    };

    private Code Set(Assignment assignment)
    {
        var declared = assignment.Target is Tree.Variable variable && _scope.DeclaredAt.TryGetValue(variable, out var info) ? info : null;
        var target = assignment.Target is Tree.Index { Key: not null } index && IsOwnDictionary(index.Target) ? EmitIndex(index) : Emit(assignment.Target);
        var known = assignment.Target is Tree.Variable named ? _scope.Find(named.Id) : null;
        var asDictionary = known is { IsAnonymous: false } || assignment.Target is Tree.Index or Member;
        var value = known is { EntryWrites.Count: > 0 } && assignment.Value is ArrayLiteral { Entries.Count: 0 } empty
            ? new Code(Lead(empty.Open), $"new {(known.IsAppended ? ListType : MapType)}()")
            : Emit(assignment.Value, asDictionary);
        if (known is { EntryWrites.Count: > 0 } && !CanHaveEntries(assignment, known))
            return Refused(assignment, "The snippet writes entries of this variable, so the variable must always hold an array.", "Use two variables.");
        if (known is { IsAppended: true } && assignment.Value is ArrayLiteral { Entries.Count: > 0 } filled && !ArrayShape.IsList(filled))
            return Refused(assignment, "An array that mixes entries with and without keys is not ported.", "Write every key.");
        var (mark, text) = Compound(assignment, value);
        var type = declared is null ? "" : TypeOf(declared, assignment.Value) + " ";
        var before = OrSpace(Lead(assignment.Operator));
        return new Code(target.Lead, $"{type}{target.Text}{before}{mark}{OrSpace(value.Lead)}{text}", Level.Assignment, value.IsDynamic);
    }

    // Whether the assigned value can be an array whose entries are written later.
    private bool CanHaveEntries(Assignment assignment, VariableInfo variable) =>
        assignment.Value is ArrayLiteral || KindOf(assignment.Value) is PhpKind.Unknown || IsUnion(assignment) || IsXml(variable);

    /// <summary>Whether a value is an assignment with <c>+=</c>, which adds the missing entries to an array.</summary>
    private static bool IsUnion(Expression? value) => value is Assignment { Operator.Text: "+=" };

    private string TypeOf(VariableInfo declared, Expression value)
    {
        var type = DeclaredType(declared);
        if (IsXml(declared))
            return MapType;
        if (type is ListType or MapType)
            return value is ArrayLiteral ? "var" : "dynamic?";
        if (value is Closure or ArrowFunction && declared.Writes == 1)
            return "var";
        return type;
    }

    private (string Mark, string Value) Compound(Assignment assignment, Code value)
    {
        var (left, right) = (KindOf(assignment.Target), KindOf(assignment.Value));
        switch (assignment.Operator.Text)
        {
            case "=":
                return ("=", value.Text);
            case ".=" when left is PhpKind.String:
                return ("+=", right is PhpKind.String or PhpKind.Int ? value.Text : Function("strval", value).Text);
            case "+=" or "-=" or "*=" when left is PhpKind.Int && right is PhpKind.Int || left is PhpKind.Float && AreNumbers(left, right):
                return (assignment.Operator.Text, value.Text);
            case "+=" when left is PhpKind.Map && assignment.Target is Tree.Variable && right is PhpKind.Map or PhpKind.Unknown:
                return ("=", $"{FunctionName("union")}({Emit(assignment.Target).Text}, {value.Text})");
            case "??=" when left is PhpKind.Unknown && assignment.Target is Tree.Variable:
                return ("??=", value.Text);
            default:
                Refuse(assignment.Operator, OtherResult, HintFor(assignment.Operator.Text, left, right));
                return ("=", value.Text);
        }
    }

    private static string HintFor(string compound, PhpKind left, PhpKind right) => compound switch
    {
        ".=" => "Start with a string: `$text = '';`.",
        "+=" when left is PhpKind.Map or PhpKind.List || right is PhpKind.Map or PhpKind.List =>
            "`+=` is ported only on a variable that holds an array with keys.",
        "+=" or "-=" or "*=" => "Cast values of unknown type: `$sum += (int) $item['amount'];`.",
        _ => "Write it as `$a = $a … $b;`.",
    };

    private Code Append(Assignment assignment, Tree.Index append)
    {
        if (assignment.Operator.Text != "=")
            return Refused(assignment, "Cannot use [] for reading.");
        if (RootOf(append) is { } root && KindOf(root) is not (PhpKind.Unknown or PhpKind.Map or PhpKind.List))
            return Refused(assignment, "This value is not a list.");
        if (append.Target is Tree.Variable variable && _scope.Find(variable.Id) is { IsAppended: true, Values: var values }
            && !values.TrueForAll(static value => value is ArrayLiteral array && ArrayShape.IsList(array)))
            return Refused(assignment, "A variable that is appended to must start as a list.", "Start with `$list = [];`.");
        var target = Emit(append.Target);
        var value = Emit(assignment.Value, asDictionary: true);
        return new Code(target.Lead, $"{target.Text}.Add({value.Text})", Level.Primary);
    }

    /// <summary>Writes <c>['a' => $a, 'b' => $b] = $x;</c> as <c>var (a, b) = (x["a"], x["b"]);</c>.</summary>
    private Code Destructure(Assignment assignment, ArrayLiteral list)
    {
        var targets = new List<(Expression Target, string Value)>();
        var lead = Lead(list.Open);
        var prefix = "";
        if (assignment.Value is ArrayLiteral literal && AreParallel(list, literal))
        {
            targets.AddRange(list.Entries.Select((entry, at) => (entry.Value!, Emit(literal.Entries[at].Value!).Text)));
        }
        else if (assignment.Value is ArrayLiteral)
        {
            return Refused(assignment, "Destructuring an array literal is not ported.", "Assign the values one by one.");
        }
        else
        {
            var source = Emit(assignment.Value).Text;
            if (assignment.Value is not Tree.Variable)
            {
                prefix = $"{(IsXml(assignment.Value) ? MapType : "var")} values{assignment.Operator.Offset} = {source}; ";
                source = $"values{assignment.Operator.Offset}";
            }
            Collect(list, source, assignment.Value, targets);
        }
        if (targets.Count == 0)
            return Refused(assignment, "Cannot use empty list.");
        var isNew = targets.TrueForAll(target => _scope.DeclaredAt.ContainsKey(target.Target));
        var names = targets.Select(target => (isNew || !_scope.DeclaredAt.ContainsKey(target.Target) ? "" : "var ") + Emit(target.Target).Text).ToList();
        var text = targets is [var only]
            ? $"{(isNew ? "var " : "")}{Emit(only.Target).Text} = {only.Value}"
            : $"{(isNew ? "var " : "")}({string.Join(", ", names)}) = ({string.Join(", ", targets.Select(static target => target.Value))})";
        return new Code(lead, prefix + text, Level.Assignment);
    }

    // [$a, $b] = [$b, $a]
    private static bool AreParallel(ArrayLiteral targets, ArrayLiteral values) =>
        ArrayShape.IsList(values) && ArrayShape.IsList(targets) && values.Entries.Count >= targets.Entries.Count
        && targets.Entries.All(static entry => entry.Value is Tree.Variable);

    private void Collect(ArrayLiteral list, string source, Expression from, List<(Expression, string)> targets)
    {
        var position = 0;
        // PHP gives null for a missing key.
        var isOwn = IsOwnDictionary(from) || IsXml(from);
        foreach (var entry in list.Entries)
        {
            var key = entry.Key is { } written ? (isOwn ? Key(written) : Key(written, from)).Text : $"{position}";
            position++;
            if (entry.Prefix is { } prefix)
                Refuse(prefix, "A reference is not ported.", "Use the value.");
            if (entry.Value is ArrayLiteral inner)
                Collect(inner, isOwn ? $"{source}.GetValueOrDefault({key})" : $"{source}[{key}]", entry.Value, targets);
            else if (entry.Value is Tree.Variable or Tree.Index { Key: not null })
                targets.Add((entry.Value, isOwn ? $"{source}.GetValueOrDefault({key})" : $"{source}[{key}]"));
            else if (entry.Value is not null)
                Refuse(entry.Value.First, "Only variables and entries can be assigned to here.");
        }
    }
}
