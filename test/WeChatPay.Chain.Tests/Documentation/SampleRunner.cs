using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>Runs a documentation block, with <c>instance</c> as the client of the test.</summary>
/// <remarks>The console is one for all: fixtures that use this do not run in parallel.</remarks>
internal static class SampleRunner
{
    private const string Slot = "WeChatPay.Tests.Documentation.instance";

    private static readonly (string Name, string Declaration)[] Preamble =
    [
        ("instance", $"var instance = (WeChatPay.WeChatPayClient)System.AppContext.GetData(\"{Slot}\")!;"),
        ("cancellationToken", "System.Threading.CancellationToken cancellationToken = default;"),
    ];

    /// <summary>Returns what the blocks, as one program, wrote to the console, lines ended by <c>\n</c>.</summary>
    public static Task<string> RunAsync(IReadOnlyList<Fence> blocks, WeChatPayClient instance)
    {
        AppContext.SetData(Slot, instance);
        return RunAsync(SampleCompiler.Build(Preamble, blocks));
    }

    /// <summary>Returns what a program wrote to the console, lines ended by <c>\n</c>.</summary>
    public static async Task<string> RunAsync(CSharpCompilation program)
    {
        var main = Load(program).EntryPoint!;
        var (output, error) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        Console.SetOut(written);
        Console.SetError(TextWriter.Null);
        try
        {
            // The compiler makes a blocking entry point for an async Main; on the pool it blocks no test.
            await Task.Run(
                () => main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()], null));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
        return written.ToString().ReplaceLineEndings("\n");
    }

    private static Assembly Load(CSharpCompilation program)
    {
        using var image = new MemoryStream();
        var emitted = program.WithAssemblyName($"Sample{Guid.NewGuid():N}").Emit(image);
        Assert.That(emitted.Success, Is.True, string.Join('\n', emitted.Diagnostics.Where(static found => found.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
