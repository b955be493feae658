using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Branches and loops.</content>
internal sealed partial class IdiomWriter
{
    private List<string> Branches(If branching)
    {
        var lines = new List<string>();
        foreach (var branch in branching.Branches)
        {
            var word = lines.Count == 0 ? "if" : "else if";
            lines.Add($"{word} ({Truth(branch.Condition)})");
            var proved = _frame.Proved.ToList();
            Prove(branch.Condition);
            lines.AddRange(Body(branch.Body));
            Restore(proved);
        }
        if (branching.Else is If chained)
        {
            var inner = Branches(chained);
            inner[0] = "else " + inner[0];
            lines.AddRange(inner);
        }
        else if (branching.Else is { } otherwise)
            lines.AddRange(["else", .. Body(otherwise)]);
        return lines;
    }

    private void Restore(List<KeyValuePair<string, IdiomType>> proved)
    {
        _frame.Proved.Clear();
        foreach (var (name, type) in proved)
            _frame.Proved[name] = type;
    }

    // `$e instanceof X` and `$x !== null` in a condition with `&&` hold in the branch.
    private void Prove(Expression condition)
    {
        switch (condition)
        {
            case Parenthesised inner:
                Prove(inner.Inner);
                break;
            case Binary { Operator.Text: "&&" } both:
                Prove(both.Left);
                Prove(both.Right);
                break;
            case InstanceOf { Value: Variable variable, Computed: null } test when ExceptionTest(test.Class) is ({ } type, _):
                _frame.Proved[variable.Id] = new IdiomType(IdiomKind.Exception) { Name = type };
                break;
        }
    }

    private IEnumerable<string> SwitchText(Switch branching)
    {
        var subject = Emit(branching.Subject);
        var isText = subject.Type.Kind is IdiomKind.String;
        if (!isText && subject.Type.Kind is not IdiomKind.Int)
            return [Refused(branching.Subject, "A `switch` over this value has no idiomatic form.", "Write `if … elseif`.").Text + ";"];
        var lines = new List<string>();
        for (var at = 0; at < branching.Cases.Count; at++)
        {
            var one = branching.Cases[at];
            Add(lines, Layout.Comments(one.Keyword, out var behind), behind);
            if (one.Condition is { } condition && !(isText ? IsWord(condition) : condition is Literal { Token.Kind: Syntax.TokenKind.Integer }))
                Refused(condition, "A case that is not a literal of the type has no idiomatic form.", "Write `if … elseif`.");
            lines.Add(one.Condition is null ? "default:" : $"case {Emit(one.Condition).Text}:");
            var statements = one.Body.Statements;
            if (statements.Count == 0 && at < branching.Cases.Count - 1)
                continue;
            var isLeft = statements.Count > 0 && Leaves(statements[^1]);
            if (!isLeft && at < branching.Cases.Count - 1)
                Refused(branching.Cases[at + 1].Keyword, "The case before falls through into this one.", "End it with `break`.");
            lines.AddRange(Layout.Indent(Statements(statements, one.Body.Close with { Leading = "" })));
            if (!isLeft)
                lines.Add(Layout.Step + "break;");
        }
        return [$"switch ({subject.Text})", .. Layout.Braced(lines)];
    }

    private static bool Leaves(Statement statement) => statement switch
    {
        Jump => true,
        ExpressionStatement { Value: Unary { Operator: var word } } => word.IsWord("throw"),
        Block block => block.Statements.Count > 0 && Leaves(block.Statements[^1]),
        If { Else: { } otherwise } branching => branching.Branches.All(static branch => Leaves(branch.Body)) && Leaves(otherwise),
        _ => false,
    };

    private IEnumerable<string> ForText(For loop)
    {
        if (loop.Heads[0] is not [{ Value: Assignment { Operator.Text: "=", Target: Variable counter } start }]
            || loop.Heads[1] is not [{ Value: { } condition }]
            || loop.Heads[2] is not [{ Value: { } step }] || !_frame.Scope.DeclaredAt.ContainsKey(loop) || Emit(start.Value).Type != IdiomType.Int)
            return [Refused(loop.Keyword, "This loop has no idiomatic form.", "Write a `while`.").Text + ";"];
        _frame.Types[counter.Id] = IdiomType.Int;
        var next = string.Concat(ExpressionText(step)).TrimEnd(';');
        return [$"for (long {_frame.Names[counter.Id]} = {Emit(start.Value).Text}; {Truth(condition)}; {next})", .. Body(loop.Body)];
    }

