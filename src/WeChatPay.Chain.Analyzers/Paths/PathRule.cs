using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Paths;

/// <summary>WCP001, a path that is not documented, and WCP002, a verb that is not documented for its path.</summary>
internal static class PathRule
{
    // Letters. A path that differs by more may be newer than the facts.
    private const int TypingError = 2;

    /// <summary>Finds the operation of a call, and reports the path or the verb that is not documented.</summary>
    /// <returns>The operations that the call may be.</returns>
    public static IReadOnlyList<Operation> Check(ChainCall call, Action<Diagnostic> report)
    {
        if (call.Method is null)
        {
            CheckName(call, report);
            return [];
        }
        if (!call.HasProtocol)
        {
            // A dynamic object may be a part of the chain that was kept: `var v3 = instance.v3`.
            if (OperationFinder.FindBehindProtocol(call.Method, call.Segments, mayBeLeftOut: !call.IsDynamic) is { } meant)
                ReportPath(call, meant, report);
            return [];
        }
        var found = OperationFinder.Find(call.Method, call.Segments);
        // A variable may stand where the documentation has words: `transactions/{type}`.
        if (found.Count == 0 && OperationFinder.FindByWords(call.Method, call.Segments) is { Count: > 0 } byWords)
            return byWords;
        // A value may hold more than it seems to: what is found is right, and what is not may be so too.
        if (call.Segments.Any(static segment => segment.IsLoose))
            return found;
        var misspelt = found.Count == 1 ? OperationFinder.FindMisspelt(found[0], call.Segments) : null;
        if (found.Count > 0 && misspelt is null)
            return found;
        var nearest = misspelt ?? NearestPath.Find(OperationTable.Default, call.Method, OperationFinder.PathOf(call.Segments));
        var others = Verbs.All.Where(method => method != call.Method && OperationFinder.Find(method, call.Segments).Count > 0).ToArray();
        if (others.Length > 0 && !(nearest?.Method == call.Method && PathDifference.Find(call.Segments, nearest.Path).Letters <= TypingError))
            ReportVerb(call, others, report);
        else
            ReportPath(call, nearest, report);
        return [];
    }

    private static void CheckName(ChainCall call, Action<Diagnostic> report)
    {
        var name = call.Verb.Identifier.ValueText;
        // The compiler knows the names of other receivers.
        if (!call.IsDynamic || Verbs.Nearest(name) is not { } near)
            return;
        var methods = Verbs.All.Where(method => OperationFinder.Find(method, call.Segments).Count > 0).ToArray();
        if (methods.Length > 0)
            report(Create(CompilerRules.Verb, call.Verb.GetLocation(), DiagnosticSeverity.Warning, near, name, call.Path, $"did you mean `{near}`?"));
    }

    private static void ReportVerb(ChainCall call, string[] documented, Action<Diagnostic> report)
    {
        var name = call.Verb.Identifier.ValueText;
        var canRename = documented.Length == 1 && Verbs.MethodOf(name) is not null && Verbs.Rename(name, call.Method!) == name;
        report(Create(
            CompilerRules.Verb,
            call.Verb.GetLocation(),
            DiagnosticSeverity.Warning,
            canRename ? Verbs.Rename(name, documented[0]) : null,
            call.Method!,
            call.Path,
            $"the facts have {string.Join(", ", documented)}"));
    }

    private static void ReportPath(ChainCall call, Operation? nearest, Action<Diagnostic> report)
    {
        if (nearest is null)
        {
            report(Create(CompilerRules.Path, PlaceOf(call), DiagnosticSeverity.Info, null, call.Method!, call.Path, ", and no documented path is near"));
            return;
        }
        var difference = PathDifference.Find(call.Segments, nearest.Path);
        var isTyping = difference.Letters <= TypingError && nearest.Method == call.Method;
        report(Create(
            CompilerRules.Path,
            Location.Create(call.Verb.SyntaxTree, difference.Span),
            isTyping ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            isTyping || !NeedsAValue(call, nearest) ? difference.Replacement : null,
            call.Method!,
            call.Path,
            $": did you mean `{nearest.Method} {nearest.Path}`?"));
    }

    // Only the author knows the value of a variable that the path does not have.
    private static bool NeedsAValue(ChainCall call, Operation nearest) =>
        nearest.Path.Split('/').Count(Segment.IsVariableName) > call.Segments.Count(static segment => segment.IsVariable || segment.IsUnknown);

    private static Location PlaceOf(ChainCall call) => Location.Create(
        call.Verb.SyntaxTree,
        TextSpan.FromBounds(call.Segments.Min(static segment => segment.Span.Start), call.Segments.Max(static segment => segment.Span.End)));

    private static Diagnostic Create(DiagnosticDescriptor rule, Location place, DiagnosticSeverity severity, string? replacement, params object[] arguments) =>
        Diagnostic.Create(
            rule,
            place,
            severity,
            additionalLocations: null,
            replacement is null ? null : ImmutableDictionary<string, string?>.Empty.Add(CompilerRules.Replacement, replacement),
            arguments);
}
