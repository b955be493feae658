using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Tests.Support;
using Runtime = WeChatPay.Php.Functions;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>Compiles many ported files into one assembly, each in a namespace of its own: one compilation for each file is too slow.</summary>
internal sealed class ProgramAssembly(PortingStyle style)
{
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);
    private AssemblyLoadContext? _context;
    private Assembly? _assembly;

    /// <summary>Adds what the porter wrote.</summary>
    public void Add(string name, string code)
    {
        var root = CSharpProject.Parse(code, name).GetCompilationUnitRoot();
        var number = _trees.Count;
        var space = root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();
        var usings = string.Concat(root.Usings.Select(static line => line.ToFullString()));
        var statements = string.Concat(root.Members.OfType<GlobalStatementSyntax>().Select(static one => one.ToFullString()));
        var types = space is null
            ? string.Concat(root.Members.Where(static one => one is not GlobalStatementSyntax).Select(static one => one.ToFullString()))
            : $"namespace {space.Name} {{ {string.Concat(space.Members.Select(static one => one.ToFullString()))} }}";
        var wrapped = $"namespace P{number} {{\n{usings}\npublic static class Program {{ public static void Run() {{\n{statements}\n}} }}\n{types}\n}}";
        _trees.Add(name, CSharpProject.Parse(wrapped, name));
    }

    /// <summary>Compiles them. A file with an error is left out.</summary>
    /// <returns>The errors, each with its file.</returns>
    public IReadOnlyList<string> Compile()
    {
        var receiver = style is PortingStyle.Dynamic ? "dynamic" : "WeChatPay.WeChatPayClient";
        var usings = CSharpProject.GlobalUsings([.. CSharpProject.ImplicitUsings, .. CSharpProject.PhpUsings, "static Receiver"]);
        var compilation = CSharpCompilation.Create(
            $"Programs{Guid.NewGuid():N}",
            [
                CSharpProject.Parse(usings),
                CSharpProject.Parse($"static class Receiver {{ public static {receiver} instance = null!; }}"),
                .. _trees.Values,
            ],
            CSharpProject.References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, checkOverflow: true, nullableContextOptions: NullableContextOptions.Annotations));
        using var image = new MemoryStream();
        var errors = compilation.Emit(image).Diagnostics.Where(static found => found.Severity is DiagnosticSeverity.Error).ToList();
        if (errors.Count == 0)
        {
            _context = new AssemblyLoadContext(null, isCollectible: true);
            _assembly = _context.LoadFromStream(new MemoryStream(image.ToArray()));
            return [];
        }
        var broken = _trees.Where(tree => errors.Exists(error => error.Location.SourceTree == tree.Value)).ToList();
        var told = broken.Select(tree => $"{tree.Key} does not compile: {string.Join(
            "\n  ", errors.Where(error => error.Location.SourceTree == tree.Value).Select(Describe).Take(3))}").ToList();
        foreach (var tree in broken)
            _trees[tree.Key] = CSharpProject.Parse("");
        return broken.Count == 0 ? [.. errors.Select(static error => error.ToString())] : [.. told, .. Compile()];
    }

    private static string Describe(Diagnostic error) =>
        $"{error.Id} {error.GetMessage(CultureInfo.InvariantCulture)} ← "
        + error.Location.SourceTree!.ToString().Split('\n')[error.Location.GetLineSpan().StartLinePosition.Line].Trim();

    /// <summary>Runs a file against a transport that prints each request.</summary>
    /// <returns>What it prints; null when the file did not compile.</returns>
    public string? Run(string name)
    {
        var number = _trees.Keys.ToList().IndexOf(name);
        if (_assembly?.GetType($"P{number}.Program") is not { } program)
            return null;
        using var transport = new DryTransport();
        using var client = transport.CreateClient();
        _assembly.GetType("Receiver")!.GetField("instance")!.SetValue(null, client);
        transport.Sent = static sent => Runtime.echo($"#{sent.Method} {new Uri(sent.Target).PathAndQuery} {sent.Body}{Shop(sent)}\n");
        var reply = ProgramRequest.Handle(() => program.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null));
        return Encoding.UTF8.GetString(reply.Body.Span) + (reply.Status == 200 ? "" : $"\n[{reply.Status}]");
    }

    private static string Shop(DryRequest sent) =>
        sent.Headers.Split('\n').FirstOrDefault(static line => line.StartsWith("X-Shop: ", StringComparison.Ordinal)) is { } line ? " " + line : "";
}
