using Microsoft.CodeAnalysis;

namespace WeChatPay.Analyzers;

/// <summary>The rules, each with its code, its severity and its page.</summary>
internal static class CompilerRules
{
    /// <summary>The key of a diagnostic's properties that holds the text to write at its location, for the code fix.</summary>
    public const string Replacement = "replacement";

    /// <summary>The key that holds the type whose members the replacement uses without naming it.</summary>
    public const string StaticUsing = "using";

    private const string Category = "WeChatPay";

    public static readonly DiagnosticDescriptor Path = Create(
        "WCP001",
        "The path is not documented",
        "`{0} {1}` is not documented{2}");

    public static readonly DiagnosticDescriptor Verb = Create(
        "WCP002",
        "The verb is not documented for the path",
        "`{0}` is not documented for `{1}`: {2}");

    public static readonly DiagnosticDescriptor Field = Create(
        "WCP003",
        "The field is not documented",
        "`{0}` of `{1}` is not documented{2}");

    public static readonly DiagnosticDescriptor Required = Create(
        "WCP004",
        "A required field is missing",
        "`{1}` lacks what the documentation requires: {0}");

    public static readonly DiagnosticDescriptor Value = Create(
        "WCP005",
        "The value is not as documented",
        "`{0}` of `{1}` {2}");

    public static readonly DiagnosticDescriptor Sensitive = Create(
        "WCP006",
        "A sensitive field goes out in clear",
        "`{0}` of `{1}` must be encrypted: build the client with encrypt_sensitive_fields = true, or give an Encrypted");

    public static readonly DiagnosticDescriptor Download = Create(
        "WCP007",
        "A file is downloaded without its digest",
        "The file is not signed: give `hash_value` of `{0}` too, or nothing proves that WeChat Pay sent the file");

    public static readonly DiagnosticDescriptor Response = Create(
        "WCP008",
        "The field of the response is not documented",
        "`{0}` is not a documented field of the response to `{1}`{2}");

    public static readonly DiagnosticDescriptor Callback = Create(
        "WCP009",
        "The body of a callback is changed or read before it is verified",
        "The body {0}");

    public static readonly DiagnosticDescriptor Number = Create(
        "WCP010",
        "A repeated call has a new number",
        "`{0}` is new for each attempt, so each attempt makes another one: choose the number before the loop");

    public static readonly DiagnosticDescriptor Client = Create(
        "WCP011",
        "A client is built again and again",
        "A client is built {0}: build it once and keep it, because it reads keys and holds connections");

    public static readonly DiagnosticDescriptor Secret = Create(
        "WCP012",
        "A secret is a literal",
        "{0} stands in the source: read it from a file, from the environment or from a vault");

    public static readonly DiagnosticDescriptor Promise = Create(
        "WCP013",
        "A promise is not awaited, or a response is",
        "{0}");

    public static readonly DiagnosticDescriptor Lambda = Create(
        "WCP014",
        "A bare lambda stands on a dynamic receiver",
        "C# takes no bare lambda on a dynamic receiver: give it a type, for example by function(…)");

    public static readonly DiagnosticDescriptor Prepay = Create(
        "WCP015",
        "A `prepay_id` has the wrong beginning",
        "The `prepay_id` is not as it has to be here: {0}");

    public static readonly DiagnosticDescriptor Amount = Create(
        "WCP016",
        "An amount comes with the request",
        "`{0}` is what the request says (`{1}`): take the amount from your own records, or the sender of the request chooses it");

    public static readonly DiagnosticDescriptor CombinedOrder = Create(
        "WCP017",
        "The number of a combined order is given as that of a single one",
        "A combined order is not known to `{0}`: use the operations of `v3/combine-transactions`, and refund each part by its own number");

    private static DiagnosticDescriptor Create(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.For(id));
}
