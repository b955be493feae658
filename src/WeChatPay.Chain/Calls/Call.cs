using WeChatPay.Documented;
using WeChatPay.Pipeline;
using WeChatPay.Requests;

namespace WeChatPay.Calls;

/// <summary>A request that is ready to go, and how long it may take.</summary>
/// <remarks>Runs once.</remarks>
internal sealed class Call(WeChatPayRequest request, HandlerStack handlers, TimeSpan limit, TimeProvider time)
{
    /// <summary>Gets a stream or content that is read when the call runs.</summary>
    public object? PendingBody { get; init; }

    /// <summary>Gets the type of a body that states none.</summary>
    public string? DefaultContentType { get; init; }

    /// <summary>Gets what encrypts sensitive fields of such a body, if anything does.</summary>
    public RequestEncryption? Seal { get; init; }

    public async Task<WeChatPayResponse> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var clock = limit == Timeout.InfiniteTimeSpan ? null : new CancellationTokenSource(limit, time);
        using var both = clock is not null && cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken) : null;
        var token = both?.Token ?? clock?.Token ?? cancellationToken;
        try
        {
            if (PendingBody is { } pending)
                await ReadBodyAsync(pending, token).ConfigureAwait(false);
            return await handlers.Resolve()(request, token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{request.Call} was cancelled in flight. Query the order before trying again: it may have taken effect.", error, cancellationToken);
        }
        catch (OperationCanceledException error) when (clock is { IsCancellationRequested: true })
        {
            throw new WeChatPayTimeoutException(limit, request.Call, error);
        }
    }

    private async Task ReadBodyAsync(object pending, CancellationToken cancellationToken)
    {
        var body = await BodyEncoding.ReadAsync(pending, request.Headers["Content-Type"], request.Call, Seal, cancellationToken).ConfigureAwait(false);
        request.Body = body.Body;
        request.Headers["Content-Type"] ??= body.ContentType ?? DefaultContentType;
    }
}
