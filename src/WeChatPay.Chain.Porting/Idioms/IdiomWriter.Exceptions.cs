using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Exceptions.</content>
internal sealed partial class IdiomWriter
{
    private const string NotRejected = "not WeChatPayApiException { StatusCode: < 300 }";

    // Guzzle's classes, by what tells them here: the type that C# catches, and a pattern that narrows it.
    private static readonly Dictionary<string, (string Type, string Pattern)> GuzzleTests = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GuzzleException"] = ("WeChatPayException", "WeChatPayTimeoutException or WeChatPayTransportException or { Response: not null } and " + NotRejected),
        ["TransferException"] =
            ("WeChatPayException", "WeChatPayTimeoutException or WeChatPayTransportException or { Response: not null } and " + NotRejected),
        ["RequestException"] = ("WeChatPayException", "{ Response: not null } and not WeChatPayTimeoutException and " + NotRejected),
        ["BadResponseException"] = ("WeChatPayApiException", "{ StatusCode: >= 400 }"),
        ["ClientException"] = ("WeChatPayApiException", "{ StatusCode: >= 400 and < 500 }"),
        ["ServerException"] = ("WeChatPayApiException", "{ StatusCode: >= 500 }"),
        ["ConnectException"] = ("WeChatPayException", "WeChatPayTimeoutException or WeChatPayTransportException { Response: null }"),
        ["RejectionException"] = ("WeChatPayApiException", "{ StatusCode: < 300 }"),
    };

    /// <summary>Finds the C# type of an exception's class, and the pattern that narrows it.</summary>
    private (string? Type, string Pattern) ExceptionTest(Token name)
    {
        if (_names.OwnClass(name) is { Name: { } own })
            return (CSharpNames.Spell(own.Text), "");
        var full = _names.FullName(name.Text).TrimStart('\\');
        var last = SnippetNames.LastOf(full);
        if (_names.Class(name) is { Kind: PhpKind.Exception, Filter.Length: > 0 } && GuzzleTests.TryGetValue(last, out var test))
            return test;
        return full.ToLowerInvariant() switch
        {
            "throwable" or "exception" => ("Exception", ""),
            "runtimeexception" => ("Exception", "InvalidOperationException or WeChatPayException"),
            "invalidargumentexception" or @"wechatpay\exception\invalidargumentexception" => ("ArgumentException", ""),
            "unexpectedvalueexception" => ("InvalidOperationException", ""),
            _ => (null, ""),
        };
    }

    private List<string> Attempt(Try attempt)
    {
        var lines = new List<string> { "try" };
        var isBroad = attempt.Catches.Any(part =>
            part.Types.Any(type => ExceptionTest(type).Type is "Exception" or "InvalidOperationException" or "ArgumentException"));
        _handled += isBroad ? 1 : 0;
        lines.AddRange(Body(attempt.Body));
        _handled -= isBroad ? 1 : 0;
        foreach (var part in attempt.Catches)
        {
            var tests = part.Types.Select(ExceptionTest).ToList();
            if (tests.Exists(static test => test.Type is null))
            {
                Refused(part.Types[0], "This class of exceptions has no idiomatic form.", @"Write `\Throwable`, or one of Guzzle's classes.");
                continue;
            }
            var type = tests.Count == 1 ? tests[0].Type! : "Exception";
            var pattern = tests.Count == 1 ? tests[0].Pattern
                : string.Join(" or ", tests.Select(static test => test.Pattern.Length == 0 ? test.Type : $"{test.Type} and ({test.Pattern})"));
            lines.AddRange(CatchText(part, type, pattern));
        }
        if (attempt.Finally is { } last)
            lines.AddRange(["finally", .. Body(last)]);
        return lines;
    }

    private IEnumerable<string> CatchText(Catch part, string type, string pattern)
    {
        var id = part.Variable?.Text[1..];
        if (id is not null && _frame.Scope.Find(id) is { } info && (info.IsAssignedByLoops || info.IsParameter))
            Refused(part.Variable!, "The variable of the `catch` is used outside of it.", "Use a variable of its own.");
        var isUsed = id is not null && NodeWalk.AllScopes(part.Body).Any(node => node is Variable variable && variable.Id == id)
            || id is not null && NodeWalk.All(part.Body).OfType<Closure>().Any(closure => closure.Uses.Any(use => use.Name.Text[1..] == id));
        var name = id is null || !isUsed ? "error" : _frame.Names[id];
        if (id is not null)
            _frame.Types[id] = new IdiomType(IdiomKind.Exception) { Name = type };
        var outer = _caught;
        _caught = id;
        var test = pattern.StartsWith("{ StatusCode: ", StringComparison.Ordinal) ? $"{name}.StatusCode is {pattern["{ StatusCode: ".Length..^2]}"
            : $"{name} is {pattern}";
        var when = pattern.Length == 0 ? "" : $" when ({test})";
        var body = Body(part.Body).ToList();
        _caught = outer;
        return [$"catch ({type}{(isUsed || when.Length > 0 ? " " + name : "")}){when}", .. body];
    }

    private string? _caught;

    private string ThrowText(Expression value)
    {
        if (value is Variable variable && variable.Id == _caught)
            return "throw";
        var code = Emit(value);
        return code.Type.Kind is IdiomKind.Exception || code.Type.Class is not null ? $"throw {code.Text}"
            : Refused(value, "Only an exception can be thrown.").Text;
    }

    private Idiom EmitInstanceOf(InstanceOf test)
    {
        var value = Emit(test.Value);
        if (test.Computed is not null || ExceptionTest(test.Class) is not ({ } type, var pattern))
            return _names.OwnClass(test.Class) is { Name: { } own }
                ? new($"{value.At(Level.Relational)} is {own.Text}", IdiomType.Bool, Level.Relational)
                : Refused(test, "`instanceof` has no idiomatic form for this class.");
        var narrowed = pattern.Length == 0 ? type : pattern.StartsWith('{') ? $"{type} {pattern}" : pattern;
        return new($"{value.At(Level.Relational)} is {(narrowed.Contains(" or ", StringComparison.Ordinal) ? $"({narrowed})" : narrowed)}", IdiomType.Bool,
            Level.Relational);
    }

    private Idiom ExceptionMember(Member member, Idiom target, Arguments given)
    {
        var type = target.Type.Name;
        var at = type is "WeChatPayException" or "WeChatPayApiException" ? Narrowed(member, target.At(Level.Primary), type) : target.At(Level.Primary);
        if (given.Items.Count > 0)
            return Refused(member, "A method of an exception takes no argument.");
        switch (member.Name.Text.ToLowerInvariant())
        {
            case "getmessage":
                return new($"{at}.Message", IdiomType.String);
            case "getcode" when type is "WeChatPayApiException":
                return new($"{at}.StatusCode", IdiomType.Int);
            case "gettraceasstring":
                return new($"{at}.StackTrace ?? \"\"", IdiomType.String, Level.Coalesce);
            case "getprevious":
                return new($"{at}.InnerException", IdiomType.Exception.Nullable);
            case "hasresponse" when type is "WeChatPayException" or "WeChatPayApiException":
                return type is "WeChatPayApiException" ? new("true", IdiomType.Bool) : new($"{at}.Response is not null", IdiomType.Bool, Level.Relational);
            case "getresponse" or "getreason" when type is "WeChatPayApiException":
                return new($"{at}.Response", IdiomType.Response);
            case "getresponse" when type is "WeChatPayException":
                return new($"{at}.Response!", IdiomType.Response);
            default:
                return Refused(member, $"`{member.Name.Text}` has no idiomatic form for `{type}`.",
                    @"Ask `$e instanceof \GuzzleHttp\Exception\RequestException` first.");
        }
    }

    // What a condition proves, the compiler does not know.
    private string Narrowed(Member member, string at, string type) =>
        member.Target is Variable variable && IsProved(variable) ? $"(({type}){at})" : at;

    private bool IsProved(Variable variable)
    {
        for (var frame = _frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Proved.ContainsKey(variable.Id))
                return true;
        }
        return false;
    }
}
