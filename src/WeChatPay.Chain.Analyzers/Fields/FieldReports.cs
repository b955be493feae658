using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Analyzers.Calls;

namespace WeChatPay.Analyzers.Fields;

/// <summary>Reports fields of one call.</summary>
/// <param name="call">The call.</param>
/// <param name="report">Receives the diagnostics.</param>
/// <param name="hasOwnHandlers">Whether the call has handlers of its own, so that it is not known whether they encrypt.</param>
/// <remarks>No message quotes a value: it stands in the source.</remarks>
internal sealed class FieldReports(ChainCall call, Action<Diagnostic> report, bool hasOwnHandlers)
{
    /// <summary>Reports a field that is not documented.</summary>
    public void Unknown(GivenEntry entry, string path, string? near) => Report(
        CompilerRules.Field,
        entry.Span,
        near is null ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
        near is null ? null : entry.Rename(near),
        path,
        near is null ? "" : $": did you mean `{near}`?");

    /// <summary>Reports a key of the options that is neither an option nor a variable of the path: the call would refuse it.</summary>
    public void UnknownOption(GivenEntry entry, string? near) => Report(
        CompilerRules.Field,
        entry.Span,
        DiagnosticSeverity.Warning,
        near is null ? null : entry.Rename(near),
        entry.Name,
        near is null ? ": it is neither an option nor a variable of the path" : $": did you mean `{near}`?");

    /// <summary>Reports required fields that are not there.</summary>
    /// <param name="place">Where they should be.</param>
    /// <param name="fields">The fields, each with its type and its documented values.</param>
    /// <param name="isInferred">Whether the documentation may not require them.</param>
    public void Missing(TextSpan place, IEnumerable<string> fields, bool isInferred) =>
        Report(CompilerRules.Required, place, isInferred ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, null, string.Join(", ", fields), "");

    /// <summary>Reports a value.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="path">The field.</param>
    /// <param name="what">What is wrong, and what is right.</param>
    /// <param name="replacement">The right value, if there is one.</param>
    public void Value(TextSpan place, string path, string what, string? replacement = null) =>
        Report(CompilerRules.Value, place, DiagnosticSeverity.Warning, replacement, path, what);

    /// <summary>Reports a sensitive field in clear.</summary>
    public void Sensitive(TextSpan place, string path, DiagnosticSeverity severity)
    {
        if (!hasOwnHandlers)
            Report(CompilerRules.Sensitive, place, severity, null, path, "");
    }

    private void Report(DiagnosticDescriptor rule, TextSpan place, DiagnosticSeverity severity, string? replacement, string path, string what) =>
        report(Diagnostic.Create(
            rule,
            Location.Create(call.Verb.SyntaxTree, place),
            severity,
            additionalLocations: null,
            replacement is null ? null : ImmutableDictionary<string, string?>.Empty.Add(CompilerRules.Replacement, replacement),
            path,
            $"{call.Method} {call.Path}",
            what));
}
