using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WeChatPay.Callbacks;
using WeChatPay.Testing;

namespace WeChatPay.AspNetCore.Tests;

/// <summary>Routes that receive callbacks, over HTTP.</summary>
public sealed class CallbackEndpointTests
{
    private const string Paid = "TRANSACTION.SUCCESS";
    private static readonly HttpClient Http = new();
    private PlatformSigner _signer = null!;

    [SetUp]
    public void CreateSigner() => _signer = new PlatformSigner();

    [TearDown]
    public void DisposeOfSigner() => _signer.Dispose();

    [Test]
    public async Task Callback_OfAnEventWithHandlers_RunsThemInOrderAndIsAccepted()
    {
        var seen = new List<string>();
        await using var shop = await StartAsync(callbacks => callbacks
            .On(Paid, (callback, context) =>
            {
                seen.Add($"{callback.Resource["out_trade_no"]} {context.Merchant.Client.Options.Mchid}");
                return Task.CompletedTask;
            })
            .On(Paid, _ =>
            {
                seen.Add("second");
                return Task.CompletedTask;
            }));

        var delivery = await _signer.Callback(Paid, Payment("N1")).SendAsync(shop.Url("/notify"));

        Assert.That(delivery.IsAccepted, Is.True, delivery.ToString());
        Assert.That(seen, Is.EqualTo(new[] { "N1 1900000109", "second" }));
    }

    [Test]
    public async Task Callback_WithAHandlerOfItsType_IsReadIntoIt()
    {
        var seen = new List<string>();
        await using var shop = await StartAsync(callbacks => callbacks
            .On<PaidOrder>((order, context) =>
            {
                seen.Add($"{order.Number} {context.Merchant.Client.Options.Mchid}");
                return Task.CompletedTask;
            })
            .On<PaidOrder>(order =>
            {
                seen.Add(order.Number!);
                return Task.CompletedTask;
            }));

        var delivery = await _signer.Callback(Paid, Payment("N1")).SendAsync(shop.Url("/notify"));

        Assert.That(delivery.IsAccepted, Is.True, delivery.ToString());
        Assert.That(seen, Is.EqualTo(new[] { "N1 1900000109", "N1" }));
    }

    [Test]
    public async Task CallbackV2_WithAHandlerOfItsType_IsReadIntoIt()
    {
        string? seen = null;
        await using var shop = await StartV2Async(callbacks => callbacks.On<PaidOrderV2>(order =>
        {
            seen = order.Fee;
            return Task.CompletedTask;
        }));

        Assert.That((await _signer.CallbackV2(PaymentV2()).SendAsync(shop.Url("/notify-v2"))).Status, Is.EqualTo(200));
        Assert.That(seen, Is.EqualTo("100"));
    }

    [TestCase("claim", "Error 2013")]
    [TestCase("release", "Error 2014")]
    public async Task Callback_WhenTheLedgerFails_IsToBeDeliveredAgain(string step, string line)
    {
        var ledger = new BrokenLedger(step);
        var runs = 0;
        await using var shop = await Shop.StartAsync(
            services => services.AddWeChatPay(Shop.Section(_signer)).Services.AddSingleton<ICallbackLedger>(ledger),
            app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks
                .On(Paid, _ => ++runs == 1 ? throw new InvalidOperationException("no") : Task.CompletedTask)));

        var first = await _signer.Callback(Paid, Payment("N1")).SendAsync(shop.Url("/notify"));
        ledger.IsMended = true;
        var second = await _signer.Callback(Paid, Payment("N1")).SendAsync(shop.Url("/notify"));

