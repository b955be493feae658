using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Functions that receive a callback: the parser verifies and decrypts it.</content>
internal sealed partial class IdiomWriter
{
    private static readonly Dictionary<string, string> EnvelopeMembers = new(StringComparer.Ordinal)
    {
        ["id"] = "Id",
        ["event_type"] = "EventType",
        ["create_time"] = "CreateTime",
        ["summary"] = "Summary",
        ["resource_type"] = "ResourceType",
        ["resource.original_type"] = "OriginalType",
    };

    // Prepares a function that receives a callback.
    private void FindCallback(Frame frame, Block body)
    {
        if (CallbackShape.Find(frame.Scope, body, value => IsRequest(frame, value)) is not { } shape)
            return;
        frame.Callback = shape;
        foreach (var id in shape.Dropped)
            frame.Aliases[id] = new("default", IdiomType.Unknown);
        // Their names are free.
        foreach (var info in frame.Scope.Variables.Where(one => shape.IsReplaced(one)))
            frame.Used.Remove(frame.Names[info.Name]);
    }

    private bool IsRequest(Frame frame, Expression value) => value switch
    {
        Variable { Id: var id } => frame.Types.GetValueOrDefault(id) == Request,
        FunctionCall { Callee: Constant name, Arguments.Items.Count: 0 } => name.Name.IsWord("request") && _names.Function("request") is null,
        _ => false,
    };

    private CallbackShape? Shape => HomeOfCallback?.Callback;

    private Frame? HomeOfCallback
    {
        get
        {
            var at = _frame;
            while (at is { Callback: null })
                at = at.Outer;
            return at;
        }
    }

    /// <summary>Writes a value of the callback: a header, the body, a field, the resource. Null for another value.</summary>
    private Idiom? CallbackValue(Expression value)
    {
        // A closure may have a variable of the same name.
        if (HomeOfCallback is not { Callback: { } shape } home || value is Literal
            || home != _frame && NodeWalk.All(value).OfType<Variable>().Any(one => HomeOf(one.Id) is { } other && other != home))
            return null;
        var (role, name, _) = shape.RoleOf(value);
        switch (role)
        {
            case CallbackRole.None:
                return null;
            // An entry of the variable with the headers is written as it is.
            case CallbackRole.Header:
                return shape.Headers is null || value is Variable ? HeaderOf(shape, name) : null;
            case CallbackRole.Body when shape.Body is { } body:
                return value is Variable { Id: var id } && id == body.Id ? null : EmitVariable(body);
            case CallbackRole.Body:
                return With("System.Text", new($"Encoding.UTF8.GetString({RawName()})", IdiomType.String));
            case CallbackRole.Plaintext:
                return new($"{CallbackName()}.Plaintext", IdiomType.String);
            case CallbackRole.Resource:
                return With("Newtonsoft.Json.Linq", new($"{CallbackName()}.Resource", new IdiomType(IdiomKind.Json)));
            case CallbackRole.Part when EnvelopeMembers.TryGetValue(name, out var member):
                return new($"{CallbackName()}.{member}", IdiomType.String);
            case CallbackRole.Passed or CallbackRole.Failed when value is not Variable:
                return null;
            default:
                return Refused(value, "This value of the callback has no idiomatic form here.", "Check the signature in one `if`, and read the resource.");
        }
    }

    private Idiom HeaderOf(CallbackShape shape, string name)
    {
        var key = StringText.OneLine("Wechatpay-" + char.ToUpperInvariant(name[0]) + name[1..]);
        return shape.Headers is { } headers ? new($"{EmitVariable(headers).Text}[{key}]", IdiomType.String)
            : new($"(string?){RequestName(place: null)}.Headers[{key}]", IdiomType.String.Nullable, Level.Unary);
    }

    private string CallbackName() => Named("callback");

    private string RawName() => Named("body");

    private string Named(string name)
    {
        var home = Home;
        if (!home.Own.TryGetValue(name, out var free))
            home.Own[name] = free = FreshName(name);
        return free;
    }

    private bool IsAbsorbed(Statement statement) =>
        Shape is { } shape && statement is ExpressionStatement { Value: Assignment { Operator.Text: "=" } assignment } && shape.IsAbsorbed(assignment);

