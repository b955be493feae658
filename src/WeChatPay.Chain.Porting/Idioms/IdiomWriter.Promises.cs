using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Promises: <c>then</c> becomes what follows the <c>await</c>, <c>otherwise</c> a <c>catch</c>.</content>
internal sealed partial class IdiomWriter
{
    /// <summary>Writes `call->then(…)->otherwise(…)->wait()`, whose value goes into a variable or nowhere.</summary>
    private List<string> PromiseText(Member wait, Variable? target)
    {
        var links = new List<Member>();
        for (var at = wait.Target; at is Member { Arguments: not null } link && (link.Name.IsWord("then") || link.Name.IsWord("otherwise")); at =
            link.Target)
            links.Insert(0, link);
        var call = PromiseCall(wait)!;
        if (links.Count == 0)
            return [VerbCall(call).Text + ";"];
        var last = links[^1];
        var rescue = last.Name.IsWord("otherwise") ? last.Arguments!.Items.ElementAtOrDefault(0)?.Value : null;
        if (last.Name.IsWord("then") && last.Arguments!.Items.Count == 2)
            return [Refused(last, "A second function of `then` has no idiomatic form.", "Write `->otherwise(…)`.").Text + ";"];
        var steps = links.Where(static link => link.Name.IsWord("then")).ToList();
        if (links.Take(links.Count - (rescue is null ? 0 : 1)).Any(static link => !link.Name.IsWord("then"))
            || steps.Exists(static step => step.Arguments!.Items.Count != 1))
            return [Refused(last, "These functions of a promise have no idiomatic form.", "Write `->then(…)->otherwise(…)->wait()`.").Text + ";"];
        var result = target is null ? null : ResultOf(target);
        _resultHome = target is null ? null : HomeOf(target.Id);
        _handled += rescue is null ? 0 : 1;
        var lines = Steps(call, [.. steps.Select(static step => step.Arguments!.Items[0].Value!)], rescue is not null, result, target);
        _handled -= rescue is null ? 0 : 1;
        if (rescue is null)
            return lines;
        return [.. Declared(target, result), "try", .. Layout.Braced(lines), .. Rescue(rescue, result, target)];
    }

    // `fn ($x) => a` is `function ($x) { return a; }`.
    private static Block ReturnOf(ArrowFunction arrow)
    {
        var keyword = arrow.Arrow with { Kind = Syntax.TokenKind.Name, Text = "return", Leading = "" };
        return new Block(keyword, [new Jump(keyword, arrow.Body, keyword)], keyword);
    }

    private string ResultOf(Variable target) => (HomeOf(target.Id) ?? _frame).Names[target.Id];

    // The variable is declared before the `try`.
    private IEnumerable<string> Declared(Variable? target, string? result)
    {
        if (target is null || HomeOf(target.Id) is not { } home || !home.Scope.DeclaredAt.ContainsKey(target))
            yield break;
        var type = _known.Find(home.Owner, target.Id) ?? IdiomType.Unknown;
        if (type.Kind is IdiomKind.Typed)
        {
            _known.Mark(home.Owner, target.Id);
            type = IdiomType.Response;
        }
        if (!type.IsSpeakable)
            Refused(target, "The type of the promise's value is not sure.", "Return values of one type from `then` and `otherwise`.");
        yield return $"{type.Text} {result};";
    }

    private List<string> Steps(Member call, List<Expression> functions, bool isBraced, string? result, Variable? target)
    {
        var value = VerbCall(call);
        if (functions.Count == 0)
            return result is null ? [$"{value.Text};"] : [Resulting(target!, result, value, isBraced)];
        if (functions.Count > 1 || functions[0] is not (Closure or ArrowFunction))
            return [Refused(functions[^1], "This function of a promise has no idiomatic form.", "Write one `->then(function ($response) { … })`.").Text
                + ";"];
        var (signature, body) = functions[0] switch
        {
            Closure closure => (closure.Signature, closure.Body),
            ArrowFunction arrow => (arrow.Signature, ReturnOf(arrow)),
            _ => throw new InvalidOperationException(),
        };
        if (signature.Parameters.Count > 1 || signature.Parameters is [{ Dots: not null } or { Reference: not null }])
            return [Refused(functions[0], "The function of `then` takes one parameter.").Text + ";"];
        var frame = InPlace(functions[0], signature, body, isBraced, PhpKind.Response);
        frame.ResultVariable = result;
        return In(frame, () =>
        {
            var lines = new List<string>();
            if (signature.Parameters is [var parameter] && frame.Names.TryGetValue(parameter.Name.Text[1..], out var name))
            {
                var isUsed = frame.Scope.Find(parameter.Name.Text[1..])?.Occurrences.Count > 0;
                var isUntyped = value.Type.Kind is IdiomKind.Typed && _known.Has(frame.Owner, parameter.Name.Text[1..]);
                frame.Types[parameter.Name.Text[1..]] = isUntyped ? IdiomType.Response with { Fields = value.Type.Fields } : value.Type;
                lines.Add(isUsed ? $"{(isUntyped ? "WeChatPayResponse" : "var")} {name} = {value.Text};" : $"{value.Text};");
            }
            else
                lines.Add($"{value.Text};");
            lines.AddRange(ClosureLines(frame, body, target, result, isBraced));
            return lines;
        });
    }

