namespace WeChatPay.Porting.Functions;

/// <summary>The methods of the objects in snippets, and the kinds of their results.</summary>
internal static class MemberTable
{
    private static readonly Dictionary<(PhpKind, string), PhpKind> Methods = new()
    {
        [(PhpKind.Chain, "chain")] = PhpKind.Chain,
        [(PhpKind.Chain, "getdriver")] = PhpKind.Driver,
        [(PhpKind.Promise, "then")] = PhpKind.Promise,
        [(PhpKind.Promise, "otherwise")] = PhpKind.Promise,
        [(PhpKind.Promise, "wait")] = PhpKind.Unknown,
        [(PhpKind.Promise, "getstate")] = PhpKind.String,
        [(PhpKind.Response, "getstatuscode")] = PhpKind.Int,
        [(PhpKind.Response, "getreasonphrase")] = PhpKind.String,
        [(PhpKind.Response, "getbody")] = PhpKind.Body,
        [(PhpKind.Response, "getheader")] = PhpKind.List,
        [(PhpKind.Response, "getheaderline")] = PhpKind.String,
        [(PhpKind.Response, "hasheader")] = PhpKind.Bool,
        [(PhpKind.Response, "getheaders")] = PhpKind.Unknown,
        [(PhpKind.Body, "getcontents")] = PhpKind.String,
        [(PhpKind.Body, "read")] = PhpKind.Bytes,
        [(PhpKind.Body, "rewind")] = PhpKind.Void,
        [(PhpKind.Body, "tell")] = PhpKind.Int,
        [(PhpKind.Body, "getsize")] = PhpKind.Unknown,
        [(PhpKind.Generator, "current")] = PhpKind.Unknown,
        [(PhpKind.Generator, "key")] = PhpKind.Unknown,
        [(PhpKind.Generator, "next")] = PhpKind.Void,
        [(PhpKind.Generator, "valid")] = PhpKind.Bool,
        [(PhpKind.Generator, "rewind")] = PhpKind.Void,
        [(PhpKind.Generator, "send")] = PhpKind.Unknown,
        [(PhpKind.Generator, "throw")] = PhpKind.Unknown,
        [(PhpKind.Generator, "getreturn")] = PhpKind.Unknown,
        [(PhpKind.Driver, "select")] = PhpKind.Driver,
        [(PhpKind.Driver, "getconfig")] = PhpKind.Unknown,
        [(PhpKind.Stack, "remove")] = PhpKind.Void,
        [(PhpKind.Stack, "push")] = PhpKind.Void,
        [(PhpKind.Stack, "unshift")] = PhpKind.Void,
        [(PhpKind.Stack, "before")] = PhpKind.Void,
        [(PhpKind.Stack, "after")] = PhpKind.Void,
        [(PhpKind.Exception, "getmessage")] = PhpKind.String,
        [(PhpKind.Exception, "getcode")] = PhpKind.Int,
        [(PhpKind.Exception, "gettraceasstring")] = PhpKind.String,
        [(PhpKind.Exception, "getprevious")] = PhpKind.Exception,
        [(PhpKind.Exception, "hasresponse")] = PhpKind.Bool,
        [(PhpKind.Exception, "getresponse")] = PhpKind.Response,
        [(PhpKind.Exception, "getreason")] = PhpKind.Response,
    };

    private static readonly Dictionary<string, string> Spelt = ((string[])
    [
        "chain", "getDriver", "then", "otherwise", "wait", "getState", "getStatusCode", "getReasonPhrase", "getBody", "getHeader", "getHeaderLine", "hasHeader",
        "getHeaders", "getContents", "read", "rewind", "getSize", "tell", "eof", "seek",
        "select", "getConfig", "remove", "push", "unshift", "before", "after", "getMessage", "getTraceAsString", "getPrevious",
        "hasResponse", "getResponse", "getReason", "getCode", "current", "key", "next", "valid", "send", "getReturn",
    ]).ToDictionary(static name => name, static name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Spells a known method. The case does not matter in PHP; in C# it does.</summary>
    public static string Spell(string method) => method.Equals("throw", StringComparison.OrdinalIgnoreCase) ? "@throw"
        : Spelt.GetValueOrDefault(method, method);

    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];

    /// <summary>Whether the porter knows all members of such a value.</summary>
    public static bool IsClosed(PhpKind kind) => kind is
        PhpKind.Chain or PhpKind.Promise or PhpKind.Response or PhpKind.Body or PhpKind.Driver or PhpKind.Stack or PhpKind.Exception
        or PhpKind.Generator;

    /// <summary>Finds the kind of the result of a method; null when there is no such method.</summary>
    public static PhpKind? Find(PhpKind target, string method)
    {
        if (target is PhpKind.Chain && IsVerb(method))
            return method.EndsWith("Async", StringComparison.OrdinalIgnoreCase) ? PhpKind.Promise : PhpKind.Response;
        return Methods.TryGetValue((target, method.ToLowerInvariant()), out var found) ? found : null;
    }

    /// <summary>Whether a method is one of the ten verbs of the chain.</summary>
    public static bool IsVerb(string method) =>
        Verbs.Contains(method.EndsWith("Async", StringComparison.OrdinalIgnoreCase) ? method[..^5].ToLowerInvariant() : method.ToLowerInvariant());
}
