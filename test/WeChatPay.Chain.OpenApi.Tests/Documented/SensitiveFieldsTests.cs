using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Documented;

public sealed class SensitiveFieldsTests
{
    private const string Transfers = "v3/fund-app/mch-transfer/transfer-bills";
    private const string Batches = "v3/partner-transfer/batches";
    private const string Complaint = "v3/merchant-service/complaints-v2/{complaint_id}";
    private const string Secret = "张三";

    private static RSA OtherKey => TestKeys.Third;

    private static readonly WeChatPayOptions Options =
        TestKeys.Options with { EncryptSensitiveFields = true, ApiV2Key = XmlAnswer.ApiV2Key, Merchant = XmlAnswer.Certificate };

    private readonly WeChatPayClient _client = new(Options);
    private readonly WeChatPayClient _without = new(Options with { EncryptSensitiveFields = false });

    [OneTimeTearDown]
    public void Close()
    {
        _client.Dispose();
        _without.Dispose();
    }

    private static readonly object[] Shapes =
    [
        new { json = new { openid = "o", user_name = Secret } },
        new { json = new Dictionary<string, object?> { ["openid"] = "o", ["user_name"] = Secret } },
        new Dictionary<string, object?> { ["json"] = new Dictionary<string, string> { ["openid"] = "o", ["user_name"] = Secret } },
        JObject.FromObject(new { json = new { openid = "o", user_name = Secret } }),
        new { json = JObject.FromObject(new { openid = "o", user_name = Secret }) },
        new RequestOptions { Json = new { openid = "o", user_name = Secret } },
        new V3.FundApp.MchTransfer.TransferBills.PostOptions { json = new() { openid = "o", user_name = Secret } },
    ];

    [TestCaseSource(nameof(Shapes))]
    public void Post_InAnyShape_EncryptsTheMarkedFieldAndNamesTheKey(object options)
    {
        using var wire = new Wire().Answer();

        _client[Transfers].Post(options);

        var sent = JObject.Parse(wire.Request.Text);
        Assert.That((sent.Count, (string)sent["openid"]!, Opened(sent["user_name"])), Is.EqualTo((2, "o", Secret)));
        Assert.That(wire.Request.Headers["Wechatpay-Serial"], Is.EqualTo(TestKeys.PlatformKeyId));
        Assert.That(wire.Request.IsSigned(), "The signature covers what went out.");
    }

    [Test]
    public void Post_WithAListOfObjects_EncryptsEachAndLeavesNullAndEmptyText()
    {
        using var wire = new Wire().Answer();

        _client[Batches].Post(new
        {
            json = new
            {
                transfer_detail_list =
                    new object[] { new { user_name = Secret, user_id_card = 11010119900101001L }, new { user_name = "", user_id_card = (string?)null } },
            },
        });

        var list = JObject.Parse(wire.Request.Text)["transfer_detail_list"]!;
        Assert.That((Opened(list[0]!["user_name"]), Opened(list[0]!["user_id_card"])), Is.EqualTo((Secret, "11010119900101001")));
        Assert.That(list[1]!.ToString(Formatting.None), Is.EqualTo("""{"user_name":"","user_id_card":null}"""));
    }

    [Test]
    public void Get_WithAQuery_EncryptsTheMarkedParameter()
    {
        using var wire = new Wire().Answer();

        _client["v3/ecommerce/subject-sub-merchants"].Get(new { query = new { cert_number = Secret, limit = 5 } });

        var query = System.Web.HttpUtility.ParseQueryString(wire.Request.Uri.Query);
        Assert.That((Opened(query["cert_number"]), query["limit"]), Is.EqualTo((Secret, "5")));
        Assert.That(wire.Request.IsSigned());
    }

    [Test]
    public void Get_WithAQueryAsText_SendsItAsItIs()
    {
        using var wire = new Wire().Answer();

        _client["v3/ecommerce/subject-sub-merchants"].Get(new { query = "cert_number=1" });

        Assert.That(wire.Request.Uri.Query, Is.EqualTo("?cert_number=1"));
    }

    [Test]
    public void Post_WithTheOptionOff_SendsWhatIsGiven()
    {
        using var wire = new Wire().Answer();
        var sealedName = Encrypted.FromCiphertext(Sealed(Secret));

        _without[Batches].Post(new
        {
            json = new { batch_name = sealedName, transfer_detail_list = new[] { new { user_name = Secret } } },
            query = new { a = sealedName },
        });

        Assert.That(wire.Request.Text, Is.EqualTo($$$"""{"batch_name":"{{{sealedName.Ciphertext}}}","transfer_detail_list":[{"user_name":"{{{Secret}}}"}]}"""));
        Assert.That(System.Web.HttpUtility.ParseQueryString(wire.Request.Uri.Query)["a"], Is.EqualTo(sealedName.Ciphertext));
        Assert.That(wire.Request.Headers["Wechatpay-Serial"], Is.EqualTo(TestKeys.PlatformKeyId), "it names the key that the response is to be signed by");
    }

