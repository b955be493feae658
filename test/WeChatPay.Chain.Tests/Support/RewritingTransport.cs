namespace WeChatPay.Tests.Support;

/// <summary>Changes each request behind the client's signature, then sends it.</summary>
/// <param name="rewrite">Changes the request.</param>
internal sealed class RewritingTransport(Action<HttpRequestMessage> rewrite)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        rewrite(request);
        return base.Send(request, cancellationToken);
    }

    // Synchronous calls come here too where the target lacks synchronous HTTP.
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        rewrite(request);
        return base.SendAsync(request, cancellationToken);
    }
}
