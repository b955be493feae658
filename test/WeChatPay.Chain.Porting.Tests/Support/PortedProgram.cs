using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>Compiles a ported file as a program of its own, and runs it against a transport that prints each request.</summary>
internal static class PortedProgram
{
    private static readonly Lock Gate = new();

    /// <summary>Runs a program, and gives what it prints.</summary>
    public static string Run(string code, PortingStyle style) => Run(code, style, [.. CSharpProject.ImplicitUsings, .. CSharpProject.PhpUsings]);

    /// <summary>Runs a program of idiomatic C#, which names the namespaces that it uses.</summary>
    public static string RunIdiomatic(string code) => Run(code, PortingStyle.Static, [.. CSharpProject.ImplicitUsings, "WeChatPay"]);

    private static string Run(string code, PortingStyle style, IEnumerable<string> namespaces)
    {
        var receiver = style is PortingStyle.Dynamic
            ? "static class Receiver { public static dynamic instance = null!; }"
            : "static class Receiver { public static WeChatPay.WeChatPayClient instance = null!; }";
        var usings = CSharpProject.GlobalUsings([.. namespaces, "static Receiver"]);
        var program = CSharpProject.Parse(code, "program.cs");
        var isLibrary = !program.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            $"Program{Guid.NewGuid():N}",
            [CSharpProject.Parse(usings, "usings.cs"), CSharpProject.Parse(receiver, "receiver.cs"), program],
            CSharpProject.References,
            new CSharpCompilationOptions(
                isLibrary
                    ? OutputKind.DynamicallyLinkedLibrary
                    : OutputKind.ConsoleApplication, checkOverflow: true, nullableContextOptions: NullableContextOptions.Annotations));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.That(
            result.Diagnostics.Where(static found => found.Severity is DiagnosticSeverity.Error).Select(
                static found => $"{found.Id} {found.GetMessage(CultureInfo.InvariantCulture)}"),
            Is.Empty,
            code);
        return isLibrary ? "" : Enter(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(image.ToArray())));
    }

    private static string Enter(Assembly assembly)
    {
        lock (Gate)
        {
            using var transport = new DryTransport();
            using var client = transport.CreateClient();
            assembly.GetType("Receiver")!.GetField("instance")!.SetValue(null, client);
            var (before, text) = (Console.Out, new StringWriter { NewLine = "\n" });
            Console.SetOut(text);
            transport.Sent = request => text.Write($"#{request.Method} {new Uri(request.Target).PathAndQuery} {request.Body}\n");
            try
            {
                assembly.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null);
            }
            finally
            {
                Console.SetOut(before);
            }
            return AsTheJudgeReads(text.ToString());
        }
    }

    // A byte that is not UTF-8 is half of a surrogate pair in C#. The output of PHP is read as UTF-8.
    private static string AsTheJudgeReads(string text)
    {
        var bytes = new List<byte>();
        foreach (var rune in Pieces(text))
            bytes.AddRange(rune is [>= '\uDC80' and <= '\uDCFF' and var raw] ? [(byte)(raw - 0xDC00)] : Encoding.UTF8.GetBytes(rune));
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length; at++)
            yield return char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? text.Substring(at++, 2) : text[at].ToString();
    }
}
