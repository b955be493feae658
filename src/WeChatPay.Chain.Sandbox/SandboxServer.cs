using Microsoft.AspNetCore.Builder;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Hosting;
using WeChatPay.Sandbox.InsuranceOrders;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Uploads;
using WeChatPay.Sandbox.Verification;

namespace WeChatPay.Sandbox;

/// <summary>A server on loopback that stands in for WeChat Pay: it checks requests as WeChat Pay does, says what is wrong with them,
/// answers signed, and fails on demand.</summary>
/// <remarks>Thread-safe. State lives in memory and ends with the server. Keys that are not given are made at the start and thrown away.
/// <example><code>
/// await using SandboxServer server = await SandboxServer.StartAsync();
/// // Point a client at server.BaseUri, with server.Mchid, server.MerchantSerial, server.MerchantPrivateKeyPem,
/// // and server.PlatformKeyId with server.PlatformPublicKeyPem to check answers.
/// server.Faults.Next = SandboxFault.RateLimit;
/// </code></example></remarks>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxKeys _keys;
    private readonly RequestLog _log;
    private int _disposed;

    private SandboxServer(WebApplication app, SandboxKeys keys, RequestLog log, SandboxFaults faults, string mchid)
    {
        _app = app;
        _keys = keys;
        _log = log;
        Faults = faults;
        Mchid = mchid;
        BaseUri = new Uri(app.Urls.Single() + "/");
    }

    /// <summary>Gets where the server listens: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri BaseUri { get; }

    /// <summary>Gets the number of the merchant that the server knows.</summary>
    public string Mchid { get; }

    /// <summary>Gets the serial number of the merchant's certificate, which requests name.</summary>
    public string MerchantSerial => _keys.Merchant.Id;

    /// <summary>Gets the key that requests are signed with: RSA, PKCS#8, PEM. A secret where it was given from outside.</summary>
    public string MerchantPrivateKeyPem => _keys.Merchant.PrivateKeyPem;

    /// <summary>Gets the id of the platform public key, which answers name unless a request asks for the certificate: <c>PUB_KEY_ID_…</c>.</summary>
    public string PlatformKeyId => _keys.Platform.Id;

    /// <summary>Gets the platform public key: SubjectPublicKeyInfo, PEM.</summary>
    public string PlatformPublicKeyPem => _keys.Platform.PublicKeyPem;

    /// <summary>Gets the serial number of the platform certificate, 40 upper-case hexadecimal digits.
    /// A request with this value in the header <c>Wechatpay-Serial</c> gets an answer signed with the certificate's key.</summary>
    public string PlatformSerial => _keys.Certificate.Key.Id;

    /// <summary>Gets the platform certificate: X.509, self-signed, PEM.</summary>
    public string PlatformCertificatePem => _keys.Certificate.Pem;

    /// <summary>Gets the setting of what goes wrong with the following answers.</summary>
    public SandboxFaults Faults { get; }

    /// <summary>Gets a snapshot of what arrived, oldest first, refused requests included.</summary>
    /// <value>At most the last 1000 requests, fewer when their bodies exceed 64 MiB.</value>
    public IReadOnlyList<SandboxRequest> Requests => _log.Snapshot();

    /// <summary>Starts a server.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="ct">Gives the start up.</param>
    /// <returns>A server that already listens; dispose of it to stop it.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or holds no usable key.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> fired.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions? options = null, CancellationToken ct = default)
    {
        options ??= new SandboxOptions();
        options.Check();
        SandboxKeys keys = await SandboxKeys.CreateAsync(options, ct).ConfigureAwait(false);
        WebApplication app = LoopbackHost.Build(options.Port);
        try
        {
            var log = new RequestLog();
            var faults = new SandboxFaults();
            var pipeline = new SandboxPipeline(
                log, new RequestVerifier(keys, options), faults, Operations(options), new AnswerSigner(keys, options.TimeProvider), options);
            CancellationToken stopping = app.Lifetime.ApplicationStopping;
            app.Run(context => pipeline.HandleAsync(context, stopping));
            await app.StartAsync(ct).ConfigureAwait(false);
            return new SandboxServer(app, keys, log, faults, options.Mchid);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            keys.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server. Answers that are held back are given up; a second call does nothing.</summary>
    /// <returns>Completes when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _keys.Dispose();
    }

    /// <summary>Says where the server is and for whom, and no key.</summary>
    /// <returns>For example <c>WeChat Pay sandbox at http://127.0.0.1:5000/ for merchant 1900000109</c>.</returns>
    public override string ToString() => $"WeChat Pay sandbox at {BaseUri} for merchant {Mchid}";

    private static EndpointTable Operations(SandboxOptions options)
    {
        var insuranceOrders = new InsuranceOrderBook(options.TimeProvider);
        return new EndpointTable([new CreateInsuranceOrder(insuranceOrders), new QueryInsuranceOrder(insuranceOrders), .. UploadEndpoints.All(options.TimeProvider)]);
    }
}