        Assert.That((first.Status, first.Body.Contains("FAIL", StringComparison.Ordinal)), Is.EqualTo((500, true)));
        Assert.That(shop.Log.Own, Has.Some.Contains(line));
        Assert.That(second.Status, Is.EqualTo(step == "claim" ? 500 : 200), "the work failed at its first run");
    }

    [Test]
    public void On_ATypeThatNamesNoEventOfTheRoute_SaysWhatToGive()
    {
        Assert.That(
            async () => await StartAsync(callbacks => callbacks.On<string>(_ => Task.CompletedTask)),
            Throws.ArgumentException.With.Message.StartWith("`String` has no [CallbackEvent]. Give a type of `WeChatPay.OpenApi.Callbacks`"));
        Assert.That(
            async () => await StartAsync(callbacks => callbacks.On<PaidOrderV2>(_ => Task.CompletedTask)),
            Throws.ArgumentException.With.Message.StartWith("`PaidOrderV2` is for APIv2, and this route is not."));
    }

    [TestCase(false, "any merchant")]
    [TestCase(true, "any brand")]
    public async Task On_AnEventThatMerchantsAndBrandsHave_RunsTheHandlersOfItsReceiver(bool isBrand, string expected)
    {
        var ran = new List<string>();
        var handlers = new CallbackHandlers<Callback>();
        handlers.On("DELIVERY_PLAN.CHANGE", _ => Noted(ran, "any")).On<PlanOfMerchant>(_ => Noted(ran, "merchant")).On<PlanOfBrand>(_ => Noted(ran, "brand"));
        var callback = new Callback("DELIVERY_PLAN.CHANGE", "{}") { IsBrand = isBrand };

        foreach (var handler in handlers.Find(callback.EventType, callback.IsBrand))
            await handler(callback, null!);

        Assert.That(string.Join(' ', ran), Is.EqualTo(expected));
    }

    [Test]
    public void On_AnEventOfBrandsOnARouteOfApiV3_IsDocumented()
    {
        var handlers = new CallbackHandlers<Callback>();
        handlers.On("PRODUCT_COUPON.SEND", static _ => Task.CompletedTask).On("PRODUCT_COUPON.SENT", static _ => Task.CompletedTask);

        Assert.That(handlers.FindUndocumented("v3"), Is.EqualTo(new[] { ("PRODUCT_COUPON.SENT", "PRODUCT_COUPON.SEND") }));
    }

    [Test]
    public async Task Callback_DeliveredAgain_IsAcceptedAndRunsOnce([Values] bool withNewId)
    {
        var runs = 0;
        await using var shop = await StartAsync(callbacks => callbacks.On(Paid, _ => Counted(ref runs)));
        var first = _signer.Callback(Paid, Payment("N1"));
        var second = withNewId ? _signer.Callback(Paid, Payment("N1")) : first;

        Assert.That((await first.SendAsync(shop.Url("/notify"))).Status, Is.EqualTo(200));
        Assert.That((await second.SendAsync(shop.Url("/notify"))).Status, Is.EqualTo(200));
        Assert.That(runs, Is.EqualTo(1));
    }

    [Test]
    public async Task Callback_DeliveredManyTimesAtOnce_RunsOnce()
    {
        var runs = 0;
        await using var shop = await StartAsync(callbacks => callbacks.On(Paid, async _ =>
        {
            Interlocked.Increment(ref runs);
            await Task.Delay(50);
        }));
        var signed = _signer.Callback(Paid, Payment("N1"));

        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (await signed.SendAsync(shop.Url("/notify"))).Status));

        Assert.That(runs, Is.EqualTo(1));
        Assert.That(statuses, Has.Some.EqualTo(200));
        Assert.That(statuses.Distinct(), Is.SubsetOf(new int?[] { 200, 503 }));
    }

    [Test]
    public async Task Callback_WhoseHandlerFails_IsAnsweredWith500AndWorksTheNextTime()
    {
        var runs = 0;
        await using var shop = await StartAsync(callbacks => callbacks.On(
            Paid, _ => ++runs == 1 ? throw new InvalidOperationException("the database is away") : Task.CompletedTask));
        var signed = _signer.Callback(Paid, Payment("N1"));

        var first = await signed.SendAsync(shop.Url("/notify"));
        var second = await signed.SendAsync(shop.Url("/notify"));

        Assert.That((first.Status, second.Status, runs), Is.EqualTo((500, 200, 2)));
        Assert.That(first.Body, Does.Contain("FAIL").And.Not.Contains("database"));
        Assert.That(shop.Log.Own, Has.Some.Contains("Error 2007"));
    }

    [Test]
    public async Task Callback_WithAFlaw_IsRefusedAndTheCheckIsLogged([ValuesOfFlaws] CallbackFlaw flaw)
    {
        var runs = 0;
        await using var shop = await StartAsync(callbacks => callbacks.On(Paid, _ => Counted(ref runs)));

        var delivery = await _signer.Callback(Paid, Payment("N1"), flaw).SendAsync(shop.Url("/notify"));

        Assert.That((delivery.Status, runs), Is.EqualTo((401, 0)));
        Assert.That(delivery.Body, Does.Contain("\"FAIL\""));
        Assert.That(shop.Log.Own, Has.Some.Contains("Warning 2005 A callback was refused: check "));
    }

    [Test]
    public async Task Callback_LongerThanTheLimit_IsRefusedWith413()
    {
        await using var shop = await StartAsync(callbacks =>
        {
            callbacks.On(Paid, _ => Task.CompletedTask);
            callbacks.MaxBodyBytes = 100;
        });

        var delivery = await _signer.Callback(Paid, Payment("N1")).SendAsync(shop.Url("/notify"));
        using var chunked = new HttpRequestMessage(HttpMethod.Post, shop.Url("/notify")) { Content = new StreamContent(new MemoryStream(new byte[101])) };
        chunked.Headers.TransferEncodingChunked = true;
        using var response = await Http.SendAsync(chunked);

        Assert.That((delivery.Status, (int)response.StatusCode), Is.EqualTo((413, 413)));
    }

    [TestCase(UnknownCallbackPolicy.Refuse, 404)]
    [TestCase(UnknownCallbackPolicy.Accept, 200)]
    public async Task Callback_OfAnEventWithoutHandler_IsAnsweredAsConfigured(UnknownCallbackPolicy policy, int status)
    {
        await using var shop = await StartAsync(callbacks => callbacks.On("REFUND.SUCCESS", _ => Task.CompletedTask).Unknown = policy);

        var delivery = await _signer.Callback(Paid, Payment("N1")).SendAsync(shop.Url("/notify"));

        Assert.That(delivery.Status, Is.EqualTo(status));
        Assert.That(shop.Log.Own, Has.Some.EqualTo($"WeChatPay.Chain.AspNetCore Warning 2004 Callback {Paid} has no handler: {policy}."));
    }

    [Test]
    public async Task Callback_ThatTakesTooLong_IsLogged()
    {
        await using var shop = await StartAsync(callbacks =>
        {
            callbacks.On(Paid, _ => Task.Delay(20));
            callbacks.Budget = TimeSpan.Zero;
        });

        await _signer.Callback(Paid, Payment("N1")).SendAsync(shop.Url("/notify"));

        Assert.That(shop.Log.Own, Has.Some.Contains("Warning 2006"));
    }

    [Test]
    public async Task Log_OfACallback_HasNoValueOfIt()
    {
        await using var shop = await StartAsync(callbacks => callbacks.On(Paid, _ => Task.CompletedTask));

        await _signer.Callback(Paid, Payment("SECRETNUMBER1")).SendAsync(shop.Url("/notify"));

        Assert.That(shop.Log.Own, Is.Not.Empty.And.None.Contains("SECRETNUMBER1").And.None.Contains("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
    }

    [Test]
    public async Task Event_ThatIsMisspelt_IsLoggedWithTheNearest()
    {
        await using var shop = await StartAsync(callbacks => callbacks.On("TRANSACTION.SUCESS", _ => Task.CompletedTask));

        Assert.That(shop.Log.Own, Has.Some.Contains("Warning 2009").And.Some.Contains("The nearest documented event: TRANSACTION.SUCCESS."));
    }

    [Test]
    public void Route_WithoutHandlers_IsRefused() =>
        Assert.That(async () => await StartAsync(_ => { }), Throws.ArgumentException.With.Message.Contains("`On(…)`"));

    [TestCase(0)]
    [TestCase(CallbackParser.MaxBodyBytes + 1)]
    public void Route_WithALimitOutOfRange_IsRefused(int limit) =>
        Assert.That(
            async () => await StartAsync(callbacks =>
            {
                callbacks.On(Paid, _ => Task.CompletedTask);
                callbacks.MaxBodyBytes = limit;
            }),
            Throws.ArgumentException.With.Message.StartsWith("`MaxBodyBytes`"));

    [Test]
    public void Route_WithoutMerchants_IsRefused() =>
        Assert.That(
            async () => await Shop.StartAsync(_ => { }, app => app.MapWeChatPayCallbacks("/notify", callbacks => callbacks.On(Paid, _ => Task.CompletedTask))),
            Throws.InvalidOperationException.With.Message.Contains("AddWeChatPay"));

    [Test]
    public async Task CallbackV2_OfAnOrder_IsAcceptedInXmlAndRunsOnce()
    {
        var runs = 0;
        await using var shop = await StartV2Async(callbacks => callbacks.On("transaction-success", _ => Counted(ref runs)));
        var signed = _signer.CallbackV2(PaymentV2());

        var first = await signed.SendAsync(shop.Url("/notify-v2"));
        var second = await _signer.CallbackV2(PaymentV2()).SendAsync(shop.Url("/notify-v2"));

        Assert.That((first.IsAccepted, second.IsAccepted, runs), Is.EqualTo((true, true, 1)), first.ToString());
        Assert.That(first.Body, Does.Contain("<return_code>SUCCESS</return_code>"));
    }

    [Test]
    public async Task CallbackV2_OfARefund_IsKnownByItsEvent()
    {
        string? number = null;
        await using var shop = await StartV2Async(callbacks => callbacks.On("refund-processed", (callback, _) =>
        {
            number = (string?)callback.RequestInfo["out_refund_no"];
            return Task.CompletedTask;
        }));

        var delivery = await _signer.CallbackV2(new
        {
            return_code = "SUCCESS",
            mch_id = "1900000109",
            req_info = new { out_refund_no = "R1", refund_id = "50001", refund_status = "SUCCESS" },
        }).SendAsync(shop.Url("/notify-v2"));

        Assert.That((delivery.Status, number), Is.EqualTo((200, "R1")));
    }

    [Test]
    public async Task CallbackV2_WhereOneMerchantReadsNone_IsRefusedAsByTheOther()
    {
        await using var shop = await Shop.StartAsync(
            services =>
            {
                services.AddWeChatPay("tea", Shop.Section(_signer, more: ("ApiV2Key", null)));
                services.AddWeChatPay("wine", Shop.Section(_signer, "1900000110"));
            },
            app => app.MapWeChatPayCallbacksV2("/notify-v2", callbacks => callbacks.On("transaction-success", _ => Task.CompletedTask)));

        var delivery = await _signer.CallbackV2(PaymentV2(), CallbackFlaw.WrongSignature).SendAsync(shop.Url("/notify-v2"));

        Assert.That(delivery.Status, Is.EqualTo(401));
        Assert.That(shop.Log.Own, Has.Some.Contains("Warning 2005"));
    }

    [Test]
    public async Task CallbackV2_ThatWasChanged_IsRefusedInXml()
    {
        await using var shop = await StartV2Async(callbacks => callbacks.On("transaction-success", _ => Task.CompletedTask));
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_signer.CallbackV2(PaymentV2()).Body).Replace("100", "1")));

        using var response = await Http.PostAsync(shop.Url("/notify-v2"), content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("<return_code>FAIL</return_code>"));
    }

    private static object Payment(string number) => new
    {
        out_trade_no = number,
        transaction_id = $"4200{number}",
        trade_state = "SUCCESS",
        payer = new { openid = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" },
        amount = new { total = 100 },
    };

    private static object PaymentV2() => new
    {
        return_code = "SUCCESS",
        result_code = "SUCCESS",
        mch_id = "1900000109",
        appid = "wx8888888888888888",
        out_trade_no = "N1",
        transaction_id = "4200N1",
        total_fee = "100",
    };

    private static Task Counted(ref int runs)
    {
        Interlocked.Increment(ref runs);
        return Task.CompletedTask;
    }

    private Task<Shop> StartAsync(Action<CallbackHandlers<Callback>> configure) => Shop.StartAsync(
        services => services.AddWeChatPay(Shop.Section(_signer)), app => app.MapWeChatPayCallbacks("/notify", configure));

    private Task<Shop> StartV2Async(Action<CallbackHandlers<CallbackV2>> configure) => Shop.StartAsync(
        services => services.AddWeChatPay(Shop.Section(_signer)), app => app.MapWeChatPayCallbacksV2("/notify-v2", configure));

    private sealed class ValuesOfFlawsAttribute() : ValuesAttribute(
        [.. Enum.GetValues<CallbackFlaw>().Where(static flaw => flaw != CallbackFlaw.None).Cast<object>()]);

    private static Task Noted(List<string> ran, string name)
    {
        ran.Add(name);
        return Task.CompletedTask;
    }

    [CallbackEvent("DELIVERY_PLAN.CHANGE")]
    private sealed class PlanOfMerchant;

    [CallbackEvent("DELIVERY_PLAN.CHANGE", IsBrand = true)]
    private sealed class PlanOfBrand;

    [CallbackEvent(Paid)]
    private sealed class PaidOrder
    {
        [Newtonsoft.Json.JsonProperty("out_trade_no")]
        public string? Number { get; set; }
    }

    [CallbackEvent("transaction-success", IsV2 = true)]
    private sealed class PaidOrderV2
    {
        [Newtonsoft.Json.JsonProperty("total_fee")]
        public string? Fee { get; set; }
    }

    /// <summary>A ledger that fails in one step, until it is mended.</summary>
    private sealed class BrokenLedger(string step) : ICallbackLedger
    {
        public bool IsMended { get; set; }

        public ValueTask<CallbackClaim> ClaimAsync(CallbackKey key, CancellationToken cancellationToken) =>
            step == "claim" && !IsMended ? throw new TimeoutException("no database") : new(new CallbackClaim(CallbackClaimState.Claimed));

        public ValueTask CompleteAsync(CallbackKey key, CallbackClaim claim) => default;

        public ValueTask ReleaseAsync(CallbackKey key, CallbackClaim claim) => IsMended ? default : throw new TimeoutException("no database");
    }
}