    private static readonly Func<Encrypted, object>[] Wrapped =
    [
        static name => new { json = new { user_name = name } },
        static name => new { json = new Dictionary<string, object> { ["user_name"] = name } },
        static name => new { json = JObject.FromObject(new { user_name = name }) },
        static name => JObject.FromObject(new { json = new { user_name = name } }),
        static name => new V3.FundApp.MchTransfer.TransferBills.PostOptions { json = new() { ["user_name"] = name } },
    ];

    [TestCaseSource(nameof(Wrapped))]
    public void Post_WithWhatIsEncryptedAlready_LeavesItAlone(Func<Encrypted, object> options)
    {
        using var wire = new Wire().Answer();
        var name = Encrypted.FromCiphertext(Sealed(Secret));

        _client[Transfers].Post(options(name));

        Assert.That(wire.Request.Text, Is.EqualTo($$"""{"user_name":"{{name.Ciphertext}}"}"""));
    }

    [Test]
    public void Post_WithBase64InClear_EncryptsIt()
    {
        using var wire = new Wire().Answer();
        var text = Convert.ToBase64String(new byte[60]);

        _client[Transfers].Post(new { json = new { user_name = text } });

        Assert.That(Opened(JObject.Parse(wire.Request.Text)["user_name"]), Is.EqualTo(text), "What looks encrypted may be a name: nothing is guessed.");
    }

