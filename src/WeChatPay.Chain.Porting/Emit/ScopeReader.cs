using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Notes where each variable of a function is written and read.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class ScopeReader(Scope scope)
{
    private readonly List<(Block, Statement)> _path = [];

    public void Read(Block body)
    {
        foreach (var statement in body.Statements)
        {
            _path.Add((body, statement));
            ReadStatement(statement);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void ReadStatement(Statement statement)
    {
        switch (statement)
        {
            case Block block:
                Read(block);
                break;
            case Foreach loop:
                ReadForeach(loop);
                break;
            case For loop:
                ReadFor(loop);
                break;
            case Try attempt:
                ReadTry(attempt);
                break;
            case Jump { Value: { } value } jump when jump.Keyword.IsWord("return"):
                ReadValue(value, Use.Dynamic);
                break;
            case ExpressionStatement one:
                ReadValue(one.Value, Use.Discarded);
                break;
            default:
                ReadChildren(statement);
                break;
        }
    }

    private void ReadChildren(Node node)
    {
        foreach (var child in NodeWalk.Children(node))
        {
            if (child is Statement inner)
                ReadStatement(inner);
            else
                ReadValue((Expression)child, Use.Read);
        }
    }

    private void ReadForeach(Foreach loop)
    {
        ReadValue(loop.Subject, Use.Dynamic);
        if (loop.Key is { } key)
            DeclareTarget(loop, key);
        DeclareTarget(loop, loop.Value);
        ReadStatement(loop.Body);
    }

    private void DeclareTarget(Foreach loop, Expression target)
    {
        switch (target)
        {
            case Variable variable:
                Declare(loop, variable, PhpKind.Unknown);
                break;
            case ArrayLiteral list when loop.Body is Block:
                foreach (var item in NodeWalk.All(list).OfType<Variable>())
                    Declare(loop, item, PhpKind.Unknown);
                break;
            case ArrayLiteral:
                scope.Refusals.Add((target, "Destructuring in a `foreach` without braces is not ported.", "Put braces around the body."));
                break;
            default:
                scope.Refusals.Add((target, "A loop can assign only to a variable.", "Assign the other target in the body."));
                break;
        }
    }

    private void Declare(Node declarer, Variable variable, PhpKind kind)
    {
        scope.Get(variable.Id).Declarers.Add((declarer, kind));
        Note(variable.Id, variable, isWrite: true);
    }

    private void ReadFor(For loop)
    {
        foreach (var head in loop.Heads[0])
        {
            if (head.Value is Assignment { Operator.Text: "=", Target: Variable variable })
                scope.Get(variable.Id).Declarers.Add((loop, PhpKind.Int));
        }
        foreach (var head in loop.Heads.SelectMany(static heads => heads))
            ReadValue(head.Value!, Use.Discarded);
        ReadStatement(loop.Body);
    }

    private void ReadTry(Try attempt)
    {
        Read(attempt.Body);
        foreach (var part in attempt.Catches)
        {
            if (part.Variable is { } token)
            {
                _path.Add((part.Body, part.Body));
                Declare(part.Body, new Variable(token), PhpKind.Exception);
                _path.RemoveAt(_path.Count - 1);
            }
            Read(part.Body);
        }
        if (attempt.Finally is { } last)
            Read(last);
    }

    /// <summary>What happens to a value.</summary>
    private enum Use
    {
        /// <summary>The value is read.</summary>
        Read,

        /// <summary>The value is put into an array, and lives on there.</summary>
        Kept,

        /// <summary>The value goes to code that does not know its keys.</summary>
        Dynamic,

        /// <summary>The value is not used.</summary>
        Discarded,
    }

    private void ReadValue(Expression value, Use use)
    {
        switch (value)
        {
            case Variable variable:
                ReadVariable(variable, use);
                break;
            case Assignment assignment:
                ReadValue(assignment.Value, assignment.Value is Variable ? Use.Dynamic : Use.Read);
                Write(assignment.Target, assignment);
                break;
            case Tree.Index index:
                ReadIndex(index);
                break;
            case Parenthesised parenthesised:
                ReadValue(parenthesised.Inner, use);
                break;
            case ArrayLiteral array:
                ReadEntries(array);
                break;
            case Unary { Operator.Text: "++" or "--", Operand: Variable variable }:
                Write(variable, null);
                break;
            case Postfix { Operand: Variable variable }:
                Write(variable, null);
                break;
            case FunctionCall call:
                ReadCall(call);
                break;
            case Closure closure:
                ReadCaptures(closure);
                break;
            case ArrowFunction arrow:
                ReadCaptures(arrow);
                break;
            case Ternary ternary:
                ReadTernary(ternary, use);
                break;
            default:
                ReadChildren(value);
                break;
        }
    }

    private void ReadVariable(Variable variable, Use use)
    {
        Note(variable.Id, variable, isWrite: false);
        var info = scope.Get(variable.Id);
        info.NeedsDictionary |= use is Use.Dynamic;
        if (use is Use.Kept or Use.Dynamic)
            info.Kept.Add((variable.First.Offset, variable));
    }

    private void ReadEntries(ArrayLiteral array)
    {
        foreach (var entry in array.Entries)
        {
            if (entry.Key is { } key)
                ReadValue(key, Use.Read);
            if (entry.Value is { } item)
                ReadValue(item, Use.Kept);
        }
    }

    private void ReadCall(FunctionCall call)
    {
        if (call.Callee is Constant name && name.Name.IsWord("unset"))
        {
            ReadUnset(call);
            return;
        }
        var isKnown = call.Callee is Constant function && FunctionTable.Find(function.Name.Text.TrimStart('\\'), out _) is not null;
        if (call.Callee is not Constant)
            ReadValue(call.Callee, Use.Read);
        foreach (var item in call.Arguments.Items)
            ReadValue(item.Value!, isKnown ? Use.Read : Use.Dynamic);
    }

    private void ReadUnset(FunctionCall call)
    {
        foreach (var item in call.Arguments.Items)
        {
            if (item.Value is not Tree.Index { Target: var target, Key: { } key })
                continue;
            ReadValue(key, Use.Read);
            WriteEntry(target, isAppend: false);
        }
    }

    private void ReadCaptures(Closure closure)
    {
        foreach (var taken in closure.Uses)
        {
            var name = taken.Name.Text[1..];
            Note(name, closure, isWrite: taken.ByReference is not null);
            scope.Get(name).NeedsDictionary = true;
            if (taken.ByReference is not null)
                scope.Get(name).Values.Add(null);
        }
    }

    private void ReadCaptures(ArrowFunction arrow)
    {
        foreach (var inner in NodeWalk.AllScopes(arrow.Body).OfType<Variable>())
        {
            if (arrow.Signature.Parameters.Any(parameter => parameter.Name.Text == inner.Name.Text))
                continue;
            Note(inner.Id, arrow, isWrite: false);
            scope.Get(inner.Id).NeedsDictionary = true;
        }
    }

    private void ReadTernary(Ternary ternary, Use use)
    {
        var useOfArms = use is Use.Discarded ? Use.Read : Use.Dynamic;
        ReadValue(ternary.Condition, Use.Read);
        if (ternary.Then is { } then)
            ReadValue(then, useOfArms);
        ReadValue(ternary.Else, useOfArms);
    }

    private void ReadIndex(Tree.Index index)
    {
        if (index.Key is { } key)
            ReadValue(key, Use.Read);
        var keys = new Stack<Expression?>([index.Key]);
        var target = index.Target;
        while (target is Tree.Index inner)
        {
            if (inner.Key is { } innerKey)
                ReadValue(innerKey, Use.Read);
            keys.Push(inner.Key);
            target = inner.Target;
        }
        ReadValue(target, Use.Read);
        if (target is Variable variable && !ArrayShape.Has(scope.Get(variable.Id).Only, keys))
            scope.Get(variable.Id).NeedsDictionary = true;
    }

    private void Write(Expression target, Assignment? assignment)
    {
        switch (target)
        {
            case Variable variable:
                Note(variable.Id, variable, isWrite: true);
                if (assignment is null || assignment.Operator.Text != "=")
                    scope.Get(variable.Id).NeedsDictionary = true;
                scope.Get(variable.Id).Values.Add(assignment switch
                {
                    null => null,
                    { Operator.Text: "=" } => assignment.Value,
                    _ => assignment,
                });
                break;
            case Tree.Index index:
                if (index.Key is { } key)
                    ReadValue(key, Use.Read);
                WriteEntry(index.Target, isAppend: index.Key is null);
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
        if (assignment.Value is Variable source)
            scope.Get(source.Id).NeedsDictionary = true;
        foreach (var entry in list.Entries)
        {
            // The porter does not know the value of an entry: the operator stands for it.
            if (entry.Value is Variable variable)
                Write(variable, new Assignment(variable, assignment.Operator with { Text = "=" }, new Constant(assignment.Operator)));
            else if (entry.Value is { } inner)
                Write(inner, assignment);
        }
    }

    private void WriteEntry(Expression target, bool isAppend)
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
        var info = scope.Get(variable.Id);
        info.EntryWrites.Add(variable.First.Offset);
        info.IsAppended |= isAppend && ReferenceEquals(root, target);
    }

    private void Note(string name, Node node, bool isWrite) => scope.Get(name).Occurrences.Add(new Occurrence(node, [.. _path], isWrite));
}
