using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Certificates;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Certificates;

/// <summary>A sandbox with a platform certificate and a client that renews it, by one clock that the test sets.</summary>
public abstract class RefreshFixture
{
    protected const string Provinces = "v3/capital/capitallhh/areas/provinces";

    private protected ListLogger Log { get; private set; } = null!;

    protected FakeTimeProvider Time { get; private set; } = null!;

    protected SandboxServer Server { get; private set; } = null!;

    private protected Gate Gate { get; private set; } = null!;

    protected WeChatPayOptions Options { get; private set; } = null!;

    protected virtual SandboxOptions SandboxOptions => new() { HasPlatformPublicKey = false };

    protected int Downloads => Gate.Downloads;

    [SetUp]
    public async Task Open()
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        Log = new ListLogger();
        Server = await SandboxServer.StartAsync(SandboxOptions with { TimeProvider = Time });
        Gate = new Gate();
        Options = new WeChatPayOptions
        {
            BaseUri = Server.BaseUri,
            Mchid = Server.Mchid,
            Serial = Server.MerchantSerial,
            PrivateKey = Server.MerchantPrivateKeyPem,
            ApiV3Key = Server.ApiV3Key,
            CertificateRefresh = new CertificateRefresh(),
            Transport = Gate,
            TimeProvider = Time,
            Timeout = Timeout.InfiniteTimeSpan,
            // A pause before a repeat would wait for this clock.
            Retry = RetryOptions.Off,
            Logger = Log,
        };
    }

    [TearDown]
    public async Task Close()
    {
        await Server.DisposeAsync();
        Gate.Dispose();
    }

    /// <summary>Waits until the downloads that were begun have ended, so that the clock may go on.</summary>
    protected async Task SettleAsync(WeChatPayClient client, int downloads = 0)
    {
        while (Gate.Downloads < downloads || ((CertificateRefresher)client.Keys.Source!).IsUnderWay)
            await Task.Delay(5);
    }
}

/// <summary>Real connections, on which downloads of certificates are counted, held up or broken.</summary>
internal sealed class Gate() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private int _downloads;
    private int _underWay;

    public int Downloads => Volatile.Read(ref _downloads);

    public bool IsDownloading => Volatile.Read(ref _underWay) > 0;

    /// <summary>Gets or sets the task that each download waits for.</summary>
    public Task Opened { get; set; } = Task.CompletedTask;

    public bool IsBroken { get; set; }

    /// <summary>Gets or sets the task that each other call waits for, after its request was signed.</summary>
    public Task OpenedForCalls { get; set; } = Task.CompletedTask;

    public TaskCompletionSource Arrived { get; set; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath != "/v3/certificates")
        {
            Arrived.TrySetResult();
            await OpenedForCalls.WaitAsync(cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
        Interlocked.Increment(ref _underWay);
        Interlocked.Increment(ref _downloads);
        try
        {
            await Opened.WaitAsync(cancellationToken);
            return IsBroken ? throw new HttpRequestException("The network is down.") : await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath == "/v3/certificates")
        {
            Interlocked.Increment(ref _downloads);
            Opened.Wait(cancellationToken);
        }
        return base.Send(request, cancellationToken);
    }
}
