using System.Text;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Callbacks;

/// <summary>What a signature of APIv2 proves, what the parser compares beside it, and encrypted events.</summary>
public sealed class CallbackV2Tests
{
    private readonly CallbackParser _parser = new(HandmadeCallback.Options);

    private static Dictionary<string, object?> Paid => new()
    {
        ["appid"] = "wx8888888888888888",
        ["attach"] = "shop",
        ["bank_type"] = "CFT",
        ["mch_id"] = "1900000109",
        ["nonce_str"] = "5d2b6c2a8db53831f7eda20af46e531c",
        ["out_trade_no"] = "N1",
        ["result_code"] = "SUCCESS",
        ["return_code"] = "SUCCESS",
        ["total_fee"] = "100",
        ["transaction_id"] = "1004400740201409030005092168",
    };

    [TestCase(Hash.ALGO_MD5, Hash.ALGO_MD5, true)]
    [TestCase(Hash.ALGO_HMAC_SHA256, Hash.ALGO_HMAC_SHA256, true)]
    [TestCase(Hash.ALGO_MD5, Hash.ALGO_HMAC_SHA256, false)]
    [TestCase(Hash.ALGO_HMAC_SHA256, Hash.ALGO_MD5, false)]
    [TestCase(Hash.ALGO_MD5, null, true)]
    [TestCase(Hash.ALGO_HMAC_SHA256, null, true)]
    public void ParseV2_SignType_IsTheOneOfTheOptions(string signedBy, string? wanted, bool passes)
    {
        var parser = new CallbackParser(HandmadeCallback.Options with { SignTypeV2 = wanted });

        AssertPasses(() => parser.ParseV2(HandmadeCallback.BodyV2(Paid, signedBy)), passes, VerificationCheck.Signature);
    }

    [TestCase("sign_type", Hash.ALGO_MD5, Hash.ALGO_HMAC_SHA256, false)]
    [TestCase("algorithm", Hash.ALGO_MD5, Hash.ALGO_HMAC_SHA256, false)]
    [TestCase("sign_type", Hash.ALGO_HMAC_SHA256, Hash.ALGO_HMAC_SHA256, true)]
    [TestCase("sign_type", Hash.ALGO_MD5, "sign_type", true)]
    public void ParseV2_SignTypeAmongTheFields_IsTheOneOfTheSignature(string field, string signedBy, string named, bool passes) =>
        AssertPasses(
            () => _parser.ParseV2(HandmadeCallback.BodyV2(new Dictionary<string, object?>(Paid) { [field] = named }, signedBy)),
            passes,
            VerificationCheck.Signature);

    [Test]
    public void Parser_UnknownSignType_IsRefusedWhenItIsBuilt() =>
        Assert.That(
            () => new CallbackParser(HandmadeCallback.Options with { SignTypeV2 = "SHA1" }),
            Throws.ArgumentException.With.Message.Contains("`SignTypeV2`").And.Message.Contains("HMAC-SHA256"));

    [TestCase("mch_id", "1900000110", false)]
    [TestCase("mchid", "1900000110", false)]
    [TestCase("combine_mch_id", "1900000110", false)]
    [TestCase("appid", "wx9999999999999999", false)]
    [TestCase("combine_appid", "wx9999999999999999", false)]
    [TestCase("mchid", "1900000109", true)]
    [TestCase("sub_mch_id", "1900000110", true)]
    [TestCase("device_info", "", true)]
    public void ParseV2_OfAnotherMerchantOrApp_IsRefused(string field, string value, bool passes)
    {
        var parser = new CallbackParser(
            HandmadeCallback.Options with { MchidV2 = "1900000109", AppidsV2 = ["wx7777777777777777", "wx8888888888888888"] });
        var body = HandmadeCallback.BodyV2(new Dictionary<string, object?>(Paid) { [field] = value });

        AssertPasses(() => parser.ParseV2(body), passes, VerificationCheck.Recipient);
        Assert.That(() => _parser.ParseV2(body), Throws.Nothing, "a parser without numbers takes each");
    }

    [Test]
    public void ParseV2_RefundOfAnotherMerchant_IsRefused()
    {
        var info = AesEcb.Encrypt(Transformer.ToXml(new { out_refund_no = "R1" }, root: "root"), Hash.Md5(XmlAnswer.ApiV2Key));
        var body = Encoding.UTF8.GetBytes(Transformer.ToXml(new { return_code = "SUCCESS", mch_id = "1900000110", req_info = info }));

        AssertPasses(
            () => new CallbackParser(HandmadeCallback.Options with { MchidV2 = "1900000109" }).ParseV2(body), passes: false, VerificationCheck.Recipient);
    }

