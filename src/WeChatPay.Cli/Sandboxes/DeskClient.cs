using System.Net.Http.Headers;
using System.Net.Sockets;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>Calls the desk of a running sandbox: <c>/_sandbox/</c>.</summary>
internal static class DeskClient
{
    /// <summary>Sends a call.</summary>
    /// <param name="sandbox">The address of the sandbox.</param>
    /// <param name="method">The method.</param>
    /// <param name="target">The path below <c>/_sandbox/</c>.</param>
    /// <param name="body">The JSON to send; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the desk did it, and its response.</returns>
    /// <exception cref="HttpRequestException">No sandbox listens there, or its response is not the desk's.</exception>
    public static async Task<(bool IsDone, JObject Response)> SendAsync(
        Uri sandbox, HttpMethod method, string target, JObject? body, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        using var message = new HttpRequestMessage(method, new Uri(sandbox, $"/_sandbox/{target}"));
        if (body is not null)
            message.Content = new StringContent(body.ToString(Formatting.None), new MediaTypeHeaderValue("application/json"));
        using var response = await SendAsync(http, message, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            using var reader = GivenText.ReadJson(text);
            return (response.IsSuccessStatusCode, JObject.Load(reader));
        }
        catch (JsonException)
        {
            throw new HttpRequestException(Message.Format($"{sandbox} answered {(int)response.StatusCode} without JSON: it is not a sandbox."));
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(message, cancellationToken);
        }
        // A sandbox that ends while the connection opens raises the socket's own exception.
        catch (SocketException error)
        {
            throw new HttpRequestException(error.Message, error);
        }
    }
}
