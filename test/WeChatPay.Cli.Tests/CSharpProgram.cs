using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>Compiles a text as a program of top-level statements in a project that references our packages, and runs it.</summary>
/// <remarks>All programs share the console: fixtures that use this class do not run in parallel.</remarks>
internal static class CSharpProgram
{
    /// <summary>Compiles and runs the program.</summary>
    /// <returns>The console output, with lines ended by <c>\n</c>.</returns>
    public static async Task<string> RunAsync(string text, params IEnumerable<string> usings)
    {
        var main = Compile(text, usings).EntryPoint!;
        var before = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            // An async Main has a twin that blocks. On the thread pool it blocks no thread of the test.
            await Task.Run(() => main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null));
        }
        finally
        {
            Console.SetOut(before);
        }
        return output.ToString().ReplaceLineEndings("\n");
    }

    private static Assembly Compile(string text, IEnumerable<string> usings)
    {
        var global = CSharpProject.GlobalUsings([.. CSharpProject.ImplicitUsings, .. usings]);
        var name = $"Program{Guid.NewGuid():N}";
        var compilation = CSharpProject.Compile(name, OutputKind.ConsoleApplication, CSharpProject.Parse(global), CSharpProject.Parse(text));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.That(emitted.Success, Is.True, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
