using System.Text;

namespace WeChatPay.OpenApi.Tests.Support;

/// <summary>Keeps what would go over the wire, as text, and answers 200.</summary>
internal sealed class RecordingTransport : HttpMessageHandler
{
    public string Last { get; private set; } = "";

    /// <summary>Gets or sets the body of the answers; nothing unless a test reads them.</summary>
    public string Answer { get; set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var text = new StringBuilder($"{request.Method} {request.RequestUri!.AbsoluteUri}\n");
        var headers = request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? []);
        foreach (var (name, values) in headers.OrderBy(static header => header.Key, StringComparer.Ordinal))
            text.Append(name).Append(": ").Append(values.ToString()).Append('\n');
        if (request.Content is { } content)
            text.Append('\n').Append(await content.ReadAsStringAsync(cancellationToken));
        Last = text.ToString();
        return new(System.Net.HttpStatusCode.OK) { Content = new StringContent(Answer) };
    }
}
