using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Decides where each variable is declared.</summary>
internal static class Placement
{
    public static void Decide(Scope scope)
    {
        foreach (var info in scope.Variables)
        {
            CheckCopies(scope, info);
            if (info.IsParameter || info.IsOuter || !info.IsKnown)
                continue;
            if (info.Declarers.Count > 0 && TryDeclarers(scope, info))
                continue;
            Place(scope, info);
        }
    }

    // PHP copies an array where it is kept. C# shares it, so that a later change would be visible.
    private static void CheckCopies(Scope scope, VariableInfo info)
    {
        if (info.EntryWrites.Count == 0)
            return;
        var last = info.EntryWrites.Max();
        var early = info.Kept.FirstOrDefault(kept => kept.Offset < last);
        if (early.Node is not null)
        {
            scope.Refusals.Add((
                early.Node,
                $"`${info.Name}` is changed after it was put here. PHP keeps a copy, C# would see the change.",
                "Fill the array first, then use it."));
        }
        else if (info.Kept.FirstOrDefault(kept => IsKeptInLoop(info, kept.Node)).Node is { } shared)
        {
            scope.Refusals.Add((
                shared,
                $"`${info.Name}` is filled in a loop and kept in each iteration. PHP keeps copies, C# would share one array.",
                "Start each iteration with a new array: `$item = [];`."));
        }
    }

    // Iterations do not share an array that each of them creates.
    private static bool IsKeptInLoop(VariableInfo info, Node node)
    {
        var kept = info.Occurrences.First(found => ReferenceEquals(found.Node, node));
        return kept.Path.Any(step => step.Statement is While or DoWhile or For or Foreach
            && info.Occurrences.Exists(found => info.EntryWrites.Contains(found.Node.First.Offset) && IsWithin(found, step.Statement))
            && !(IsWithin(info.Occurrences[0], step.Statement) && info.Occurrences[0].IsWrite));
    }

    /// <summary>Whether every use lies within a loop or a catch that declares the variable.</summary>
    private static bool TryDeclarers(Scope scope, VariableInfo info)
    {
        var declarers = new HashSet<Node>(info.Declarers.Select(static declarer => declarer.Node), ReferenceEqualityComparer.Instance);
        var inside = info.Occurrences.TrueForAll(found => found.Path.Any(step => declarers.Contains(step.Statement) || declarers.Contains(step.Block)));
        if (inside)
        {
            foreach (var (node, _) in info.Declarers)
                scope.DeclaredAt[node] = info;
            return true;
        }
        if (info.Declarers.All(static declarer => declarer.Node is For))
            return false;
        scope.Refusals.Add((
            info.Occurrences[0].Node, $"`${info.Name}` is declared by a loop or a `catch`, and is also used outside it.", "Use two names."));
        return true;
    }

    /// <summary>Whether a place lies within a loop, a catch or another statement.</summary>
    internal static bool IsWithin(Occurrence found, Node declarer) =>
        found.Path.Any(step => ReferenceEquals(step.Statement, declarer) || ReferenceEquals(step.Block, declarer));

    private static void Place(Scope scope, VariableInfo info)
    {
        var first = info.Occurrences[0];
        var common = first.Path.Count;
        foreach (var found in info.Occurrences)
        {
            var same = 0;
            while (same < common && same < found.Path.Count && ReferenceEquals(found.Path[same].Block, first.Path[same].Block))
                same++;
            common = same;
        }
        var statement = first.Path[common - 1].Statement;
        if (first.IsWrite && statement is ExpressionStatement { Value: Assignment { Operator.Text: "=" } assignment } && Declares(assignment, first.Node))
        {
            scope.DeclaredAt[first.Node] = info;
            return;
        }
        info.IsHoisted = true;
        if (scope.Hoisted.TryGetValue(statement, out var list))
            list.Add(info);
        else
            scope.Hoisted[statement] = [info];
    }

    private static bool Declares(Assignment assignment, Node node) =>
        ReferenceEquals(assignment.Target, node) || assignment.Target is ArrayLiteral list && NodeWalk.All(list).Any(inner => ReferenceEquals(inner, node));
}
