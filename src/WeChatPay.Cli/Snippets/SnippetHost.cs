using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace WeChatPay.Cli.Snippets;

/// <summary>Runs compiled snippets one after another, each with its own <c>instance</c>.</summary>
/// <param name="limit">The time limit for one snippet.</param>
internal sealed class SnippetHost(TimeSpan limit)
{
    private readonly AssemblyLoadContext _assemblies = new("snippets");

    /// <summary>Runs a snippet to its end or to the time limit. A snippet that reaches the limit loses its client and its console.</summary>
    /// <param name="snippet">Has an assembly and symbols.</param>
    /// <param name="client">The snippet's <c>instance</c>; disposed of at the end.</param>
    /// <param name="console">Takes the snippet's output.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<SnippetOutcome> RunAsync(
        CompiledSnippet snippet,
        WeChatPayClient client,
        TextWriter console,
        CancellationToken cancellationToken)
    {
        var calls = new InFlight();
        calls.Watch(client);
        using var scope = new SnippetScope(client, console);
        var running = Task.Run(
            async () =>
            {
                scope.Enter();
                Enter(snippet);
                await calls.WaitAsync();
            },
            CancellationToken.None);
        try
        {
            await running.WaitAsync(limit, cancellationToken);
            return new(null, null, scope.AskedForItsOwn);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            var message = $"The file ran longer than {limit.TotalSeconds:0.###} s and was left behind. --timeout sets the limit; 0 means no limit.";
            return new(new TimeoutException(message), null, scope.AskedForItsOwn);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return new(error, FindLine(error, snippet.Name), scope.AskedForItsOwn);
        }
        finally
        {
            await scope.Console.FlushAsync(CancellationToken.None);
        }
    }

    private void Enter(CompiledSnippet snippet)
    {
        using var image = new MemoryStream(snippet.Image!);
        using var symbols = new MemoryStream(snippet.Symbols!);
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
