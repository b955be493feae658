using System.Text;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Newtonsoft.Json;
using WeChatPay.Crypto;
using WeChatPay.Php;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Signatures;

/// <summary>Payments of APIv3, each verified with the merchant's public key by the framework's own RSA.</summary>
public sealed class ClientSignatureTests
{
    private const string AppId = "wx8888888888888888";
    private const string PrepayId = "wx201410272009395522657a690389285100";
    private const string Nonce = "5K8264ILTKCH16CQ2502SI8ZNMTM67VS";

    private static readonly FakeTimeProvider Clock = new(DateTimeOffset.FromUnixTimeSeconds(1414561699));

    private static readonly RsaKey QuickPublic = Rsa.From(TestKeys.Third, Rsa.KEY_TYPE_PUBLIC);

    private readonly WeChatPayClient _client = new(TestKeys.Options with { TimeProvider = Clock, Nonce = static () => Nonce });
    private readonly WeChatPayClient _quick = new(TestKeys.Options with { TimeProvider = Clock, PrivateKey = TestKeys.Third });

    [OneTimeTearDown]
    public void CloseClients()
    {
        _client.Dispose();
        _quick.Dispose();
    }

    [Test]
    public void Jsapi_Signed_CoversItsFourLines()
    {
        var payment = _client.ClientSignature.Jsapi(AppId, PrepayId);

        Assert.That(
            (payment.appId, payment.timeStamp, payment.nonceStr, payment.package, payment.signType),
            Is.EqualTo((AppId, "1414561699", Nonce, $"prepay_id={PrepayId}", "RSA")));
        AssertSigned($"{AppId}\n1414561699\n{Nonce}\nprepay_id={PrepayId}\n", payment.paySign);
    }

    [Test]
    public void MiniProgram_Signed_IsTheSameWithoutTheAppId()
    {
        var payment = _client.ClientSignature.MiniProgram(AppId, PrepayId);

        AssertSigned($"{AppId}\n1414561699\n{Nonce}\nprepay_id={PrepayId}\n", payment.paySign);
        AssertWritten(payment, "timeStamp", "nonceStr", "package", "signType", "paySign");
    }

    [TestCase(null, TestKeys.Mchid)]
    [TestCase("1900000109", "1900000109")]
    public void App_Signed_CoversThePrepayIdAlone(string? partnerId, string expected)
    {
        var payment = _client.ClientSignature.App(AppId, PrepayId, partnerId);

        Assert.That(
            (payment.appid, payment.partnerid, payment.prepayid, payment.package, payment.noncestr, payment.timestamp),
            Is.EqualTo((AppId, expected, PrepayId, "Sign=WXPay", Nonce, "1414561699")));
        AssertSigned($"{AppId}\n1414561699\n{Nonce}\n{PrepayId}\n", payment.sign);
        AssertWritten(payment, "appid", "partnerid", "prepayid", "package", "noncestr", "timestamp", "sign");
    }

    [Test]
    public void Jsapi_ByTheHelpersAsInPhp_IsTheSame()
    {
        var payment = _client.ClientSignature.Jsapi(AppId, PrepayId);

        var signed = Rsa.sign(
            Formatter.joinedByLineFeed(AppId, Clock.GetUtcNow().ToUnixTimeSeconds(), Nonce, $"prepay_id={PrepayId}"), Rsa.from(TestKeys.MerchantPem));
        Assert.That(payment.paySign, Is.EqualTo(signed));
        AssertWritten(payment, "appId", "timeStamp", "nonceStr", "package", "signType", "paySign");
    }

    [Test]
    public void Payments_OfTheSameOrder_HaveNoncesOfTheirOwn()
    {
        using var client = new WeChatPayClient(TestKeys.Options);

        Assert.That(Enumerable.Range(0, 20).Select(_ => client.ClientSignature.Jsapi(AppId, PrepayId).nonceStr), Is.Unique);
    }

