using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Retry;

/// <summary>Which failures are repeated, over real connections: each kind of failure, by protocol, verb and <see cref="RetryOptions.Writes"/>.</summary>
public sealed class RetryTableTests
{
    private const string Order = "v3/pay/transactions/native";
    private const string OrderV2 = "v2/pay/unifiedorder";
    private const string Refund = "v3/refund/domestic/refunds";

    private static readonly string[] Queries = ["get", "query v2", "get v2"];
    private static readonly string[] Limited = [.. Queries, "post", "post, writes", "post v2", "post v2, writes"];
    private static readonly string[] Failed = [.. Queries, "post, writes", "refund, writes", "post v2, writes", "refund v2, writes"];
    private static readonly string[] FailedV2 = ["query v2", "get v2", "post v2, writes", "refund v2, writes"];

    // The calls that are repeated; every other one is made once.
    private static readonly (string Failure, Func<Reply> Reply, string[] Repeated)[] Table =
    [
        ("reset after reading", static () => Reply.Reset, Queries),
        ("broken off", static () => new(Deed.BreaksOff, 200, "{}"), Queries),
        ("429", static () => Reply.Error(429, "RATELIMIT_EXCEEDED"), Limited),
        ("429, another spelling", static () => Reply.Error(429, "FREQENCY_LIMIT"), Limited),
        ("429, a page", static () => Reply.Error(429), Limited),
        ("429, RULE_LIMIT", static () => Reply.Error(429, "RULE_LIMIT"), []),
        ("403, RULE_LIMIT", static () => Reply.Error(403, "RULE_LIMIT"), []),
        ("403, a limit's code", static () => Reply.Error(403, "RATELIMIT_EXCEEDED"), []),
        ("400, PARAM_ERROR", static () => Reply.Error(400, "PARAM_ERROR"), []),
        ("400, SYSTEM_ERROR", static () => Reply.Error(400, "SYSTEM_ERROR"), []),
        ("401, SIGN_ERROR", static () => Reply.Error(401, "SIGN_ERROR"), []),
        ("404", static () => Reply.Error(404, "NOT_FOUND"), []),
        ("500, SYSTEM_ERROR", static () => Reply.Error(500, "SYSTEM_ERROR"), Failed),
        ("500, BANK_ERROR", static () => Reply.Error(500, "BANK_ERROR"), Failed),
        ("500, a definite code", static () => Reply.Error(500, "OPENID_MISMATCH"), Queries),
        ("500, a page", static () => Reply.Error(500), Queries),
        ("502, a page", static () => Reply.Error(502), Failed),
        ("503", static () => Reply.Error(503, "SERVICE_UNAVAILABLE"), Failed),
        ("504, a page", static () => Reply.Error(504), []),
        ("200, not signed", static () => new(Deed.Responds, 200, "{}"), []),
        ("v2 SYSTEMERROR", static () => Reply.V2("SYSTEMERROR"), FailedV2),
        ("v2 BANKERROR", static () => Reply.V2("BANKERROR"), FailedV2),
        ("v2 BIZERR_NEED_RETRY", static () => Reply.V2("BIZERR_NEED_RETRY"), FailedV2),
        ("v2 INVALID_REQ_TOO_MUCH", static () => Reply.V2("INVALID_REQ_TOO_MUCH"), []),
        ("v2 FREQUENCY_LIMITED", static () => Reply.V2("FREQUENCY_LIMITED"), []),
        ("v2 USERPAYING", static () => Reply.V2("USERPAYING"), []),
        ("v2 ORDERPAID", static () => Reply.V2("ORDERPAID"), []),
    ];

    private static readonly Dictionary<string, Func<WeChatPayClient, RetryOptions?, WeChatPayResponse>> Calls = new()
    {
        ["get"] = static (client, retry) => client["v3/pay/transactions/id/{id}"].Get(new { id = "1", retry }),
        ["post"] = static (client, retry) => client[Order].Post(new { json = new { out_trade_no = "N1" }, retry }),
        ["refund"] = static (client, retry) => client[Refund].Post(new { json = new { out_refund_no = "R1" }, retry }),
        ["query v2"] = static (client, retry) => client["v2/pay/orderquery"].Post(new { xml = new { mch_id = TestKeys.Mchid }, retry }),
        ["get v2"] = static (client, retry) => client["v2/pay/orderquery"].Get(new { query = new { mch_id = TestKeys.Mchid }, retry }),
        ["post v2"] = static (client, retry) => client[OrderV2].Post(new { xml = new { mch_id = TestKeys.Mchid, out_trade_no = "N1" }, retry }),
        ["refund v2"] = static (client, retry) => client["v2/secapi/pay/refund"].Post(new { xml = new { mch_id = TestKeys.Mchid }, retry }),
    };

    private static readonly RetryOptions AtOnce = new() { Delay = TimeSpan.Zero };

