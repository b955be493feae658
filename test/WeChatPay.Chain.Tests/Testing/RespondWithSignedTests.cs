using Flurl.Http.Testing;
using NUnit.Framework;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Testing;

/// <summary>Signed answers by Flurl's <c>HttpTest</c>, as users write them.</summary>
public sealed class RespondWithSignedTests
{
    private PlatformSigner _signer = null!;
    private WeChatPayClient _client = null!;
    private HttpTest _http = null!;

    [OneTimeSetUp]
    public void Build()
    {
        _signer = new PlatformSigner();
        _client = new WeChatPayClient(
            TestKeys.Options with { Certs = new Dictionary<string, KeySource> { [_signer.KeyId] = _signer.PublicKeyPem }, ApiV2Key = _signer.ApiV2Key });
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
    public async Task RespondWithSigned_AnObject_IsBelieved()
    {
        _http.RespondWithSigned(_signer, new { order_id = "N1", amount = 99.10m }, 201, new Dictionary<string, string> { ["Request-ID"] = "mine" });

        var answer = await _client.chain("v3/orders").GetAsync();

        Assert.That((answer.StatusCode, answer.Text, answer.RequestId), Is.EqualTo((201, """{"order_id":"N1","amount":99.10}""", "mine")));
        _http.ShouldHaveCalled("*/v3/orders").WithVerb(HttpMethod.Get).Times(1);
    }

    [Test]
    public async Task RespondWithSigned_TextBytesAndNothing_AreTakenAsTheyAre()
    {
        _http.RespondWithSigned(_signer, """{ "a" : 1 }""").RespondWithSigned(_signer, "[1]"u8.ToArray()).RespondWithSigned(_signer, status: 204);

        Assert.That((await _client.chain("v3/a").GetAsync()).Text, Is.EqualTo("""{ "a" : 1 }"""));
        Assert.That((await _client.chain("v3/a").GetAsync()).Text, Is.EqualTo("[1]"));
        Assert.That((await _client.chain("v3/a").GetAsync()).StatusCode, Is.EqualTo(204));
    }

    [Test]
    public void RespondWithSigned_ByAnotherSigner_IsNotBelieved()
    {
        using var stranger = new PlatformSigner(new PlatformSignerOptions { KeyId = _signer.KeyId });
        _http.RespondWithSigned(stranger, new { });

        Assert.That(
            async () => await _client.chain("v3/a").GetAsync(),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Signature));
    }

    [Test]
    public async Task RespondWithSigned_AnError_IsNotSignedAndIsThrown()
    {
        _http.RespondWithSigned(_signer, new { code = "PARAM_ERROR", message = "no" }, 400);

        var error = (await Assert.ThrowsAsync<WeChatPayApiException>(async () => await _client.chain("v3/a").GetAsync()))!;
        Assert.That((error.Code, error.Response.Header("Wechatpay-Signature")), Is.EqualTo(("PARAM_ERROR", (string?)null)));
    }

    [Test]
    public async Task RespondWithSignedV2_Fields_AreBelieved()
    {
        _http.RespondWithSignedV2(_signer.ApiV2Key, new { out_trade_no = "<N1>", total_fee = 100 });

        var answer = await _client.chain("v2/pay/orderquery").PostAsync(new { xml = new { mch_id = TestKeys.Mchid, out_trade_no = "<N1>" } });

        Assert.That(answer.Xml["out_trade_no"], Is.EqualTo("<N1>"));
        Assert.That(answer.Xml["result_code"], Is.EqualTo("SUCCESS"));
    }

    [Test]
    public void RespondWithSignedV2_WithAnotherSecret_IsNotBelieved()
    {
        _http.RespondWithSignedV2("another_secret_of_32_characters_", new { out_trade_no = "N1" });

        Assert.That(
            async () => await _client.chain("v2/pay/orderquery").PostAsync(new { xml = new { mch_id = TestKeys.Mchid } }),
            Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [Test]
    public void RespondWithSignedV2_AFailure_IsThrown()
    {
        _http.RespondWithSignedV2(_signer.ApiV2Key, new { result_code = "FAIL", err_code = "ORDERNOTEXIST" });

        Assert.That(
            async () => await _client.chain("v2/pay/orderquery").PostAsync(new { xml = new { mch_id = TestKeys.Mchid } }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("ORDERNOTEXIST"));
    }
}
