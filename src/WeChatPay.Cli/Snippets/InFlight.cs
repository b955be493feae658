using System.Collections.Concurrent;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Pipeline;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Snippets;

/// <summary>The calls that a snippet has made, so that those it did not wait for still reach their end.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class InFlight
{
    private readonly ConcurrentQueue<Task> _calls = [];

    public void Watch(WeChatPayClient client)
    {
        client.Handlers.Unshift(Handle, "in_flight");
        client.HandlersV2.Unshift(Handle, "in_flight");
    }

    /// <summary>Completes when none is left; what became of them is the snippet's business.</summary>
    public async Task UntilLandedAsync()
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
