using WeChatPay.Compatibility;

namespace WeChatPay.Pipeline;

/// <summary>Sends the headers of the content exactly as the request has them: <c>text/xml;charset=utf-8</c> stays without a space.</summary>
/// <remarks>Flurl reads these headers before it sends, and .NET rewrites a header when it is read.
/// It is the innermost handler of ours, so it also sends a synchronous call on the caller's thread. Immutable and thread-safe.</remarks>
internal sealed class ExactHeaders(HttpMessageHandler inner) : SynchronousHandler(inner)
{
    private static readonly HttpRequestOptionsKey<WeChatPayRequest> Origin = new("WeChatPay.Request");

    /// <summary>Lets the message know the request that it was made from.</summary>
    public static void Keep(HttpRequestMessage message, WeChatPayRequest request) => message.Options.Set(Origin, request);

    /// <summary>Puts the headers of the content on it, or on empty content when there is none and a header needs it.</summary>
    public static HttpContent? Apply(WeChatPayRequest request, HttpContent? content)
    {
        foreach (var (name, value) in request.Headers.Entries)
        {
            if (!IsOfContent(name))
                continue;
            content ??= new BytesContent(ReadOnlyMemory<byte>.Empty);
            content.Headers.Remove(name);
            content.Headers.TryAddWithoutValidation(name, value);
        }
        return content;
    }

    /// <summary>Tells whether .NET takes this header on content only.</summary>
    public static bool IsOfContent(string name) =>
        name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (!message.Options.TryGetValue(Origin, out var request))
            return base.SendAsync(message, cancellationToken);
        Apply(request, message.Content);
        return request.IsSentAtOnce ? SendNow(message, cancellationToken) : base.SendAsync(message, cancellationToken);
    }
}