    [Test]
    public void Post_WithASerialOfTheUsers_EncryptsForThatKey()
    {
        using var client = new WeChatPayClient(Options with { Certs = Keys("PUB_KEY_ID_0001", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1") });
        using var wire = new Wire().Answer().Answer();

        client[Transfers].Post(new { json = new { user_name = Secret }, headers = new { Wechatpay_Serial = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1" } });
        client[Transfers].Post(new { json = new { user_name = Secret } });

        Assert.That(
            wire.Requests.Select(static request => request.Headers["Wechatpay-Serial"]),
            Is.EqualTo((string[])["5157F09EFDC096DE15EBE81A47057A7232F1B8E1", "PUB_KEY_ID_0001"]));
        Assert.That(Opened(JObject.Parse(wire.Requests[0].Text)["user_name"], OtherKey), Is.EqualTo(Secret));
        Assert.That(Opened(JObject.Parse(wire.Requests[1].Text)["user_name"]), Is.EqualTo(Secret), "A public key goes before a certificate.");
    }

    [Test]
    public void Post_WithCertificatesAlone_EncryptsForTheLastOne()
    {
        using var client = new WeChatPayClient(Options with { Certs = Keys("AA01", "BB02") });
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}", System.Net.HttpStatusCode.BadRequest));

        Assert.That(() => client[Transfers].Post(new { json = new { user_name = Secret } }), Throws.TypeOf<WeChatPayApiException>());

        Assert.That(wire.Request.Headers["Wechatpay-Serial"], Is.EqualTo("BB02"));
    }

    [Test]
    public void Post_WithASerialThatNobodyKnows_IsRefused() =>
        AssertRefused(
            () => _client[Transfers].Post(new { json = new { user_name = Secret }, headers = new { Wechatpay_Serial = "AA01" } }),
            "AA01",
            TestKeys.PlatformKeyId);

    [Test]
    public void Post_WithATextThatIsTooLong_IsRefusedWithoutQuotingIt() =>
        AssertRefused(
            () => _client[Batches].Post(new { json = new { transfer_detail_list = new[] { new { user_name = new string('张', 100) } } } }),
            "`json.transfer_detail_list[0].user_name`",
            "300 bytes");

    [Test]
    public void Post_WithAnObjectInPlaceOfText_IsRefused() =>
        AssertRefused(() => _client[Transfers].Post(new { json = new { user_name = new { first = Secret } } }), "`json.user_name`", "Encrypted.FromCiphertext");

    [Test]
    public void Post_SentTwiceByAHandler_IsEncryptedOnce()
    {
        var again = _client.Handlers.Clone().Unshift(static next => async (request, token) =>
        {
            await next(request, token);
            return await next(request, token);
        });
        using var wire = new Wire().Answer().Answer();

        _client[Transfers].Post(new { json = new { user_name = Secret }, handler = again });

        Assert.That(wire.Requests[0].Text, Is.EqualTo(wire.Requests[1].Text));
        Assert.That(Opened(JObject.Parse(wire.Requests[1].Text)["user_name"]), Is.EqualTo(Secret));
    }

    [Test]
    public void Post_WithoutTheStep_IsNotEncrypted()
    {
        using var wire = new Wire().Answer();

        _client[Transfers].Post(new { json = new { user_name = Secret }, handler = _client.Handlers.Clone().Remove("sensitive_fields") });

        Assert.That(wire.Request.Text, Does.Contain(Secret));
    }

    [Test]
    public void Post_OfAnOperationThatIsNotDocumented_SendsWhatIsGiven()
    {
        using var wire = new Wire().Answer();

        _client["v3/not/documented"].Post(new { json = new { user_name = Secret } });

        Assert.That(wire.Request.Text, Does.Contain(Secret));
    }

    [Test]
    public void Post_OfApiV2_EncryptsUnderItsOwnKey()
    {
        using var client = new WeChatPayClient(Options with { PublicKeyV2 = OtherKey.ExportSubjectPublicKeyInfoPem() });
        using var wire = new Wire().Answer(XmlAnswer.Of(new { }));
        var options =
            new
            {
                xml = new { mch_id = TestKeys.Mchid, enc_bank_no = "6225", enc_true_name = Encrypted.FromCiphertext(Sealed(Secret)), amount = 1 },
                security = true,
            };

        client["v2/mmpaysptrans/pay_bank"].Post(options);

        var sent = Transformer.ToArray(wire.Request.Text);
        Assert.That(
            (Opened((string)sent["enc_bank_no"]!, OtherKey), Opened((string)sent["enc_true_name"]!), sent["amount"]),
            Is.EqualTo(("6225", Secret, "1")));
        Assert.That(wire.Request.Headers.ContainsKey("Wechatpay-Serial"), Is.False);
    }

    [Test]
    public void Post_OfApiV2WithoutItsKey_SaysWhichIsMissing()
    {
        using var wire = new Wire();

        Assert.That(
            () => _client["v2/mmpaysptrans/pay_bank"].Post(new { xml = new { mch_id = TestKeys.Mchid, enc_bank_no = "6225" }, security = true }),
            Throws.TypeOf<WeChatPayNotConfiguredException>().With.Message.Contains("v2_public_key"));
    }

    [Test]
    public void Upload_WithAMarkedFieldInItsMeta_EncryptsIt()
    {
        using var file = new MemoryStream("file"u8.ToArray());
        var media = new Util.MediaUtil("receipt.jpg", file);
        media.SetMeta(new { transaction_id = "1", merchant_contact_information = new { consultation_phone_number = "13800138000" } });
        using var wire = new Wire().Answer();

        _client["v3/marketing/shopping-receipt/shoppingreceipts"].Post(new { body = media });

        var meta = wire.Request.Text.Split("\r\n").Single(static line => line.StartsWith('{'));
        Assert.That(Opened(JObject.Parse(meta)["merchant_contact_information"]!["consultation_phone_number"]), Is.EqualTo("13800138000"));
        Assert.That(wire.Request.IsSigned(Encoding.UTF8.GetBytes(meta)));
        Assert.That(wire.Request.Headers["Wechatpay-Serial"], Is.EqualTo(TestKeys.PlatformKeyId));
    }

    [Test]
    public void Answer_WithAMarkedField_ShowsItInClearWhereverFieldsAreRead()
    {
        var raw = $$"""{"complaint_id":"C1","payer_phone":"{{ForMerchant("13800138000")}}","payer_openid":"o"}""";
        using var wire = new Wire().Answer(raw).Answer(raw);

        var answer = _client[Complaint].Get(new { complaint_id = "C1" });
        var typed = _client.v3.merchantService.complaintsV2._complaint_id_.Get(new() { complaint_id = "C1" });

        dynamic members = answer;
        Assert.That(
            new object?[]
            {
                (string?)answer.Json["payer_phone"],
                (string?)answer["payer_phone"],
                (string)members.payer_phone,
                answer.As<Payer>()!.payer_phone,
                typed.payer_phone,
                (string?)typed["payer_phone"],
            },
            Has.All.EqualTo("13800138000"));
        Assert.That(
            (answer.Text, Encoding.UTF8.GetString(answer.Bytes.Span), (string)answer.getBody()),
            Is.EqualTo((raw, raw, raw)),
            "What was verified stays as it came.");
        Assert.That((typed.complaint_id, typed.payer_openid), Is.EqualTo(("C1", "o")));
    }

    [Test]
    public void Answer_WithAFieldThatDoesNotOpen_SaysWhichAndShowsNoValue()
    {
        var wrong = Sealed(Secret);
        using var wire = new Wire().Answer($$"""{"complaint_id":"C1","payer_phone":"{{wrong}}"}""");

        var answer = _client[Complaint].Get(new { complaint_id = "C1" });

        Assert.That(
            () => answer["payer_phone"],
            Throws.TypeOf<CryptographicException>()
                .With.Message.Contains("`payer_phone` of the response to GET v3/merchant-service/complaints-v2/{complaint_id}")
                .And.Message.Contains("08C0FFEE-TEST").And.Message.Not.Contains(wrong[..20]));
        Assert.That(answer.Text, Does.Contain(wrong));
        Assert.That(answer.ToDump().ToString(), Does.Contain("C1"), "What LINQPad shows is the text then.");
    }

    [TestCase("""{"payer_phone":""}""", "")]
    [TestCase("""{"payer_phone":null}""", null)]
    [TestCase("""{"complaint_id":"C1"}""", null)]
    public void Answer_WithoutAValue_StaysWithoutOne(string raw, string? value)
    {
        using var wire = new Wire().Answer(raw);

        Assert.That((string?)_client[Complaint].Get(new { complaint_id = "C1" })["payer_phone"], Is.EqualTo(value));
    }

    [Test]
    public void Answer_WithTheOptionOff_StaysAsItCame()
    {
        var ciphertext = ForMerchant("13800138000");
        using var wire = new Wire().Answer($$"""{"payer_phone":"{{ciphertext}}"}""");

        Assert.That((string?)_without[Complaint].Get(new { complaint_id = "C1" })["payer_phone"], Is.EqualTo(ciphertext));
    }

    [Test]
    public void Handlers_WithTheOption_HaveTheStepOutsideOfTheVerifier()
    {
        Assert.That(
            _client.Handlers.Names,
            Is.EqualTo((string[])["sink", "sensitive_fields", "retry", "verifier", "http_errors", "allow_redirects", "signer", "hosts", "debug"]));
        Assert.That(_client.HandlersV2.Names, Does.Contain("sensitive_fields"));
        Assert.That(_without.Handlers.Names, Does.Not.Contain("sensitive_fields"));
    }

    [TestCase("张三")]
    [TestCase("")]
    [TestCase("a b c")]
    public void Encrypted_OfWhatIsNoCiphertext_IsRefused(string text) =>
        Assert.That(() => Encrypted.FromCiphertext(text), Throws.ArgumentException.With.Message.Contains("not a ciphertext"));

    [Test]
    public void Encrypted_Shown_IsNotTheText() => Assert.That($"{Encrypted.FromCiphertext(Sealed(Secret))}", Is.EqualTo("encrypted, 344 characters of Base64"));

    [Test]
    public void Factory_WithLooseKeys_ReadsThem()
    {
        using var client = Builder.Factory(new
        {
            secret = XmlAnswer.ApiV2Key,
            encrypt_sensitive_fields = true,
            v2_public_key = TestKeys.PlatformPem,
        });

        Assert.That((client.Options.EncryptSensitiveFields, client.Options.PublicKeyV2), Is.EqualTo((true, (KeySource?)TestKeys.PlatformPem)));
        Assert.That(() => Builder.Factory(new { encrypt_sensitive_fields = "yes" }), Throws.ArgumentException.With.Message.Contains("true or false"));
    }

    private static void AssertRefused(Action call, params string[] parts)
    {
        using var wire = new Wire();
        var error = Assert.Throws<ArgumentException>(() => call());
        Assert.That(error!.Message, Does.EndWith("Nothing was sent."));
        foreach (var part in parts)
            Assert.That(error.Message, Does.Contain(part));
        Assert.That(error.ToString(), Does.Not.Contain(Secret).And.Not.Contain("张张"));
    }

    private static Dictionary<string, KeySource> Keys(string first, string second) =>
        new() { [first] = TestKeys.PlatformPem, [second] = OtherKey.ExportSubjectPublicKeyInfoPem() };

    private static string Sealed(string text) => Convert.ToBase64String(TestKeys.Platform.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.OaepSHA1));

    private static string ForMerchant(string text) =>
        Convert.ToBase64String(TestKeys.Merchant.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.OaepSHA1));

    private static string Opened(JToken? ciphertext, RSA? key = null) => Opened((string?)ciphertext, key);

    private static string Opened(string? ciphertext, RSA? key = null) =>
        Encoding.UTF8.GetString((key ?? TestKeys.Platform).Decrypt(Convert.FromBase64String(ciphertext!), RSAEncryptionPadding.OaepSHA1));

    private sealed record Payer(string payer_phone);
}
