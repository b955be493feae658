using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace WeChatPay.Cli.Snippets;

/// <summary>Runs the compiled snippet of this process.</summary>
internal sealed class SnippetHost
{
    private readonly AssemblyLoadContext _assemblies = new("snippets");

    /// <summary>Runs a snippet to its end, and to the end of the calls that it does not await.</summary>
    /// <param name="client">The snippet's <c>instance</c>; disposed of at the end.</param>
    /// <param name="console">Takes the snippet's output.</param>
    public async Task<SnippetOutcome> RunAsync(SnippetJob job, WeChatPayClient client, TextWriter console)
    {
        var calls = new InFlight();
        calls.Watch(client);
        using var scope = new SnippetScope(client, console);
        try
        {
            await Task.Run(async () =>
            {
                scope.Enter();
                Enter(job);
                await calls.WaitAsync();
            });
            return new(null, null, scope.AskedForItsOwn);
        }
        catch (Exception error)
        {
            return new(error, FindLine(error, job.Name), scope.AskedForItsOwn);
        }
        finally
        {
            await scope.Console.FlushAsync(CancellationToken.None);
        }
    }

    private void Enter(SnippetJob job)
    {
        using var image = new MemoryStream(job.Image);
        using var symbols = new MemoryStream(job.Symbols);
        var main = _assemblies.LoadFromStream(image, symbols).EntryPoint!;
        main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()], null);
    }

    // The innermost line in the snippet's file; deeper frames are the library's.
    private static int? FindLine(Exception error, string name)
    {
        var frame = new StackTrace(error, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetFileName() is { } file && Path.GetFileName(file) == Path.GetFileName(name));
        return frame?.GetFileLineNumber() is { } line and > 0 ? line : null;
    }
}
