using System.Collections.Concurrent;
using WeChatPay.Pipeline;

namespace WeChatPay.Cli.Snippets;

/// <summary>Tracks the calls of a snippet, so that calls it does not await still finish.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class InFlight
{
    private readonly ConcurrentQueue<Task> _calls = [];

    public void Watch(WeChatPayClient client)
    {
        client.Handlers.Unshift(Handle, "in_flight");
        client.HandlersV2.Unshift(Handle, "in_flight");
    }

    /// <summary>Completes when no call is left. Failures are not reported here; the snippet chose not to await them.</summary>
    public async Task WaitAsync()
    {
        while (_calls.TryDequeue(out var call))
            await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private CallHandler Handle(CallHandler next) => (request, cancellationToken) =>
    {
        var call = next(request, cancellationToken);
        _calls.Enqueue(call);
        return call;
    };
}