    /// <summary>Writes the statements from the first check to the end of the block, when the signature is decided there. Null for another place.</summary>
    private List<string>? CallbackStatements(List<Statement> statements, int at, out int next)
    {
        next = at;
        if (Shape is not { } shape || !statements.Contains(shape.Point))
            return null;
        var failures = new List<(CallbackChecks Checks, Statement Body)>();
        for (; next < statements.Count; next++)
        {
            if (IsAbsorbed(statements[next]))
                continue;
            if (statements[next] is not If { Branches: [var branch] } check || shape.RoleOf(branch.Condition) is not
                { Role: CallbackRole.Passed or CallbackRole.Failed } found)
            {
                if (failures.Count == 0)
                    return null;
                Refused(statements[next].First, "A statement between the checks has no idiomatic form.", "Write it before the first check.");
                return null;
            }
            if (check == shape.Point)
                return Decided(check, found.Role is CallbackRole.Failed, failures, statements, ref next);
            if (found.Role is not CallbackRole.Failed || check.Else is not null || !Leaves(branch.Body))
            {
                Refused(check.First, "This check has no idiomatic form.", "Leave the function where it fails: `if (!…) { return …; }`.");
                return null;
            }
            failures.Add((found.Checks, branch.Body));
        }
        return null;
    }

    private List<string> Decided(
        If check, bool isFailure, List<(CallbackChecks Checks, Statement Body)> failures, List<Statement> statements, ref int next)
    {
        var rest = statements.Skip(next + 1).ToList();
        next++;
        var failed = isFailure ? check.Branches[0].Body : check.Else;
        var passed = isFailure ? check.Else : check.Branches[0].Body;
        if (failed is null)
        {
            // if (verified) { …; return …; } return failure;
            failed = new Block(check.First, rest, check.First with { Leading = "" });
            if (rest.Count == 0 || !Leaves(rest[^1]) || !Leaves(passed!))
                Refused(check.First, "What follows when the check fails is not sure.", "Leave the function where the signature is wrong.");
            next = statements.Count;
        }
        else if (!Leaves(failed))
            Refused(check.First, "The function goes on when the check fails.", "Leave the function where the signature is wrong.");
        return [.. ParseLines(failures, failed), .. passed is null ? [] : (List<string>)["", .. Unbraced(passed)]];
    }

    private List<string> Unbraced(Statement body) =>
        body is Block block ? Statements(block.Statements, block.Close) : Statements([body], body.First with { Leading = "" });

    private List<string> ParseLines(List<(CallbackChecks Checks, Statement Body)> failures, Statement failed)
    {
        var shape = Shape!;
        Using("WeChatPay.Callbacks");
        Warn(Rules.ParsedCallback, shape.Point.First, "The callback parser verifies and decrypts.",
            "Nothing. Register a `CallbackParser` where the application starts.");
        var parser = Service(shape.Point.First, "CallbackParser", "callbacks", "WeChatPay.Callbacks");
        var lines = new List<string>();
        string body;
        if (shape.Body is { } variable)
            body = With("System.Text", new($"Encoding.UTF8.GetBytes({EmitVariable(variable).Text})", IdiomType.Unknown)).Text;
        else
        {
            if (!_frame.IsAsync)
                Refused(shape.Point.First, "The function reads the request in a way that is not sure.", "Name the request `$request`.");
            var raw = FreshName("raw");
            lines.AddRange([
                $"using var {raw} = new MemoryStream();",
                $"await {RequestName(shape.Point.First)}.Body.CopyToAsync({raw}{(_frame.Token is { } token ? ", " + token : "")});",
                $"var {RawName()} = {raw}.ToArray();",
            ]);
            body = RawName();
        }
        var headers = shape.Headers is { } given ? EmitVariable(given).Text : RequestName(shape.Point.First) + ".Headers";
        var isAsync = _frame.IsAsync;
        var call = $"{parser}.Parse{(isAsync ? "Async" : "")}({headers}, {body}{(isAsync && _frame.Token is { } word ? ", " + word : "")})";
        lines.AddRange([$"Callback {CallbackName()};", "try", .. Layout.Braced([$"{CallbackName()} = {(isAsync ? "await " : "")}{call};"])]);
        foreach (var (kinds, statement) in failures)
        {
            var names = Enum.GetValues<CallbackChecks>().Where(one => one is not CallbackChecks.None && kinds.HasFlag(one))
                .Select(static one => $"VerificationCheck.{one}");
            lines.AddRange([
                $"catch (WeChatPayVerificationException error) when (error.Check is {string.Join(" or ", names)})",
                .. Layout.Braced(Unbraced(statement)),
            ]);
        }
        lines.AddRange(["catch (WeChatPayVerificationException)", .. Layout.Braced(Unbraced(failed))]);
        return lines;
    }

    private void Warn(PortingRule rule, Syntax.Token at, Wording message, Wording hint) =>
        _findings.Add(new Finding(PortingSeverity.Warning, rule, at, message, hint, null));
}
