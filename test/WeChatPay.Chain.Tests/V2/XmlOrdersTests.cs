using NUnit.Framework;
using WeChatPay.Sandbox;

namespace WeChatPay.Tests.V2;

/// <summary>The life of an order in APIv2, from a client to the sandbox and back.</summary>
public sealed class XmlOrdersTests : XmlShop
{
    [TestCase("MD5")]
    [TestCase("HMAC-SHA256")]
    public void Order_OnADynamicReceiver_IsPlacedPaidAndRefunded(string signType)
    {
        dynamic instance = Client;
        var no = NewNumber();

        dynamic placed = instance.v2.pay.unifiedorder.post(new { xml = Order(no, signType) });
        dynamic unpaid = instance.v2.pay.orderquery.post(new { xml = Of(no, signType) });
        var transactionId = Server.Pay(no);
        dynamic paid = instance.v2.pay.orderquery.post(new { xml = Of(no, signType) });
        dynamic refunded = instance.v2.secapi.pay.refund.post(new { xml = RefundOf(no, $"R{no}", 40, signType), security = true });
        dynamic shown = instance.v2.pay.refundquery.post(new { xml = Of(no, signType) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string)placed.prepay_id, Does.StartWith("wx"));
            Assert.That((string)placed.code_url, Does.StartWith("weixin://wxpay/").And.EndWith("&sr=1"));
            Assert.That((string)unpaid.trade_state, Is.EqualTo("NOTPAY"));
            Assert.That((string)paid.trade_state, Is.EqualTo("SUCCESS"));
            Assert.That((string)paid.transaction_id, Is.EqualTo(transactionId));
            Assert.That((string)paid.attach, Is.EqualTo("深圳分店"));
            Assert.That((string)refunded.refund_fee, Is.EqualTo("40"));
            Assert.That((string)shown.refund_id_0, Is.EqualTo((string)refunded.refund_id));
            Assert.That(((WeChatPayResponse)placed).Xml["sign"], Has.Length.EqualTo(signType == "MD5" ? 32 : 64));
        }
    }

    [Test]
    public async Task Order_OnAStaticReceiver_IsPaidAtOnceAndThenNeverAgain()
    {
        var no = NewNumber();

        var paid = await Client["v2/pay/micropay"].PostAsync(new { xml = MicroPayment(no) });
        var queried = await Client.chain("v2/pay/orderquery").postAsync(new { xml = Of(no) });
        var error = Assert.Throws<WeChatPayApiException>(() => Client["v2/pay/micropay"].Post(new { xml = MicroPayment(no) }))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(queried.Xml["transaction_id"], Is.EqualTo(paid.Xml["transaction_id"]));
            Assert.That(queried.Xml["trade_type"], Is.EqualTo("MICROPAY"));
            Assert.That((error.StatusCode, error.ReturnCode, error.Code), Is.EqualTo((200, "SUCCESS", "ORDERPAID")));
        }
    }

    [Test]
    public void Order_Closed_CannotBePaid()
    {
        var no = NewNumber();
        Client["v2/pay/unifiedorder"].Post(new { xml = Order(no) });

        Client["v2/pay/closeorder"].Post(new { xml = Of(no) });

        Assert.That(Client["v2/pay/orderquery"].Post(new { xml = Of(no) }).Xml["trade_state"], Is.EqualTo("CLOSED"));
        Assert.That(
            () => Client["v2/pay/unifiedorder"].Post(new { xml = Order(no) }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("ORDERCLOSED"));
        Assert.That(() => Server.Pay(no), Throws.InvalidOperationException.With.Message.Contains("closed"));
    }

    [Test]
    public void Order_Unknown_IsAnApiExceptionWithItsCode() => Assert.That(
        () => Client["v2/pay/orderquery"].Post(new { xml = Of("nobodys-order") }),
        Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("ORDERNOTEXIST").And.Message.Contains("nobodys-order"));

    [Test]
    public void Nonceless_WhereANonceIsNeeded_IsRefused() => Assert.That(
        () => Client["v2/pay/orderquery"].Post(new { xml = Of("1"), nonceless = true }),
        Throws.InstanceOf<WeChatPayApiException>().With.Property("ReturnCode").EqualTo("FAIL").And.Property("Description").Contains("nonce_str"));

    [Test]
    public void Secret_OfAnother_IsRefusedByTheServer()
    {
        using var client = new WeChatPayClient(Options with { ApiV2Key = "0123456789abcdef0123456789abcdef" });

        var error = Assert.Throws<WeChatPayApiException>(() => client["v2/pay/orderquery"].Post(new { xml = Of("1") }))!;

        Assert.That(error.Description, Does.StartWith("签名错误").And.Contains("the key is another"));
        Assert.That($"{error}", Does.Not.Contain(Server.ApiV2Key).And.Not.Contain("0123456789abcdef0123456789abcdef"));
    }

    [TestCase(SandboxFault.WrongSignature)]
    [TestCase(SandboxFault.MissingHeaders)]
    [TestCase(SandboxFault.NotJson)]
    public void Answer_ThatIsNotProven_IsNotBelieved(SandboxFault fault)
    {
        Server.Faults.Next = fault;

        Assert.That(
            () => Client["v2/pay/unifiedorder"].Post(new { xml = Order(NewNumber()) }),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Signature));
    }

    [TestCase(SandboxFault.RateLimit, "FREQUENCY_LIMITED")]
    [TestCase(SandboxFault.ServerError, "SYSTEMERROR")]
    public void Fault_OfTheServer_IsAnApiExceptionWithItsCode(SandboxFault fault, string code)
    {
        Server.Faults.Next = fault;

        Assert.That(
            () => Client["v2/pay/unifiedorder"].Post(new { xml = Order(NewNumber()) }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo(code));
    }

    [Test]
    public void Fault_CutOff_IsATransportException()
    {
        Server.Faults.Next = SandboxFault.CutOff;

        Assert.That(() => Client["v2/pay/unifiedorder"].Post(new { xml = Order(NewNumber()) }), Throws.InstanceOf<WeChatPayTransportException>());
    }

    [Test]
    public void Path_ThatTheServerDoesNotHave_Is404() => Assert.That(
        () => Client["v2/pay/reverse"].Post(new { xml = Of("1") }),
        Throws.InstanceOf<WeChatPayApiException>().With.Property("StatusCode").EqualTo(404).And.Property("Description").Contains("POST /pay/micropay"));

    [Test]
    public void Client_OfBothVersions_SpeaksEitherOverHttpAndTls()
    {
        foreach (var address in new[] { Server.BaseUri, Server.SecureBaseUri })
        {
            using var client = new WeChatPayClient(Options with
            {
                BaseUri = address,
                Serial = Server.MerchantSerial,
                PrivateKey = Server.MerchantPrivateKeyPem,
                Certs = new Dictionary<string, KeySource> { [Server.PlatformKeyId] = Server.PlatformPublicKeyPem },
            });
            var no = NewNumber();

            var v3 = client["v3/hire-power-bank/insurance-orders"].Post(new
            {
                json = new { out_order_no = no, openid = "o", notify_url = "https://api.test.com", service_id = "s" },
            });
            var v2 = client["v2/pay/unifiedorder"].Post(new { xml = Order(no) });

            Assert.That(((string?)v3["out_order_no"], (string?)v2["result_code"]), Is.EqualTo((no, "SUCCESS")));
        }
    }
}