    // The payer chose `attach`, and the genuine callback says 100. Both callbacks have one text, and so one signature.
    [TestCase("A&total_fee=1&x=")]
    [TestCase("A&mch_id=1900000109&out_trade_no=N1&result_code=SUCCESS&return_code=SUCCESS&total_fee=1&tozz=")]
    public void ParseV2_GenuineCallbackTakenApart_IsRefused(string attach)
    {
        var genuine = new Dictionary<string, object?>(Paid) { ["attach"] = attach };
        var text = Formatter.QueryStringLike(Formatter.Ksort(genuine));
        var start = text.IndexOf(attach, StringComparison.Ordinal);
        var pieces = attach[..^1].Split('&');
        var forged = new Dictionary<string, object?> { ["appid"] = genuine["appid"], ["attach"] = pieces[0] };
        foreach (var piece in pieces[1..])
            forged[piece.Split('=')[0]] = piece.Contains('=') ? piece[(piece.IndexOf('=') + 1)..] : text[(start + attach.Length)..];
        Assert.That(Formatter.QueryStringLike(Formatter.Ksort(forged)), Is.EqualTo(text), "the attack that this test is about");

        AssertPasses(() => _parser.ParseV2(HandmadeCallback.BodyV2(forged)), passes: false, VerificationCheck.Signature);
        Assert.That(
            () => _parser.ParseV2(HandmadeCallback.BodyV2(genuine)),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Message.Contains("query the order").And.Message.Not.Contains("total_fee=1"),
            "nothing tells which of the two it is");
    }

    [TestCase("shop&key=192006250b4c09247ec02edce69f6a2d", false)]
    [TestCase("&key=", false)]
    [TestCase("a&total_fee=1", false)]
    [TestCase("a&sign=b", false)]
    [TestCase("uid=1&type=2", true)]
    [TestCase("a & b = c", true)]
    [TestCase("key=1", true)]
    [TestCase("total_fee=1", true)]
    [TestCase("a&&=b&", true)]
    [TestCase("{\"total_fee\":1}", true)]
    public void ParseV2_ValueThatHoldsTheBeginningOfAField_IsRefused(string attach, bool passes) =>
        AssertPasses(
            () => _parser.ParseV2(HandmadeCallback.BodyV2(new Dictionary<string, object?>(Paid) { ["attach"] = attach })),
            passes,
            VerificationCheck.Signature);

    [TestCase("<root><out_refund_no>R1</out_refund_no><out_refund_no>R2</out_refund_no></root>")]
    [TestCase("<root><out_refund_no>R1</out_refund_no><a><out_refund_no>R2</out_refund_no></a></root>")]
    public void ParseV2_RequestInfoPutTogetherFromOthers_IsRefused(string info)
    {
        var body = Encoding.UTF8.GetBytes(
            Transformer.ToXml(new { return_code = "SUCCESS", mch_id = "1", req_info = AesEcb.Encrypt(info, Hash.Md5(XmlAnswer.ApiV2Key)) }));

        AssertPasses(() => _parser.ParseV2(body), passes: false, VerificationCheck.Decryption);
    }

    [TestCase("<xml><state>DOING</state><out_order_no>N1</out_order_no></xml>")]
    [TestCase("<?xml version=\"1.0\"?><root><state>DOING</state><out_order_no>N1</out_order_no></root>")]
    [TestCase("{\"state\":\"DOING\",\"out_order_no\":\"N1\"}")]
    [TestCase("\uFEFF{\"state\":\"DOING\",\"out_order_no\":\"N1\",\"rent\":{\"amount\":5,\"places\":[\"a\",null]}}")]
    public void ParseV2_EncryptedEvent_IsDecrypted(string plaintext)
    {
        dynamic callback = _parser.ParseV2(Event(plaintext));

        Assert.That(((CallbackV2)callback).EventData["state"], Is.EqualTo("DOING"));
        Assert.That(((string)callback.out_order_no, (string)callback.event_type), Is.EqualTo(("N1", "CHECK.SUCCESS")));
        Assert.That(((CallbackV2)callback).IsSigned);
        Assert.That(((CallbackV2)callback).RequestInfo, Is.Empty);
    }

