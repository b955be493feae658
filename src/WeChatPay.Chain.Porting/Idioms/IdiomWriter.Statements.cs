using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Statements.</content>
internal sealed partial class IdiomWriter
{
    private List<string> Statements(IEnumerable<Statement> statements, Token close)
    {
        var lines = new List<string>();
        var all = PromiseJoin.Join([.. statements], _frame.Scope).ToList();
        for (var at = 0; at < all.Count; at++)
        {
            var statement = all[at];
            // The parser does what they prepare.
            if (IsAbsorbed(statement))
                continue;
            if (statement is If && CallbackStatements(all, at, out var next) is { } verified)
            {
                Add(lines, Layout.Comments(statement.First, out var before), before);
                lines.AddRange(Hoisted(statement));
                lines.AddRange(verified);
                at = next - 1;
                continue;
            }
            // Their comments go with them.
            if (_frame.Scope.IsRoot && statement is Function or ClassDeclaration)
                continue;
            Add(lines, Layout.Comments(statement.First, out var behind), behind);
            var code = Statement(statement).ToList();
            lines.AddRange(Hoisted(statement));
            lines.AddRange(code);
        }
        Add(lines, Layout.Comments(close, out var last), last);
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static void Add(List<string> lines, List<string> comments, string behind)
    {
        if (behind.Length > 0 && lines.Count > 0)
            lines[^1] += " " + behind;
        else if (behind.Length > 0)
            lines.Add(behind);
        foreach (var comment in comments)
        {
            if (comment.Length > 0 || lines.Count > 0 && lines[^1].Length > 0)
                lines.Add(comment);
        }
    }

    private IEnumerable<string> Body(Statement body)
    {
        var lines = body switch
        {
            Block block => Statements(block.Statements, block.Close),
            Empty => [],
            _ => Statements([body], body.First with { Leading = "" }),
        };
        return Layout.Braced(lines);
    }

    private bool _isInSwitch;

    // A variable of PHP outlives its block.
    private IEnumerable<string> Hoisted(Statement statement)
    {
        if (!_frame.Scope.Hoisted.TryGetValue(statement, out var variables))
            yield break;
        foreach (var info in variables)
        {
            if (_frame.Aliases.ContainsKey(info.Name))
                continue;
            var type = _known.Find(_frame.Owner, info.Name) ?? IdiomType.Unknown;
            if (type.Kind is IdiomKind.Typed)
            {
                _known.Mark(_frame.Owner, info.Name);
                type = IdiomType.Response;
            }
            if (!type.IsSpeakable)
            {
                Refused(info.Occurrences[0].Node.First, "The type of this variable is not sure.", "Assign it in one place, with a value of one type.");
                continue;
            }
            if (info.MayBeUnset && type.Kind is IdiomKind.List or IdiomKind.Map && info.EntryWrites.Count > 0)
                yield return $"var {_frame.Names[info.Name]} = new {type.NotNull.Text}();";
            else
                yield return info.MayBeUnset ? $"{type.Nullable.Text} {_frame.Names[info.Name]} = null;" : $"{type.Text} {_frame.Names[info.Name]};";
        }
    }

    // Inside of a switch of PHP `continue` means `break`.
    private List<string> Around(bool isSwitch, Func<IEnumerable<string>> write)
    {
        var outer = _isInSwitch;
        _isInSwitch = isSwitch;
        List<string> lines = [.. write()];
        _isInSwitch = outer;
        return lines;
    }

    private IEnumerable<string> Statement(Statement statement)
    {
        switch (statement)
        {
            case ExpressionStatement one:
                return ExpressionText(one.Value);
            case Echo echo:
                return EchoText(echo);
            case Block block:
                return Body(block);
            case If branching:
                return Branches(branching);
            case Switch branching:
                return Around(isSwitch: true, () => SwitchText(branching));
            case While loop:
                return Around(isSwitch: false, () => [$"while ({Truth(loop.Condition)})", .. Body(loop.Body)]);
            case DoWhile loop:
                return Around(isSwitch: false, () => ["do", .. Body(loop.Body), $"while ({Truth(loop.Condition)});"]);
            case For loop:
                return Around(isSwitch: false, () => ForText(loop));
            case Foreach loop:
                return Around(isSwitch: false, () => ForeachText(loop));
            case Try attempt:
                return Attempt(attempt);
            case Jump jump:
                return Leave(jump);
            case Constants constants when _frame.Scope.IsRoot:
                return constants.Items.Select(item => $"const {Emit(item.Value).Type.Text} {NameText.Pascal(item.Name.Text)} = {Emit(item.Value).Text};");
            case Function or ClassDeclaration or Namespace or Use or Dropped or Empty:
                return [];
            default:
                Refused(statement.First, "This statement has no idiomatic form.");
                return [];
        }
    }

    private List<string> ExpressionText(Expression value)
    {
        while (value is Parenthesised { Inner: var inner })
            value = inner;
        switch (value)
        {
            case Assignment assignment:
                return Assign(assignment);
            case FunctionCall { Callee: Constant name } call when name.Name.IsWord("unset"):
                return [.. call.Arguments.Items.Select(item => Unset(item.Value!)).Where(static line => line.Length > 0)];
            case FunctionCall { Callee: Constant name } call when name.Name.IsWord("exit") || name.Name.IsWord("die"):
                return [.. Exit(call)];
            case Member member when IsPromiseWait(member):
                return PromiseText(member, null);
            case Yield { Key: null, Value: { } given, IsFrom: false }:
                return [YieldText(given)];
            case Unary { Operator: var word } raised when word.IsWord("throw"):
                return [ThrowText(raised.Operand) + ";"];
            case Member { Arguments: not null } member when (member.Name.IsWord("then") || member.Name.IsWord("otherwise")):
                Refused(member, "Nothing waits for this promise.", "Add `->wait()`.");
                return [];
            case Binary { Operator: var mark } either when mark.IsWord("or") || mark.IsWord("and"):
                return [$"if ({Truth(either.Left, isNegated: mark.IsWord("or"))})", .. Layout.Braced(ExpressionText(either.Right))];
        }
        var code = Emit(value);
        var isStatement = value is FunctionCall or Member { Arguments: not null } or StaticMember { Arguments: not null } or New or Postfix
            or Unary { Operator.Text: "++" or "--" or "print" };
        return code.Text.Length == 0 ? [] : [(isStatement && IsStatementText(code) ? "" : "_ = ") + code.Text + ";"];
    }

    private static bool IsStatementText(Idiom code) =>
        code.Level >= Level.Unary
            && (code.Text.EndsWith(')') || code.Text.EndsWith("++", StringComparison.Ordinal) || code.Text.EndsWith("--", StringComparison.Ordinal)
            || code.Text.StartsWith("++", StringComparison.Ordinal) || code.Text.StartsWith("--", StringComparison.Ordinal));

    private string Unset(Expression value)
    {
        if (value is Tree.Index { Target: Variable variable, Key: { } key } && Emit(variable) is { Type.Kind: IdiomKind.Map } map)
            return $"{map.Text}.Remove({Emit(key).Text});";
        return Refused(value, "`unset` has no idiomatic form here.").Text + ";";
    }

    private IEnumerable<string> Exit(FunctionCall call)
    {
        if (call.Arguments.Items is not [{ Value: { } value }])
            return ["Environment.Exit(0);"];
        var code = Emit(value);
        return code.Type.Kind switch
        {
            IdiomKind.Int when value is Literal => [$"Environment.Exit({code.Text});"],
            IdiomKind.String => [$"Console.Write({code.Text});", "Environment.Exit(0);"],
            _ => [Refused(call, "`exit` with this value has no idiomatic form.").Text + ";"],
        };
    }

    private List<string> EchoText(Echo echo)
    {
        var values = echo.Values.Select(static entry => entry.Value!).ToList();
        if (values is [{ } only] && IsDecoded(only))
            return [PrintText(only)];
        var isLine = values.Count > 0 && values[^1] is Constant { Name: var last } && last.IsWord("PHP_EOL");
        if (isLine)
            values.RemoveAt(values.Count - 1);
        else if (values is [Binary { Operator.Text: ".", Right: Constant { Name: var end }, Left: var start }] && end.IsWord("PHP_EOL"))
            (isLine, values[0]) = (true, start);
        // PHP prints each value before it computes the next one, which may print too.
        var lines = new List<string>();
        while (values.Count > 1 && values.Skip(1).Any(IsActive))
        {
            lines.Add($"Console.Write({OneText([values[0]])});");
            values.RemoveAt(0);
        }
        lines.Add($"Console.Write{(isLine ? "Line" : "")}({OneText(values)});");
        return lines;
    }

    private string OneText(List<Expression> values) =>
        values.Count == 0 ? "" : values is [not (Template or Literal or Binary) and { } value] ? TextOf(value).Text : Joined(values).Text;

    // Whether code of the file, or a call, runs.
    private bool IsActive(Expression value) => NodeWalk.All(value).Any(node => node switch
    {
        Member { Arguments: not null } call => _names.Signatures(call.Name.Text).Any() || IsVerbCall(call) || call.Name.IsWord("wait"),
        StaticMember { Arguments: not null } call => OwnerOf(call.Class) is not null,
        FunctionCall call => call.Callee is not Constant name || _names.Function(name.Name.Text) is not null
            || Functions.FunctionEffects.Acts(name.Name.Text, call.Arguments.Items),
        Binary { Operator.Text: "/" or "%" } division => Functions.FunctionEffects.MayBeZero(division.Right),
        Match => true,
        New or Assignment or Postfix or Unary { Operator.Text: "++" or "--" or "print" } => true,
        _ => false,
    });
}
