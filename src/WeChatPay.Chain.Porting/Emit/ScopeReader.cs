using WeChatPay.Porting.Diagnostics;
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
            case Switch branching:
                ReadSwitch(branching);
                break;
            case StaticVariables statics:
                foreach (var (name, value) in statics.Variables)
                {
                    scope.Get(name.Text[1..]).IsElsewhere = true;
                    scope.Get(name.Text[1..]).Values.Add(value ?? new Constant(name));
                }
                break;
            case Global or ClassDeclaration or Function:
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

    private void ReadSwitch(Switch branching)
    {
        ReadValue(branching.Subject, Use.Read);
        foreach (var one in branching.Cases)
        {
            if (one.Condition is { } condition)
                ReadValue(condition, Use.Read);
            Read(one.Body);
        }
    }

    private void ReadForeach(Foreach loop)
    {
        ReadValue(loop.Subject, Use.Read);
        if (loop.ByReference is not null)
        {
            NotePlaces(loop);
            return;
        }
        if (loop.Key is { } key)
            DeclareTarget(loop, key, PhpKind.Unknown);
        DeclareTarget(loop, loop.Value, PhpKind.Unknown);
        ReadStatement(loop.Body);
    }

    // foreach ($a as &$v): the name of the item means a place of the array.
    private void NotePlaces(Foreach loop)
    {
        if (loop.Key is { } key)
            DeclareTarget(loop, key, PhpKind.Unknown);
        if (loop.Value is Variable variable)
            scope.Get(variable.Id).IsElsewhere = true;
        WriteEntry(loop.Subject);
        ReadStatement(loop.Body);
    }

    private void DeclareTarget(Foreach loop, Expression target, PhpKind kind)
    {
        switch (target)
        {
            case Variable variable:
                Declare(loop, variable, kind);
                break;
            case ArrayLiteral list when loop.Body is Block:
                foreach (var item in NodeWalk.All(list).OfType<Variable>())
                    Declare(loop, item, PhpKind.Unknown);
                break;
            case ArrayLiteral:
                scope.Refusals.Add((Rules.Destructuring, target, "Destructuring in a `foreach` without braces is not ported.", "Put braces around the body."));
                break;
            default:
                scope.Refusals.Add((Rules.Control, target, "A loop can assign only to a variable.", "Assign the other target in the body."));
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
            if (loop.Heads[0].Count == 1 && head.Value is Assignment { Operator.Text: "=", Target: Variable variable })
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
        /// <summary>Code of PHP reads the value.</summary>
        Read,

        /// <summary>The value goes straight into a call of the SDK.</summary>
        Sent,

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
                ReadAssignment(assignment);
                break;
            case Tree.Index index:
                ReadIndex(index);
                break;
            case Parenthesised parenthesised:
                ReadValue(parenthesised.Inner, use);
                break;
            case ArrayLiteral array:
                ReadEntries(array, ArrayShape.IsPlain(array) && use is Use.Sent ? Use.Sent : Use.Read);
                break;
            case Unary { Operator.Text: "++" or "--" } step:
                Write(step.Operand, null);
                break;
            case Postfix step:
                Write(step.Operand, null);
                break;
            case FunctionCall call:
                ReadCall(call);
                break;
            case Member { Arguments: { } given } call when call.Computed is null:
                ReadChainStart(call.Target);
                ReadValue(call.Target, Use.Read);
                NotePassed(call.Name.Text, given);
                foreach (var item in given.Items)
                    ReadValue(item.Value!, MemberTable.IsVerb(call.Name.Text) ? Use.Sent : Use.Read);
                break;
            case Member { Arguments: null, Computed: null } member:
                ReadChainStart(member);
                ReadValue(member.Target, Use.Read);
                break;
            case StaticMember { Arguments: { } given } call:
                NotePassed(call.Name.Text, given);
                foreach (var item in given.Items)
                    ReadValue(item.Value!, TakesLiterals(call) ? Use.Sent : Use.Read);
                break;
            case Closure closure:
                ReadCaptures(closure);
                break;
            case ArrowFunction arrow:
                ReadCaptures(arrow);
                break;
            default:
                ReadChildren(value);
                break;
        }
    }

    /// <summary>Whether a method takes literals of arrays as they are.</summary>
    internal static bool TakesLiterals(StaticMember call) =>
        SnippetNames.LastOf(call.Class.Text).ToLowerInvariant() is "builder" or "transformer" or "formatter";

    // $pay->v3->…: the variable is a client.
    private void ReadChainStart(Expression value)
    {
        if (value is Member { Arguments: null, Computed: null, Target: Variable variable, Name.Text: "v2" or "v3" })
            scope.Get(variable.Id).IsChain = true;
        else if (value is Tree.Index { Target: Variable indexed, Key: Literal { Token.Value: { } path } } && (path.StartsWith("v3/", StringComparison.Ordinal) || path.StartsWith("v2/", StringComparison.Ordinal)))
            scope.Get(indexed.Id).IsChain = true;
    }

    private void ReadAssignment(Assignment assignment)
    {
        var isReference = assignment.Reference is not null;
        ReadValue(assignment.Value, assignment.Value is ArrayLiteral && assignment.Target is Variable ? Use.Sent : Use.Read);
        Write(assignment.Target, assignment);
        if (isReference)
            scope.Refusals.Add((Rules.Reference, assignment.Value, "A reference is not ported.", "Assign the value."));
    }

    private void ReadVariable(Variable variable, Use use)
    {
        Note(variable.Id, variable, isWrite: false);
        scope.Get(variable.Id).NeedsArray |= use is Use.Read;
    }

    private void ReadEntries(ArrayLiteral array, Use use)
    {
        foreach (var entry in array.Entries)
        {
            if (entry.Key is { } key)
                ReadValue(key, Use.Read);
            if (entry.Value is { } item)
                ReadValue(item, use);
        }
    }

    private void ReadCall(FunctionCall call)
    {
        if (call.Callee is Constant name && name.Name.IsWord("unset"))
        {
            ReadUnset(call);
            return;
        }
        var takesLiterals = call.Callee is Constant { Name.Text: var function } && SnippetNames.LastOf(function).ToLowerInvariant() is "json_encode" or "print_r";
        if (call.Callee is not Constant)
            ReadValue(call.Callee, Use.Read);
        if (call.Callee is Constant { Name.Text: var called })
            NotePassed(SnippetNames.LastOf(called), call.Arguments);
        foreach (var item in call.Arguments.Items)
        {
            if (item.Value is Variable changed && call.Callee is Constant { Name.Text: var name2 } && FunctionTable.ChangesFirst(name2) && ReferenceEquals(item, call.Arguments.Items[0]))
                WriteEntry(changed);
            else
                ReadValue(item.Value!, takesLiterals && item.Value is ArrayLiteral ? Use.Sent : Use.Read);
        }
    }

    private void NotePassed(string function, Arguments arguments)
    {
        for (var at = 0; at < arguments.Items.Count; at++)
        {
            if (arguments.Items[at].Value is { } value && RootOf(value) is Variable variable)
                scope.Get(variable.Id).Passed.Add((function, at));
        }
    }

    private void ReadUnset(FunctionCall call)
    {
        foreach (var item in call.Arguments.Items)
        {
            if (item.Value is Variable whole)
                Write(whole, new Assignment(whole, call.Callee.First with { Text = "=" }, new Constant(call.Callee.First with { Text = "null" })));
            if (item.Value is not Tree.Index { Target: var target, Key: { } key })
                continue;
            ReadValue(key, Use.Read);
            WriteEntry(target);
        }
    }

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
                    info.Values.Add(assignment.Value is Literal ? assignment.Operator.Text == "=" ? assignment.Value : assignment : new Constant(assignment.Operator));
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
