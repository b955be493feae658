using WeChatPay.Pipeline;

namespace WeChatPay.Sinks;

/// <summary>The step <c>sink</c>: writes the verified body to where the option <c>sink</c> says.</summary>
internal static class SinkHandler
{
    public static CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
        request.Settings.Sink is { } sink ? WriteAsync(next, request, sink, cancellationToken) : next(request, cancellationToken);

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
            throw new WeChatPayTransportException($"{request.Call} was answered, and the body could not be written to the `sink` whole: {error.Message} {sink.Left}", request.Call, error);
        }
        return response;
    }
}
