using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>Compiles many ported snippets at once: each is a method of one class, or where it has usings in a namespace of its own.</summary>
/// <remarks>One class for many snippets, because the run-time binder learns its call sites again for each class.</remarks>
internal sealed class SnippetCompiler
{
    private readonly List<SyntaxTree> _trees = [CSharpProject.Parse(CSharpProject.GlobalUsings([.. CSharpProject.ImplicitUsings, .. CSharpProject.PhpUsings]))];

    private readonly List<(string Type, string Method)> _names = [];
    private Assembly? _assembly;

    /// <summary>Adds a snippet, and gives the number it is run by.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="code">What the porter wrote.</param>
    /// <param name="style">The receiver that the code expects.</param>
    /// <param name="declarations">What the code leaves to the code around it.</param>
    public int Add(string name, string code, PortingStyle style, string declarations = "")
    {
        var lines = code.Split('\n');
        var usings = lines.TakeWhile(static line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') || line.Length == 0).ToArray();
        var number = _names.Count;
        var declares = code.Contains("dynamic instance =", StringComparison.Ordinal) || code.Contains("var instance =", StringComparison.Ordinal);
        var isPlain = usings.All(static line => line.Length == 0);
        var source = new StringBuilder("#nullable enable\n");
        source.Append(isPlain ? "" : $"namespace Snippet{number} {{\n{string.Join('\n', usings)}\n");
        var parameter = $"{(style is PortingStyle.Dynamic ? "dynamic" : "WeChatPayClient")} {(declares ? "unused" : "instance")}";
        source.Append($"public static partial class Program {{ public static void Run{number}({parameter}) {{\n");
        source.Append(declarations).Append($"#line 1 \"{name}\"\n").AppendJoin('\n', lines.Skip(usings.Length)).Append(isPlain ? "\n} }\n" : "\n} } }\n");
        _names.Add((isPlain ? "Program" : $"Snippet{number}.Program", $"Run{number}"));
        _trees.Add(CSharpProject.Parse(source.ToString(), name));
        return number;
    }

    /// <summary>Adds a snippet of idiomatic C#, which waits.</summary>
    public int AddIdiomatic(string name, string code)
    {
        var lines = code.Split('\n');
        var usings = lines.TakeWhile(static line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') || line.Length == 0).ToArray();
        var number = _names.Count;
        var source = $"#nullable enable\nnamespace Snippet{number} {{\n{string.Join('\n', usings)}\npublic static class Program {{ "
            + $"public static async Task Run{number}(WeChatPayClient instance) {{\n{string.Join('\n', lines.Skip(usings.Length))}\n}} }} }}\n";
        _names.Add(($"Snippet{number}.Program", $"Run{number}"));
        _trees.Add(CSharpProject.Parse(source, name));
        return number;
    }

    /// <summary>Compiles them all, and gives the errors.</summary>
    public IReadOnlyList<string> Compile()
    {
        var compilation = CSharpCompilation.Create(
            $"Snippets{Guid.NewGuid():N}",
            _trees,
            CSharpProject.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: true));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (result.Success)
            _assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(image.ToArray()));
        return [.. result.Diagnostics.Where(static found => found.Severity == DiagnosticSeverity.Error).Select(Describe)];
    }

    private static string Describe(Diagnostic found)
    {
        var line = found.Location.SourceTree?.ToString().Split('\n').ElementAtOrDefault(found.Location.GetLineSpan().StartLinePosition.Line);
        return $"{found.Location.GetMappedLineSpan()}: {found.Id} {found.GetMessage(CultureInfo.InvariantCulture)}\n{line}";
    }

    /// <summary>Runs a snippet of idiomatic C#.</summary>
    public void RunIdiomatic(int number, WeChatPayClient instance)
    {
        var method = _assembly!.GetType(_names[number].Type)!.GetMethod(_names[number].Method)!;
        ((Task)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [instance], null)!).GetAwaiter().GetResult();
    }

    /// <summary>Runs a snippet.</summary>
    public void Run(int number, WeChatPayClient instance) =>
        _assembly!.GetType(_names[number].Type)!.GetMethod(_names[number].Method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [instance], null);
}
