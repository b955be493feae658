using WeChatPay.Calls;
using WeChatPay.Configuration;
using WeChatPay.Downloads;
using WeChatPay.Pipeline;

namespace WeChatPay;

/// <summary>A client for one merchant: the root of the chain.</summary>
/// <remarks>Thread-safe: build one and keep it, it owns the connections. Disposing of it closes them.</remarks>
public sealed partial class WeChatPayClient : ChainNode, IDisposable
{
    private readonly FlurlTransport? _transport;
    private readonly Downloader _downloader;

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
        _downloader = new Downloader(wiring.Settings);
        Handlers = wiring.Settings.V3.Handlers;
        HandlersV2 = wiring.Settings.V2.Handlers;
        ClientSignature = wiring.ClientSignature;
        Options = wiring.Options;
    }

    /// <summary>Gets the named steps between an APIv3 call and the wire. What is changed here changes every later call of this client.</summary>
    public HandlerStack Handlers { get; }

    /// <summary>Gets the named steps between an APIv2 call and the wire: <c>sink</c>, <c>transform_response</c>, <c>http_errors</c>, <c>allow_redirects</c>, <c>transform_request</c>, <c>debug</c>.</summary>
    public HandlerStack HandlersV2 { get; }

    /// <summary>Gets what signs the parameters that a page, a mini program or an app calls up a payment with: <c>paySign</c> and its like.</summary>
    public ClientSignature ClientSignature { get; }

    /// <summary>Gets what the client was built from.</summary>
    public WeChatPayOptions Options { get; }

    /// <summary>Gets the PHP SDK's way to the handlers: <c>getDriver().select().getConfig("handler")</c>.</summary>
    public ClientDriver Driver => new(this);

    /// <inheritdoc cref="Driver"/>
    public ClientDriver getDriver() => Driver;

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _transport?.Dispose();

    /// <summary>Shows merchant and base address, and no key.</summary>
    public override string ToString() => $"WeChat Pay client: merchant {Options.Mchid ?? "(none)"}, {Options.BaseUri}";
}
