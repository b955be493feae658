using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.Telemetry;
using WeChatPay.Tests.Pipeline;

namespace WeChatPay.Tests.Telemetry;

/// <summary>Where nothing listens, a call is what it was: nothing is made for a span, a measure or a line.</summary>
[NonParallelizable]
public sealed class SilenceTests
{
    private const int Times = 1_000;

    [Test]
    public async Task Call_WithoutAListener_HasNoObservation()
    {
        var seen = new List<Type>();
        using var transport = new SignedTransport(static (_, _) => { });
        using var client = transport.CreateClient();
        client.Handlers.Push(Noting(seen), "noting");

        await client["v3/hire-power-bank/insurance-orders"].PostAsync(new { json = new { a = 1 } });
        using (new Listener())
            await client["v3/hire-power-bank/insurance-orders"].PostAsync(new { json = new { a = 1 } });

        Assert.That(seen, Is.EqualTo((Type[])[typeof(CallProgress), typeof(ObservedProgress)]));
    }

    [Test]
    public void Questions_WithoutAListener_AllocateNothing()
    {
        using var telemetry = new ClientTelemetry("1900000001", null, TimeProvider.System, static () => []);
        Ask(telemetry);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(telemetry);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Ask(ClientTelemetry telemetry)
    {
        for (var i = 0; i < Times; i++)
        {
            if (telemetry.IsObserved)
                Assert.Fail("Something listens.");
            Count.Proven(Count.Response);
            Count.NotProven(VerificationCheck.Clock, Count.Response);
            Count.ParsedCallback("TRANSACTION.SUCCESS");
            Count.RefusedCallback(VerificationCheck.Clock);
        }
    }

    private static Func<CallHandler, CallHandler> Noting(List<Type> seen) => next => (request, cancellationToken) =>
    {
        seen.Add(request.Progress.GetType());
        return next(request, cancellationToken);
    };
}
