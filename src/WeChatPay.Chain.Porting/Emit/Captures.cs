using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Tells what becomes of a variable that a function takes along by its value: C#'s functions see the variable itself.</summary>
internal static class Captures
{
    /// <summary>How a variable is to be taken along.</summary>
    internal enum Way
    {
        /// <summary>It keeps its value from then on, so that the variable itself will do.</summary>
        AsItIs,

        /// <summary>It is assigned to later on: the function needs a variable of its own.</summary>
        AsCopy,

        /// <summary>No copy will do.</summary>
        None,
    }

    /// <summary>Finds the way for a function.</summary>
    /// <param name="scope">The scope of the variable.</param>
    /// <param name="info">The variable.</param>
    /// <param name="function">The function that takes it along.</param>
    public static Way Choose(Scope scope, VariableInfo info, Expression function)
    {
        if (info.Occurrences.Find(found => ReferenceEquals(found.Node, function)) is not { } at)
            return Way.AsItIs;
        if (info.EntryWrites.Exists(offset => offset > function.First.Offset) || info.Occurrences.Exists(found => info.EntryWrites.Contains(found.Node.First.Offset) && IsRepeated(scope, info, found, at)))
            return Way.None;
        var writes = info.Occurrences.Where(found => found.IsWrite && !ReferenceEquals(found, at)).ToList();
        if (!writes.Exists(write => write.Node is Closure || write.Node.First.Offset > function.First.Offset || IsTarget(write, at) || IsRepeated(scope, info, write, at)))
            return Way.AsItIs;
        // The copy is made before the statement: what the statement itself assigns on the way comes too late for it.
        return writes.Exists(write => ReferenceEquals(write.Path[^1].Statement, at.Path[^1].Statement) && !IsTarget(write, at)) ? Way.None : Way.AsCopy;
    }

    // $x = f(function () use ($x) { … }): assigned once the function is made.
    private static bool IsTarget(Occurrence write, Occurrence at) =>
        at.Path[^1].Statement is ExpressionStatement { Value: Assignment assignment } && ReferenceEquals(assignment.Target, write.Node);

    // Whether a loop comes back to a write, and its turns share the variable.
    private static bool IsRepeated(Scope scope, VariableInfo info, Occurrence write, Occurrence at) =>
        at.Path.Any(step => step.Statement is While or DoWhile or For or Foreach && Placement.IsWithin(write, step.Statement)
            && !(info.Occurrences.TrueForAll(found => Placement.IsWithin(found, step.Statement)) && !IsOfLoop(scope, info, step.Statement)));

    // A variable of the loop's head is one for all turns, but for that of a foreach.
    private static bool IsOfLoop(Scope scope, VariableInfo info, Statement loop) =>
        loop is For && info.Declarers.Exists(declarer => ReferenceEquals(declarer.Node, loop)) || scope.Hoisted.TryGetValue(loop, out var hoisted) && hoisted.Contains(info);
}
