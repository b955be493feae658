using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Pipeline;

/// <summary>A request names the platform public key that is to sign its response, unless it names another key.</summary>
public sealed class KeyOfTheResponseTests
{
    private const string Serial = "Wechatpay-Serial";
    private const string Certificate = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

    private static WeChatPayOptions Moving => TestKeys.Options with
    {
        Certs = new Dictionary<string, KeySource> { [TestKeys.PlatformKeyId] = TestKeys.PlatformPem, [Certificate] = TestKeys.PlatformPem },
    };

    [Test]
    public void Request_OfAClientWithAPublicKey_NamesIt()
    {
        using var client = new WeChatPayClient(Moving);
        using var wire = new Wire().Answer().Answer();

        client["v3/certificates"].Get();
        client["v3/a"].Post(new { json = new { } });

        Assert.That(wire.Requests.Select(static request => request.Headers[Serial]), Is.All.EqualTo(TestKeys.PlatformKeyId));
    }

    [Test]
    public void Request_ThatNamesAKeyItself_NamesThat()
    {
        using var client = new WeChatPayClient(Moving);
        using var ofAll = new WeChatPayClient(Moving with { Headers = new Dictionary<string, string?> { [Serial] = Certificate } });
        using var wire = new Wire().Answer().Answer().Answer();

        client["v3/a"].Get(new { headers = new { Wechatpay_Serial = Certificate } });
        ofAll["v3/a"].Get();
        client["v3/a"].Get(new RequestOptions { Headers = new Dictionary<string, string?> { [Serial] = null } });

        Assert.That(wire.Requests.Select(static request => request.Headers.GetValueOrDefault(Serial)), Is.EqualTo(new[] { Certificate, Certificate, null }));
    }

    [Test]
    public void Request_OfAClientWithCertificatesAlone_NamesNone()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Certs = new Dictionary<string, KeySource> { [Certificate] = TestKeys.PlatformPem } });
        client.Handlers.Remove("verifier");
        using var wire = new Wire().Answer();

        client["v3/a"].Get();

        Assert.That(wire.Request.Headers, Does.Not.ContainKey(Serial));
    }

    [Test]
    public void Request_OfV2_NamesNone()
    {
        using var client = new WeChatPayClient(Moving with { Mchid = TestKeys.Mchid, ApiV2Key = XmlAnswer.ApiV2Key });
        using var wire = new Wire().Answer(XmlAnswer.Of(new { appid = "wx1" }));

        client["v2/pay/orderquery"].Post(new { xml = new { mch_id = TestKeys.Mchid } });

        Assert.That(wire.Request.Headers, Does.Not.ContainKey(Serial));
    }
}
