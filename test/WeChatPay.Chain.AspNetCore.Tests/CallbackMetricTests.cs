using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WeChatPay.Callbacks;
using WeChatPay.Testing;

namespace WeChatPay.AspNetCore.Tests;

/// <summary>The counter of callbacks that arrive at a route.</summary>
[NonParallelizable]
public sealed class CallbackMetricTests
{
    private const string Paid = "TRANSACTION.SUCCESS";

    private readonly List<string> _counted = [];
    private readonly List<string> _verified = [];
    private MeterListener _listener = null!;

    [SetUp]
    public void Listen()
    {
        _counted.Clear();
        _verified.Clear();
        _listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name is WeChatPayTelemetry.Callbacks or WeChatPayTelemetry.Verifications)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var lines = instrument.Name == WeChatPayTelemetry.Callbacks ? _counted : _verified;
            lock (lines)
                lines.Add(string.Join(' ', tags.ToArray().Select(static tag => tag.Value)));
        });
        _listener.Start();
    }

    [TearDown]
    public void Stop() => _listener.Dispose();

    [Test]
    public async Task Callback_DeliveredTwice_IsHandledAndADuplicate()
    {
        using var signer = new PlatformSigner();
        await using var shop = await StartAsync(signer, static callbacks => callbacks.On(Paid, static _ => Task.CompletedTask));
        var callback = signer.Callback(Paid);

        await callback.SendAsync(shop.Url("/notify"));
        await callback.SendAsync(shop.Url("/notify"));

        Assert.That(_counted, Is.EqualTo((string[])[$"parsed {Paid}", $"handled {Paid}", $"parsed {Paid}", $"duplicate {Paid}"]));
    }

    [Test]
    public async Task Callback_WhoseHandlerThrows_IsFailed()
    {
        using var signer = new PlatformSigner();
        await using var shop = await StartAsync(signer, static callbacks => callbacks.On(Paid, static _ => throw new InvalidOperationException("no")));

        await signer.Callback(Paid).SendAsync(shop.Url("/notify"));

        Assert.That(_counted, Is.EqualTo((string[])[$"parsed {Paid}", $"failed {Paid}"]));
    }

    [Test]
    public async Task Callback_WithoutAHandler_HasNone()
    {
        using var signer = new PlatformSigner();
        await using var shop = await StartAsync(signer, static callbacks => callbacks.On("REFUND.SUCCESS", static _ => Task.CompletedTask));

        await signer.Callback(Paid).SendAsync(shop.Url("/notify"));

        Assert.That(_counted, Is.EqualTo((string[])[$"parsed {Paid}", $"no_handler {Paid}"]));
    }

    [Test]
    public async Task Callback_ThatNothingProves_IsRefusedOnceThoughTwoMerchantsTried()
    {
        using var signer = new PlatformSigner();
        await using var shop = await Shop.StartAsync(
            services =>
            {
                services.AddWeChatPay("a", Shop.Section(signer));
                services.AddWeChatPay("b", Shop.Section(signer, "1900000110"));
            },
            static app => app.MapWeChatPayCallbacksV2("/notify", static callbacks => callbacks.On("transaction-success", static _ => Task.CompletedTask)));
        using var http = new HttpClient();

        var reply = await http.PostAsync(shop.Url("/notify"), new StringContent("<xml><return_code>SUCCESS</return_code></xml>"));

        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(_counted, Is.EqualTo((string[])["refused signature"]));
        Assert.That(_verified, Is.EqualTo((string[])["signature callback"]));
    }

    private static Task<Shop> StartAsync(PlatformSigner signer, Action<CallbackHandlers<Callback>> configure) => Shop.StartAsync(
        services => services.AddWeChatPay(Shop.Section(signer)), app => app.MapWeChatPayCallbacks("/notify", configure));
}
