using System.Globalization;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>standby</c>: chooses the host of an attempt, and moves to the other host when that one cannot be reached.</summary>
/// <remarks>A failure before a byte was sent moves any call, a later one moves a query alone. Mutable and thread-safe.</remarks>
internal sealed class StandbyHandler(StandbyHosts hosts, TimeProvider time)
{
    // One move is what the handler is for, also where nothing else is repeated.
    private const int FewestAttempts = 2;

    private readonly HostHealth _health = new(time);

    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
        !request.KeepsHost && hosts.Find(request.Uri) is { } other ? SendAsync(next, request, other, cancellationToken) : next(request, cancellationToken);

    private async Task<WeChatPayResponse> SendAsync(CallHandler next, WeChatPayRequest request, Uri other, CancellationToken cancellationToken)
    {
        var (first, second) = (request.Uri, other);
        if (_health.IsLeft(first) && !_health.IsLeft(second))
            (first, second) = (second, first);
        var body = request.Body;
        request.Uri = first;
        CallOutcome outcome;
        string reason;
        try
        {
            var response = await TryAsync(next, request, first, cancellationToken).ConfigureAwait(false);
            if (!IsBad(request, response) || RetryRules.IsWrite(request) || !MayMove(request))
                return response;
            outcome = ErrorCodes.Judge(request.CallName, response);
            reason = response.StatusCode.ToString(CultureInfo.InvariantCulture);
        }
        catch (WeChatPayException error) when (IsFailed(request, error) && MayMove(request))
        {
            outcome = error.Outcome;
            reason = RetryRules.Describe(error.Failure);
        }
        request.BeginAgain(second, body, outcome);
        request.Progress.Observation?.Move(request.Progress.Attempts, reason, second.Host);
        return await TryAsync(next, request, second, cancellationToken).ConfigureAwait(false);
    }

    // Notes what became of the host, whether the call moves or not.
    private async Task<WeChatPayResponse> TryAsync(CallHandler next, WeChatPayRequest request, Uri host, CancellationToken cancellationToken)
    {
        try
        {
            var response = await next(request, cancellationToken).ConfigureAwait(false);
            if (IsBad(request, response))
                _health.Leave(host);
            else
                _health.Return(host);
            return response;
        }
        catch (WeChatPayException error) when (IsFailed(request, error))
        {
            _health.Leave(host);
            throw;
        }
    }

    private static bool MayMove(WeChatPayRequest request) =>
        request.Body is not { IsReplayable: false } && request.Progress.Attempts < Math.Max(FewestAttempts, RetryRules.OptionsOf(request).MaxAttempts);

    // Behind a redirect another host failed.
    private static bool IsFailed(WeChatPayRequest request, WeChatPayException error) => ReferenceEquals(request.Last, request)
        && (error.Failure == AttemptFailure.NothingSent || (error.Failure == AttemptFailure.Broken && !RetryRules.IsWrite(request)));

    // The host is judged by any call; only a call that changes nothing moves.
    private static bool IsBad(WeChatPayRequest request, WeChatPayResponse response) =>
        response.StatusCode is 502 or 503 && ReferenceEquals(request.Last, request);
}