    private IEnumerable<string> ForeachText(Foreach loop)
    {
        if (loop.ByReference is not null || loop.Value is not Variable item)
            return [Refused(loop.Keyword, "This loop has no idiomatic form.", "Read the entries of the item in the body.").Text + ";"];
        if (_frame.Scope.Find(item.Id) is not { IsAssignedByLoops: false, IsParameter: false, IsOuter: false }
            || loop.Key is Variable named && _frame.Scope.Find(named.Id) is not { IsAssignedByLoops: false, IsParameter: false })
            return [Refused(loop.Value, "The variable of the loop is used outside of it.", "Use a variable of its own for the loop.").Text + ";"];
        var subject = Emit(loop.Subject);
        var name = _frame.Names[item.Id];
        switch (subject.Type.Kind)
        {
            case IdiomKind.Map:
                _frame.Types[item.Id] = subject.Type.Element ?? IdiomType.Unknown;
                if (loop.Key is not Variable key)
                    return [$"foreach (var {name} in {subject.At(Level.Primary)}.Values)", .. Body(loop.Body)];
                _frame.Types[key.Id] = IdiomType.String;
                return [$"foreach (var ({_frame.Names[key.Id]}, {name}) in {subject.Text})", .. Body(loop.Body)];
            case IdiomKind.List when loop.Key is null && subject.Type.Element is { } element:
                _frame.Types[item.Id] = element;
                var list = subject.Type.IsNullable ? $"{subject.At(Level.Coalesce + 1)} ?? []" : subject.Text;
                return [$"foreach (var {name} in {list})", .. Body(loop.Body)];
            case IdiomKind.Sequence when loop.Key is null && subject.Type.Element is { } one:
                _frame.Types[item.Id] = one;
                return [$"foreach (var {name} in {subject.Text})", .. Body(loop.Body)];
            case IdiomKind.Json or IdiomKind.Node when loop.Key is null:
                return Items(loop, subject, name, item.Id);
            default:
                return [Refused(loop.Subject, "A loop over this value has no idiomatic form.", "Loop over a list of a documented field.").Text + ";"];
        }
    }

    // Only a documented list is known to be one: PHP would loop over the fields of an object too.
    private IEnumerable<string> Items(Foreach loop, Idiom subject, string name, string id)
    {
        if (subject.Type.Name != "list")
            return [Refused(loop.Subject, "Whether this value is a list is not documented.", "Loop over a list of a documented field.").Text + ";"];
        _frame.Types[id] = subject.Type with { Name = null, IsNullable = false };
        var none = subject.Type.Kind is IdiomKind.Json ? "Enumerable.Empty<JToken>()" : "[]";
        if (subject.Type.Kind is IdiomKind.Json)
            return [$"foreach (var {name} in {subject.At(Level.Coalesce + 1)} ?? {none})", .. Body(loop.Body)];
        return [$"foreach (var {name} in {subject.At(Level.Primary)}?.AsArray() ?? [])", .. Body(loop.Body)];
    }

    private Idiom EmitMatch(Match match)
    {
        var isTrue = match.Subject is Constant { Name: var word } && word.IsWord("true");
        IdiomType? type = null;
        var results = match.Arms.Select(arm =>
        {
            if (arm.Result is Unary { Operator: var raise } raised && raise.IsWord("throw"))
                return ThrowText(raised.Operand);
            var result = Emit(arm.Result);
            type = IdiomType.Join(type, result.Type);
            return result.At(Level.Conditional + 1);
        }).ToList();
        if (type is null or { Kind: IdiomKind.Unknown })
            return Refused(match, "The results of this `match` have several types.", "Give the results one type.");
        var subject = isTrue ? default : Emit(match.Subject);
        var arms = match.Arms.Select((arm, at) => (arm, Result: results[at])).OrderBy(static one => one.arm.Conditions.Count == 0).Select(one =>
            ((List<string>)[], $"{(one.arm.Conditions.Count == 0 ? "_" : Pattern(match, one.arm, isTrue, subject.Type))} => {one.Result}")).ToList();
        if (match.Arms.All(static arm => arm.Conditions.Count > 0))
        {
            var message = isTrue ? "\"Unhandled match case true\"" : $"$\"Unhandled match case {{{subject.Text}}}\"";
            arms.Add(([], $"_ => throw new InvalidOperationException({message})"));
        }
        var text = Layout.Entries(isTrue ? "true switch" : $"{subject.At(Level.Primary)} switch", '{', '}', arms, isLong: true);
        return new(text, type, Level.Multiplicative);
    }

    private string Pattern(Match match, MatchArm arm, bool isTrue, IdiomType? subject)
    {
        if (isTrue)
            return "_ when " + string.Join(" || ",
                arm.Conditions.Select(condition => Emit(condition) is { Type: { Kind: IdiomKind.Bool, IsNullable: false } } test
                ? test.At(Level.Or)
                : Refused(condition, "`match (true)` compares with `===`: the condition is not a bool.").Text));
        var kind = subject?.Kind;
        if (arm.Conditions.All(one => one is Literal { Token.Kind: Syntax.TokenKind.Text } && kind is IdiomKind.String
            || one is Literal { Token.Kind: Syntax.TokenKind.Integer } && kind is IdiomKind.Int
            || one is StaticMember { Arguments: null } && subject is not null && IsEnum(subject.NotNull) && TypeOnly(one) == subject.NotNull))
            return string.Join(" or ", arm.Conditions.Select(one => Emit(one).Text));
        return Refused(match, "`match` with these conditions has no idiomatic form.", "Write `if … elseif`.").Text;
    }
}
