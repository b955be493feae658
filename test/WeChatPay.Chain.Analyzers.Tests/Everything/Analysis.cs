extern alias rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using WeChatPay.Tests.Support;

namespace WeChatPay.Analyzers.Tests.Everything;

/// <summary>Runs all rules over a compilation.</summary>
internal static class Analysis
{
    /// <summary>All analyzers.</summary>
    public static readonly DiagnosticAnalyzer[] Analyzers =
    [
        .. typeof(rules::WeChatPay.Analyzers.ChainCallAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Gets the rules.</summary>
    public static IEnumerable<DiagnosticDescriptor> Rules => Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics);

    /// <summary>Gives what the rules report, a fault of a rule (AD0001) included.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> RunAsync(Compilation compilation) =>
        await compilation.WithAnalyzers([.. Analyzers]).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);

    /// <summary>Compiles a file as a part of a user's project.</summary>
    public static CSharpCompilation Compile(string source, string path = "") => CSharpProject.Compile(
        "Checked",
        OutputKind.DynamicallyLinkedLibrary,
        CSharpProject.Parse(source, path),
        CSharpProject.Parse(CSharpProject.GlobalUsings([.. CSharpProject.ImplicitUsings, .. CSharpProject.PhpUsings])));
}
