using WeChatPay.Compatibility;
using WeChatPay.Documented;
using WeChatPay.Errors;
using WeChatPay.Pipeline;
using WeChatPay.Promises;
using WeChatPay.Requests;
using WeChatPay.Uploads;
using WeChatPay.Util;

namespace WeChatPay.Calls;

/// <summary>A request that is ready to be sent, and its time limit.</summary>
/// <remarks>Mutable: use it from one thread. It runs once.</remarks>
internal sealed class Call(WeChatPayRequest request, HandlerStack handlers, TimeSpan limit, ClientSettings settings)
{
    /// <summary>Gets a stream or content that is read when the call runs.</summary>
    public object? PendingBody { get; init; }

    /// <summary>Gets the <c>Content-Type</c> of a pending body that has none.</summary>
    public string? DefaultContentType { get; init; }

    /// <summary>Gets the encryption of a pending body's sensitive fields; <see langword="null"/> for none.</summary>
    public RequestEncryption? Encryption { get; init; }

    /// <summary>Sends the request.</summary>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public Task<WeChatPayResponse> Start(CancellationToken cancellationToken) => SyncBridge.Start(RunAsync, cancellationToken);

    /// <summary>Sends the request on the caller's thread, and waits for the verified response.</summary>
    /// <inheritdoc cref="Start"/>
    public WeChatPayResponse Run(CancellationToken cancellationToken)
    {
        request.IsSynchronous = true;
        return SyncBridge.Run(() => RunAsync(cancellationToken));
    }

    /// <summary>Logs no line if the call fails: the caller does.</summary>
    public void LeaveLogToCaller() => request.IsLoggedByCaller = true;

    private Task<WeChatPayResponse> RunAsync(CancellationToken cancellationToken) => settings.Telemetry.IsObserved
        ? RunObservedAsync(cancellationToken)
        : SendAsync(cancellationToken);

    // In a method of its own: the closure is made where something listens, and nowhere else.
    private Task<WeChatPayResponse> RunObservedAsync(CancellationToken cancellationToken) =>
        ObservedCall.RunAsync(settings.Telemetry, request, () => SendAsync(cancellationToken));

    private async Task<WeChatPayResponse> SendAsync(CancellationToken cancellationToken)
    {
        using var clock = limit == Timeout.InfiniteTimeSpan ? null : settings.Time.CancelAfter(limit);
        using var both = clock is not null && cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken)
            : null;
        var token = both?.Token ?? clock?.Token ?? cancellationToken;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (PendingBody is { } pending)
                await ReadBodyAsync(pending, token).ConfigureAwait(false);
            var response = await handlers.Resolve()(request, token).ConfigureAwait(false);
            response.CallName ??= request.CallName;
            return response;
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            var effect = request.Effect;
            var when = effect.Outcome == CallOutcome.NothingSent ? "" : " in flight";
            throw new WeChatPayCanceledException(
                $"{request.CallName} was cancelled{when}.", request.CallName, effect, SafeCause.Find(error, request), cancellationToken);
        }
        catch (OperationCanceledException error) when (clock is { IsCancellationRequested: true })
        {
            throw new WeChatPayTimeoutException(limit, request.CallName, request.Effect, SafeCause.Find(error, request));
        }
        finally
        {
            // The temporary file of an upload must not outlive the call: it may be a person's papers.
            FindMedia(PendingBody)?.Dispose();
        }
    }

    private static MediaUtil? FindMedia(object? body) => body as MediaUtil ?? (body as MediaStream)?.Media;

    private async Task ReadBodyAsync(object pending, CancellationToken cancellationToken)
    {
        var contentType = request.Headers["Content-Type"];
        var body = await ReadAsync(pending, contentType, cancellationToken).ConfigureAwait(false);
        request.Body = body.Body;
        request.Headers["Content-Type"] ??= body.ContentType ?? DefaultContentType;
    }

    private async Task<EncodedBody> ReadAsync(object pending, string? contentType, CancellationToken cancellationToken)
    {
        try
        {
            return await BodyEncoding.ReadAsync(pending, contentType, request.CallName, Encryption, request.IsSynchronous, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (OperationCanceledException or ArgumentException or WeChatPayException))
        {
            throw new WeChatPayTransportException(
                $"The body of {request.CallName} could not be read: {SafeCause.Describe(error, request)}",
                request.CallName,
                CallEffect.NothingSent,
                SafeCause.Find(error, request));
        }
    }
}