    [Test]
    public void ParseV2_EncryptedEventWithoutAssociatedData_IsDecrypted() =>
        Assert.That(_parser.ParseV2(Event("<xml><state>DOING</state></xml>", associated: "")).EventData["state"], Is.EqualTo("DOING"));

    [Test]
    public void ParseV2_EncryptedEventOfAnotherKeyOrForm_IsRefused()
    {
        AssertPasses(() => _parser.ParseV2(Event("<xml/>", new string('k', 32))), passes: false, VerificationCheck.Decryption);
        AssertPasses(() => _parser.ParseV2(Event("[1]")), passes: false, VerificationCheck.Decryption);
        AssertPasses(() => _parser.ParseV2(Event("<xml>")), passes: false, VerificationCheck.Decryption);
        AssertPasses(() => _parser.ParseV2(Event("<xml/>", algorithm: "AEAD_SM4_GCM")), passes: false, VerificationCheck.Decryption);
        AssertPasses(() => _parser.ParseV2(Event("<xml/>", ciphertext: "not Base64")), passes: false, VerificationCheck.Decryption);
    }

    [Test]
    public void ParseV2_EncryptedEventWithoutApiV3Key_SaysWhichKeyIsMissing() =>
        Assert.That(
            () => new CallbackParser(HandmadeCallback.Options with { ApiV3Key = null }).ParseV2(Event("<xml/>")),
            Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.Contains("`ApiV3Key`"));

    [Test]
    public void ParseV2_EncryptedEventThatIsNotSigned_IsRefused()
    {
        var body = Encoding.UTF8.GetString(Event("<xml><state>DOING</state></xml>"));
        body = body[..body.IndexOf("<sign>", StringComparison.Ordinal)] + "</xml>";

        AssertPasses(() => _parser.ParseV2(Encoding.UTF8.GetBytes(body)), passes: false, VerificationCheck.Signature);
    }

    [TestCase("\uFEFF")]
    [TestCase("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")]
    [TestCase("\r\n<!-- x -->")]
    public void ParseV2_SomethingBeforeTheXml_IsPassedOver(string before)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(before), .. HandmadeCallback.BodyV2(Paid)];

        Assert.That((string)((dynamic)_parser.ParseV2(body)).out_trade_no, Is.EqualTo("N1"));
    }

    [Test]
    public void ParseV2_StrangersAttributes_CostNothing()
    {
        var few = Encoding.UTF8.GetBytes($"<xml {string.Join(' ', Enumerable.Range(0, 5_000).Select(static i => $"a{i}=''"))}/>");
        var many = Encoding.UTF8.GetBytes($"<xml {string.Join(' ', Enumerable.Range(0, 90_000).Select(static i => $"a{i}=''"))}/>");
        var tooMany = Encoding.UTF8.GetBytes($"<xml {string.Join(' ', Enumerable.Range(0, 600_000).Select(static i => $"a{i}=''"))}/>");

        foreach (var body in new[] { few, many })
            Allocated.AtMost(6, () => AssertPasses(() => _parser.ParseV2(body), passes: false, VerificationCheck.Signature));
        Allocated.AtMost(0, () => AssertPasses(() => _parser.ParseV2(tooMany), passes: false, VerificationCheck.Size));
    }

    private static byte[] Event(
        string plaintext,
        string key = HandmadeCallback.ApiV3Key,
        string associated = "payscore",
        string algorithm = "AEAD_AES_256_GCM",
        string? ciphertext = null) => HandmadeCallback.BodyV2(
        new Dictionary<string, object?>
        {
            ["appid"] = "wx8888888888888888",
            ["mch_id"] = "1900000109",
            ["algorithm"] = "HMAC-SHA256",
            ["nonce_str"] = "5d2b6c2a8db53831f7eda20af46e531c",
            ["event_id"] = "EV-1",
            ["event_type"] = "CHECK.SUCCESS",
            ["event_algorithm"] = algorithm,
            ["event_nonce"] = "fdasflkja484",
            ["event_associated_data"] = associated,
            ["event_ciphertext"] = ciphertext ?? AesGcm.Encrypt(plaintext, key, "fdasflkja484", associated),
        },
        Hash.ALGO_HMAC_SHA256);

    private static void AssertPasses(Func<object> parse, bool passes, VerificationCheck check) => Assert.That(
        () => parse(),
        passes
            ? Throws.Nothing
            : (NUnit.Framework.Constraints.IResolveConstraint)Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(check));
}
