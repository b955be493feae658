using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Decides where each variable is declared.</summary>
internal static class Placement
{
    public static void Decide(Scope scope)
    {
        foreach (var info in scope.Variables)
        {
            if (info.IsParameter || info.IsOuter || info.IsElsewhere || !info.IsKnown || info.Occurrences.Count == 0)
                continue;
            if (info.Declarers.Count > 0 && TryDeclarers(scope, info))
                continue;
            Place(scope, info);
        }
    }

    /// <summary>Whether every use lies within a loop or a catch that declares the variable, and nothing else assigns to it there.</summary>
    private static bool TryDeclarers(Scope scope, VariableInfo info)
    {
        var declarers = new HashSet<Node>(info.Declarers.Select(static declarer => declarer.Node), ReferenceEqualityComparer.Instance);
        var isInside = info.Occurrences.TrueForAll(found => found.Path.Count(step => declarers.Contains(step.Statement)
            || declarers.Contains(step.Block)) == 1);
        var isFor = info.Declarers.TrueForAll(static declarer => declarer.Node is For);
        if (isInside && (isFor || info.Writes == 0))
        {
            foreach (var (node, _) in info.Declarers)
                scope.DeclaredAt[node] = info;
            return true;
        }
        // A name that a loop shares with other code is declared before both, and the loop assigns to it.
        info.IsAssignedByLoops = !isFor;
        return false;
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
        // The body of a catch is no statement of its own: step out to the `try`.
        while (common > 1 && ReferenceEquals(first.Path[common - 1].Statement, first.Path[common - 1].Block))
            common--;
        var statement = first.Path[Math.Max(common, 1) - 1].Statement;
        if (first.IsWrite && statement is ExpressionStatement { Value: Assignment { Operator.Text: "=" } assignment } && Declares(assignment, first.Node)
            && !NodeWalk.All(assignment.Value).Any(node => node is Variable { Id: var id } && id == info.Name))
        {
            scope.DeclaredAt[first.Node] = info;
            return;
        }
        info.IsHoisted = true;
        info.MayBeUnset = !first.IsWrite || !IsAssigned(statement, info.Name);
        // A variable of PHP keeps its value from one iteration to the next.
        if (info.MayBeUnset && first.Path.Take(Math.Max(common, 1)).Select(static step => step.Statement).FirstOrDefault(IsLoop) is { } loop)
            statement = loop;
        if (scope.Hoisted.TryGetValue(statement, out var list))
            list.Add(info);
        else
            scope.Hoisted[statement] = [info];
    }

    private static bool IsLoop(Statement statement) => statement is While or DoWhile or For or Foreach;

    private static bool Declares(Assignment assignment, Node node) =>
        ReferenceEquals(assignment.Target, node) || assignment.Target is ArrayLiteral list && NodeWalk.All(list).Any(inner => ReferenceEquals(inner, node));

    /// <summary>Whether every way through a statement assigns to a variable, or leaves.</summary>
    private static bool IsAssigned(Statement statement, string name) => statement switch
    {
        ExpressionStatement { Value: Assignment { Operator.Text: "=", Target: Variable variable } assignment } =>
            variable.Id == name && !NodeWalk.All(assignment.Value).Any(node => node is Variable { Id: var id } && id == name),
        ExpressionStatement { Value: Unary { Operator: var word } } => word.IsWord("throw"),
        ExpressionStatement { Value: FunctionCall { Callee: Constant exit } } => exit.Name.IsWord("exit") || exit.Name.IsWord("die"),
        Jump jump => jump.Keyword.IsWord("return"),
        DoWhile loop => IsAssigned(loop.Body, name),
        For loop => loop.Heads[0].Any(head => head.Value is Assignment { Operator.Text: "=", Target: Variable start } && start.Id == name),
        Block block => block.Statements.Any(one => IsAssigned(one, name)),
        If { Else: { } otherwise } branching => branching.Branches.All(branch => IsAssigned(branch.Body, name)) && IsAssigned(otherwise, name),
        Try { Finally: null } attempt => IsAssigned(attempt.Body, name) && attempt.Catches.All(part => IsAssigned(part.Body, name)),
        _ => false,
    };
}
