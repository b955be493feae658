using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>Compiles many ported snippets at once: each is a method of a class in a namespace of its own.</summary>
internal sealed class SnippetCompiler
{
    private const string GlobalUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using WeChatPay;
        global using WeChatPay.Php;
        global using static WeChatPay.Php.Functions;
        """;

    /// <summary>What ported uploads call, where the library does not have it.</summary>
    private const string MediaUtil =
        """
        namespace WeChatPay.Util
        {
            public sealed class MediaUtil(string path)
            {
                public Stream getStream() => File.OpenRead(path);

                public string getContentType() => "multipart/form-data; boundary=b";
            }
        }
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);
    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(LoadReferences);
    private readonly List<SyntaxTree> _trees =
    [
        CSharpSyntaxTree.ParseText(GlobalUsings, Parsing),
        .. typeof(WeChatPayClient).Assembly.GetType("WeChatPay.Util.MediaUtil") is null ? (SyntaxTree[])[CSharpSyntaxTree.ParseText(MediaUtil, Parsing)] : [],
    ];

    private readonly List<string> _names = [];
    private Assembly? _assembly;

    /// <summary>Adds a snippet, and gives the number it is run by.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="code">What the porter wrote.</param>
    /// <param name="style">The receiver that the code expects.</param>
    public int Add(string name, string code, PortingStyle style)
    {
        var lines = code.Split('\n');
        var usings = lines.TakeWhile(static line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') || line.Length == 0).ToArray();
        var number = _names.Count;
        var declares = code.Contains("dynamic instance =", StringComparison.Ordinal) || code.Contains("var instance =", StringComparison.Ordinal);
        var source = new StringBuilder($"#nullable enable\nnamespace Snippet{number} {{\n{string.Join('\n', usings)}\npublic static class Program {{ public static void Run({(style is PortingStyle.Dynamic ? "dynamic" : "WeChatPayClient")} {(declares ? "unused" : "instance")}) {{\n");
        source.Append($"#line 1 \"{name}\"\n").AppendJoin('\n', lines.Skip(usings.Length)).Append("\n} } }\n");
        _trees.Add(CSharpSyntaxTree.ParseText(source.ToString(), Parsing, name));
        _names.Add(name);
        return number;
    }

    /// <summary>Compiles them all, and gives the errors.</summary>
    public IReadOnlyList<string> Compile()
    {
        var compilation = CSharpCompilation.Create(
            $"Snippets{Guid.NewGuid():N}", _trees, References.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: true));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (result.Success)
            _assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(image.ToArray()));
        return [.. result.Diagnostics.Where(static found => found.Severity == DiagnosticSeverity.Error).Select(static found =>
            $"{found.Location.GetMappedLineSpan()}: {found.Id} {found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n{found.Location.SourceTree?.ToString().Split('\n').ElementAtOrDefault(found.Location.GetLineSpan().StartLinePosition.Line)}")];
    }

    /// <summary>Runs a snippet.</summary>
    public void Run(int number, WeChatPayClient instance) =>
        _assembly!.GetType($"Snippet{number}.Program")!.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [instance], null);

    private static ImmutableArray<MetadataReference> LoadReferences()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. platform.Where(static path => !path.EndsWith(".Tests.dll", StringComparison.Ordinal)).Select(static path => MetadataReference.CreateFromFile(path))];
    }
}
