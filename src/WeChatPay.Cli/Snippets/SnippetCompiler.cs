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

    /// <summary>Compiles one snippet.</summary>
    /// <param name="name">The file that messages and stack traces name.</param>
    /// <param name="isDynamic">True: <c>instance</c> is <c>dynamic</c>. False: it has its static type.</param>
    /// <param name="isPorted">True makes an integer overflow an error: PHP's integers do not wrap around.</param>
    public static Compilation Compile(string name, string code, bool isDynamic, bool isPorted, CancellationToken cancellationToken) =>
        Compile(name, code, isDynamic ? OnDynamic : OnStatic, isPorted, cancellationToken);

    /// <summary>Compiles idiomatic C# that the porter wrote.</summary>
    public static Compilation CompileIdiomatic(string name, string code, CancellationToken cancellationToken) =>
        Compile(name, code, Idiomatic.Value, isPorted: true, cancellationToken);

    private static Compilation Compile(string name, string code, CSharpCompilation start, bool isPorted, CancellationToken cancellationToken)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), Parsing, name, cancellationToken);
        var compilation = start.WithAssemblyName($"Snippet{Guid.NewGuid():N}").AddSyntaxTrees(tree);
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

    private static CSharpCompilation CreateBase(string receiver, IEnumerable<string> namespaces, IEnumerable<MetadataReference> references)
    {
        var usings = namespaces
            .Append($"static {typeof(SnippetScope).Namespace}.{receiver}")
            .Append($"{nameof(Builder)} = {typeof(ReadyBuilder).FullName}");
        return CSharpCompilation.Create(
            "Snippets",
            [CSharpSyntaxTree.ParseText(string.Concat(usings.Select(static name => $"global using {name};\n")), Parsing)],
            references,
            // Ported PHP has no null checks, so nullable warnings would be about code that the user did not write.
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Annotations, concurrentBuild: false));
    }

    /// <summary>The assembly and its symbols, or the errors.</summary>
    internal sealed record Compilation(byte[]? Image, byte[]? Symbols, ImmutableArray<Diagnostic> Errors);
}
