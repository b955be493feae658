using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Support;

/// <summary>Compiles many snippets at once, each a method of its own, as in a program with <c>instance</c>.</summary>
internal sealed class SnippetAssembly
{
    // That one does not await; that two assemblies of the framework have one version each.
    private static readonly string[] Allowed = ["CS1998", "CS1701", "CS1702"];

    private readonly StringBuilder _source = new(
        CSharpProject.GlobalUsings(["System", "System.Collections.Generic", "System.Threading.Tasks", .. CSharpProject.PhpUsings]));

    private int _count;
    private Assembly? _assembly;

    /// <summary>Adds a snippet, and gives the number it is run by.</summary>
    /// <param name="code">The code; usings first.</param>
    /// <param name="receiver">The type of <c>instance</c>.</param>
    public int Add(string code, string receiver)
    {
        var lines = code.Split('\n');
        var usings = lines.TakeWhile(static line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal)).ToArray();
        _source.Append(
            $"namespace Snippet{_count} {{ {string.Join(' ', usings)} public static class Program {{ public static async Task Run({receiver} instance) {{\n");
        _source.AppendJoin('\n', lines.Skip(usings.Length)).Append("\n} } }\n");
        return _count++;
    }

    /// <summary>Compiles them all.</summary>
    /// <returns>What the compiler has against them, warnings too.</returns>
    public IReadOnlyList<string> Compile()
    {
        using var image = new MemoryStream();
        var result = Compiler.Compilation(_source.ToString()).Emit(image);
        if (result.Success)
            _assembly = Assembly.Load(image.ToArray());
        return
        [
            .. result.Diagnostics.Where(static found => found.Severity >= DiagnosticSeverity.Warning && !Allowed.Contains(found.Id))
                .Select(static found => $"{found} {LineOf(found)}"),
        ];
    }

    public Task Run(int number, WeChatPayClient instance) =>
        (Task)_assembly!.GetType($"Snippet{number}.Program")!.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [instance], null)!;

    private static string? LineOf(Diagnostic found) =>
        found.Location.SourceTree?.GetText().Lines[found.Location.GetLineSpan().StartLinePosition.Line].ToString();
}
