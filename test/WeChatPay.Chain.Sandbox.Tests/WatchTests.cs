using System.Collections.Concurrent;

namespace WeChatPay.Sandbox.Tests;

internal sealed class WatchTests : SandboxFixture
{
    private readonly ConcurrentQueue<SandboxExchange> _seen = new();

    [SetUp]
    public void ForgetSeen() => _seen.Clear();

    [Test]
    public async Task Watch_RequestMet_TellsStatusAndNoFault()
    {
        await SendAsync(Post(Order()));

        Assert.That(_seen.Select(static seen => (seen.Request.Method, seen.Status, seen.Fault)), Is.EqualTo(new[] { ("POST", 200, SandboxFault.None) }));
    }

    [Test]
    public async Task Watch_Fault_IsNamedWithTheStatusThatIsSent()
    {
        Server.Faults.Next = SandboxFault.RateLimit;

        await SendAsync(Post(Order()));

        Assert.That(_seen.Select(static seen => (seen.Status, seen.Fault)), Is.EqualTo(new[] { (429, SandboxFault.RateLimit) }));
    }

    [Test]
    public async Task Watch_RefusedRequest_IsToldAndLeavesTheFault()
    {
        Server.Faults.Next = SandboxFault.RateLimit;

        await SendAsync(Post(Order()) with { Headers = [("Sandbox-Fault", "no-such-fault")] });

        Assert.That(_seen.Select(static seen => (seen.Status, seen.Fault)), Is.EqualTo(new[] { (400, SandboxFault.None) }));
    }

    [Test]
    public async Task ToString_Exchange_HidesTheQuery()
    {
        await SendAsync(Get(Draft.Path + "/1?openid=hidden"));

        Assert.That($"{_seen.Single()}", Is.EqualTo($"GET {Draft.Path}/1 (0 bytes): 404"));
    }

    protected override SandboxOptions Options() => new()
    {
        TimeProvider = Time,
        MerchantPrivateKeyPem = Keys.Merchant,
        PlatformPrivateKeyPem = Keys.Platform,
        Watch = _seen.Enqueue,
    };
}