    private Frame InPlace(Expression function, Signature signature, Block body, bool isBraced, PhpKind kind)
    {
        var parameters = signature.Parameters.Select(one => (one.Name.Text[1..], kind));
        var scope = function is Closure closure
            ? Scope.ForFunction(_frame.Scope, body, parameters, closure.Uses.Select(static taken => taken.Name.Text[1..]), isOwner: closure)
            : Scope.ForArrow(_frame.Scope, parameters, function);
        if (function is ArrowFunction)
        {
            foreach (var read in NodeWalk.AllScopes(body).OfType<Variable>())
            {
                if (signature.Parameters.Any(one => one.Name.Text == read.Name.Text))
                    scope.Get(read.Id).Occurrences.Add(new Occurrence(read, [], false));
            }
        }
        return NewFrame(scope, function, _frame, isBraced);
    }

    // What a function of a promise returns goes into the variable.
    private List<string> ClosureLines(Frame frame, Block body, Variable? target, string? result, bool isBraced)
    {
        frame.IsInPlace = true;
        frame.Last = body.Statements.Count > 0 ? body.Statements[^1] : null;
        _pending = (target, result, isBraced);
        var lines = Statements(body.Statements, body.Close);
        _pending = default;
        if (target is not null && frame.Last is not Jump { Value: not null } && !(frame.Last is { } end && Leaves(end)))
            Refused(body.Close, "The function returns nothing, and its value is used.", "Return a value.");
        return lines;
    }

    private (Variable? Target, string? Result, bool IsBraced) _pending;
    private Frame? _resultHome;

    // How many `catch` around the code take any exception: one that only C# throws would end there.
    private int _handled;

    private string Resulting(Variable target, string result, Idiom value, bool isBraced)
    {
        var home = _resultHome ?? _frame;
        _known.Add(home.Owner, target.Id, value.Type);
        if (isBraced || !home.Scope.DeclaredAt.ContainsKey(target))
            return $"{result} = {value.Text};";
        home.Types.Remove(target.Id);
        return $"{(value.Type == IdiomType.Int ? "long" : "var")} {result} = {value.Text};";
    }

    private IEnumerable<string> Rescue(Expression function, string? result, Variable? target)
    {
        var (signature, body) = function switch
        {
            Closure closure => (closure.Signature, closure.Body),
            ArrowFunction arrow => (arrow.Signature, ReturnOf(arrow)),
            _ => (null, null),
        };
        if (signature is null || body is null)
            return [Refused(function, "This function of a promise has no idiomatic form.", "Write `->otherwise(function ($e) { … })`.").Text + ";"];
        var frame = InPlace(function, signature, body, isBraced: true, PhpKind.Exception);
        var name = "";
        if (signature.Parameters is [var parameter])
        {
            var isUsed = frame.Scope.Find(parameter.Name.Text[1..])?.Occurrences.Count > 0;
            name = isUsed ? " " + frame.Names[parameter.Name.Text[1..]] : "";
            frame.Types[parameter.Name.Text[1..]] = IdiomType.Exception;
        }
        return In(frame, () =>
            (IEnumerable<string>)[$"catch (Exception{name})", .. Layout.Braced(ClosureLines(frame, body, target, result, isBraced: true))]);
    }

    private List<string> Leave(Jump jump)
    {
        if (!jump.Keyword.IsWord("return"))
            return jump.Levels is null ? [_isInSwitch ? "break;" : $"{jump.Keyword.Text.ToLowerInvariant()};"]
                : [Refused(jump.Keyword, "Leaving several loops has no idiomatic form.").Text + ";"];
        if (_frame.IsInPlace)
            return LeavePlace(jump);
        if (jump.Value is null && IsGenerator(_frame.Owner))
            return ["yield break;"];
        if (jump.Value is not { } value)
            return ["return;"];
        if (_frame.Scope.IsRoot)
            return [Refused(jump.Keyword, "Nothing receives a value that the snippet itself returns.").Text + ";"];
        var code = value is ArrayLiteral { Entries.Count: 0 } && _known.Find(_frame.Owner, "") is { Kind: IdiomKind.List or IdiomKind.Map } known
            ? new Idiom("[]", known) : Emit(value);
        code = Copied(code, value is Variable ? new Literal(value.First) : value);
        if (code.Type is { Kind: IdiomKind.Typed, Name: "root" } && _frame.Returns?.Kind is not IdiomKind.Response)
            code = AsJson(code, value);
        if (_frame.Returns is { } wanted)
            return [$"return {Given(code, wanted, value).Text};"];
        if (code.Text != "[]" || code.Type.Element is not null)
            _known.Add(_frame.Owner, "", code.Type);
        return [$"return {code.Text};"];
    }

    private List<string> LeavePlace(Jump jump)
    {
        if (!ReferenceEquals(jump, _frame.Last))
            return [Refused(jump.Keyword, "A `return` before the end of this function has no idiomatic form.", "Write `if … else`.").Text + ";"];
        var (target, result, isBraced) = _pending;
        if (jump.Value is not { } value)
            return [];
        if (target is null)
            return value is Variable or Literal or Constant ? [] : ExpressionText(value);
        var code = Emit(value);
        if (code.Type is { Kind: IdiomKind.Typed, Name: "root" } && isBraced)
            code = IsDecoded(value) ? AsJson(code, value) : new(code.Text, IdiomType.Response with { Fields = code.Type.Fields }, code.Level);
        return [Resulting(target, result!, code, isBraced)];
    }
}