    [TestCase("", PrepayId, "`appId` is empty", "wx8888888888888888")]
    [TestCase(AppId, "", "`prepayId` is empty", "prepay_id")]
    [TestCase(AppId, "prepay_id=wx2014", "begins with `prepay_id=`", "alone")]
    [TestCase("wx88\nwx99", PrepayId, "U+000A at index 4", "appId")]
    [TestCase(AppId, "wx2014\n", "U+000A at index 6", "prepayId")]
    [TestCase(AppId, "微信", "U+5FAE at index 0", "prepayId")]
    public void Sign_WrongInput_IsRefusedWithAReason(string appId, string prepayId, string said, string alsoSaid)
    {
        var signature = _client.ClientSignature;
        Func<object>[] signs =
        [
            () => signature.Jsapi(appId, prepayId),
            () => signature.MiniProgram(appId, prepayId),
            () => signature.App(appId, prepayId),
        ];
        foreach (var sign in signs)
        {
            Assert.That(
                () => sign(),
                Throws.ArgumentException.With.Message.Contains(said).And.Message.Contains(alsoSaid).And.Message.Contains("Nothing was signed."));
        }
    }

    [Test]
    public void Sign_WithAKeyInTheWrongPlace_DoesNotQuoteIt() =>
        Assert.That(
            () => _client.ClientSignature.Jsapi(TestKeys.MerchantPem, PrepayId),
            Throws.ArgumentException.With.Message.Not.Contains(TestKeys.MerchantPem[40..60]));

    [Test]
    public void Sign_WithoutAPrivateKey_IsRefusedByName()
    {
        using var client = new WeChatPayClient(new() { Mchid = TestKeys.Mchid, ApiV2Key = XmlAnswer.ApiV2Key });

        Assert.That(
            () => client.ClientSignature.Jsapi(AppId, PrepayId),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("privateKey").And.Message.Contains("Nothing was signed."));
        Assert.That(
            () => _client.ClientSignature.JsapiV2(AppId, PrepayId),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("secret"));
    }

    [Test]
    public void ToString_OfASignature_HidesIt()
    {
        var signature = _client.ClientSignature;
        var payment = signature.Jsapi(AppId, PrepayId);
        var app = signature.App(AppId, PrepayId);

        Assert.That(signature.ToString(), Is.EqualTo($"client-side signatures of merchant {TestKeys.Mchid}"));
        Assert.That(JsonConvert.SerializeObject(signature), Is.EqualTo($"\"{signature}\""));
        Assert.That($"{payment} {app}", Does.Not.Contain(payment.paySign).And.Not.Contains(app.sign).And.Not.Contains(PrepayId));
    }

    [Fuzz, Category(Cases.Category)]
    public void Jsapi_AnyIds_AreSignedOrRefused(string? appId, string? prepayId)
    {
        try
        {
            var payment = _quick.ClientSignature.Jsapi(appId ?? "", prepayId ?? "");
            Assert.That(Rsa.Verify($"{appId}\n1414561699\n{payment.nonceStr}\nprepay_id={prepayId}\n", payment.paySign, QuickPublic));
        }
        catch (ArgumentException)
        {
            Assert.That(string.IsNullOrEmpty(appId) || string.IsNullOrEmpty(prepayId)
                || !appId.All(char.IsAsciiLetterOrDigit) || prepayId.Any(static letter => letter is <= ' ' or > '~'));
        }
    }

    private static void AssertSigned(string message, string signature) => Assert.That(TestKeys.MerchantSigned(Encoding.UTF8.GetBytes(message), signature));

    private static readonly System.Text.Json.JsonSerializerOptions Web = new(System.Text.Json.JsonSerializerDefaults.Web);

    // By each serializer that a shop may use.
    private static void AssertWritten(object payment, params string[] names)
    {
        string[] written =
        [
            JsonConvert.SerializeObject(payment),
            System.Text.Json.JsonSerializer.Serialize(payment, payment.GetType(), Web),
            Functions.json_encode(payment)!,
        ];
        foreach (var json in written)
        {
            var read = Newtonsoft.Json.Linq.JObject.Parse(json);
            Assert.That(read.Properties().Select(static field => field.Name), Is.EquivalentTo(names));
            Assert.That(read.Properties().Select(static field => field.Value.Type), Has.All.EqualTo(Newtonsoft.Json.Linq.JTokenType.String));
        }
    }
}
