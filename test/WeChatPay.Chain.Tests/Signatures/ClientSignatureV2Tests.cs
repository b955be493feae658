using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Signatures;

/// <summary>Signatures of APIv2 for clients: the documented one (https://pay.weixin.qq.com/wiki/doc/api/wxa/wxa_api.php?chapter=7_7), and others computed
/// outside of this library.</summary>
public sealed class ClientSignatureV2Tests
{
    private const string AppId = "wxd678efh567hg6787";
    private const string PrepayId = "wx2017033010242291fcfe0db70013231072";

    private static readonly WeChatPayOptions Options = new()
    {
        Mchid = TestKeys.Mchid,
        ApiV2Key = "qazwsxedcrfvtgbyhnujmikolp111111",
        TimeProvider = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1490840662)),
        Nonce = static () => "5K8264ILTKCH16CQ2502SI8ZNMTM67VS",
    };

    private readonly WeChatPayClient _client = new(Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [TestCase(Hash.ALGO_MD5, "22D9B4E54AB1950F51E0649E8810ACD6")]
    [TestCase(Hash.ALGO_HMAC_SHA256, "FB9D1EFB5C509131BBFF729F88A99CA2DE9B724D06D3B3262832A53083862BC0")]
    public void JsapiAndMiniProgram_OfTheDocumentedOrder_BearTheDocumentedSignature(string type, string expected)
    {
        var page = _client.ClientSignature.JsapiV2(AppId, PrepayId, type);
        var program = _client.ClientSignature.MiniProgramV2(AppId, PrepayId, type);

        Assert.That((page.appId, page.signType, page.paySign), Is.EqualTo((AppId, type, expected)));
        Assert.That((program.package, program.signType, program.paySign), Is.EqualTo(($"prepay_id={PrepayId}", type, expected)));
    }

    [Test]
    public void App_Signed_CoversSixFields()
    {
        var payment = _client.ClientSignature.AppV2(AppId, PrepayId);

        Assert.That((payment.partnerid, payment.sign), Is.EqualTo((TestKeys.Mchid, "48DCAB3AB6EB7C11E0720C5E37624DE5")));
    }

    [Test]
    public void MiniProgramCoupons_Signed_AreNumberedAsThePlugInDoes()
    {
        var coupons = _client.ClientSignature.MiniProgramCoupons(
            "10016226",
            new { out_request_no = "1234567", stock_id = "abc123", coupon_code = "" },
            new Dictionary<string, object?> { ["out_request_no"] = 7654321, ["stock_id"] = "321cba", ["coupon_code"] = null });

        Assert.That(coupons.sign, Is.EqualTo("569715B8E40C4C3D8D37C04256AC691A791A5B429431F373D368EACBEF657757"));
        Assert.That(JToken.DeepEquals(
            JObject.Parse(JsonConvert.SerializeObject(coupons)),
            JObject.FromObject(new
            {
                send_coupon_params = new[] { new { out_request_no = "1234567", stock_id = "abc123" }, new { out_request_no = "7654321", stock_id = "321cba" } },
                send_coupon_merchant = "10016226",
                coupons.sign,
            })));
        Assert.That(coupons.ToString(), Is.EqualTo("2 coupons of 10016226"));
    }

    [Test]
    public void H5Coupon_Signed_IsAQuery()
    {
        var fields = _client.ClientSignature.H5Coupon(new
        {
            stock_id = "12111100000001",
            out_request_no = "20191204550002",
            send_coupon_merchant = "10016226",
            open_id = "oVvBvwEurkeUJpBzX90-6MfCHbec",
            coupon_code = "75345199",
        });

        Assert.That(fields["sign"], Is.EqualTo("5C10BFC4E0869A6CEC7CF5B4151C3EF87D3AB9E00EAC242D5C34B20F18CD8C63"));
        Assert.That(
            fields.ToQueryString(),
            Is.EqualTo(
                "stock_id=12111100000001&out_request_no=20191204550002&send_coupon_merchant=10016226"
                + $"&open_id=oVvBvwEurkeUJpBzX90-6MfCHbec&coupon_code=75345199&sign={fields["sign"]}"));
        Assert.That(fields.ToString(), Does.Contain("open_id").And.Not.Contain("oVvBvw").And.Not.Contain(fields["sign"]));
    }

    [Test]
    public void PayScore_Signed_BearsWhatWasAbsent()
    {
        var fields = _client.ClientSignature.PayScore(new { service_id = "88888888000011", out_order_no = "1234323JKHDFE1243252" });

        Assert.That(fields.Keys, Is.EqualTo(new[] { "mch_id", "service_id", "out_order_no", "timestamp", "nonce_str", "sign_type", "sign" }));
        Assert.That(fields["sign"], Is.EqualTo("495F0A67E05F9A8CF9C43E03BA8148938EF2045E004BA0266C57680FB94F67D6"));
        Assert.That(JObject.Parse(System.Text.Json.JsonSerializer.Serialize(fields)), Has.Count.EqualTo(7), "an object, for extraData");
        Assert.That(
            _client.ClientSignature.PayScore(new { mch_id = "1", timestamp = 2, nonce_str = "3", package = "a b&c" }).ToQueryString(),
            Does.StartWith("mch_id=1&timestamp=2&nonce_str=3&package=a%20b%26c&sign_type=HMAC-SHA256&sign="));
    }

    [TestCase("HMAC-SHA256")]
    [TestCase("MD5")]
    [TestCase("wx8888888888888888")]
    [TestCase("1900000109 ")]
    [TestCase("")]
    [TestCase("00000000000000000000000000000000")]
    public void AppV2_SignTypeOrAnotherTextAsPartnerId_IsRefused(string partnerId)
    {
        var signature = _client.ClientSignature;

        foreach (var sign in (Func<object>[])[() => signature.AppV2(AppId, PrepayId, partnerId), () => signature.App(AppId, PrepayId, partnerId)])
            Assert.That(sign, Throws.ArgumentException.With.Message.StartsWith("`partnerId` ").And.Message.EndsWith("Nothing was signed."));
        Assert.That(
            () => signature.MiniProgramCoupons(partnerId, new { stock_id = "1" }), Throws.ArgumentException.With.Message.StartsWith("`sendCouponMerchant` "));
        if (partnerId.Length > 0)
            Assert.That(() => signature.PayScore(new { mch_id = partnerId }), Throws.ArgumentException.With.Message.StartsWith("`mch_id` of `fields` "));
    }

    [TestCase("wx 88")]
    [TestCase("HMAC-SHA256")]
    [TestCase("prepay_id=wx1")]
    public void Sign_AnotherTextAsAppId_IsRefused(string appId)
    {
        var signature = _client.ClientSignature;

        Func<object>[] ways =
            [() => signature.JsapiV2(appId, PrepayId), () => signature.MiniProgramV2(appId, PrepayId), () => signature.AppV2(appId, PrepayId)];
        foreach (var sign in ways)
            Assert.That(sign, Throws.ArgumentException.With.Message.StartsWith("`appId` "));
    }

    [Test]
    public void AppV2_PartnerIdAndSignType_AreSigned()
    {
        var payment = _client.ClientSignature.AppV2(AppId, PrepayId, "1900000200", Hash.ALGO_HMAC_SHA256);

        Assert.That((payment.partnerid, payment.sign.Length), Is.EqualTo(("1900000200", 64)));
    }

    [Test]
    public void Sign_WrongInput_IsRefusedWithAReason()
    {
        var signature = _client.ClientSignature;
        using var unnamed = new WeChatPayClient(Options with { Mchid = null });

        Assert.That(() => signature.JsapiV2(AppId, PrepayId, "RSA"), Throws.ArgumentException.With.Message.Contains("`RSA`").And.Message.Contains("ALGO_MD5"));
        Assert.That(() => signature.JsapiV2("", PrepayId), Throws.ArgumentException.With.Message.Contains("`appId`"));
        Assert.That(() => signature.AppV2(AppId, "prepay_id=x"), Throws.ArgumentException.With.Message.Contains("alone"));
        Assert.That(() => signature.MiniProgramCoupons("10016226"), Throws.ArgumentException.With.Message.Contains("stock_id"));
        Assert.That(() => signature.MiniProgramCoupons("", new { stock_id = "1" }), Throws.ArgumentException.With.Message.Contains("`sendCouponMerchant`"));
        Assert.That(
            () => signature.MiniProgramCoupons("10016226", "text"),
            Throws.ArgumentException.With.Message.Contains("`sendCouponParams[0]` is a String"));
        Assert.That(() => signature.H5Coupon(new { stock_id = new[] { 1 } }), Throws.ArgumentException.With.Message.Contains("`stock_id`"));
        Assert.That(
            () => unnamed.ClientSignature.PayScore(new { service_id = "1" }),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("mchid"));
        Assert.That(() => unnamed.ClientSignature.AppV2(AppId, PrepayId), Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("mchid"));
    }

    [Fuzz, Category(Cases.Category)]
    public void H5Coupon_AnyFields_AreSignedAsTheHelpersSign(Dictionary<string, string?> fields)
    {
        if (fields.Any(static field => WellFormedText.IndexOfLoneSurrogate(field.Key + field.Value) >= 0))
            return;

        var signed = _client.ClientSignature.H5Coupon(fields);

        Assert.That(
            signed["sign"], Is.EqualTo(Hash.sign(Hash.ALGO_HMAC_SHA256, Formatter.queryStringLike(Formatter.ksort(fields)), Options.ApiV2Key!.Reveal())));
    }
}
