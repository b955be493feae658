using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Snippets;

/// <summary>Runs compiled snippets, one after another, each with an <c>instance</c> of its own.</summary>
/// <param name="limit">How long one may take.</param>
internal sealed class SnippetHost(TimeSpan limit)
{
    private readonly AssemblyLoadContext _assemblies = new("snippets");

    /// <summary>Runs one to its end, or until its time is over: then it is left behind, without client and console.</summary>
    /// <param name="snippet">One that has compiled.</param>
    /// <param name="client">What its <c>instance</c> is; disposed of afterwards.</param>
    /// <param name="console">Where its output goes.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public async Task<SnippetOutcome> RunAsync(CompiledSnippet snippet, WeChatPayClient client, TextWriter console, CancellationToken cancellationToken)
    {
        var calls = new InFlight();
        calls.Watch(client);
        using var scope = new SnippetScope(client, console);
        var running = Task.Run(
            async () =>
            {
                scope.Enter();
                Enter(snippet);
                await calls.UntilLandedAsync();
            },
            CancellationToken.None);
        try
        {
            await running.WaitAsync(limit, cancellationToken);
            return new(null, null, scope.AskedForItsOwn);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            return new(new TimeoutException($"It had not ended after {limit.TotalSeconds:0.###} s (--timeout) and was left behind."), null, scope.AskedForItsOwn);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return new(error, LineOf(error, snippet.Name), scope.AskedForItsOwn);
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

    // The innermost line of the snippet's own: what lies deeper is the library's.
    private static int? LineOf(Exception error, string name)
    {
        var frame = new StackTrace(error, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => frame.GetFileName() is { } file && Path.GetFileName(file) == Path.GetFileName(name));
        return frame?.GetFileLineNumber() is { } line and > 0 ? line : null;
    }
}
