namespace WeChatPay.Porting.Tree;

/// <summary>Lists the nodes of a tree, in the order of the source.</summary>
internal static class NodeWalk
{
    /// <summary>Lists the nodes directly below a node, without the insides of nested functions: those have their own scope.</summary>
    public static IEnumerable<Node> Children(Node node) => node switch
    {
        Template template => template.Parts.Select(static part => part.Value).OfType<Node>(),
        ArrayLiteral array => Parts(array.Entries),
        FunctionCall call => [call.Callee, .. Parts(call.Arguments)],
        Member { Computed: { } computed } member => [member.Target, computed, .. Parts(member.Arguments)],
        Member member => [member.Target, .. Parts(member.Arguments)],
        StaticMember member => Parts(member.Arguments),
        Index index => index.Key is null ? [index.Target] : [index.Target, index.Key],
        Unary unary => [unary.Operand],
        Postfix postfix => [postfix.Operand],
        Binary binary => [binary.Left, binary.Right],
        Assignment assignment => [assignment.Target, assignment.Value],
        Ternary { Then: { } then } ternary => [ternary.Condition, then, ternary.Else],
        Ternary ternary => [ternary.Condition, ternary.Else],
        Parenthesised parenthesised => [parenthesised.Inner],
        New made => Parts(made.Arguments),
        NewComputed made => [made.Class, .. Parts(made.Arguments)],
        NewAnonymous made => Parts(made.Arguments),
        InstanceOf { Computed: { } computed } test => [test.Value, computed],
        InstanceOf test => [test.Value],
        ComputedStatic member => [member.Class, .. Parts(member.Arguments)],
        ComputedVariable variable => [variable.Name],
        Match match => [match.Subject, .. match.Arms.SelectMany(static arm => arm.Conditions.Append(arm.Result))],
        Yield yielded => new Node?[] { yielded.Key, yielded.Value }.OfType<Node>(),
        Include include => [include.Path],
        Switch branching => [branching.Subject, .. branching.Cases.SelectMany<Case, Node>(
            static one => one.Condition is null ? [one.Body] : [one.Condition, one.Body])],
        StaticVariables statics => statics.Variables.Select(static one => one.Value).OfType<Node>(),
        Constants constants => constants.Items.Select(static one => one.Value),
        Namespace { Body: { } body } => [body],
        Block block => block.Statements,
        ExpressionStatement statement => [statement.Value],
        Echo echo => Parts(echo.Values),
        If branching => Parts(branching),
        While loop => [loop.Condition, loop.Body],
        DoWhile loop => [loop.Body, loop.Condition],
        For loop => [.. loop.Heads.SelectMany(static head => Parts(head)), loop.Body],
        Foreach { Key: { } key } loop => [loop.Subject, key, loop.Value, loop.Body],
        Foreach loop => [loop.Subject, loop.Value, loop.Body],
        Try attempt => [attempt.Body, .. attempt.Catches.Select(static part => part.Body), .. attempt.Finally is null ? (Node[])[] : [attempt.Finally]],
        Jump { Value: { } value } => [value],
        _ => [],
    };

    /// <summary>Lists a node and all nodes below it. It iterates, because trees are deep.</summary>
    public static IEnumerable<Node> All(Node root)
    {
        var open = new Stack<Node>([root]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in Children(node).Reverse())
                open.Push(child);
        }
    }

    /// <summary>Lists a node and all nodes below it, also inside nested functions.</summary>
    public static IEnumerable<Node> AllScopes(Node root) =>
        All(root).SelectMany(static node => node switch
        {
            Closure closure => AllScopes(closure.Body).Prepend(node),
            ArrowFunction arrow => AllScopes(arrow.Body).Prepend(node),
            Function function => AllScopes(function.Body).Prepend(node),
            ClassDeclaration type => AllScopes(type).Prepend(node),
            NewAnonymous made => AllScopes(made.Class).Prepend(node),
            _ => [node],
        });

    private static IEnumerable<Node> AllScopes(ClassDeclaration type) => type.Members.SelectMany(static member => member switch
    {
        Method method => method.Signature.Parameters.Select(static one => one.Default).OfType<Node>().SelectMany(AllScopes)
            .Concat(method.Body is { } body ? AllScopes(body) : []),
        FieldDeclaration field => field.Items.Select(static item => item.Value).OfType<Node>().SelectMany(AllScopes),
        ClassConstants constants => constants.Items.SelectMany(static item => AllScopes(item.Value)),
        _ => [],
    });

    private static IEnumerable<Node> Parts(If branching)
    {
        var branches = branching.Branches.SelectMany<Branch, Node>(static branch => [branch.Condition, branch.Body]);
        return branching.Else is null ? branches : branches.Append(branching.Else);
    }

    private static IEnumerable<Node> Parts(IEnumerable<Entry> entries) =>
        entries.SelectMany(static entry => new Node?[] { entry.Key, entry.Value }).OfType<Node>();

    private static IEnumerable<Node> Parts(Arguments? arguments) => arguments is null ? [] : Parts(arguments.Items);
}
