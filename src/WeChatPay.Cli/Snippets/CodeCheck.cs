extern alias rules;

using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using rules::WeChatPay.Analyzers;
using rules::WeChatPay.Analyzers.Practices;

namespace WeChatPay.Cli.Snippets;

/// <summary>Looks at C# as the compiler does in a project that uses the library: its own errors, and the library's rules.</summary>
/// <remarks>Thread-safe.</remarks>
internal static class CodeCheck
{
    // A file of types has no entry point, and needs none.
    private const string NoEntryPoint = "CS5001";

    private static ImmutableArray<DiagnosticAnalyzer> Rules { get; } =
        [new ChainCallAnalyzer(), new CallbackAnalyzer(), new ClientAnalyzer(), new PrepayAnalyzer(), new ResponseAnalyzer(), new SecretAnalyzer()];

    /// <summary>Finds what the compiler and the rules report, in the order of the source.</summary>
    /// <param name="name">The file that messages name.</param>
    /// <param name="code">The C#.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public static async Task<IReadOnlyList<Diagnostic>> FindAsync(string name, string code, CancellationToken cancellationToken)
    {
        (CSharpCompilation Compilation, IReadOnlyList<Diagnostic> Errors)? best = null;
        foreach (var compilation in SnippetCompiler.CreateForAnalysis(name, code, cancellationToken))
        {
            // The receiver with fewer errors is what the author meant; the rules see least of the typed chain, which comes last.
            var errors = ListErrors(compilation, cancellationToken);
            if (best is null || errors.Count < best.Value.Errors.Count)
                best = (compilation, errors);
            if (errors.Count == 0)
                break;
        }
        var found = await best!.Value.Compilation.WithAnalyzers(Rules).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. best.Value.Errors.Concat(found).OrderBy(static one => one.Location.SourceSpan.Start)];
    }

    /// <summary>Writes a diagnostic in the format of compilers.</summary>
    public static string Describe(Diagnostic found)
    {
        var at = found.Location.GetLineSpan();
        var severity = found.Severity.ToString().ToLowerInvariant();
        return $"{at.Path}({at.StartLinePosition.Line + 1},{at.StartLinePosition.Character + 1}): {severity} {found.Id}: "
            + found.GetMessage(CultureInfo.InvariantCulture);
    }

    private static IReadOnlyList<Diagnostic> ListErrors(CSharpCompilation compilation, CancellationToken cancellationToken) =>
        [.. compilation.GetDiagnostics(cancellationToken).Where(static one => one.Severity == DiagnosticSeverity.Error && one.Id != NoEntryPoint)];
}
