#:project ../../src/WeChatPay.Chain/WeChatPay.Chain.csproj
#:project ../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:property PublishAot=false

// The private key stays in a signing service; the shop has its address and a token. Run it: dotnet run docs/samples/remote-signer.cs
using System.Net;
using System.Net.Http.Headers;
using WeChatPay;
using WeChatPay.Sandbox;

// No merchant account is needed: a sandbox on this machine stands in for WeChat Pay, with keys made a moment ago.
await using var sandbox = await SandboxServer.StartAsync();
using var service = SigningService.Start(new LocalMerchantSigner(sandbox.MerchantPrivateKeyPem), token: Formatter.Nonce());

// The shop. It has no private key.
using var client = new WeChatPayClient(new WeChatPayOptions
{
    Mchid = sandbox.Mchid,
    Signer = new HttpSigner(service.Address, service.Token, sandbox.MerchantSerial, sandbox.MerchantCertificatePem),
    Certs = new Dictionary<string, KeySource> { [sandbox.PlatformKeyId] = sandbox.PlatformPublicKeyPem },
    BaseUri = sandbox.BaseUri,
});

var order = await client["v3/hire-power-bank/insurance-orders"].PostAsync(new
{
    json = new
    {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid = "2323dfsdf342342",
        notify_url = "https://api.test.com",
        service_id = "实例值",
    },
});
Console.WriteLine($"order {order["out_order_no"]}: {order.StatusCode}, signed by the service {service.Count} time(s)");

var payment = await client.ClientSignature.JsapiAsync("wx8888888888888888", "wx201410272009395522657a690389285100");
Console.WriteLine($"{payment}, signed by the service {service.Count} time(s)");

/// <summary>The shop's side: asks the service over HTTP. In production over TLS, with a certificate of the client instead of a token.</summary>
internal sealed class HttpSigner : IMerchantSigner
{
    private readonly HttpClient _http;

    public HttpSigner(Uri service, string token, string serial, string certificate)
    {
        _http = new HttpClient { BaseAddress = service, Timeout = TimeSpan.FromSeconds(3) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Serial = serial;
        PublicKey = certificate;
    }

    public string? Serial { get; }

    // With it the client verifies each signature before it sends anything.
    public KeySource? PublicKey { get; }

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => PostAsync("sign", message, cancellationToken);

    public ValueTask<byte[]> DecryptAsync(ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken) =>
        PostAsync("decrypt", ciphertext, cancellationToken);

    private async ValueTask<byte[]> PostAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var content = new ReadOnlyMemoryContent(bytes);
        using var response = await _http.PostAsync(path, content, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>The other side: a service that has the private key, and neither the order nor the network of WeChat Pay.</summary>
internal sealed class SigningService : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly IMerchantSigner _signer;
    private int _count;

    private SigningService(IMerchantSigner signer, string token, int port)
    {
        _signer = signer;
        Token = token;
        Address = new Uri($"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public string Token { get; }

    public int Count => Volatile.Read(ref _count);

    public static SigningService Start(IMerchantSigner signer, string token)
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return new SigningService(signer, token, port);
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            // The service was closed.
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var response = context.Response;
        if (context.Request.Headers["Authorization"] != $"Bearer {Token}")
        {
            response.StatusCode = 401;
            return;
        }
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var result = context.Request.Url!.AbsolutePath == "/sign"
            ? await _signer.SignAsync(body.ToArray(), CancellationToken.None)
            : await _signer.DecryptAsync(body.ToArray(), CancellationToken.None);
        Interlocked.Increment(ref _count);
        await response.OutputStream.WriteAsync(result);
    }
}
