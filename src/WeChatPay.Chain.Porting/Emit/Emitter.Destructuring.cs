using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Destructuring.</content>
internal sealed partial class Emitter
{
    /// <summary>Writes <c>['a' => $a, 'b' => $b] = $x;</c> as <c>var (a, b) = (at(x, "a"), at(x, "b"));</c>.</summary>
    private Code Destructure(Assignment assignment, ArrayLiteral list)
    {
        if (NodeWalk.All(list).OfType<Tree.Index>().FirstOrDefault(static one => one.Key is null) is { } append)
            return Refused(Rules.Destructuring, append, "Destructuring does not append here.", "Assign to variables first, then append: `$list[] = $first;`.");
        var targets = new List<(Expression Target, string Value)>();
        var prefix = "";
        if (assignment.Value is ArrayLiteral literal && AreParallel(list, literal))
        {
            targets.AddRange(list.Entries.Select((entry, at) => (entry.Value!, Emit(literal.Entries[at].Value!).Text)));
        }
        else
        {
            var source = Emit(assignment.Value);
            var kind = KindOf(assignment.Value);
            var name = source.Text;
            if (assignment.Value is not Variable
                || list.Entries.Any(entry => entry.Value is Variable { Id: var id } && assignment.Value is Variable { Id: var own } && id == own))
            {
                name = $"values{assignment.Operator.Offset}";
                prefix = $"var {name} = {source.Text}; ";
            }
            Collect(list, name, [], kind is PhpKind.Array, targets);
        }
        if (targets.Count == 0)
            return Refused(Rules.Syntax, assignment, "Cannot use empty list.");
        return new Code(Lead(list.Open), prefix + Tuple(targets, prefix.Length == 0 && assignment.Value is ArrayLiteral), Level.Assignment);
    }

    private string Tuple(List<(Expression Target, string Value)> targets, bool isParallel)
    {
        var isNew = targets.TrueForAll(target => _scope.DeclaredAt.TryGetValue(target.Target, out var info) && DeclaredType(info) is "var" && !isParallel);
        if (targets.Exists(static target => target.Target is not Variable))
            return string.Join("; ", targets.Select(target => $"{Declared(target.Target)}{TargetOf(target.Target).Text} = "
                + (PropertyType(target.Target) is { } wanted ? Checked(new Code("", target.Value), wanted).Text : target.Value)));
        var names = targets.Select(target => (isNew ? "" : isParallel
            && Declared(target.Target) is "var " ? "dynamic? " : Declared(target.Target)) + Emit(target.Target).Text).ToList();
        var values = targets.Select(static target => target.Value is "null" ? "(object?)null" : target.Value).ToList();
        return targets.Count == 1
            ? $"{(isNew ? "var " : "")}{names[0]} = {values[0]}"
            : $"{(isNew ? "var " : "")}({string.Join(", ", names)}) = ({string.Join(", ", values)})";
    }

    private string Declared(Expression target) =>
        _scope.DeclaredAt.TryGetValue(target, out var info) ? DeclaredType(info) is "var" ? "var " : DeclaredType(info) + " " : "";

    // [$a, $b] = [$b, $a]
    private static bool AreParallel(ArrayLiteral targets, ArrayLiteral values) =>
        ArrayShape.IsList(values) && ArrayShape.IsList(targets) && values.Entries.Count >= targets.Entries.Count
        && targets.Entries.All(static entry => entry.Value is Variable);

    private void Collect(ArrayLiteral list, string source, List<string> keys, bool isArray, List<(Expression, string)> targets)
    {
        var position = 0;
        foreach (var entry in list.Entries)
        {
            var key = entry.Key is { } written ? Key(written) : $"{position}";
            position++;
            if (entry.Prefix is { } prefix)
                Refuse(prefix.Text == "&" ? Rules.Reference : Rules.Destructuring, prefix, "A reference is not ported.", "Use the value.");
            List<string> all = [.. keys, key];
            if (entry.Value is ArrayLiteral inner)
                Collect(inner, source, all, isArray, targets);
            else if (entry.Value is Variable or Tree.Index or Member { Arguments: null } or StaticMember { Arguments: null, Name.Kind: TokenKind.Variable })
                targets.Add((entry.Value, isArray ? $"{source}[{string.Join(", ", all)}]" : $"{FunctionName("at")}({source}, {string.Join(", ", all)})"));
            else if (entry.Value is not null)
                Refuse(Rules.Destructuring, entry.Value.First, "Only variables, entries and properties can be assigned to here.");
        }
    }
}
