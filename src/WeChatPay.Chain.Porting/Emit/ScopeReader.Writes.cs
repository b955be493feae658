using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Captures and assignments.</content>
internal sealed partial class ScopeReader
{
    private void ReadCaptures(Closure closure)
    {
        foreach (var taken in closure.Uses)
        {
            var name = taken.Name.Text[1..];
            Note(name, closure, isWrite: taken.ByReference is not null);
            scope.Get(name).NeedsArray = true;
            if (taken.ByReference is not null)
                ReadWritesInside(closure, name);
        }
    }

    // What a function assigns to a variable that it shares.
    private void ReadWritesInside(Closure closure, string name)
    {
        var info = scope.Get(name);
        foreach (var node in NodeWalk.AllScopes(closure.Body))
        {
            switch (node)
            {
                case Assignment { Target: Variable { Id: var id } } assignment when id == name:
                    info.Values.Add(
                        assignment.Value is Literal ? assignment.Operator.Text == "=" ? assignment.Value : assignment : new Constant(assignment.Operator));
                    break;
                case Assignment { Target: Tree.Index index } when RootOf(index) is Variable { Id: var root } && root == name:
                    info.EntryWrites.Add(node.First.Offset);
                    break;
            }
        }
    }

    private static Expression RootOf(Expression target) => target is Tree.Index index ? RootOf(index.Target) : target;

    private void ReadCaptures(ArrowFunction arrow)
    {
        foreach (var inner in NodeWalk.AllScopes(arrow.Body).OfType<Variable>())
        {
            if (arrow.Signature.Parameters.Any(parameter => parameter.Name.Text == inner.Name.Text))
                continue;
            Note(inner.Id, arrow, isWrite: false);
            scope.Get(inner.Id).NeedsArray = true;
            scope.Get(inner.Id).IsChain |= IsChainIn(arrow.Body, inner.Id);
        }
    }

    private static bool IsChainIn(Expression body, string name) =>
        NodeWalk.AllScopes(body).Any(node => node is Member { Arguments: null, Target: Variable { Id: var id }, Name.Text: "v2" or "v3" } && id == name);

    private void ReadIndex(Tree.Index index)
    {
        ReadChainStart(index);
        if (index.Key is { } key)
            ReadValue(key, Use.Read);
        ReadValue(index.Target, Use.Read);
    }

    private void Write(Expression target, Assignment? assignment)
    {
        switch (target)
        {
            case Variable variable:
                Note(variable.Id, variable, isWrite: true);
                if (assignment is null || assignment.Operator.Text != "=")
                    scope.Get(variable.Id).NeedsArray = true;
                scope.Get(variable.Id).Values.Add(assignment switch
                {
                    null => new Postfix(variable, variable.Name with { Text = "++" }),
                    { Operator.Text: "=" } => assignment.Value,
                    _ => assignment,
                });
                break;
            case Tree.Index index:
                if (index.Key is { } key)
                    ReadValue(key, Use.Read);
                WriteEntry(index.Target);
                break;
            case ArrayLiteral list:
                WriteList(list, assignment!);
                break;
            default:
                ReadValue(target, Use.Read);
                break;
        }
    }

    private void WriteList(ArrayLiteral list, Assignment assignment)
    {
        foreach (var entry in list.Entries)
        {
            // The porter does not know the value of an entry: the operator stands for it.
            if (entry.Value is Variable variable)
                Write(variable, new Assignment(variable, assignment.Operator with { Text = "=" }, new Constant(assignment.Operator)));
            else if (entry.Value is { } inner)
                Write(inner, assignment);
        }
    }

    private void WriteEntry(Expression target)
    {
        var root = target;
        while (root is Tree.Index inner)
        {
            if (inner.Key is { } key)
                ReadValue(key, Use.Read);
            root = inner.Target;
        }
        if (root is not Variable variable)
        {
            ReadValue(root, Use.Read);
            return;
        }
        Note(variable.Id, variable, isWrite: false);
        scope.Get(variable.Id).EntryWrites.Add(variable.First.Offset);
    }

    private void Note(string name, Node node, bool isWrite) => scope.Get(name).Occurrences.Add(new Occurrence(node, [.. _path], isWrite));
}
