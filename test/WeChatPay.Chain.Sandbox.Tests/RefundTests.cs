using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Refunds, and the certificate without which there are none.</summary>
internal sealed class RefundTests : FixtureV2
{
    [Test]
    public async Task Refund_InParts_IsGivenAndShown()
    {
        await SucceedAsync(Micro());
        var first = await SucceedAsync(Refund("R1", "40"));
        await SucceedAsync(Refund("R2", "60"));
        var both = await SucceedAsync(RefundQuery(("out_trade_no", "N00001")));
        var one = await SucceedAsync(RefundQuery(("refund_id", first["refund_id"])));
        var order = await SucceedAsync(Query());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first["refund_fee"], first["total_fee"], first["out_refund_no"]), Is.EqualTo(("40", "100", "R1")));
            Assert.That((both["refund_count"], both["refund_fee"], both["refund_fee_1"]), Is.EqualTo(("2", "100", "60")));
            Assert.That((both["refund_status_0"], both["out_refund_no_1"]), Is.EqualTo(("SUCCESS", "R2")));
            Assert.That((one["refund_count"], one["refund_id_0"]), Is.EqualTo(("1", first["refund_id"])));
            Assert.That(order["trade_state"], Is.EqualTo("REFUND"));
        }
    }

    [Test]
    public async Task Refund_SameNumberAgain_IsTheSameRefund()
    {
        await SucceedAsync(Micro());
        var first = await SucceedAsync(Refund());
        var again = await SucceedAsync(Refund());

        Assert.That(again["refund_id"], Is.EqualTo(first["refund_id"]));
        await AssertErrorAsync(Refund(fee: "41"), "INVALID_REQUEST", "`R1`", "40 fen");
    }

    [Test]
    public async Task Refund_ThatCannotBe_IsRefused()
    {
        await SucceedAsync(Unified("N00002"));
        await AssertErrorAsync(Refund(no: "N00002"), "INVALID_REQUEST", "not paid");
        await AssertErrorAsync(Refund(), "ORDERNOTEXIST", "`N00001`");
        await SucceedAsync(Micro());
        await AssertErrorAsync(Refund().With("total_fee", "99"), "INVALID_REQUEST", "100 fen");
        await AssertErrorAsync(Refund(fee: "101"), "INVALID_REQUEST", "100 fen are left");
        await AssertErrorAsync(Refund(fee: "0"), "PARAM_ERROR", "refund_fee");
        await AssertErrorAsync(Refund().Without("out_refund_no"), "LACK_PARAMS", "out_refund_no");
        await SucceedAsync(Refund());
        await AssertErrorAsync(Refund("R2", "61"), "INVALID_REQUEST", "60 fen are left");
    }

    [Test]
    public async Task RefundQuery_OfManyRefunds_ShowsTenAtATime()
    {
        await SucceedAsync(Micro());
        for (var i = 0; i < 12; i++)
            await SucceedAsync(Refund($"R{i}", "1"));

        var first = await SucceedAsync(RefundQuery(("out_trade_no", "N00001")));
        var rest = await SucceedAsync(RefundQuery(("out_trade_no", "N00001"), ("offset", "10")));

        Assert.That((first["total_refund_count"], first["refund_count"], first["out_refund_no_9"]), Is.EqualTo(("12", "10", "R9")));
        Assert.That((rest["total_refund_count"], rest["refund_count"], rest["out_refund_no_0"]), Is.EqualTo(("12", "2", "R10")));
        await AssertErrorAsync(RefundQuery(("out_trade_no", "N00001"), ("offset", "12")), "REFUNDNOTEXIST");
        await AssertErrorAsync(RefundQuery(("out_trade_no", "N00001"), ("offset", "-1")), "PARAM_ERROR", "offset");
    }

    [Test]
    public async Task RefundQuery_OfNone_IsRefused()
    {
        await SucceedAsync(Micro());

        await AssertErrorAsync(RefundQuery(("out_trade_no", "N00001")), "REFUNDNOTEXIST");
        await AssertErrorAsync(RefundQuery(("out_refund_no", "R1")), "REFUNDNOTEXIST");
        await AssertErrorAsync(RefundQuery(("out_trade_no", "N00009")), "ORDERNOTEXIST");
        await AssertErrorAsync(RefundQuery(), "LACK_PARAMS");
    }

    [Test]
    public async Task Refund_WithoutTheMerchantsCertificate_IsRefusedByTheGatewayFirst()
    {
        using var stranger = RSA.Create(2048);
        using var other = new CertificateRequest("CN=other", stranger, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var wrong = Refund() with { Sign = "0" };

        (string Says, DraftV2 Draft)[] attempts =
        [
            ("No required SSL certificate was sent", wrong with { IsSecure = false }),
            ("No required SSL certificate was sent", wrong with { Certificate = null }),
            ("The SSL certificate error", wrong with { Certificate = other }),
        ];
        foreach (var (says, draft) in attempts)
        {
            var reply = await SendAsync(draft);
            Assert.That(reply.Reply.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(reply.Reply.Headers["Content-Type"], Does.StartWith("text/html"));
            Assert.That(reply.Reply.Text, Does.Contain($"<title>400 {says}</title>").And.Contain("apiclient_cert.pem").And.Not.Contain("SandboxServer"));
        }
    }

    [Test]
    public void Certificates_OfTheServer_AreWhatTheyAreFor()
    {
        using var merchant = X509Certificate2.CreateFromPem(Server.MerchantCertificatePem, Server.MerchantPrivateKeyPem);
        using var server = X509Certificate2.CreateFromPem(Server.ServerCertificatePem);

        Assert.That(merchant.SerialNumber, Is.EqualTo(Server.MerchantSerial));
        Assert.That(server.MatchesHostname("127.0.0.1") && server.MatchesHostname("localhost"), Is.True);
        Assert.That(server.MatchesHostname("example.com"), Is.False);
    }

    [TestCase("8A", "008A")]
    [TestCase("1", "01")]
    [TestCase("MCHSERIAL0001", "^5A[0-9A-F]{38}$")]
    public async Task MerchantCertificate_OfAGivenSerial_BearsItWhereItCan(string serial, string expected)
    {
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { MerchantSerial = serial, MerchantPrivateKeyPem = Keys.Merchant, PlatformPrivateKeyPem = Keys.Platform });
        using var merchant = X509Certificate2.CreateFromPem(server.MerchantCertificatePem);

        Assert.That(merchant.SerialNumber, Does.Match(expected));
    }

    private DraftV2 RefundQuery(params (string Name, string Value)[] fields) => Call("pay/refundquery", fields);
}
