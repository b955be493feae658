using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Protocol;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>Every exception of a call says whether nothing was sent, nothing can have changed, or the request may have taken effect.</summary>
public sealed class OutcomeTests
{
    private const string Native = "v3/pay/transactions/native";
    private const string QueryOfNative = "GET v3/pay/transactions/out-trade-no/{out_trade_no}";

    // The first four say why in a property of .NET 8: older frameworks find it in the inner exception.
    private static IEnumerable<TestCaseData> Causes() =>
    [
        BeforeSending("unknown host", HttpRequestError.NameResolutionError, "Name or service not known"),
        BeforeSending("no connection", HttpRequestError.ConnectionError, "Connection refused"),
        BeforeSending("no TLS", HttpRequestError.SecureConnectionError, "The SSL connection failed"),
        BeforeSending("no tunnel", HttpRequestError.ProxyTunnelError, "The proxy refused"),
        Cause("refused socket", new SocketException((int)SocketError.ConnectionRefused), CallOutcome.NothingSent),
        Cause("refused within", new HttpRequestException("no", new SocketException((int)SocketError.HostNotFound)), CallOutcome.NothingSent),
        Cause("reset", new HttpRequestException("no", new SocketException((int)SocketError.ConnectionReset)), CallOutcome.MayHaveTakenEffect),
        Cause("broken off", new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."), CallOutcome.MayHaveTakenEffect),
        Cause("time-out of its own", new TaskCanceledException(), CallOutcome.MayHaveTakenEffect),
        Cause("time-out of another kind", new TimeoutException("too slow"), CallOutcome.MayHaveTakenEffect),
        Cause("unknown", new InvalidOperationException("the circuit is open"), CallOutcome.MayHaveTakenEffect),
        .. Libraries.AreNetStandard ? CausesOfFramework() : [],
    ];

    // As .NET Framework raises them.
    private static IEnumerable<TestCaseData> CausesOfFramework() =>
    [
        Cause("unknown host", Failed(WebExceptionStatus.NameResolutionFailure), CallOutcome.NothingSent),
        Cause("unknown proxy", Failed(WebExceptionStatus.ProxyNameResolutionFailure), CallOutcome.NothingSent),
        Cause("no connection", Failed(WebExceptionStatus.ConnectFailure), CallOutcome.NothingSent),
        Cause("no TLS", Failed(WebExceptionStatus.SecureChannelFailure), CallOutcome.NothingSent),
        Cause("no trust", Failed(WebExceptionStatus.TrustFailure), CallOutcome.NothingSent),
        Cause("broken off", Failed(WebExceptionStatus.ReceiveFailure), CallOutcome.MayHaveTakenEffect),
    ];

    private static TestCaseData BeforeSending(string name, HttpRequestError why, string words) =>
        Cause(name, new HttpRequestException(why, words), CallOutcome.NothingSent).SetCategory(NewerFrameworkAttribute.Category);

    private static HttpRequestException Failed(WebExceptionStatus status) => new("no", new WebException("no", status));

    [TestCaseSource(nameof(Causes))]
    public void Outcome_OfATransportThatFails_IsSaidByPropertyMessageAndText(Exception cause, CallOutcome ofAWrite)
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new FakeTransport(_ => throw cause), Retry = false });

        var write = Caught.By<WeChatPayException>(() => client[Native].Post(new { json = Caught.Person }));
        var query = Caught.By<WeChatPayException>(() => client["v3/pay/transactions/id/{id}"].Get(new { id = "1217752501201407033233368018" }));

        AssertSays(write, ofAWrite);
        AssertSays(query, ofAWrite == CallOutcome.NothingSent ? CallOutcome.NothingSent : CallOutcome.NothingChanged);
        Assert.That(write.QueryWith, Is.EqualTo(ofAWrite == CallOutcome.MayHaveTakenEffect ? QueryOfNative : null));
    }

    [TestCase(400, "PARAM_ERROR", Native, CallOutcome.NothingChanged, null)]
    [TestCase(401, "SIGN_ERROR", Native, CallOutcome.NothingChanged, null)]
    [TestCase(403, "OUT_TRADE_NO_USED", Native, CallOutcome.NothingChanged, QueryOfNative)]
    [TestCase(400, "ORDERPAID", Native, CallOutcome.NothingChanged, QueryOfNative)]
    [TestCase(404, "ORDER_NOT_EXIST", Native, CallOutcome.NothingChanged, null)]
    [TestCase(500, "INVALID_TRANSACTIONID", "v3/refund/domestic/refunds", CallOutcome.NothingChanged, null)]
    [TestCase(429, "RATELIMIT_EXCEEDED", Native, CallOutcome.NothingChanged, null)]
    [TestCase(
        429,
        "FREQUENCY_LIMITED",
        "v3/refund/domestic/refunds",
        CallOutcome.MayHaveTakenEffect,
        "GET v3/refund/domestic/refunds/{out_refund_no}")]
    [TestCase(500, "SYSTEM_ERROR", Native, CallOutcome.MayHaveTakenEffect, QueryOfNative)]
    [TestCase(400, "SYSTEM_ERROR", Native, CallOutcome.MayHaveTakenEffect, QueryOfNative)]
    [TestCase(500, "BANK_ERROR", "v3/profitsharing/orders", CallOutcome.MayHaveTakenEffect, "GET v3/profitsharing/orders/{out_order_no}")]
    [TestCase(502, null, Native, CallOutcome.MayHaveTakenEffect, QueryOfNative)]
    [TestCase(503, "SERVICE_UNAVAILABLE", Native, CallOutcome.MayHaveTakenEffect, QueryOfNative)]
    [TestCase(404, null, Native, CallOutcome.MayHaveTakenEffect, QueryOfNative)]
    public void Outcome_OfAnErrorOfV3_FollowsStatusAndCode(int status, string? code, string path, CallOutcome outcome, string? queryWith)
    {
        var body = code is null ? "<html></html>" : $"{{\"code\":\"{code}\",\"message\":\"…\"}}";
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(body, (HttpStatusCode)status)).Answer(SignedAnswer.Unsigned(body, (HttpStatusCode)status));
        using var client = new WeChatPayClient(TestKeys.Options);

        var write = Caught.By<WeChatPayApiException>(() => client[path].Post(new { json = new { } }));
        var query = Caught.By<WeChatPayApiException>(() => client["v3/certificates"].Get());

        AssertSays(write, outcome);
        AssertSays(query, CallOutcome.NothingChanged);
        Assert.That(write.QueryWith, Is.EqualTo(queryWith));
    }

    [TestCase("v2/pay/unifiedorder", "err_code", "SYSTEMERROR", CallOutcome.MayHaveTakenEffect, "POST v2/pay/orderquery")]
    [TestCase("v2/pay/micropay", "err_code", "USERPAYING", CallOutcome.MayHaveTakenEffect, "POST v2/pay/orderquery")]
    [TestCase("v2/secapi/pay/refund", "err_code", "BIZERR_NEED_RETRY", CallOutcome.MayHaveTakenEffect, "POST v2/pay/refundquery")]
    [TestCase("v2/mmpaymkttransfers/sendredpack", "err_code", "A_NEW_CODE", CallOutcome.MayHaveTakenEffect, "POST v2/mmpaymkttransfers/gethbinfo")]
    [TestCase("v2/pay/unifiedorder", "err_code", "ORDERPAID", CallOutcome.NothingChanged, "POST v2/pay/orderquery")]
    [TestCase("v2/pay/unifiedorder", "err_code", "LACK_PARAMS", CallOutcome.NothingChanged, null)]
    [TestCase("v2/pay/unifiedorder", "return_msg", "签名错误", CallOutcome.NothingChanged, null)]
    [TestCase("v2/pay/orderquery", "err_code", "SYSTEMERROR", CallOutcome.NothingChanged, null)]
    public void Outcome_OfAnErrorOfV2_FollowsTheCode(string path, string field, string value, CallOutcome outcome, string? queryWith)
    {
        var returned = field == "return_msg" ? "FAIL" : "SUCCESS";
        var fields = new Dictionary<string, object?> { ["return_code"] = returned, ["result_code"] = "FAIL", [field] = value };
        using var wire = new Wire().Answer(XmlAnswer.Raw(Transformer.ToXml(fields)));
        using var client = new WeChatPayClient(new() { Mchid = "1900000109", ApiV2Key = XmlAnswer.ApiV2Key });

        var error = Caught.By<WeChatPayApiException>(() => client[path].Post(new { xml = new { mch_id = "1900000109" } }));

        AssertSays(error, outcome);
        Assert.That(error.QueryWith, Is.EqualTo(queryWith));
    }

    [Test]
    public void Outcome_OfAResponseThatIsNotProven_IsOpenForAWriteAlone()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}")).Answer(SignedAnswer.Unsigned("{}"));
        using var client = new WeChatPayClient(TestKeys.Options);

        var write = Caught.By<WeChatPayVerificationException>(() => client[Native].Post(new { json = new { } }));
        AssertSays(write, CallOutcome.MayHaveTakenEffect);
        AssertSays(Caught.By<WeChatPayVerificationException>(() => client["v3/certificates"].Get()), CallOutcome.NothingChanged);
        Assert.That(write.Response!.Text, Is.EqualTo("{}"), "The raw body is at hand.");
    }

    [Test]
    public void Outcome_OfAKeyThatIsMissing_IsThatNothingWasSent()
    {
        using var client = new WeChatPayClient(new() { Mchid = "1900000109" });

        AssertSays(Caught.By<WeChatPayNotConfiguredException>(() => client[Native].Post(new { json = new { } })), CallOutcome.NothingSent);
    }

    [Test]
    public void Outcome_OfASecondAttempt_DoesNotForgetTheFirst()
    {
        var attempts = 0;
        var causes = new Exception[] { new TimeoutException("late"), new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused") };
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new FakeTransport(_ => throw causes[attempts++]), Retry = false });
        client.Handlers.Unshift(static next => async (request, token) =>
        {
            try
            {
                return await next(request, token);
            }
            catch (WeChatPayTransportException)
            {
                return await next(request, token);
            }
        });

        var error = Caught.By<WeChatPayTransportException>(() => client[Native].Post(new { json = new { } }));

        AssertSays(error, CallOutcome.MayHaveTakenEffect);
        Assert.That((attempts, error.Attempts), Is.EqualTo((2, 2)));
        Assert.That(error.Message, Does.Contain("The call ended after 2 attempts."));
    }

    [Test]
    public async Task Outcome_OfAServerThatDies_IsOpenForAWriteAlone()
    {
        using var server = new RawServer(static async connection => await connection.ReceiveAsync(new byte[16384]));
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http });

        var write = await Caught.ByAsync<WeChatPayTransportException>(async () => await client[Native].PostAsync(new { json = new { } }));
        AssertSays(write, CallOutcome.MayHaveTakenEffect);
        AssertSays(await Caught.ByAsync<WeChatPayTransportException>(async () => await client["v3/certificates"].GetAsync()), CallOutcome.NothingChanged);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Outcome_OfALimitReachedBeforeAConnectionIsThere_IsThatNothingWasSent(bool isSynchronous)
    {
        // It takes connections, and never greets by TLS.
        using var server = new RawServer(static async connection =>
        {
            while (await connection.ReceiveAsync(new byte[16384]) > 0)
            {
            }
        });
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Https, Retry = false });
        var options = new { json = new { out_trade_no = "N1" }, timeout = 0.5 };

        var error = isSynchronous
            ? Caught.By<WeChatPayTimeoutException>(() => client[Native].Post(options))
            : await Caught.ByAsync<WeChatPayTimeoutException>(async () => await client[Native].PostAsync(options));

        AssertSays(error, CallOutcome.NothingSent);
        Assert.That(error.QueryWith, Is.Null);
    }

    [Test]
    public async Task Outcome_OfALimitReachedAfterTheRequest_IsOpenForAWrite()
    {
        using var server = new RawServer(static async connection =>
        {
            while (await connection.ReceiveAsync(new byte[16384]) > 0)
            {
            }
        });
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http, Retry = false });

        var error = await Caught.ByAsync<WeChatPayTimeoutException>(
            async () => await client[Native].PostAsync(new { json = new { out_trade_no = "N1" }, timeout = 0.5 }));

        AssertSays(error, CallOutcome.MayHaveTakenEffect);
    }

    [Test]
    public void FindQuery_OfEveryOperation_IsADocumentedOperation()
    {
        var found = OperationTable.Default.Operations
            .Select(static operation => QueryOperations.FindQuery(new(operation.Method, operation.Path))).OfType<string>().ToHashSet();

        Assert.That(found, Has.Count.GreaterThan(50));
        Assert.That(found.Where(static query => OperationTable.Default.Find(query.Split(' ')[0], query.Split(' ')[1]) is null), Is.Empty);
    }

    [Test]
    public void IsQuery_OfTheOperationsOfV2_HoldsForThoseThatChangeNothing()
    {
        var posts = OperationTable.Default.Operations
            .Where(static operation => operation is { IsXml: true, Method: "POST" }).Select(static operation => operation.Path).ToArray();

        string[] writes = ["v2/pay/unifiedorder", "v2/pay/micropay", "v2/secapi/pay/refund", "v2/mmpaysptrans/pay_bank", "v2/fund/reautowithdrawbydate"];
        Assert.That(posts.Where(static path => QueryOperations.IsQuery(new("POST", path))), Has.No.AnyOf(writes).And.Contains("v2/pay/orderquery"));
    }

    private static void AssertSays(WeChatPayException error, CallOutcome outcome)
    {
        var sentence = (outcome, error.QueryWith) switch
        {
            (CallOutcome.NothingSent, _) => "Nothing was sent.",
            (_, { } query) => $"Query the order by `{query}` before trying again: it may have taken effect.",
            _ => "Query the order before trying again: it may have taken effect.",
        };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Outcome, Is.EqualTo(outcome));
            if (outcome == CallOutcome.NothingChanged)
                Assert.That(error.Message, Does.EndWith("Nothing was changed.").Or.EndWith("A query changes nothing: try again."));
            else
                Assert.That(error.Message, Does.EndWith(sentence));
            Assert.That(error.ToString(), Does.Contain($"   Outcome: {outcome}"));
        }
    }

    private static TestCaseData Cause(string name, Exception cause, CallOutcome outcome) => new TestCaseData(cause, outcome).SetArgDisplayNames(name);
}
