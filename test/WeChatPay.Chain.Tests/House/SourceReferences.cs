using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.House;

/// <summary>A place in a source file where a symbol is used, named or not: <c>var</c>, <c>new()</c> and operators count.</summary>
/// <param name="File">Relative to the project's folder, with slashes.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Symbol">The symbol that is used.</param>
/// <param name="DeclaredIn">The files of the same project that declare it, relative as well; none for a symbol from elsewhere.</param>
internal sealed record SourceReference(string File, int Line, ISymbol Symbol, ImmutableArray<string> DeclaredIn)
{
    public override string ToString() => $"{File}({Line}): {Symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}";
}

/// <summary>Everything that the sources of one project refer to, as the compiler sees it. Documentation comments are not references.</summary>
internal static class SourceReferences
{
    // Source generators implement these members, and do not run here.
    private static readonly HashSet<string> Generated = ["CS8795"];

    // As the newest target sees the sources: it needs nothing of `Compatibility/` that an older framework lacks.
    private static readonly CSharpParseOptions Newest =
        CSharpProject.Parsing.WithPreprocessorSymbols("NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER");

    /// <summary>Reads the sources of <c>src/{project}</c>.</summary>
    /// <param name="project">The project's folder under <c>src</c>.</param>
    /// <param name="errors">The errors of the compiler, each of which could hide a reference.</param>
    public static IReadOnlyList<SourceReference> Of(string project, out IReadOnlyList<Diagnostic> errors)
    {
        var folder = $"src/{project}/";
        var trees = Repository.Files
            // Without generated code: 100,000 lines that name only a few types.
            .Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.StartsWith($"{folder}Generated/", StringComparison.Ordinal))
            .Select(file => CSharpSyntaxTree.ParseText(Repository.Read(file), Newest, file[folder.Length..]))
            .ToArray();
        var compilation = CSharpCompilation.Create(
            project,
            [.. trees, CSharpSyntaxTree.ParseText(CSharpProject.GlobalUsings(CSharpProject.ImplicitUsings), Newest)],
            AssemblyFiles.References(except: [project, "WeChatPay.Chain.Tests", "WeChatPay.Chain.TestSupport"]),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        errors = [.. compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error && !Generated.Contains(found.Id))];
        return [.. trees.SelectMany(tree => In(tree, compilation.GetSemanticModel(tree))).DistinctBy(static reference => reference.ToString())];
    }

    private static IEnumerable<SourceReference> In(SyntaxTree tree, SemanticModel model) =>
        from node in tree.GetRoot().DescendantNodes()
        let symbol = model.GetSymbolInfo(node).Symbol
        where symbol is not (null or INamespaceSymbol)
        let declaredIn = symbol.Locations.Where(static location => location.IsInSource).Select(static location => location.SourceTree!.FilePath)
            .ToImmutableArray()
        select new SourceReference(tree.FilePath, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, symbol, declaredIn);
}
