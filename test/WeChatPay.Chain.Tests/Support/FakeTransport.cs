namespace WeChatPay.Tests.Support;

/// <summary>A transport without a network: the test says how it responds. It sends both ways, as those of .NET do.</summary>
internal sealed class FakeTransport(Func<HttpRequestMessage, HttpResponseMessage> respond) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => respond(request);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(respond(request));
        }
        catch (Exception error)
        {
            return Task.FromException<HttpResponseMessage>(error);
        }
    }
}
