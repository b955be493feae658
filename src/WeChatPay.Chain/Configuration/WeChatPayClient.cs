using WeChatPay.Basics;
using WeChatPay.Calls;
using WeChatPay.Configuration;
using WeChatPay.Downloads;
using WeChatPay.Pipeline;
using WeChatPay.Telemetry;

namespace WeChatPay;

/// <summary>A client for one merchant: the root of the chain.</summary>
/// <remarks>Build one client and keep it: the client owns the connections, and disposing of it closes them. Mutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<WeChatPayClient>))]
public sealed partial class WeChatPayClient : ChainNode, IDisposable
{
    private readonly FlurlTransport? _transport;
    private readonly ClientTelemetry _telemetry;
    private readonly Downloader _downloader;
    private volatile WeChatPayOptions _options;

    /// <summary>Builds a client.</summary>
    /// <param name="options">The configuration.</param>
    /// <exception cref="ArgumentException">A piece is missing or wrong.</exception>
    public WeChatPayClient(WeChatPayOptions options)
        : this(Wiring.From(options))
    {
    }

    private WeChatPayClient(Wiring wiring)
        : base(new CallFactory(wiring.Settings))
    {
        _transport = wiring.Transport;
        _telemetry = wiring.Settings.Telemetry;
        _downloader = new Downloader(wiring.Settings);
        Bills = new BillOperations(this, _downloader, wiring.Settings.Keys, () => Options.Mchid);
        Handlers = wiring.Settings.V3.Handlers;
        HandlersV2 = wiring.Settings.V2.Handlers;
        ClientSignature = wiring.ClientSignature;
        Certificates = wiring.Certificates;
        Keys = wiring.Settings.Keys;
        _options = wiring.Options;
    }

    /// <summary>Gets the named handlers between an APIv3 call and the wire. A change applies to every later call of this client.</summary>
    public HandlerStack Handlers { get; }

    /// <summary>Gets the named handlers between an APIv2 call and the wire: <c>sink</c>, <c>transform_response</c>, <c>http_errors</c>,
    /// <c>allow_redirects</c>, <c>transform_request</c>, <c>hosts</c>, <c>debug</c>.</summary>
    public HandlerStack HandlersV2 { get; }

    /// <summary>Gets the signer of the parameters with which a page, a mini program or an app starts a payment: <c>paySign</c> and others.</summary>
    public ClientSignature ClientSignature { get; }

    /// <summary>Gets the bills as rows: payments, refunds, funds, profit sharing.</summary>
    public BillOperations Bills { get; }

    /// <summary>Gets the configuration that the client was built from, with the keys of the last <see cref="ReplaceKeys"/>.</summary>
    public WeChatPayOptions Options => _options;

    /// <summary>Gets the PHP SDK's way to the handlers: <c>getDriver().select().getConfig("handler")</c>.</summary>
    public ClientDriver Driver => new(this);

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _transport?.Dispose();
        _telemetry.Dispose();
    }

    /// <summary>Shows merchant and base address, and no key.</summary>
    public override string ToString() => $"WeChat Pay client: merchant {SettingCheck.ShowMchid(Options.Mchid)}, {Options.ShowBaseUri()}";
}
