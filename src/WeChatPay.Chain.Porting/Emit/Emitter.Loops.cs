using System.Text;
using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Loops.</content>
internal sealed partial class Emitter
{
    /// <summary>Writes the body of a loop.</summary>
    private string Iteration(Statement body, string first = "")
    {
        _loops.Push("loop");
        var hoisted = first.Length > 0 && _scope.Hoisted.TryGetValue(body, out var variables)
            ? string.Concat(variables.Select(info => " " + Declaration(info))) : "";
        var text = body is Block block ? Spaced(Braces(block, first))
            : first.Length == 0 ? Body(body) : $" {{{first}{hoisted}{Spaced(Statement(body))} }}";
        _loops.Pop();
        return text;
    }

    private string ForLoop(For loop)
    {
        var text = new StringBuilder(Keyword(loop.Keyword, "for", loop.Open));
        for (var i = 0; i < 3; i++)
        {
            foreach (var (head, at) in loop.Heads[i].Select(static (head, at) => (head, at)))
            {
                if (i == 1 && loop.Heads[i].Count > 1)
                    Refuse(Rules.Control, head.Value!.First, "Several conditions here are not ported.", "Join them with `&&`.");
                text.Append(HeadText(loop, head, i, at)).Append(Comma(head));
            }
            text.Append(Lead(loop.Ends[i])).Append(loop.Ends[i].Text);
        }
        return text.Append(Iteration(loop.Body)).ToString();
    }

    private string HeadText(For loop, Entry head, int part, int at)
    {
        _isStatement = part != 1;
        var text = head.Value switch
        {
            Assignment assignment when part == 0 && at == 0 && IsDeclaration(loop, head) =>
                $"{(KindOf(assignment.Target) is PhpKind.Int ? "long" : "dynamic?")} "
                    + $"{EmitAssignment(assignment, isStatement: false, isPlain: true).All.TrimStart()}",
            Assignment assignment => EmitAssignment(assignment, isStatement: false, isPlain: true).All,
            { } value when part == 1 => BoolOf(value).All,
            { } value => Emit(value).All,
            _ => "",
        };
        _isStatement = false;
        return text;
    }

    // Whether the loop declares the variable of its first assignment.
    private bool IsDeclaration(For loop, Entry head) =>
        head.Value is Assignment { Operator.Text: "=", Target: Variable variable }
        && _scope.DeclaredAt.TryGetValue(loop, out var info) && info.Name == variable.Id;

    private string ForeachLoop(Foreach loop)
    {
        if (loop.ByReference is not null)
            return PlacesLoop(loop);
        var first = new StringBuilder();
        var value = loop.Value is Variable item ? Item(loop, item, first) : $"item{loop.As.Offset}";
        var key = loop.Key is Variable name ? Item(loop, name, first) : null;
        if (loop.Value is ArrayLiteral list)
            first.Append(DestructuredItem(loop, list, value));
        var head = Head(loop.Subject, key, value);
        return Keyword(loop.Keyword, "foreach", loop.Open) + head + Lead(loop.Close) + ")" + Iteration(loop.Body, first.ToString());
    }

    private string Head(Expression subject, string? key, string value)
    {
        var code = EmitRead(subject, closes: true);
        switch (KindOf(subject))
        {
            case PhpKind.Generator when key is null:
                return $"var {value} in {code.Text}";
            case PhpKind.Array when key is null && !code.IsDynamic:
                return $"var {value} in {code.TextAt(Level.Primary)}.Values";
            case PhpKind.Generator:
            case PhpKind.Array or PhpKind.Unknown or PhpKind.Object:
                return $"var ({key ?? "_"}, {value}) in {FunctionName("each")}({(code.IsDynamic ? "(object?)" + code.TextAt(Level.Unary) : code.Text)})";
            default:
                Refuse(Rules.Value, subject.First, "This value cannot be looped over.", "Loop over an array.");
                return "";
        }
    }

    // A variable that other code assigns too cannot be the one that a loop of C# declares.
    private string Item(Foreach loop, Variable variable, StringBuilder first)
    {
        var info = _scope.Find(variable.Id);
        if (info is null || !info.IsAssignedByLoops && !info.IsParameter && !info.IsOuter && !info.IsElsewhere)
            return Spell(variable.Name);
        var temporary = $"{variable.Id}{loop.As.Offset}";
        first.Append($" {Emit(variable).Text} = {temporary};");
        return temporary;
    }

    // foreach ($orders as ['id' => $id]): C# destructures the item in the body.
    private string DestructuredItem(Foreach loop, ArrayLiteral list, string item)
    {
        var targets = new List<(Expression Target, string Value)>();
        Collect(list, item, [], isArray: false, targets);
        if (targets.Count == 0 || targets.Exists(static target => target.Target is not Variable))
            Refuse(Rules.Destructuring, list.Open, "Only variables can be destructured here.", "Destructure the item in the body.");
        var lead = loop.Body is Block { Statements: [var first, ..] } && Lead(first.First) is { Length: > 0 } blank && !Trivia.HasComment(blank) ? blank : " ";
        return string.Concat(targets.Select(target =>
            $"{lead}{(_scope.Find(((Variable)target.Target).Id) is { IsAssignedByLoops: true } ? "" : "var ")}{Emit(target.Target).Text} = {target.Value};"));
    }

    // foreach ($a as $k => &$v): $v is the place of the entry.
    private string PlacesLoop(Foreach loop)
    {
        if (loop.Value is not Variable variable || !IsOnlyInside(loop, variable))
        {
            Refuse(
                Rules.Reference,
                loop.ByReference!,
                "This loop by reference is not ported.",
                "Write the entries: `$list[$key] = …;`, and do not use the variable behind the loop.");
            return "";
        }
        var name = CSharpNames.Variable(variable.Id);
        var first = loop.Key is Variable key ? $" var {Spell(key.Name)} = {name}.Key;" : "";
        var subject = Changed(loop.Subject);
        _scope.Copies[variable.Id] = name + ".Value";
        var body = Iteration(loop.Body, first);
        _scope.Copies.Remove(variable.Id);
        return Keyword(loop.Keyword, "foreach", loop.Open) + $"var {name} in {subject.TextAt(Level.Primary)}.Places()" + Lead(loop.Close) + ")" + body;
    }

    // Behind the loop the variable still means the last entry in PHP. `unset($v);` ends that.
    private bool IsOnlyInside(Foreach loop, Variable variable) =>
        _scope.Find(variable.Id) is { } info && info.Declarers.Count == 0 && !info.IsParameter
        && info.Occurrences.TrueForAll(found => Placement.IsWithin(found, loop)
            || found.Path[^1].Statement is ExpressionStatement { Value: FunctionCall { Callee: Constant unset } } && unset.Name.IsWord("unset"));
}
