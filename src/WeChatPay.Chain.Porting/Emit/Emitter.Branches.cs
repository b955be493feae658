using System.Text;
using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content><c>if</c>, <c>switch</c> and <c>match</c>.</content>
internal sealed partial class Emitter
{
    private string Branches(If branching)
    {
        var text = new StringBuilder();
        foreach (var branch in branching.Branches)
        {
            var isElse = branch.Keywords.Count > 1 || branch.Keywords[0].IsWord("elseif");
            text.Append(Keyword(branch.Keywords[0], isElse ? "else if" : "if", branch.Open));
            text.Append(BoolOf(branch.Condition).All).Append(Lead(branch.Close)).Append(')').Append(Body(branch.Body));
        }
        if (branching.Else is { } otherwise)
            text.Append(Lead(branching.ElseKeyword!)).Append("else").Append(Body(otherwise));
        return text.ToString();
    }

    // C# warns about a semicolon as a body, but not about an empty block. A declaration needs braces.
    private string Body(Statement body)
    {
        if (body is Empty)
            return " { }";
        var text = Statement(body);
        if (_scope.Hoisted.TryGetValue(body, out var variables))
            return $" {{ {string.Concat(variables.Select(info => Declaration(info) + " "))}{text.TrimStart()} }}";
        if (body is ExpressionStatement { Value: Assignment { Target: var target } } && _scope.DeclaredAt.ContainsKey(target)
            || text.Contains("; ", StringComparison.Ordinal) && body is ExpressionStatement)
            return $" {{ {text.TrimStart()} }}";
        return text.Length == 0 ? " { }" : !char.IsWhiteSpace(text[0]) ? " " + text : text;
    }

    private string Braces(Block block, string first = "") => $"{Lead(block.Open)}{{{first}{Statements(block)}{Lead(block.Close)}}}";

    private string SwitchText(Switch branching)
    {
        var kind = KindOf(branching.Subject);
        var isConstant = branching.Cases.All(one => one.Condition is null || IsExact(one.Condition, kind))
            && branching.Cases.Select(static one => (one.Condition as Literal)?.Token.Text).Distinct().Count() == branching.Cases.Count;
        var subject = Emit(branching.Subject);
        if (branching.Subject is Constant && kind is PhpKind.Null)
            subject = subject with { Text = "(object?)null", Level = Level.Unary };
        var text = new StringBuilder(
            Keyword(branching.Keyword, "switch", branching.Open)).Append(subject.All).Append(')').Append(OrSpace(Lead(branching.Brace))).Append('{');
        _loops.Push("switch");
        for (var at = 0; at < branching.Cases.Count; at++)
            text.Append(CaseText(branching, at, isConstant));
        _loops.Pop();
        return text.Append(Lead(branching.End)).Append('}').ToString();
    }

    // A case that the compiler compares as PHP does: text that is no number with text, an integer with an integer.
    private static bool IsExact(Expression condition, PhpKind kind) => condition switch
    {
        Literal { Token.Kind: TokenKind.Integer } => kind is PhpKind.Int,
        Literal => kind is PhpKind.String && IsWord(condition),
        _ => false,
    };

    private string CaseText(Switch branching, int at, bool isConstant)
    {
        var one = branching.Cases[at];
        var label = one.Condition is not { } condition ? "default:"
            : isConstant ? $"case {Emit(condition).Text}:"
            : $"case var {(IsAlways(branching.Subject) ? "_" : $"value{one.Keyword.Offset}")} when "
                + $"{CaseTest(branching.Subject, condition, $"value{one.Keyword.Offset}")}:";
        var statements = one.Body.Statements;
        var text = Lead(one.Keyword) + label + Statements(one.Body);
        if (statements.Count == 0 && at < branching.Cases.Count - 1)
            return text;
        if (statements.Count > 0 && Leaves(statements[^1]))
            return text;
        var indent = statements.Count > 0 && Lead(statements[^1].First) is var lead && lead.Contains('\n', StringComparison.Ordinal)
            ? "\n" + Trivia.IndentOf(lead)
            : " ";
        if (at == branching.Cases.Count - 1)
            return text + indent + "break;";
        var next = branching.Cases[at + 1];
        if (next.Condition is null)
            return text + indent + "goto default;";
        if (isConstant)
            return $"{text}{indent}goto case {Emit(next.Condition).Text};";
        Refuse(Rules.Control, next.Keyword, "The case before falls through into this one.", "End it with `break`, and repeat its statements.");
        return text;
    }

    // switch (true) { case $a > 1: … }
    private static bool IsAlways(Expression subject) => subject is Constant { Name: var name } && name.IsWord("true");

    private string CaseTest(Expression subject, Expression condition, string value) =>
        IsAlways(subject) ? BoolOf(condition).Text : $"{FunctionName("equal")}({value}, {Emit(condition).Text})";

