using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Chooses how a function captures a variable by value. A function of C# sees the variable itself.</summary>
internal static class Captures
{
    /// <summary>How a function captures a variable.</summary>
    internal enum Way
    {
        /// <summary>The variable does not change later, so that the function can use the variable itself.</summary>
        AsItIs,

        /// <summary>The variable changes later: the function needs a copy.</summary>
        AsCopy,

        /// <summary>A copy would not have the right value either.</summary>
        None,
    }

    /// <summary>Chooses the way for a function that captures a variable of a scope.</summary>
    public static Way Choose(Scope scope, VariableInfo info, Expression function)
    {
        if (info.Occurrences.Find(found => ReferenceEquals(found.Node, function)) is not { } at)
            return Way.AsItIs;
        var isChanged = info.EntryWrites.Exists(offset => offset > function.First.Offset) || info.Occurrences.Exists(IsRepeatedEntryWrite);
        var writes = info.Occurrences.Where(found => found.IsWrite && !ReferenceEquals(found, at)).ToList();
        if (!isChanged && !writes.Exists(IsLater))
            return Way.AsItIs;
        // The copy is made before the statement, so that it misses an assignment inside the statement.
        return writes.Exists(write => ReferenceEquals(write.Path[^1].Statement, at.Path[^1].Statement) && !IsTarget(write, at)) ? Way.None : Way.AsCopy;

        bool IsRepeatedEntryWrite(Occurrence found) =>
            info.EntryWrites.Contains(found.Node.First.Offset) && IsRepeated(scope, info, found, at);

        bool IsLater(Occurrence write) =>
            write.Node is Closure || write.Node.First.Offset > function.First.Offset || IsTarget(write, at) || IsRepeated(scope, info, write, at);
    }

    // $x = f(function () use ($x) { … }): the assignment follows the capture.
    private static bool IsTarget(Occurrence write, Occurrence at) =>
        at.Path[^1].Statement is ExpressionStatement { Value: Assignment assignment } && ReferenceEquals(assignment.Target, write.Node);

    // Whether a loop repeats a write, and its iterations share the variable.
    private static bool IsRepeated(Scope scope, VariableInfo info, Occurrence write, Occurrence at) =>
        at.Path.Any(step => step.Statement is While or DoWhile or For or Foreach && Placement.IsWithin(write, step.Statement)
            && !(info.Occurrences.TrueForAll(found => Placement.IsWithin(found, step.Statement)) && !IsOfLoop(scope, info, step.Statement)));

    // All iterations share a variable of the head of a loop, except of a foreach.
    private static bool IsOfLoop(Scope scope, VariableInfo info, Statement loop) =>
        loop is For && info.Declarers.Exists(declarer => ReferenceEquals(declarer.Node, loop))
        || scope.Hoisted.TryGetValue(loop, out var hoisted) && hoisted.Contains(info);
}
