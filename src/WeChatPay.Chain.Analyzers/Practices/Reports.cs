using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WeChatPay.Analyzers.Practices;

/// <summary>Makes diagnostics whose code fix replaces text.</summary>
internal static class Reports
{
    /// <summary>Makes a diagnostic.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="place">Where.</param>
    /// <param name="severity">How certain it is.</param>
    /// <param name="replacement">The text that the fix writes there; <see langword="null"/> for no fix.</param>
    /// <param name="staticUsing">The type whose members the replacement uses without naming it, if it is not in scope.</param>
    /// <param name="arguments">The values of the message.</param>
    public static Diagnostic Create(
        DiagnosticDescriptor rule, Location place, DiagnosticSeverity severity, string? replacement, string? staticUsing, params object[] arguments)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (replacement is not null)
            properties = properties.Add(CompilerRules.Replacement, replacement);
        if (staticUsing is not null)
            properties = properties.Add(CompilerRules.StaticUsing, staticUsing);
        return Diagnostic.Create(rule, place, severity, additionalLocations: null, properties, arguments);
    }
}
