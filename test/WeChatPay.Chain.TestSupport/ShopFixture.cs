using NUnit.Framework;
using WeChatPay.Sandbox;

namespace WeChatPay.Tests.Support;

/// <summary>A sandbox and a client of it, on loopback.</summary>
public abstract class ShopFixture
{
    private int _orders;

    protected SandboxServer Server { get; private set; } = null!;

    protected WeChatPayClient Client { get; private set; } = null!;

    protected WeChatPayOptions Options { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task OpenShop()
    {
        Server = await SandboxServer.StartAsync();
        Options = OptionsFor(Server);
        Client = new WeChatPayClient(Options);
    }

    [OneTimeTearDown]
    public async Task CloseShop()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    [TearDown]
    public void MendServer() => (Server.Faults.Always, Server.Faults.Next) = (SandboxFault.None, SandboxFault.None);

    /// <summary>Makes the options of the client.</summary>
    protected abstract WeChatPayOptions OptionsFor(SandboxServer server);

    /// <summary>Makes an order number that no other test uses.</summary>
    protected string NewNumber() => $"NO{Interlocked.Increment(ref _orders):D6}";
}
