using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Flurl.Http.Testing;
using NUnit.Framework;

namespace WeChatPay.Tests.Support;

/// <summary>A request that went out over the wire; it can check the merchant's signature.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Uri">The whole address.</param>
/// <param name="Headers">The headers, those of the content among them.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Client">Flurl's client that sent it.</param>
internal sealed partial record WireRequest(
    string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[] Body, Flurl.Http.IFlurlClient? Client = null)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    public string Authorization => Headers["Authorization"];

    /// <summary>Checks the Authorization header over what it has to cover.</summary>
    /// <param name="covered">The bytes that the signature covers; the whole body when none are given.</param>
    public bool IsSigned(byte[]? covered = null)
    {
        var fields = Field().Matches(Authorization).ToDictionary(field => field.Groups[1].Value, field => field.Groups[2].Value);
        byte[] message =
            [.. Encoding.UTF8.GetBytes($"{Method}\n{Uri.PathAndQuery}\n{fields["timestamp"]}\n{fields["nonce_str"]}\n"), .. covered ?? Body, (byte)'\n'];
        return Authorization.StartsWith("WECHATPAY2-SHA256-RSA2048 ", StringComparison.Ordinal)
            && fields["mchid"] == TestKeys.Mchid && fields["serial_no"] == TestKeys.MerchantSerial
            && TestKeys.MerchantSigned(message, fields["signature"]);
    }

    [GeneratedRegex("(\\w+)=\"([^\"]*)\"")]
    private static partial Regex Field();
}

/// <summary>A strict replacement of the network, by Flurl's own test hook: an unexpected request fails the test.</summary>
internal sealed class Wire : IDisposable
{
    private readonly HttpTest _test = new();
    private readonly List<WireRequest> _requests = [];
    private int _answers;

    /// <summary>Gets the requests so far, in order.</summary>
    public IReadOnlyList<WireRequest> Requests
    {
        get
        {
            foreach (var call in _test.CallLog.Skip(_requests.Count).ToList())
                _requests.Add(
                    new(
                        call.HttpRequestMessage.Method.Method,
                        call.HttpRequestMessage.RequestUri!,
                        HeadersOf(call.HttpRequestMessage),
                        BodyOf(call.HttpRequestMessage),
                        call.Client));
            return _requests;
        }
    }

    /// <summary>Gets the one request.</summary>
    public WireRequest Request => Requests.Single();

    public Wire Answer(HttpResponseMessage message)
    {
        _answers++;
        _test.RespondWith(() => ReadBodies(message.Content), (int)message.StatusCode, HeadersOf(message.Headers), replaceUnderscoreWithHyphen: false);
        return this;
    }

    public Wire Answer(string json = "{}") => Answer(SignedAnswer.Of(json));

    public Wire TimeOut()
    {
        _answers++;
        _test.SimulateTimeout();
        return this;
    }

    public void Dispose()
    {
        _test.Dispose();
        // Flurl's `HttpTest` answers 200 to an unexpected request: here such a request is a failure.
        Assert.That(_test.CallLog, Has.Count.LessThanOrEqualTo(_answers), "A request went out that the test did not expect.");
    }

    // Content keeps its bytes once it was read.
    private static byte[] BodyOf(HttpRequestMessage request) => request.Content?.ReadAsByteArrayAsync().GetAwaiter().GetResult() ?? [];

    // While the call runs: afterwards the user's stream may be closed.
    private HttpContent ReadBodies(HttpContent response)
    {
        lock (_requests)
        {
            foreach (var call in _test.CallLog)
                BodyOf(call.HttpRequestMessage);
        }
        return response;
    }

    private static Dictionary<string, string> HeadersOf(HttpRequestMessage request)
    {
        var headers = HeadersOf(request.Headers);
        if (request.Content is { } content)
        {
            foreach (var (name, value) in HeadersOf(content.Headers))
                headers[name] = value;
        }
        return headers;
    }

    private static Dictionary<string, string> HeadersOf(HttpHeaders headers) =>
        headers.NonValidated.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
