using WeChatPay.Errors;
using WeChatPay.Sinks;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>sink</c>: writes the verified body to the option <c>sink</c>.</summary>
internal static class SinkHandler
{
    public static CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
        request.Sink is { } sink ? WriteAsync(next, request, sink, cancellationToken) : next(request, cancellationToken);

    private static async Task<WeChatPayResponse> WriteAsync(CallHandler next, WeChatPayRequest request, Sink sink, CancellationToken cancellationToken)
    {
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
            return response;
        using var body = response.Body;
        try
        {
            await sink.WriteAsync(stream => body.CopyToAsync(stream, cancellationToken), request.IsSynchronous).ConfigureAwait(false);
        }
        // What breaks the connection is one of ours already, and anything else comes from the sink.
        catch (Exception error) when (error is not (WeChatPayException or OperationCanceledException))
        {
            throw new WeChatPayTransportException(
                $"The response to {request.CallName} came, but the whole body could not be written to the `sink`: {SafeCause.Describe(error, request)} "
                + sink.Remainder,
                request.CallName,
                CallEffect.AfterResponse(request.CallName),
                SafeCause.Find(error, request),
                response);
        }
        body.MoveTo(sink.Place);
        return response;
    }
}
