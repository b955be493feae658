namespace WeChatPay.Pipeline;

/// <summary>The step <c>sink</c>: writes the verified body to where the option <c>sink</c> says.</summary>
internal static class Sinks
{
    public static CallHandler Handle(CallHandler next) => (request, cancellationToken) =>
        request.Settings.Sink is { } sink ? WriteAsync(next, request, sink, cancellationToken) : next(request, cancellationToken);

    private static async Task<WeChatPayResponse> WriteAsync(CallHandler next, WeChatPayRequest request, Sink sink, CancellationToken cancellationToken)
    {
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
            return response;
        try
        {
            if (sink.Path is { } path)
                await WriteFileAsync(path, response.Body, cancellationToken).ConfigureAwait(false);
            else
                await response.Body.CopyToAsync(sink.Stream!, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or HttpRequestException or UnauthorizedAccessException)
        {
            throw new WeChatPayTransportException($"{request.Call} was answered, and the body could not be written to the `sink` whole: {error.Message} Nothing is left at a `sink` that is a path.", request.Call, error);
        }
        return response;
    }

    // Another file first, then a rename: whoever looks at the path sees the whole body or what was there before.
    private static async Task WriteFileAsync(string path, ResponseBody body, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(path);
        var partial = $"{target}.{Path.GetRandomFileName()}.part";
        try
        {
            var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
                await body.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
