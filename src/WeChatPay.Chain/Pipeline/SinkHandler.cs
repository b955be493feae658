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
            await sink.WriteAsync(stream => body.CopyToAsync(stream, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception error) when (Sink.IsFault(error) || error is HttpRequestException)
        {
            throw new WeChatPayTransportException(
                $"The response to {request.Call} came, but the whole body could not be written to the `sink`: {error.Message} {sink.Remainder}",
                request.Call,
                error);
        }
        return response;
    }
}