    private static IEnumerable<TestCaseData> Rows() =>
        from row in Table
        from call in Calls.Keys
        from writes in (bool[])[false, true]
        select new TestCaseData(row.Failure, call, writes);

    [TestCaseSource(nameof(Rows))]
    public void Call_ServerThatAlwaysFails_IsSentAsOftenAsTheTableSays(string failure, string call, bool writes)
    {
        var row = Array.Find(Table, one => one.Failure == failure);
        using var server = new ScriptedServer(_ => row.Reply());
        using var client = ClientOf(server.Address);

        var error = Caught.By<WeChatPayException>(() => Calls[call](client, AtOnce with { Writes = writes }));

        var expected = IsRepeated(row.Repeated, call, writes) ? 3 : 1;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests, Has.Count.EqualTo(expected), error.Message);
            Assert.That(error.Attempts, Is.EqualTo(expected));
            Assert.That(error.Message.Contains("The call ended after 3 attempts.", StringComparison.Ordinal), Is.EqualTo(expected == 3));
            Assert.That(server.Requests.Select(static request => request.Line).Distinct().Count(), Is.EqualTo(call == "get v2" ? expected : 1));
        }
    }

    [TestCaseSource(nameof(Rows))]
    public void Call_ServerThatFailsOnce_SucceedsIfTheTableSaysSo(string failure, string call, bool writes)
    {
        var row = Array.Find(Table, one => one.Failure == failure);
        var count = 0;
        var isV2 = call.Contains("v2", StringComparison.Ordinal);
        using var server = new ScriptedServer(_ => count++ == 0 ? row.Reply() : isV2 ? Reply.V2() : Reply.Signed("{}"));
        using var client = ClientOf(server.Address);

        if (IsRepeated(row.Repeated, call, writes))
            Assert.That(Calls[call](client, AtOnce with { Writes = writes }).StatusCode, Is.EqualTo(200));
        else
            Caught.By<WeChatPayException>(() => Calls[call](client, AtOnce with { Writes = writes }));
    }

    [TestCase("get")]
    [TestCase("post")]
    [TestCase("refund")]
    [TestCase("post v2")]
    [TestCase("refund v2")]
    public void Call_NobodyListens_IsTriedThreeTimes(string call)
    {
        using var client = ClientOf(ScriptedServer.ClosedAddress());

        var error = Caught.By<WeChatPayTransportException>(() => Calls[call](client, AtOnce));

        Assert.That((error.Attempts, error.Outcome), Is.EqualTo((3, CallOutcome.NothingSent)));
        Assert.That(error.Message, Does.EndWith("The call ended after 3 attempts. Nothing was sent."));
    }

    [TestCase("get", CallOutcome.NothingChanged)]
    [TestCase("post", CallOutcome.MayHaveTakenEffect)]
    public void Call_ConnectionResetBeforeItIsRead_RepeatsTheQueryAlone(string call, CallOutcome outcome)
    {
        using var server = new ScriptedServer(_ => Reply.Signed("{}"), static _ => Deed.ResetsAtOnce);
        using var client = ClientOf(server.Address);

        var error = Caught.By<WeChatPayTransportException>(() => Calls[call](client, AtOnce));

        Assert.That((server.Connections, error.Outcome), Is.EqualTo((call == "get" ? 3 : 1, outcome)));
    }

    [TestCase("get")]
    [TestCase("post")]
    public void Call_SlowServer_TimesOutWithoutARepeat(string call)
    {
        using var server = new ScriptedServer(static _ => new(Deed.IsSilent));
        using var client = ClientOf(server.Address, TimeSpan.FromSeconds(0.5));

        var error = Caught.By<WeChatPayTimeoutException>(() => Calls[call](client, AtOnce with { Writes = true }));

        Assert.That((server.Requests.Count, error.Attempts), Is.EqualTo((1, 1)));
        if (call == "post")
            Assert.That(error.Message, Does.Contain("`GET v3/pay/transactions/out-trade-no/{out_trade_no}`"));
    }

    [Test]
    public void Post_Response202_IsTheResponse()
    {
        using var server = new ScriptedServer(static _ => Reply.Signed("""{"code":"PROCESSING"}""", 202));
        using var client = ClientOf(server.Address);

        Assert.That(Calls["post"](client, AtOnce with { Writes = true }).StatusCode, Is.EqualTo(202));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Micropay_SystemError_IsQueriedFirst()
    {
        using var server = new ScriptedServer(static _ => Reply.V2("SYSTEMERROR"));
        using var client = ClientOf(server.Address);

        Caught.By<WeChatPayApiException>(() => client["v2/{+path}"].Post(
            new { path = "pay/micropay", xml = new { mch_id = TestKeys.Mchid }, retry = AtOnce with { Writes = true } }));

        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("v3/refund/domestic/refunds")]
    [TestCase("{+path}")]
    public void Refund_429_SaysThatItMayHaveBeenTaken(string template)
    {
        using var server = new ScriptedServer(static _ => Reply.Error(429, "FREQUENCY_LIMITED"));
        using var client = ClientOf(server.Address);
        var options = new Dictionary<string, object> { ["json"] = new { out_refund_no = "R1" } };
        if (template == "{+path}")
            options["path"] = Refund;

        var error = Caught.By<WeChatPayApiException>(() => client[template].Post(options));

        Assert.That(server.Requests, Has.Count.EqualTo(1));
        Assert.That(error.Message, Does.Contain("The refund was not repeated: WeChat Pay may have accepted it although it came too fast."));
        Assert.That(error.Outcome, Is.EqualTo(CallOutcome.MayHaveTakenEffect));
    }

    [Test]
    public void Post_Repeated_HasTheSameBytesAndAnotherSignature()
    {
        var count = 0;
        using var server = new ScriptedServer(_ => count++ < 2 ? Reply.Error(503, "SERVICE_UNAVAILABLE") : Reply.Signed("{}"));
        using var client = ClientOf(server.Address);

        Calls["post"](client, AtOnce with { Writes = true });

        var requests = server.Requests;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(requests.Select(static request => request.Body), Is.All.EqualTo("""{"out_trade_no":"N1"}"""));
            Assert.That(requests.Select(static request => request.Header("Authorization")), Is.Unique);
            foreach (var request in requests)
                Assert.That(IsSigned(request), request.Head);
        }
    }

    [Test]
    public void PostV2_Repeated_HasOneNonceAndOneSignatureEach()
    {
        var count = 0;
        using var server = new ScriptedServer(_ => count++ < 2 ? Reply.V2("SYSTEMERROR") : Reply.V2());
        using var client = ClientOf(server.Address);

        Calls["post v2"](client, AtOnce with { Writes = true });

        var sent = server.Requests.Select(static request => Transformer.ToArray(request.Body)).ToArray();
        Assert.That(sent.Select(static fields => fields["out_trade_no"]), Is.EqualTo((string[])["N1", "N1", "N1"]));
        Assert.That(sent.Select(static fields => fields["nonce_str"]), Is.Unique);
        Assert.That(sent.Select(static fields => fields["sign"]), Is.Unique);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Post_SecondAttemptRefused_DoesNotForgetTheFirst(bool raises)
    {
        var count = 0;
        using var server = new ScriptedServer(_ => count++ == 0 ? Reply.Error(502) : Reply.Error(400, "PARAM_ERROR"));
        using var client = ClientOf(server.Address);
        var options = new { json = new { out_trade_no = "N1" }, retry = AtOnce with { Writes = true }, http_errors = raises };

        if (!raises)
        {
            Assert.That(client[Order].Post(options).StatusCode, Is.EqualTo(400));
            return;
        }
        var error = Caught.By<WeChatPayApiException>(() => client[Order].Post(options));
        Assert.That((error.StatusCode, error.Attempts, error.Outcome), Is.EqualTo((400, 2, CallOutcome.MayHaveTakenEffect)));
        Assert.That(error.QueryWith, Is.EqualTo("GET v3/pay/transactions/out-trade-no/{out_trade_no}"));
    }

    [Test]
    public void Post_BodyThatCannotBeReadAgain_IsSentOnceAndSaysSo()
    {
        using var server = new ScriptedServer(static _ => Reply.Error(429, "RATELIMIT_EXCEEDED"));
        using var client = ClientOf(server.Address);
        using var content = new StreamContent(new MemoryStream("{}"u8.ToArray())) { Headers = { ContentType = new("application/json") } };

        var error = Caught.By<WeChatPayApiException>(() => client[Order].Post(new { body = Multipart(content), retry = AtOnce }));

        Assert.That(server.Requests, Has.Count.EqualTo(1));
        Assert.That(error.Message, Does.Contain("The call was not repeated, because its body is a stream or content that cannot be read again."));
    }

    private static MultipartFormDataContent Multipart(HttpContent file) => new() { { new StringContent("{}"), "meta" }, { file, "file", "a.png" } };

    private static bool IsRepeated(string[] repeated, string call, bool writes) =>
        repeated.Contains(call) || (writes && repeated.Contains($"{call}, writes"));

    private static bool IsSigned(Arrived request)
    {
        var words = request.Line.Split(' ');
        var credentials = request.Header("Authorization")!;
        string Of(string name) => credentials.Split($"{name}=\"")[1].Split('"')[0];
        return TestKeys.MerchantSigned(
            System.Text.Encoding.UTF8.GetBytes($"{words[0]}\n{words[1]}\n{Of("timestamp")}\n{Of("nonce_str")}\n{request.Body}\n"), Of("signature"));
    }

    internal static WeChatPayClient ClientOf(Uri address, TimeSpan? timeout = null) => new(TestKeys.Options with
    {
        BaseUri = address,
        ApiV2Key = XmlAnswer.ApiV2Key,
        Timeout = timeout ?? TimeSpan.FromSeconds(30),
    });
}
