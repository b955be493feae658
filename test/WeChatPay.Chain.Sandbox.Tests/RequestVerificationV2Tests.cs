using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Each check of an APIv2 request refuses what it should, and says so.</summary>
internal sealed class RequestVerificationV2Tests : FixtureV2
{
    [TestCase("MD5")]
    [TestCase("HMAC-SHA256")]
    public async Task Request_RightlySigned_IsAnsweredSignedAlike(string type)
    {
        var reply = await SucceedAsync(Unified().With("sign_type", type) with { Type = type });

        Assert.That(reply["prepay_id"], Does.Match("^wx[0-9]{34}$"));
        Assert.That((reply["appid"], reply["mch_id"], reply["return_msg"]), Is.EqualTo(("wx8888888888888888", Server.Mchid, "OK")));
        Assert.That(reply.Reply.Headers["Content-Type"], Is.EqualTo("text/xml; charset=utf-8"));
        Assert.That(reply.Reply.Headers.Keys, Has.None.StartsWith("Wechatpay-"));
    }

    [Test]
    public async Task Request_OverTls_IsAnsweredAlike() => await SucceedAsync(Unified() with { IsSecure = true });

    // The example of the API's own documentation: https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3
    [TestCase("MD5", "9A0A8659F005D6984697E2CA0A9CF3B7")]
    [TestCase("HMAC-SHA256", "6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6")]
    public void Signature_OfTheDocumentedExample_IsTheDocumentedOne(string type, string sign)
    {
        const string text = "appid=wxd930ea5d5a258f4f&body=test&device_info=1000&mch_id=10000100&nonce_str=ibuaiVcKdpRxkhJA";

        Assert.That(V2.SandboxSignatureV2.Sign(text, type, "192006250b4c09247ec02edce69f6a2d"), Is.EqualTo(sign));
    }

    [Test]
    public async Task Values_OfEveryKind_AreSignedAndComeBackAsTheyWere()
    {
        const string attach = "a]]>b\r\nc\td <e> & \"f\" 实例值 😀";
        await SucceedAsync(Unified().With("attach", attach).With("device_info", ""));

        Assert.That((await SucceedAsync(Query()))["attach"], Is.EqualTo(attach));
    }

    [TestCase("")]
    [TestCase("{\"a\":1}")]
    [TestCase("<xml><a>1</a>")]
    [TestCase("<xml/>")]
    [TestCase("<root><a>1</a></root>")]
    [TestCase("<xml><a>1</a></xml><xml/>")]
    [TestCase("<xml><a><b>1</b></a></xml>")]
    [TestCase("<xml><a>\u0001</a></xml>")]
    [TestCase("<xml><a>\uFFFE</a></xml>")]
    [TestCase("<xml>text<a>1</a></xml>")]
    [TestCase("<xml><a>1</a><a>2</a></xml>")]
    [TestCase("<!DOCTYPE xml [<!ENTITY e \"1\">]><xml><a>&e;</a></xml>")]
    [TestCase("<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml><a>1</a></xml>")]
    public async Task Body_NoXmlOfOneLevel_IsRefused(string body) => await AssertRefusedAsync(Query() with { Body = Encoding.UTF8.GetBytes(body) }, "XML格式错误");

    [Test]
    public async Task Body_NoUtf8_IsRefused() =>
        await AssertRefusedAsync(Query() with { Body = [.. "<xml><body>"u8, 0xC4, 0xE3, .. "</body></xml>"u8] }, "XML格式错误", "UTF-8");

