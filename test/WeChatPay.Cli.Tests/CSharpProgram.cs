using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>Compiles a text as a user would, as the top-level program of a project that references our packages, and runs it.</summary>
/// <remarks>The console is one for all: fixtures that use this do not run in parallel.</remarks>
internal static class CSharpProgram
{
    /// <summary>Returns what the program wrote to the console, lines ended by <c>\n</c>.</summary>
    public static async Task<string> RunAsync(string text, params IEnumerable<string> usings)
    {
        var main = Compile(text, usings).EntryPoint!;
        TextWriter before = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            // A Main that awaits has a twin that waits; started on the pool, the wait holds up nobody.
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
