using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Reading values.</content>
internal sealed partial class ScopeReader
{
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
        else if (value is Tree.Index { Target: Variable indexed, Key: Literal { Token.Value: { } path } }
            && (path.StartsWith("v3/", StringComparison.Ordinal) || path.StartsWith("v2/", StringComparison.Ordinal)))
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
        var takesLiterals = call.Callee is Constant { Name.Text: var function }
            && SnippetNames.LastOf(function).ToLowerInvariant() is "json_encode" or "print_r";
        if (call.Callee is not Constant)
            ReadValue(call.Callee, Use.Read);
        if (call.Callee is Constant { Name.Text: var called })
            NotePassed(SnippetNames.LastOf(called), call.Arguments);
        var outs = call.Callee is Constant { Name.Text: var named } ? FunctionTable.OutOf(named) : -1;
        foreach (var (item, at) in call.Arguments.Items.Select(static (item, at) => (item, at)))
        {
            if (at == outs && item.Value is Variable filled)
            {
                Note(filled.Id, filled, isWrite: true);
                scope.Get(filled.Id).NeedsArray = true;
                scope.Get(filled.Id).Values.Add(new Constant(filled.Name));
            }
            else if (item.Value is Variable changed && call.Callee is Constant { Name.Text: var name2 } && FunctionTable.ChangesFirst(name2)
                && ReferenceEquals(item, call.Arguments.Items[0]))
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
}
