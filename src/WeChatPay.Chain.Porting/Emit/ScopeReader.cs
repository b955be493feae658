using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Notes where each variable of a function is written and read.</summary>
/// <remarks>For one thread, once.</remarks>
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
                ReadValue(loop.Subject, Use.Dynamic);
                foreach (var target in (Expression?[])[loop.Key, loop.Value])
                {
                    if (target is Variable variable)
                    {
                        scope.Get(variable.Id).Declarers.Add((loop, PhpKind.Unknown));
                        Note(variable.Id, variable, isWrite: true);
                    }
                    else if (target is ArrayLiteral list && loop.Body is Block)
                    {
                        foreach (var item in NodeWalk.All(list).OfType<Variable>())
                        {
                            scope.Get(item.Id).Declarers.Add((loop, PhpKind.Unknown));
                            Note(item.Id, item, isWrite: true);
                        }
                    }
                    else if (target is ArrayLiteral)
                        scope.Refusals.Add((target, "Destructuring in a `foreach` without braces is not ported.", "Put braces around the body."));
                    else if (target is not null)
                        scope.Refusals.Add((target, "A loop can assign only to a variable.", "Assign the other target in the body."));
                }
                ReadStatement(loop.Body);
                break;
            case For loop:
                foreach (var head in loop.Heads[0])
                {
                    if (head.Value is Assignment { Operator.Text: "=", Target: Variable variable })
                        scope.Get(variable.Id).Declarers.Add((loop, PhpKind.Int));
                }
                foreach (var head in loop.Heads.SelectMany(static heads => heads))
                    ReadValue(head.Value!, Use.Discarded);
                ReadStatement(loop.Body);
                break;
            case Try attempt:
                Read(attempt.Body);
                foreach (var part in attempt.Catches)
                {
                    if (part.Variable is { } token)
                    {
                        var variable = new Variable(token);
                        scope.Get(variable.Id).Declarers.Add((part.Body, PhpKind.Exception));
                        _path.Add((part.Body, part.Body));
                        Note(variable.Id, variable, isWrite: true);
                        _path.RemoveAt(_path.Count - 1);
                    }
                    Read(part.Body);
                }
                if (attempt.Finally is { } last)
                    Read(last);
                break;
            case Jump { Value: { } value } jump when jump.Keyword.IsWord("return"):
                ReadValue(value, Use.Dynamic);
                break;
            case ExpressionStatement one:
                ReadValue(one.Value, Use.Discarded);
                break;
            default:
                foreach (var child in NodeWalk.Children(statement))
                {
                    if (child is Statement inner)
                        ReadStatement(inner);
                    else
                        ReadValue((Expression)child, Use.Read);
                }
                break;
        }
    }

    /// <summary>What is done with a value.</summary>
    private enum Use
    {
        /// <summary>It is looked at.</summary>
        Read,

        /// <summary>It is put into an array, and lives on there.</summary>
        Kept,

        /// <summary>It goes to code that does not know its keys.</summary>
        Dynamic,
        Discarded,
    }

    private void ReadValue(Expression value, Use use)
    {
        switch (value)
        {
            case Variable variable:
                Note(variable.Id, variable, isWrite: false);
                var info = scope.Get(variable.Id);
                info.NeedsDictionary |= use is Use.Dynamic;
                if (use is Use.Kept or Use.Dynamic)
                    info.Kept.Add((variable.First.Offset, variable));
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
                foreach (var entry in array.Entries)
                {
                    if (entry.Key is { } key)
                        ReadValue(key, Use.Read);
                    if (entry.Value is { } item)
                        ReadValue(item, Use.Kept);
                }
                break;
            case Unary { Operator.Text: "++" or "--", Operand: Variable variable }:
                Write(variable, null);
                break;
            case Postfix { Operand: Variable variable }:
                Write(variable, null);
                break;
            case FunctionCall { Callee: Constant name } call when name.Name.IsWord("unset"):
                foreach (var item in call.Arguments.Items)
                {
                    if (item.Value is Tree.Index { Target: var target, Key: { } key })
                    {
                        ReadValue(key, Use.Read);
                        WriteEntry(target, isAppend: false);
                    }
                }
                break;
            case FunctionCall call:
                var isKnown = call.Callee is Constant named && FunctionTable.Find(named.Name.Text.TrimStart('\\'), out _) is not null;
                ReadCallee(call.Callee);
                foreach (var item in call.Arguments.Items)
                    ReadValue(item.Value!, isKnown ? Use.Read : Use.Dynamic);
                break;
            case Closure closure:
                foreach (var taken in closure.Uses)
                {
                    Note(taken.Name.Text[1..], closure, isWrite: taken.ByReference is not null);
                    scope.Get(taken.Name.Text[1..]).NeedsDictionary = true;
                    if (taken.ByReference is not null)
                        scope.Get(taken.Name.Text[1..]).Values.Add(null);
                }
                break;
            case ArrowFunction arrow:
                foreach (var inner in NodeWalk.AllScopes(arrow.Body).OfType<Variable>())
                {
                    if (arrow.Signature.Parameters.Any(parameter => parameter.Name.Text == inner.Name.Text))
                        continue;
                    Note(inner.Id, arrow, isWrite: false);
                    scope.Get(inner.Id).NeedsDictionary = true;
                }
                break;
            case Ternary ternary:
                ReadValue(ternary.Condition, Use.Read);
                if (ternary.Then is { } then)
                    ReadValue(then, use is Use.Discarded ? Use.Read : Use.Dynamic);
                ReadValue(ternary.Else, use is Use.Discarded ? Use.Read : Use.Dynamic);
                break;
            default:
                foreach (var child in NodeWalk.Children(value))
                    ReadValue((Expression)child, Use.Read);
                break;
        }
    }

    private void ReadCallee(Expression callee)
    {
        if (callee is not Constant)
            ReadValue(callee, Use.Read);
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
                if (assignment?.Value is Variable source)
                    scope.Get(source.Id).NeedsDictionary = true;
                foreach (var entry in list.Entries)
                {
                    if (entry.Value is { } inner)
                        Write(inner, inner is Variable ? new Assignment(inner, assignment!.Operator with { Text = "=" }, new Constant(assignment.Operator)) : assignment);
                }
                break;
            default:
                ReadValue(target, Use.Read);
                break;
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