    [Test]
    public async Task Body_NestedDeeply_IsRefused() =>
        await AssertRefusedAsync(Query() with { Body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<xml>", 10_000))) }, "XML格式错误");

    [Test]
    public async Task Body_OfMoreThanAMegabyte_IsRefused() => await AssertRefusedAsync(Query().With("attach", new string('a', 2 << 20)), "XML格式错误");

    [Test]
    public async Task Merchant_MissingOrUnknown_IsRefused()
    {
        await AssertRefusedAsync(Query().Without("mch_id"), "mch_id is missing");
        await AssertRefusedAsync(Query().With("mch_id", "1900000110"), "`1900000110`", Server.Mchid);
    }

    [Test]
    public async Task Nonce_MissingOrTooLong_IsRefused()
    {
        await AssertRefusedAsync(Query().Without("nonce_str"), "nonce_str is missing");
        await AssertRefusedAsync(Query().With("nonce_str", ""), "nonce_str is missing");
        await AssertRefusedAsync(Query().With("nonce_str", new string('a', 33)), "33 characters");
    }

    [Test]
    public async Task Signature_MissingOrOfUnknownType_IsRefused()
    {
        await AssertRefusedAsync(Query() with { Sign = "" }, "签名错误", "sign is missing");
        await AssertRefusedAsync(Query().With("sign_type", "SHA256"), "签名类型错误", "`SHA256`", "HMAC-SHA256");
    }

    [Test]
    public async Task Signature_Wrong_ShowsWhatIsSignedAndNoKey() => await AssertRefusedAsync(
        Query() with { ApiV2Key = "0123456789abcdef0123456789abcdef" },
        "签名错误",
        $"appid=wx8888888888888888&mch_id={Server.Mchid}&nonce_str={Nonce}&out_trade_no=N00001&key=(the APIv2 key)",
        "by MD5",
        "the key is another");

    [Test]
    public async Task Signature_WrongOverALongText_ShowsTheBeginning()
    {
        var reply = await SendAsync(Unified().With("attach", new string('a', 100_000)) with { Sign = "0" });

        Assert.That(reply["return_msg"], Has.Length.LessThan(3000));
    }

    [Test]
    public async Task Signature_OfACommonMistake_IsExplained()
    {
        var query = Query().With("device_info", "").With("attach", "a b&c<");
        static string Join(IEnumerable<(string Name, string Value)> fields) => string.Join('&', fields.Select(f => $"{f.Name}={f.Value}"));
        (string Expected, DraftV2 Draft)[] mistakes =
        [
            ("by HMAC-SHA256: name the type", query with { Type = "HMAC-SHA256" }),
            ("by MD5: name the type", query.With("sign_type", "HMAC-SHA256")),
            ("in the order in which they were sent", query with { Text = fields => Join(fields.Where(f => f.Value.Length > 0)) }),
            ("with the empty fields", query with { Text = fields => Join(fields.OrderBy(f => f.Name, StringComparer.Ordinal)) }),
            ("without regard to case", query.With("Zone", "1") with
            {
                Text = fields => Join(fields.Where(f => f.Value.Length > 0).OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)),
            }),
            ("percent-encoded", query with { Text = fields => DraftV2.SignedText([.. fields.Select(f => (f.Name, Uri.EscapeDataString(f.Value)))]) }),
            ("escaped for XML", query with { Text = fields => DraftV2.SignedText([.. fields.Select(f => (f.Name,
                System.Security.SecurityElement.Escape(f.Value)))]) }),
            ("without the field sign_type",
                query.With("sign_type", "MD5") with { Text = fields => DraftV2.SignedText([.. fields.Where(f => f.Name != "sign_type")]) }),
            ("without the field nonce_str", query with { Text = fields => DraftV2.SignedText([.. fields.Where(f => f.Name != "nonce_str")]) }),
            ("with the key alone at the end", query with { BeforeKey = "" }),
            ("without &key= and the key", query with { Sign = DraftV2.Digest(DraftV2.SignedText(query.Fields), "MD5", "") }),
        ];

        foreach (var (expected, draft) in mistakes)
            await AssertRefusedAsync(draft, "签名错误", expected);
    }

    [Test]
    public async Task Signature_InLowerCase_IsExplained() => await AssertRefusedAsync(
        Query() with { Sign = DraftV2.Digest($"{DraftV2.SignedText(Query().Fields)}&key={Server.ApiV2Key}", "MD5", "").ToLowerInvariant() },
        "in upper case");

    [Test]
    public async Task Signature_BySha256WithoutAKey_IsExplained()
    {
        var query = Query().With("sign_type", "HMAC-SHA256");
        var bytes = Encoding.UTF8.GetBytes($"{DraftV2.SignedText(query.Fields)}&key={Server.ApiV2Key}");

        await AssertRefusedAsync(query with { Sign = Convert.ToHexString(SHA256.HashData(bytes)) }, "HMAC-SHA256 takes the APIv2 key");
    }

    [Test]
    public async Task Method_OtherThanPost_IsRefused()
    {
        var reply = await SendAsync(Query() with { Method = HttpMethod.Get });

        Assert.That(reply.Reply.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(reply.Reply.Headers["Allow"], Is.EqualTo("POST"));
    }

    [TestCase("pay/reverse")]
    [TestCase("v2/pay/unifiedorder")]
    [TestCase("")]
    public async Task Path_Unknown_IsRefusedWithWhatIsNear(string path)
    {
        var reply = await SendAsync(Query() with { Path = path });

        Assert.That(reply.Reply.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((string?)reply.Reply.Json["message"], Does.Contain("POST /pay/micropay"));
    }

    [Test]
    public async Task Secret_Given_IsUsed()
    {
        var options = new SandboxOptions
        {
            ApiV2Key = "192006250b4c09247ec02edce69f6a2d",
            MerchantPrivateKeyPem = Keys.Merchant,
            PlatformPrivateKeyPem = Keys.Platform
        };
        await using var server = await SandboxServer.StartAsync(options);
        var reply = await SendAsync(Unified() with { Server = server, ApiV2Key = "192006250b4c09247ec02edce69f6a2d" });

        Assert.That(server.ApiV2Key, Is.EqualTo("192006250b4c09247ec02edce69f6a2d"));
        Assert.That(reply.IsSigned("MD5", server.ApiV2Key), Is.True);
        Assert.That(server.ToString(), Does.Not.Contain(server.ApiV2Key));
    }
}
