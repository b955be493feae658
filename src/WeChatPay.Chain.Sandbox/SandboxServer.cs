using System.Diagnostics;
using System.Globalization;
using WeChatPay.Basics;
using Microsoft.AspNetCore.Builder;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Bills;
using WeChatPay.Sandbox.Callbacks;
using WeChatPay.Sandbox.Certificates;
using WeChatPay.Sandbox.Desk;
using WeChatPay.Sandbox.Docs;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Hosting;
using WeChatPay.Sandbox.InsuranceOrders;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Site;
using WeChatPay.Sandbox.State;
using WeChatPay.Sandbox.Uploads;
using WeChatPay.Sandbox.V2;
using WeChatPay.Sandbox.Verification;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox;

/// <summary>A server on loopback that stands in for WeChat Pay: it checks requests as WeChat Pay does, explains errors,
/// signs its responses, and fails on demand.</summary>
/// <remarks>Mutable and thread-safe. State is kept in memory until the server stops, unless there is a <see cref="SandboxOptions.DataFolder"/>. Keys that are
/// not given are made at the start and thrown away.
/// <example><code>
/// await using SandboxServer server = await SandboxServer.StartAsync();
/// // Point a client at server.BaseUri, with server.Mchid, server.MerchantSerial, server.MerchantPrivateKeyPem,
/// // and server.PlatformKeyId with server.PlatformPublicKeyPem to check responses.
/// server.Faults.Next = SandboxFault.RateLimit;
/// </code></example></remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<SandboxServer>))]
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxKeys _keys;
    private readonly TlsCertificates _tls;
    private readonly ServiceV2 _serviceV2;
    private readonly Cashier _cashier;
    private readonly RequestLog _log;
    private readonly SandboxState _state;
    private readonly TimeProvider _clock;
    private PlatformSigner _signer;
    private int _disposed;

    private SandboxServer(WebApplication app, SandboxKeys keys, TlsCertificates tls, ServiceV2 serviceV2, Cashier cashier, RequestLog log, SandboxFaults faults,
        SandboxOptions options, PlatformSigner signer, SandboxState state)
    {
        _app = app;
        _keys = keys;
        _tls = tls;
        _serviceV2 = serviceV2;
        _cashier = cashier;
        _log = log;
        _state = state;
        Faults = faults;
        _signer = signer;
        _clock = options.TimeProvider;
        Sm2 = new SandboxSm2(keys, signer, options);
        Brand = new SandboxBrand(keys, options);
        BaseUri = AddressOf(app, Uri.UriSchemeHttp);
        SecureBaseUri = AddressOf(app, Uri.UriSchemeHttps);
    }

    /// <summary>Gets the address of the server: <c>http://127.0.0.1:PORT/</c>. A browser shows the desk there: orders to pay,
    /// callbacks, the journal of requests; <c>openapi.json</c> is every operation as OpenAPI 3.1.</summary>
    public Uri BaseUri { get; }

    /// <summary>Gets the address of the server for TLS, with the same API: <c>https://127.0.0.1:PORT/</c>.
    /// Only here can a client present the merchant's certificate, which <c>secapi/pay/refund</c> requires.</summary>
    public Uri SecureBaseUri { get; }

    /// <summary>Gets the merchant's number.</summary>
    public string Mchid => _serviceV2.Merchant.Mchid;

    /// <summary>Gets the serial number of the merchant's certificate. Requests name it.</summary>
    public string MerchantSerial => _keys.Merchant.Id;

    /// <summary>Gets the key that requests are signed with: RSA, PKCS#8, PEM. Secret if you gave it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string MerchantPrivateKeyPem => _keys.Merchant.PrivateKeyPem;

    /// <summary>Gets the merchant's certificate for TLS: X.509, self-signed, PEM, with the key <see cref="MerchantPrivateKeyPem"/>.
    /// Its serial number is <see cref="MerchantSerial"/>, where that is a hexadecimal number of at most 40 digits.</summary>
    public string MerchantCertificatePem => _tls.MerchantPem;

    /// <summary>Gets the certificate of the server at <see cref="SecureBaseUri"/>, which a client must trust:
    /// X.509, self-signed, PEM, for 127.0.0.1 and localhost.</summary>
    public string ServerCertificatePem => _tls.ServerPem;

    /// <summary>Gets the APIv2 key, 32 letters and digits. Secret if you gave it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string ApiV2Key => _serviceV2.Merchant.ApiV2Key;

    /// <summary>Gets the id of the platform public key: <c>PUB_KEY_ID_…</c>. A request with this value in the header <c>Wechatpay-Serial</c> gets a response
    /// signed with the public key's private key.</summary>
    /// <exception cref="InvalidOperationException"><see cref="SandboxOptions.HasPlatformPublicKey"/> is false.</exception>
    public string PlatformKeyId => PublicKey.Id;

    /// <summary>Gets the platform public key: SubjectPublicKeyInfo, PEM.</summary>
    /// <exception cref="InvalidOperationException"><see cref="SandboxOptions.HasPlatformPublicKey"/> is false.</exception>
    public string PlatformPublicKeyPem => PublicKey.PublicKeyPem;

    /// <summary>Gets the serial number of the platform certificate, 40 upper-case hexadecimal digits.
    /// A request with this value in the header <c>Wechatpay-Serial</c> gets a response signed with the certificate's key.</summary>
    /// <exception cref="InvalidOperationException"><see cref="SandboxOptions.HasPlatformCertificate"/> is false.</exception>
    public string PlatformSerial => Certificate.Key.Id;

    /// <summary>Gets the platform certificate: X.509, self-signed, PEM.</summary>
    /// <exception cref="InvalidOperationException"><see cref="SandboxOptions.HasPlatformCertificate"/> is false.</exception>
    public string PlatformCertificatePem => Certificate.Pem;

    /// <summary>Gets the APIv3 key, which platform certificates and callbacks are encrypted with: 32 bytes. Secret if you gave it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string ApiV3Key => Signer.ApiV3Key;

    /// <summary>Gets a signer with the platform's key and <see cref="ApiV3Key"/>: for callbacks that <see cref="NotifyAsync"/> does not make.</summary>
    /// <value>Its key is the public key's, or without one that of the certificate that signs.</value>
    public PlatformSigner Signer => _signer.KeyId == _keys.Usual.Id
        ? _signer
        : _signer = new PlatformSigner(_keys.Usual, _signer.ApiV3Key, _signer.ApiV2Key, Mchid, _clock)
        {
            EncryptForMerchant = _signer.EncryptForMerchant,
        };

    /// <summary>Gets the platform certificates, which a test can change while the server runs.</summary>
    /// <exception cref="InvalidOperationException"><see cref="SandboxOptions.HasPlatformCertificate"/> is false.</exception>
    public SandboxCertificates Certificates
    {
        get
        {
            _ = Certificate;
            return new SandboxCertificates(_keys.Certificates);
        }
    }

    /// <summary>Gets the SM2 keys of the same merchant and of the platform. A request that is signed with the merchant's SM2 key gets a response
    /// signed with the platform's SM2 certificate.</summary>
    public SandboxSm2 Sm2 { get; }

    /// <summary>Gets the brand, which signs the paths that begin with <c>brand/</c>.</summary>
    public SandboxBrand Brand { get; }

    /// <summary>Gets the full path of the folder with what is kept; null for none.</summary>
    internal string? KeptFolder => _state.Folder;

    /// <summary>Gets the faults of the following responses.</summary>
    public SandboxFaults Faults { get; }

    /// <summary>Gets a snapshot of the requests that arrived, oldest first, refused ones included.</summary>
    /// <value>At most the last 1000 requests, fewer when their bodies exceed 64 MiB.</value>
    public IReadOnlyList<SandboxRequest> Requests => _log.Snapshot();

    /// <summary>Starts a server.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>A running server; dispose of it to stop it.</returns>
    /// <exception cref="ArgumentException">An option is out of range, holds no usable key, or names a data folder that cannot be used: a
    /// file of it is damaged, or another sandbox has it.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        options.Check();
        var state = SandboxState.Open(options);
        SandboxKeys? keys = null;
        TlsCertificates? tls = null;
        WebApplication? app = null;
        try
        {
            options = state.Keys?.FillIn(options) ?? options;
            var apiV3Key = options.ApiV3Key ?? RandomNames.Alphanumeric32();
            keys = await SandboxKeys.CreateAsync(options, state.Keys, cancellationToken).ConfigureAwait(false);
            tls = new TlsCertificates(keys.Merchant, options.TimeProvider.GetUtcNow());
            app = LoopbackHost.Build(options.Port, options.SecurePort, tls.Server);
            return await StartAsync(options, apiV3Key, keys, tls, app, state, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync().ConfigureAwait(false);
            tls?.Dispose();
            keys?.Dispose();
            state.Dispose();
            throw;
        }
    }

    /// <summary>Pays an order of either protocol, as the payer would. Queries of both protocols then show <c>trade_state</c> <c>SUCCESS</c>, and both have it
    /// in their bills.</summary>
    /// <param name="outTradeNo">The merchant's number of the order, <c>out_trade_no</c>; for a combination, <c>combine_out_trade_no</c> or the number of one of
    /// its orders.</param>
    /// <returns>WeChat Pay's number of the payment, <c>transaction_id</c>.</returns>
    /// <exception cref="InvalidOperationException">There is no such order, or it is closed. An order that is already paid stays as it is.</exception>
    public string Pay(string outTradeNo) => _cashier.Pay(outTradeNo);

    /// <summary>Delivers a callback of APIv3, signed and encrypted with this server's keys, and judges the response as WeChat Pay does.</summary>
    /// <param name="url">The receiver: an absolute URL over http or https. No proxy is used.</param>
    /// <param name="eventType">A documented event, such as <c>TRANSACTION.SUCCESS</c>; an event of APIv2 alone is sent as XML.</param>
    /// <param name="resource">The resource of the callback; null for a sample with every documented field.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <returns>The response of the receiver, which has five seconds.</returns>
    /// <exception cref="ArgumentException">The URL is not such a URL, or the event is not documented; the message names similar events. Nothing was
    /// sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public Task<CallbackDelivery> NotifyAsync(Uri url, string eventType, object? resource = null, CancellationToken cancellationToken = default)
    {
        var callback = PlatformSigner.IsV2Event(eventType)
            ? Signer.CallbackV2(resource ?? Signer.Sample(eventType))
            : Signer.Callback(eventType, resource);
        return callback.SendAsync(url, cancellationToken);
    }

    /// <summary>Stops the server and drops delayed responses. A second call does nothing.</summary>
    /// <returns>Completes when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _tls.Dispose();
        _keys.Dispose();
        _state.Dispose();
    }

    /// <summary>Shows the address and the merchant, and no key.</summary>
    /// <returns>For example <c>WeChat Pay sandbox at http://127.0.0.1:5000/ for merchant 1900000109</c>.</returns>
    public override string ToString() => $"WeChat Pay sandbox at {BaseUri} for merchant {Mchid}";

    private static async Task<SandboxServer> StartAsync(SandboxOptions options, string apiV3Key, SandboxKeys keys, TlsCertificates tls, WebApplication app,
        SandboxState state, CancellationToken cancellationToken)
    {
        var (book, deliveries) = (state.Book, state.Callbacks);
        var log = new RequestLog();
        var journal = new Journal(options.TimeProvider);
        var faults = new SandboxFaults();
        var link = new CashierLink(() => AddressOf(app, Uri.UriSchemeHttp));
        var serviceV2 = new ServiceV2(options, keys, faults, book, link);
        var pipeline = new SandboxPipeline(
            log, journal, new RequestVerifier(keys, options), faults, Operations(options, keys, apiV3Key, book, link), serviceV2,
                new ResponseSigner(keys, options.TimeProvider),
                options);
        var stopping = app.Lifetime.ApplicationStopping;
        var merchant = new OwnMerchant(
            new MerchantSigner(keys, tls, serviceV2.Merchant, options.TimeProvider), () => AddressOf(app, Uri.UriSchemeHttp),
                () => AddressOf(app, Uri.UriSchemeHttps));
        var docs = new DocsPages(app, options, new TryCalls(merchant));
        var cashier = new Cashier(book);
        var callbacks = new PlatformSigner(keys.Usual, apiV3Key, serviceV2.Merchant.ApiV2Key, options.Mchid, options.TimeProvider)
        {
            EncryptForMerchant = new FieldEncryption(keys).Encrypt,
        };
        SandboxServer? server = null;
        SandboxServer Server() => server ?? throw new InvalidOperationException("The sandbox starts, and has no desk yet.");
        PlatformSigner Signer(SenderKeys kind) => kind switch
        {
            SenderKeys.Brand => Server().Brand.Signer,
            SenderKeys.Sm2 => Server().Sm2.Signer,
            _ => Server().Signer,
        };
        var connect = new ConnectDesk(keys, Server);
        var orders = new OrderDesk(book, cashier, link, merchant, options.Mchid, () => server?.Signer ?? callbacks, deliveries);
        var desk = new DeskCalls(
            orders, deliveries, new CallbackMaker(deliveries, Signer), new JournalDesk(journal), connect, new OperationDesk(options));
        app.Lifetime.ApplicationStopped.Register(() =>
        {
            connect.Dispose();
            merchant.Dispose();
        });
        app.Run(context =>
        {
            // By the sandbox's clock, as the signatures are: the server's own date is by the machine's.
            context.Response.Headers.Date = options.TimeProvider.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
            return RequestTarget.Refuse(context) ?? SitePages.Handle(context) ?? docs.Handle(context) ?? desk.Handle(context)
                ?? pipeline.HandleAsync(context, stopping);
        });
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        server = new SandboxServer(app, keys, tls, serviceV2, cashier, log, faults, options, callbacks, state);
        var speed = options.CallbackRepeatSpeed > 0 ? options.CallbackRepeatSpeed : state.Keys?.RepeatSpeed ?? 0;
        deliveries.Start(Signer, speed, state.Keys is { } kept ? kept.Keep : null);
        return server;
    }

    private static Uri AddressOf(WebApplication app, string scheme) =>
        new(app.Urls.Single(url => url.StartsWith(scheme + ":", StringComparison.Ordinal)) + "/");

    private SandboxCertificate Certificate => _keys.HasCertificate
        ? _keys.Certificates.Signing
        : throw new InvalidOperationException($"This sandbox's merchant has no platform certificate "
            + $"({nameof(SandboxOptions)}.{nameof(SandboxOptions.HasPlatformCertificate)} is false, or was made so at the desk): "
            + $"verify with {nameof(PlatformKeyId)} and "
            + $"{nameof(PlatformPublicKeyPem)}.");

    private RsaSigningKey PublicKey => _keys.HasPublicKey
        ? _keys.Platform
        : throw new InvalidOperationException($"This sandbox's merchant does not have the platform public key "
            + $"({nameof(SandboxOptions)}.{nameof(SandboxOptions.HasPlatformPublicKey)} is false, or was made so at the desk): "
            + $"verify with {nameof(PlatformSerial)} and "
            + $"{nameof(PlatformCertificatePem)}.");

    private static EndpointTable Operations(SandboxOptions options, SandboxKeys keys, string apiV3Key, ResourceBook book, CashierLink link)
    {
        var bills = new BillBook(book, options.Mchid);
        var tokens = new FileTokens(options.TimeProvider);
        var shelf = new FileShelf(tokens, bills);
        return new EndpointTable(
        [
            new CreateInsuranceOrder(book),
            new QueryInsuranceOrder(book),
            new ApplyForBill(BillKind.Trade, tokens, shelf, options.TimeProvider),
            new ApplyForBill(BillKind.FundFlow, tokens, shelf, options.TimeProvider),
            new DownloadBill(tokens, shelf),
            new ListCertificates(keys, apiV3Key),
            .. UploadEndpoints.All(options.TimeProvider),
        ],
        new DocumentedOperations(
            book, new FieldEncryption(keys), new DocumentedFiles(tokens, shelf, keys, options.TimeProvider), options, link).Respond);
    }
}
