using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace WeChatPay.Sandbox.Tests;

// The clock stands still, so without a cancellation none of these waits would ever end; the guard only turns a hang into a failure.
internal sealed class SlowFaultTests : SandboxFixture
{
    // Below the 30 s after which the host would abort the connection by itself.
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private WatchedTime Watched => (WatchedTime)Time;

    [Test]
    public async Task Slow_TimePasses_AnswersThen()
    {
        var sending = SendAsync(Slow());
        var wait = await Watched.WaitBegan.WaitAsync(Guard);
        var early = sending.IsCompleted;
        Time.Advance(wait);
        var reply = await sending.WaitAsync(Guard);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(early, Is.False);
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Seconds(reply), Is.EqualTo(Start.ToUnixTimeSeconds() + 5), "signed when sent, not when asked");
            Assert.That(reply.IsSignedBy(Server.PlatformPublicKeyPem), Is.True);
        }
    }

    [Test]
    public async Task Slow_RequestAborted_GivesUpAndTheCallWasDone()
    {
        using var cancel = new CancellationTokenSource();
        using var request = Slow().ToMessage();
        var sending = Http.SendAsync(request, cancel.Token);
        await Watched.WaitBegan.WaitAsync(Guard);
        await cancel.CancelAsync();

        Assert.That(async () => await sending, Throws.InstanceOf<OperationCanceledException>());
        await Watched.WaitEnded.WaitAsync(Guard);
        var order = await SendAsync(Get(Draft.Path + "/6e8369071cd942c0476613f9d1ce9ca3"));
        Assert.That(order.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Slow_ServerStops_GivesUp()
    {
        var sending = SendAsync(Slow());
        await Watched.WaitBegan.WaitAsync(Guard);
        await Server.DisposeAsync().AsTask().WaitAsync(Guard);

        Assert.That(async () => await sending, Throws.InstanceOf<HttpRequestException>());
    }

    protected override FakeTimeProvider NewTime() => new WatchedTime(Start);

    private Draft Slow() => Post(Order()) with { Headers = [("Sandbox-Fault", "slow")] };
}
