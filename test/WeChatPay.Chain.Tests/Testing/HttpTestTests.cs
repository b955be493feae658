using System.Net.Sockets;
using Flurl.Http.Testing;
using NUnit.Framework;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Testing;

/// <summary>Flurl's <c>HttpTest</c> sees the calls of this library and responds to them, as it does for Flurl's own users.</summary>
public sealed class HttpTestTests
{
    private PlatformSigner _signer = null!;
    private WeChatPayClient _client = null!;
    private HttpTest _http = null!;

    [OneTimeSetUp]
    public void Build()
    {
        _signer = new PlatformSigner();
        var certs = new Dictionary<string, KeySource> { [_signer.KeyId] = _signer.PublicKeyPem };
        _client = new WeChatPayClient(TestKeys.Options with { Certs = certs, ApiV2Key = _signer.ApiV2Key });
    }

    [OneTimeTearDown]
    public void Close()
    {
        _client.Dispose();
        _signer.Dispose();
    }

    [SetUp]
    public void Listen() => _http = new HttpTest();

    [TearDown]
    public void Stop() => _http.Dispose();

    [Test]
    public async Task RespondWith_AnError_IsRead()
    {
        _http.RespondWith("""{"code":"PARAM_ERROR"}""", 400, new { Request_ID = "R1" });

        var error = (await Assert.ThrowsAsync<WeChatPayApiException>(async () => await _client.chain("v3/a").GetAsync()))!;
        Assert.That((error.Code, error.RequestId), Is.EqualTo(("PARAM_ERROR", "R1")));
    }

    [Test]
    public async Task RespondWithJson_WithoutHttpErrors_IsRead()
    {
        _http.RespondWithJson(new { code = "PARAM_ERROR" }, 400);

        var response = await _client.chain("v3/a").GetAsync(new { http_errors = false });

        Assert.That((response.StatusCode, (string?)response["code"]), Is.EqualTo((400, "PARAM_ERROR")));
    }

    [Test]
    public void RespondWithJson_UnsignedSuccess_FailsVerification()
    {
        _http.RespondWithJson(new { order_id = "N1" });

        Assert.That(
            async () => await _client.chain("v3/a").GetAsync(),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Headers));
    }

    [Test]
    public async Task RespondWith_Redirect_IsFollowedByThisLibrary()
    {
        _http.RespondWith("", 307, new { Location = "https://api2.mch.weixin.qq.com/v3/b?x=1" }).RespondWithSigned(_signer, new { });

        await _client.chain("v3/a").GetAsync(new { allow_redirects = true });

        _http.ShouldHaveCalled("https://api2.mch.weixin.qq.com/v3/b").WithQueryParam("x", 1).WithHeader("Authorization", "WECHATPAY2-SHA256-RSA2048 *")
            .Times(1);
        Assert.That(_http.CallLog, Has.Count.EqualTo(2).And.All.Property("Redirect").Null);
    }

    [Test]
    public void SimulateTimeout_OfACall_IsATimeout()
    {
        _http.SimulateTimeout();

        Assert.That(async () => await _client.chain("v3/a").GetAsync(), Throws.InstanceOf<WeChatPayTimeoutException>());
    }

    [Test]
    public void SimulateException_OfTheNetwork_IsATransportException()
    {
        _http.SimulateException(new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)));

        Assert.That(
            async () => await _client.chain("v3/a").GetAsync(),
            Throws.InstanceOf<WeChatPayTransportException>().With.InnerException.Message.EqualTo("refused"));
    }

    [Test]
    public async Task ForCallsTo_APattern_AnswersItsCallsOnly()
    {
        _http.RespondWithSigned(_signer, new { from = "others" });
        _http.ForCallsTo("*/v3/refunds*").WithVerb(HttpMethod.Post).RespondWithSigned(_signer, new { from = "refunds" });

        var refund = await _client.chain("v3/refunds").PostAsync(new { json = new { } });
        var other = await _client.chain("v3/refunds").GetAsync();

        Assert.That(((string?)refund["from"], (string?)other["from"]), Is.EqualTo(("refunds", "others")));
    }

    [Test]
    public async Task ShouldHaveCalled_WithVerbQueryHeaderAndBody_FindsTheCall()
    {
        _http.RespondWithSigned(_signer, new { });

        await _client.chain("v3/orders")
            .PostAsync(new { query = new { mchid = "19", note = "a b" }, json = new { out_order_no = "N1", amount = new { total = 100 } } });

        _http.ShouldHaveCalled("*/v3/orders*")
            .WithVerb(HttpMethod.Post)
            .WithQueryParam("mchid", "19")
            .WithQueryParams(new { note = "a b" })
            .WithoutQueryParam("other")
            .WithHeader("Accept", "application/json*")
            .WithHeader("Authorization", "WECHATPAY2-SHA256-RSA2048 *")
            .WithContentType("application/json")
            .WithRequestBody("""*"total":100*""")
            .WithRequestJson(new { out_order_no = "N1", amount = new { total = 100 } })
            .Times(1);
        _http.ShouldNotHaveCalled("*/v3/refunds*");
        Assert.That(() => _http.ShouldHaveCalled("*/v3/orders*").WithQueryParam("mchid", "20"), Throws.InstanceOf<HttpTestException>());
        Assert.That(() => _http.ShouldHaveCalled("*/v3/orders*").WithRequestBody("*N2*"), Throws.InstanceOf<HttpTestException>());
    }

    [Test]
    public async Task ShouldHaveCalled_WithABodyOutsideAscii_FindsItsText()
    {
        _http.RespondWithSigned(_signer, new { });

        await _client.chain("v3/orders").PostAsync(new { json = new { description = "充电宝" } });

        _http.ShouldHaveCalled("*/v3/orders").WithRequestBody("""{"description":"充电宝"}""").Times(1);
    }

    [Test]
    public async Task RequestBody_OfBytesThatAreNoText_GoesOutUnchanged()
    {
        _http.RespondWithSigned(_signer, new { });

        await _client.chain("v3/orders").PostAsync(new { body = new byte[] { 0xff, 0x00, 0x41 } });

        Assert.That(await _http.CallLog.Single().HttpRequestMessage.Content!.ReadAsByteArrayAsync(), Is.EqualTo(new byte[] { 0xff, 0x00, 0x41 }));
    }

    [Test]
    public async Task RespondWithSigned_CallsPastTheLast_GetTheLastAgain()
    {
        _http.RespondWithSigned(_signer, new { a = 1 });

        Assert.That((await _client.chain("v3/a").GetAsync()).Text, Is.EqualTo("""{"a":1}"""));
        Assert.That((await _client.chain("v3/a").GetAsync()).Text, Is.EqualTo("""{"a":1}"""));
    }
}
