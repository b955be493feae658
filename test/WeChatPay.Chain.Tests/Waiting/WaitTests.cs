using System.Globalization;
using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Sandbox;
using WeChatPay.Waiting;

namespace WeChatPay.Tests.Waiting;

/// <summary>A wait queries by a schedule until the state is final.</summary>
public sealed class WaitTests : Shop
{
    private const string Query = "v3/pay/transactions/out-trade-no/{out_trade_no}";

    private static readonly TimeSpan[] AtOnce = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero];

    [Test]
    public async Task Order_PaidMeanwhile_EndsTheWait()
    {
        var no = await PlaceAsync();
        var queries = 0;

        var result = await Client[Query].WaitAsync(
            new { out_trade_no = no, query = new { mchid = Server.Mchid }, handler = Counting(() => queries++ == 1) }, new() { Schedule = AtOnce });

        Assert.That((result.State, result.IsFinal, result.ToString()), Is.EqualTo(("SUCCESS", true, "SUCCESS (final)")));
        Assert.That((string?)result.Response["out_trade_no"], Is.EqualTo(no));
        Assert.That(queries, Is.EqualTo(2));

        HandlerStack Counting(Func<bool> pays)
        {
            var handlers = Client.Handlers.Clone();
            handlers.Before("signer", next => (request, token) =>
            {
                if (pays())
                    Server.Pay(no);
                return next(request, token);
            });
            return handlers;
        }
    }

    [Test]
    public async Task Order_ThatNobodyPays_IsStillOpen()
    {
        var no = await PlaceAsync();

        var result = await Client[Query].WaitAsync(
            new RequestOptions { Variables = new Dictionary<string, object?> { ["out_trade_no"] = no }, Query = new { mchid = Server.Mchid } },
            new WaitOptions { Schedule = AtOnce });

        Assert.That((result.State, result.IsFinal, result.ToString()), Is.EqualTo(("NOTPAY", false, "NOTPAY (still open)")));
        Assert.That(QueriesOf(no), Is.EqualTo(3));
    }

    [Test]
    public async Task Condition_OfTheCaller_DecidesInPlaceOfTheState()
    {
        var no = await PlaceAsync();

        var result = await Client[Query].WaitAsync(
            new { out_trade_no = no, query = new { mchid = Server.Mchid } },
            new() { Schedule = AtOnce, Until = static response => (string?)response["trade_state"] == "NOTPAY" });

        Assert.That((result.State, result.IsFinal, QueriesOf(no)), Is.EqualTo(("NOTPAY", true, 1)));
    }

    [Test]
    public async Task Query_ThatFailsOnItsWay_IsMadeAgain()
    {
        var no = await PlaceAsync();
        Server.Pay(no);
        Server.Faults.Next = SandboxFault.ServerError;

        var result = await Client[Query].WaitAsync(
            new { out_trade_no = no, query = new { mchid = Server.Mchid }, retry = false }, new() { Schedule = AtOnce });

        Assert.That((result.State, QueriesOf(no)), Is.EqualTo(("SUCCESS", 2)));
    }

    [Test]
    public void Query_ThatFailsToTheEnd_IsAnError()
    {
        Server.Faults.Always = SandboxFault.ServerError;

        Assert.That(
            () => Client[Query].WaitAsync(new { out_trade_no = "Wait-none", query = new { mchid = Server.Mchid }, retry = false }, new() { Schedule = AtOnce }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("StatusCode").EqualTo(500));
        Server.Faults.Always = SandboxFault.None;
    }

    [Test]
    public void Order_ThatDoesNotExist_EndsTheWaitAtOnce()
    {
        Assert.That(
            () => Client[Query].WaitAsync(new { out_trade_no = "Wait-unknown", query = new { mchid = Server.Mchid } }, new() { Schedule = AtOnce }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("StatusCode").EqualTo(404));
        Assert.That(QueriesOf("Wait-unknown"), Is.EqualTo(1));
    }

    [Test]
    public void Response_WithoutAState_IsAnErrorThatSaysWhatToSet() =>
        Assert.That(
            () => Client["v3/certificates"].WaitAsync(options: null, new() { Schedule = AtOnce }),
            Throws.InvalidOperationException.With.Message.Contains("set `Until` of `WaitOptions`"));

    [Test]
    public void Schedule_ThatIsWrong_IsRefused()
    {
        Assert.That(
            () => Client[Query].WaitAsync(options: null, new() { Schedule = [] }),
            Throws.ArgumentException.With.Message.StartsWith("`Schedule` is empty"));
        Assert.That(
            () => Client[Query].WaitAsync(options: null, new() { Schedule = [TimeSpan.FromSeconds(-1)] }),
            Throws.ArgumentException.With.Message.StartsWith("`Schedule` has a time below zero"));
    }

    [Test]
    public void Token_ThatFires_EndsTheWait()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        Assert.That(
            () => Client[Query].WaitAsync(new { out_trade_no = "Wait-long", query = new { mchid = Server.Mchid } }, cancellationToken: stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(QueriesOf("Wait-long"), Is.Zero);
    }

    [TestCase("v3/pay/transactions/out-trade-no/{out_trade_no}", "5 35 95 275 575 1175 2975")]
    [TestCase("v2/pay/orderquery", "5 35 95 275 575 1175 2975")]
    [TestCase("v3/refund/domestic/refunds/{out_refund_no}", "60 120 180 240 300 600 1200 2400 4200")]
    [TestCase("v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}", "5 15 45 105 405 1005 2805")]
    public async Task Schedule_OfAPath_IsTheDocumentedOne(string path, string seconds)
    {
        var time = new JumpingClock();
        var asked = new List<double>();
        var open = new WeChatPayResponse(200, """{"trade_state":"USERPAYING"}""");

        var result = await Waiter.RunAsync(
            path,
            _ =>
            {
                asked.Add(time.Elapsed.TotalSeconds);
                return Task.FromResult(open);
            },
            new(),
            time,
            CancellationToken.None);

        Assert.That(result.IsFinal, Is.False);
        Assert.That(asked, Is.EqualTo(seconds.Split(' ').Select(static one => double.Parse(one, CultureInfo.InvariantCulture))));
    }

    [TestCase("SUCCESS", true)]
    [TestCase("CLOSED", true)]
    [TestCase("ABNORMAL", true)]
    [TestCase("APPLYMENT_STATE_REJECTED", true)]
    [TestCase("APPLYMENT_STATE_AUDITING", false)]
    [TestCase("WAIT_USER_CONFIRM", false)]
    [TestCase("USERPAYING", false)]
    [TestCase("A_NEW_WORD", false)]
    public void State_IsFinalOnlyWhereItIsKnownToBe(string state, bool isFinal) => Assert.That(FinalStates.IsFinal(state), Is.EqualTo(isFinal));

    private int QueriesOf(string number) =>
        Server.Requests.Count(request => request.Method == "GET" && request.Target.Contains($"/{number}?", StringComparison.Ordinal));

    private async Task<string> PlaceAsync()
    {
        var no = NewNumber();
        await Client["v3/pay/transactions/native"].PostAsync(new
        {
            json = new
            {
                appid = "wx8888888888888888",
                mchid = Server.Mchid,
                description = "tea",
                out_trade_no = no,
                notify_url = "https://example.com/notify",
                amount = new { total = 100 },
            },
        });
        return no;
    }

    // Whoever waits by it does not wait: the clock jumps to the end of the wait.
    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Elapsed { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Elapsed += dueTime;
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
