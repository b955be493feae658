using System.Diagnostics.CodeAnalysis;
using WeChatPay.Compatibility;
using WeChatPay.Options;
using WeChatPay.Waiting;

namespace WeChatPay;

/// <content>Waiting for a state.</content>
public partial class ChainNode
{
    /// <summary>Queries until the state is final or the schedule ends:
    /// <c>await client["v3/pay/transactions/out-trade-no/{no}"].WaitAsync(new { no, query = new { mchid } })</c>.</summary>
    /// <remarks>A query of APIv3 is a <c>GET</c>, one of APIv2 a <c>POST</c>. A query that fails on its way, is too frequent or meets an error of the server
    /// is made again at the next time; any other error ends the wait.</remarks>
    /// <param name="options">The options of every query, in any shape that <see cref="GetAsync(object?, CancellationToken)"/> takes.</param>
    /// <param name="wait">How long, and for what; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The last response: final, or still open.</returns>
    /// <exception cref="ArgumentException">The options are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">A query failed for good, or the last one did and no state is known.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public Task<WaitResult> WaitAsync(object? options, WaitOptions? wait = null, CancellationToken cancellationToken = default) =>
        Wait(LooseOptions.Read(options), wait, cancellationToken);

    /// <inheritdoc cref="WaitAsync(object?, WaitOptions?, CancellationToken)"/>
    public Task<WaitResult> WaitAsync(RequestOptions? options = null, WaitOptions? wait = null, CancellationToken cancellationToken = default) =>
        Wait(options ?? new(), wait, cancellationToken);

    private Task<WaitResult> Wait(RequestOptions options, WaitOptions? wait, CancellationToken cancellationToken)
    {
        var path = GetPath(isLabel: true);
        var verb = path.StartsWith("v2/", StringComparison.Ordinal) ? "POST" : "GET";
        return Waiter.RunAsync(
            path, token => Start(verb, options, token).AsTask(), (wait ?? new()).Validated(), _calls.Settings.Time, cancellationToken);
    }
}