    private static bool Leaves(Statement statement) => statement switch
    {
        Jump => true,
        ExpressionStatement { Value: Unary { Operator: var word } } => word.IsWord("throw"),
        Block block => block.Statements.Count > 0 && Leaves(block.Statements[^1]),
        If { Else: { } otherwise } branching => branching.Branches.All(static branch => Leaves(branch.Body)) && Leaves(otherwise),
        _ => false,
    };

    private Code EmitMatch(Match match)
    {
        if (match.Arms.SelectMany(
            static arm => arm.Conditions.Append(arm.Result)).Any(static value => NodeWalk.All(value).Any(static node => node is Assignment)))
            return Refused(Rules.Control, match, "An assignment inside of `match` is not ported.", "Write `if … else`.");
        var kind = KindOf(match.Subject);
        var isTrue = match.Subject is Constant { Name: var word } && word.IsWord("true");
        var isCommon = KindOf(match) is PhpKind.String or PhpKind.Int or PhpKind.Float or PhpKind.Bool or PhpKind.Array;
        var isSwitch = !isTrue
            && match.Arms.All(arm => arm.Conditions.All(one => one is Literal { Token.Kind: TokenKind.Text } && kind is PhpKind.String or PhpKind.Unknown
            || one is Literal { Token.Kind: TokenKind.Integer } && kind is PhpKind.Int));
        return isTrue ? Chain(match, isCommon) : SwitchExpression(match, isSwitch, isCommon);
    }

    private Code SwitchExpression(Match match, bool isSwitch, bool isCommon)
    {
        var subject = Emit(match.Subject);
        var text = new StringBuilder(
            KindOf(match.Subject) is PhpKind.Unknown ? $"((object?){subject.TextAt(Level.Unary)})" : subject.TextAt(Level.Primary)).Append(" switch {");
        foreach (var arm in match.Arms.OrderBy(static arm => arm.Conditions.Count == 0))
        {
            var value = $"value{arm.First.Offset}";
            var pattern = arm.Conditions.Count == 0 ? "_"
                : isSwitch ? string.Join(" or ", arm.Conditions.Select(one => Emit(one).Text))
                : $"var {value} when {string.Join(" || ", arm.Conditions.Select(one => $"{FunctionName("identical")}({value}, {Emit(one).Text})"))}";
            text.Append(OrSpace(Lead(arm.First))).Append(pattern).Append(" => ").Append(ArmText(arm, isCommon)).Append(',');
        }
        if (match.Arms.All(static arm => arm.Conditions.Count > 0))
            text.Append(OrSpace(Lead(
                match.Arms.Count > 0 ? match.Arms[^1].First : match.End))).Append($"var value{match.End.Offset} => {Unhandled($"value{match.End.Offset}")},");
        return new Code(Lead(match.Keyword), text.Append(OrSpace(Lead(match.End))).Append('}').ToString(), Level.Multiplicative, !isCommon);
    }

    private string ArmText(MatchArm arm, bool isCommon)
    {
        var code = Emit(arm.Result);
        return isCommon || arm.Result is Unary { Operator: var word } && word.IsWord("throw") ? code.Text
            : arm.Result is Closure or ArrowFunction ? $"(dynamic?)(Delegate)({code.Text})" : $"(dynamic?){code.TextAt(Level.Unary)}";
    }

    private string Unhandled(string value) => $"throw {FunctionName("unhandledMatch")}({value})";

    // Conditions that are not constants become a chain of `a ? b : c`.
    private Code Chain(Match match, bool isCommon)
    {
        var text = new StringBuilder("(");
        foreach (var arm in match.Arms.Where(static arm => arm.Conditions.Count > 0))
        {
            var tests = arm.Conditions.Select(IsTrue);
            text.Append(OrSpace(Lead(arm.First))).Append(string.Join(" || ", tests)).Append(" ? ").Append(ArmText(arm, isCommon)).Append(" :");
        }
        var last = match.Arms.FirstOrDefault(static arm => arm.Conditions.Count == 0);
        if (match.Arms.All(static arm => arm.Conditions.Count == 0))
            return last is null ? Refused(Rules.Control, match, "`match` without arms is not ported.", "Throw the exception.") : Emit(last.Result);
        text.Append(last is null ? " " : OrSpace(Lead(last.First))).Append(last is null ? Unhandled("true") : ArmText(last, isCommon));
        return new Code(Lead(match.Keyword), text.Append(OrSpace(Lead(match.End))).Append(')').ToString(), Level.Primary, !isCommon);
    }

    // match (true) compares with ===: a condition that is not a bool never matches.
    private string IsTrue(Expression condition) =>
        KindOf(condition) is PhpKind.Bool ? Emit(condition).TextAt(Level.Or) : $"{FunctionName("identical")}(true, {Emit(condition).Text})";
}
