using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace WeChatPay.Cli.Snippets;

/// <summary>Compiles C# snippets as programs of top-level statements, with usings, types and <c>await</c> where any program has them.</summary>
/// <remarks>A plain compilation is a third faster than a script for many files, and follows the rules of programs. Thread-safe.</remarks>
internal static class SnippetCompiler
{
    // Allows `#:package` and other directives, with which a file for `dotnet run x.cs` begins.
    private static readonly CSharpParseOptions Parsing = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "true")]);

    private static readonly CSharpCompilation OnStatic = CreateBase(nameof(StaticReceiver), SnippetReferences.Usings, SnippetReferences.All);
    private static readonly CSharpCompilation OnDynamic = CreateBase(nameof(DynamicReceiver), SnippetReferences.Usings, SnippetReferences.All);

    private static readonly Lazy<CSharpCompilation> Idiomatic = new(static () =>
        CreateBase(nameof(StaticReceiver), SnippetReferences.PlainUsings, SnippetReferences.WithTypedChain));

    private static readonly Lazy<CSharpCompilation>[] Analysed =
    [
        new(static () => CreateAnalysed(nameof(StaticReceiver), SnippetReferences.WithWeb)),
        new(static () => CreateAnalysed(nameof(DynamicReceiver), SnippetReferences.WithWeb)),
        new(static () => CreateAnalysed(nameof(StaticReceiver), SnippetReferences.WithTypedChain)),
    ];

    /// <summary>Compiles one snippet.</summary>
    /// <param name="name">The file that messages and stack traces name.</param>
    /// <param name="isDynamic">True: <c>instance</c> is <c>dynamic</c>. False: it has its static type.</param>
    /// <param name="isPorted">True makes an integer overflow an error: PHP's integers do not wrap around.</param>
    public static Compilation Compile(string name, string code, bool isDynamic, bool isPorted, CancellationToken cancellationToken) =>
        Compile(name, code, isDynamic ? OnDynamic : OnStatic, isPorted, cancellationToken);

    /// <summary>Compiles idiomatic C# that the porter wrote.</summary>
    public static Compilation CompileIdiomatic(string name, string code, CancellationToken cancellationToken) =>
        Compile(name, code, Idiomatic.Value, isPorted: true, cancellationToken);

    /// <summary>Makes compilations of C# that is only to be looked at, with a <c>Builder</c> that is the library's: on a static receiver, on a dynamic one,
    /// and with the typed chain.</summary>
    public static IEnumerable<CSharpCompilation> CreateForAnalysis(string name, string code, CancellationToken cancellationToken) =>
        Analysed.Select(start => Create(name, code, start.Value, cancellationToken));

    private static CSharpCompilation Create(string name, string code, CSharpCompilation start, CancellationToken cancellationToken)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), Parsing, name, cancellationToken);
        return start.WithAssemblyName($"Snippet{Guid.NewGuid():N}").AddSyntaxTrees(tree);
    }

    private static Compilation Compile(string name, string code, CSharpCompilation start, bool isPorted, CancellationToken cancellationToken)
    {
        var compilation = Create(name, code, start, cancellationToken);
        if (isPorted)
            compilation = compilation.WithOptions(compilation.Options.WithOverflowChecks(true));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        var emitted = compilation.Emit(image, symbols, options: options, cancellationToken: cancellationToken);
        return emitted.Success
            ? new(image.ToArray(), symbols.ToArray(), [])
            : new(null, null, [.. emitted.Diagnostics.Where(static found => found.Severity == DiagnosticSeverity.Error)]);
    }

    private static CSharpCompilation CreateBase(
        string receiver, IEnumerable<string> namespaces, IEnumerable<MetadataReference> references, bool hasReadyBuilder = true)
    {
        var usings = namespaces.Append($"static {typeof(SnippetScope).Namespace}.{receiver}");
        if (hasReadyBuilder)
            usings = usings.Append($"{nameof(Builder)} = {typeof(ReadyBuilder).FullName}");
        return CSharpCompilation.Create(
            "Snippets",
            [CSharpSyntaxTree.ParseText(string.Concat(usings.Select(static name => $"global using {name};\n")), Parsing)],
            references,
            // Ported PHP has no null checks, so nullable warnings would be about code that the user did not write.
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Annotations, concurrentBuild: false));
    }

    private static CSharpCompilation CreateAnalysed(string receiver, IEnumerable<MetadataReference> references) =>
        CreateBase(receiver, SnippetReferences.Usings, references, hasReadyBuilder: false);

    /// <summary>The assembly and its symbols, or the errors.</summary>
    internal sealed record Compilation(byte[]? Image, byte[]? Symbols, ImmutableArray<Diagnostic> Errors);
}
