using Microsoft.CodeAnalysis;

namespace WeChatPay.Analyzers;

/// <summary>The rules, each with its code, its severity and its page.</summary>
internal static class CompilerRules
{
    /// <summary>The key of a diagnostic's properties that holds the text to write at its location, for the code fix.</summary>
    public const string Replacement = "replacement";

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

    private static DiagnosticDescriptor Create(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.For(id));
}
