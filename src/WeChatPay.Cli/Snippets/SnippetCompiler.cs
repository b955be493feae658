using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Snippets;

/// <summary>Compiles C# snippets as the top-level programs that they are, so that usings, types and <c>await</c> stand where they do in any program.</summary>
/// <remarks>A plain compilation, not a script: a third faster for many files, and with a program's rules. Thread-safe.</remarks>
internal static class SnippetCompiler
{
    // `#:package` and its like, which a file for `dotnet run x.cs` begins with, are let be.
    private static readonly CSharpParseOptions Parsing = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "true")]);

    private static readonly CSharpCompilation OnStatic = For(nameof(StaticReceiver));
    private static readonly CSharpCompilation OnDynamic = For(nameof(DynamicReceiver));

    /// <summary>Compiles one.</summary>
    /// <param name="name">The file that messages and stack traces name.</param>
    /// <param name="code">The C#.</param>
    /// <param name="isDynamic">Whether <c>instance</c> is <c>dynamic</c>.</param>
    /// <param name="isPorted">Whether it was PHP, whose integers do not wrap around: an overflow is an error then.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Compilation Compile(string name, string code, bool isDynamic, bool isPorted, CancellationToken cancellationToken)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), Parsing, name, cancellationToken);
        var compilation = (isDynamic ? OnDynamic : OnStatic).WithAssemblyName($"Snippet{Guid.NewGuid():N}").AddSyntaxTrees(tree);
        if (isPorted)
            compilation = compilation.WithOptions(compilation.Options.WithOverflowChecks(true));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult emitted = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellationToken);
        return emitted.Success
            ? new(image.ToArray(), symbols.ToArray(), [])
            : new(null, null, [.. emitted.Diagnostics.Where(static found => found.Severity == DiagnosticSeverity.Error)]);
    }

    private static CSharpCompilation For(string receiver)
    {
        var usings = SnippetReferences.Usings
            .Append($"static {typeof(SnippetScope).Namespace}.{receiver}")
            .Append($"{nameof(Builder)} = {typeof(ReadyBuilder).FullName}");
        return CSharpCompilation.Create(
            "Snippets",
            [CSharpSyntaxTree.ParseText(string.Concat(usings.Select(static name => $"global using {name};\n")), Parsing)],
            SnippetReferences.All,
            // PHP knows no null checks that a port could carry over: warnings would be about what nobody wrote.
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Annotations, concurrentBuild: false));
    }

    /// <summary>What came of it.</summary>
    internal sealed record Compilation(byte[]? Image, byte[]? Symbols, ImmutableArray<Diagnostic> Errors);
}
