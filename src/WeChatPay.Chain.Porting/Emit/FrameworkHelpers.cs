using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>The framework that a file is written for.</summary>
internal enum Framework
{
    None,
    Laravel,
    Think,
}

/// <summary>The helper functions of Laravel and ThinkPHP.</summary>
internal static class FrameworkHelpers
{
    /// <summary>The class of a reply.</summary>
    public const string Reply = "WeChatPay.Php.Web.WebReply";

    private const string Laravel = "WeChatPay.Php.Web.LaravelRequest";
    private const string Think = "WeChatPay.Php.Web.ThinkRequest";

    // Methods that only ThinkPHP's request has.
    private static readonly HashSet<string> OnlyThink = new(StringComparer.OrdinalIgnoreCase) { "param", "getInput", "isPost", "isGet" };

    /// <summary>Finds the framework by the imports, the namespace and the methods of <c>request()</c>.</summary>
    public static Framework Find(IEnumerable<string> imports, string space, Block snippet)
    {
        var all = imports.ToList();
        if (all.Exists(static name => name.StartsWith("think\\", StringComparison.OrdinalIgnoreCase)) || space.StartsWith("app\\", StringComparison.Ordinal))
            return Framework.Think;
        if (all.Exists(static name => name.StartsWith("Illuminate\\", StringComparison.OrdinalIgnoreCase))
            || space.StartsWith("App\\", StringComparison.Ordinal))
            return Framework.Laravel;
        var calls = NodeWalk.AllScopes(snippet).ToList();
        if (calls.OfType<Member>().Any(static member => IsCall(member.Target, "request") && OnlyThink.Contains(member.Name.Text))
            || calls.OfType<FunctionCall>().Any(static call => IsCall(call, "json")))
            return Framework.Think;
        return Framework.None;
    }

    /// <summary>Names the class of what a helper returns.</summary>
    public static string? LibraryOf(string function, int arguments, Framework framework) => function.ToLowerInvariant() switch
    {
        "request" when arguments == 0 => framework is Framework.Think ? Think : Laravel,
        "response" when arguments > 0 => Reply,
        "json" when framework is Framework.Think => Reply,
        _ => null,
    };

    /// <summary>Whether a value is <c>response()</c>, whose methods make replies.</summary>
    public static bool IsReplyFactory(Expression value, SnippetNames names) =>
        value is FunctionCall { Arguments.Items.Count: 0 } && IsCall(value, "response") && names.Function("response") is null;

    /// <summary>Writes a call of a helper without its arguments; null where C# has none.</summary>
    public static string? Write(string function, int arguments, Framework framework) => (function, framework) switch
    {
        ("request", Framework.Think) when arguments == 0 => "ThinkRequest.instance()",
        ("request", _) when arguments == 0 => "LaravelRequest.capture()",
        ("request", Framework.Laravel) => "LaravelRequest.capture().input",
        ("input", Framework.Think) when arguments > 0 => "ThinkRequest.instance().param",
        ("response", _) when arguments > 0 => "WebReply.response",
        ("json", Framework.Think) => "WebReply.thinkJson",
        ("config", _) when arguments is 1 or 2 => "Settings.config",
        ("env", not Framework.Think) when arguments is 1 or 2 => "Settings.env",
        _ => null,
    };

    private static bool IsCall(Expression value, string name) => value is FunctionCall { Callee: Constant { Name: var called } }
        && called.Text.TrimStart('\\').Equals(name, StringComparison.OrdinalIgnoreCase);
}
