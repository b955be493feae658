using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.Tests;

internal sealed class RequestVerificationTests : SandboxFixture
{
    [Test]
    public async Task Authorization_RightlySigned_Passes()
    {
        var reply = await SendAsync(Post(Order()));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task Authorization_FieldsInAnotherOrderWithBlanks_Passes()
    {
        var reply = await SendAsync(Post(Order()) with { Write = fields => string.Join(" , ", fields.Reverse().Select(f => $"{f.Key}=\"{f.Value}\"")) });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task Authorization_Absent_IsRefusedWithAnExample()
    {
        var reply = await SendAsync(Post(Order()).ToUnsigned());

        AssertSignError(reply, "Authorization", "malformed", "is missing", "WECHATPAY2-SHA256-RSA2048 mchid=", "Nothing was done.");
    }

    [TestCase("WECHATPAY2-SM3-WITH-SM2")]
    [TestCase("wechatpay2-sha256-rsa2048")]
    [TestCase("Bearer")]
    public async Task Authorization_OtherScheme_IsRefused(string scheme)
    {
        var reply = await SendAsync(Post(Order()) with { Scheme = scheme });

        AssertSignError(reply, "Authorization", "malformed", $"`{scheme}`", "is neither WECHATPAY2-SHA256-RSA2048 nor WECHATPAY2-SM2-WITH-SM3");
    }

    [TestCase("mchid")]
    [TestCase("serial_no")]
    [TestCase("timestamp")]
    [TestCase("nonce_str")]
    [TestCase("signature")]
    public async Task Authorization_FieldAbsentOrEmpty_IsNamed(string field)
    {
        var absent = await SendAsync(Post(Order()) with { Write = fields => Join(fields.Where(f => f.Key != field)) });
        var empty = await SendAsync(Post(Order()) with { Write = fields => Join(fields.Select(f => f.Key == field ? new(f.Key, "") : f)) });

        AssertSignError(absent, "Authorization", "malformed", $"lacks {field}.");
        AssertSignError(empty, "Authorization", "malformed", $"lacks {field}.");
    }

    [Test]
    public async Task Authorization_FieldTwice_IsNamed()
    {
        var reply = await SendAsync(Post(Order()) with { Write = fields => Join(fields) + ",mchid=\"1\"" });

        AssertSignError(reply, "Authorization", "malformed", "holds mchid twice");
    }

    [Test]
    public async Task Authorization_WithoutQuotes_IsRefusedWithoutRepeatingIt()
    {
        var reply = await SendAsync(Post(Order()) with { Write = fields => string.Join(',', fields.Select(f => $"{f.Key}={f.Value}")) });

        AssertSignError(reply, "Authorization", "malformed", "from character 0 after its scheme", "name=\"value\"");
        Assert.That(reply.Text, Does.Not.Contain(Server.MerchantSerial));
    }

    [Test]
    public async Task Mchid_Unknown_IsRefused()
    {
        var reply = await SendAsync(Post(Order()) with { Mchid = "1900000001" });

        AssertSignError(reply, "mchid", "unknown merchant", "`1900000001`", "1900000109");
    }

    [Test]
    public async Task Serial_Unknown_IsRefused()
    {
        var reply = await SendAsync(Post(Order()) with { Serial = "ABC" });

        AssertSignError(reply, "serial_no", "unknown serial", "`ABC`", Server.MerchantSerial);
    }

    [Test]
    public async Task Serial_OfThePlatform_IsToldApart()
    {
        var certificate = await SendAsync(Post(Order()) with { Serial = Server.PlatformSerial });
        var publicKey = await SendAsync(Post(Order()) with { Serial = Server.PlatformKeyId });

        AssertSignError(certificate, "serial_no", "unknown serial", "is the platform's", Server.MerchantSerial);
        AssertSignError(publicKey, "serial_no", "unknown serial", "is the platform's", Server.MerchantSerial);
    }

    [TestCase(-300)]
    [TestCase(300)]
    public async Task Timestamp_AtTheEdgeOfTheWindow_Passes(int seconds)
    {
        var reply = await SendAsync(Post(Order()).At(Start.AddSeconds(seconds)));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [TestCase(-301, "301 s behind")]
    [TestCase(301, "301 s ahead of")]
    public async Task Timestamp_OutsideTheWindow_IsRefused(int seconds, string says)
    {
        var reply = await SendAsync(Post(Order()).At(Start.AddSeconds(seconds)));

        AssertSignError(reply, "timestamp", "outside window", says, "300 s are allowed", "1700000000");
    }

    [TestCase("yesterday")]
    [TestCase("-5")]
    [TestCase(" 1700000000")]
    [TestCase("1700000000.5")]
    [TestCase("99999999999999999999")]
    public async Task Timestamp_NoNumber_IsRefused(string timestamp)
    {
        var reply = await SendAsync(Post(Order()) with { Timestamp = timestamp });

        AssertSignError(reply, "timestamp", "malformed", $"`{timestamp}`");
    }

    [Test]
    public async Task Timestamp_InMilliseconds_IsRefusedAsFarAhead()
    {
        var reply = await SendAsync(Post(Order()) with { Timestamp = "1700000000000" });

        AssertSignError(reply, "timestamp", "outside window", "counted in seconds");
    }

    [Test]
    public async Task Nonce_UsedTwiceWithinTheWindow_IsRefused()
    {
        var draft = Post(Order());
        var first = await SendAsync(draft);
        Time.Advance(TimeSpan.FromSeconds(300));
        var copied = await SendAsync(draft);
        var signedAnew = await SendAsync(draft.At(Time.GetUtcNow()));

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.OK));
        AssertSignError(copied, "nonce_str", "nonce used before", $"`{draft.Nonce}`");
        AssertSignError(signedAnew, "nonce_str", "nonce used before", "new nonce");
    }

    [Test]
    public async Task Nonce_UsedAgainAfterTheWindow_Passes()
    {
        var draft = Post(Order());
        await SendAsync(draft);
        Time.Advance(TimeSpan.FromSeconds(301));
        var reply = await SendAsync(draft.At(Time.GetUtcNow()));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task Nonce_OfARequestWithAWrongSignature_IsNotUsedUp()
    {
        var draft = Post(Order());
        await SendAsync(draft with { KeyPem = Keys.Stranger });
        var reply = await SendAsync(draft);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task Signature_NoBase64_IsRefused()
    {
        var reply = await SendAsync(Post(Order()) with { Signature = "not base64!" });

        AssertSignError(reply, "signature", "malformed", "not Base64");
    }

    [Test]
    public async Task Signature_ByAnotherKey_IsRefusedWithTheListOfWhatIsSigned()
    {
        var draft = Post(Order()) with { KeyPem = Keys.Stranger };
        var reply = await SendAsync(draft);

        AssertSignError(reply, "signature", "sign not match", "method, path and query as on the wire, timestamp, nonce_str, body", "RSASSA-PKCS1-v1_5");
        var signed = reply.Json["detail"]!["sign_information"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)signed["method"], Is.EqualTo("POST"));
            Assert.That((string?)signed["url"], Is.EqualTo(Draft.Path));
            Assert.That((string?)signed["truncated_sign_message"], Is.EqualTo($"POST\n{Draft.Path}\n1700000000\n{draft.Nonce}\n"));
            Assert.That(
                (int?)signed["sign_message_length"],
                Is.EqualTo(Draft.Message("POST", Draft.Path, "1700000000", draft.Nonce, draft.Body!).Length));
            Assert.That((int?)signed["body_length"], Is.EqualTo(draft.Body!.Length));
            Assert.That((string?)signed["body_sha256"], Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(draft.Body))));
            Assert.That(reply.Text, Does.Not.Contain("2323dfsdf342342"), "the body itself is not repeated");
        }
    }

    [Test]
    public async Task Signature_OverAnotherBody_IsRefused()
    {
        var reply = await SendAsync(Post(Order()) with { Sign = (m, t, s, n, _) => Draft.Message(m, t, s, n, "{}"u8.ToArray()) });

        AssertSignError(reply, "signature", "sign not match", "the very bytes that were sent");
    }

    [Test]
    public async Task Signature_OverAQueryAsOnTheWire_Passes()
    {
        var reply = await SendAsync(Get("/v3/nothing/%E5%AE%9e?b=2&a=%7e+1"));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotFound), reply.Text);
    }

    private static readonly TestCaseData[] Mistakes =
    [
        new((string m, string t, string s, string n, byte[] b) => Draft.Message(m, t, s, n, b)[..^1], "without the last line feed"),
        new((string m, string t, string s, string n, byte[] b) => Draft.Message(m, t, s, n, []), "with an empty body"),
        new((string m, string t, string s, string n, byte[] b) => Draft.Message(m, t.Split('?')[0], s, n, b), "without the query"),
        new((string m, string t, string s, string n, byte[] b) => Draft.Message(m, Uri.UnescapeDataString(t), s, n, b), "percent-decoded"),
        new((string m, string t, string s, string n, byte[] b) => Draft.Message(m, t[1..], s, n, b), "without the leading slash"),
        new((string m, string t, string s, string n, byte[] b) => Draft.Message("post", t, s, n, b), "method in lower case"),
        new((string m, string t, string s, string n, byte[] b) => Encoding.UTF8.GetBytes(
            string.Join("\r\n", m, t, s, n, Encoding.UTF8.GetString(b), "")), "CR LF"),
    ];

    private static string Join(IEnumerable<KeyValuePair<string, string>> fields) => string.Join(',', fields.Select(f => $"{f.Key}=\"{f.Value}\""));

    [TestCaseSource(nameof(Mistakes))]
    public async Task Signature_WithACommonMistake_IsDiagnosed(Func<string, string, string, string, byte[], byte[]> sign, string says)
    {
        var reply = await SendAsync(Post(Order()) with { Target = Draft.Path + "?a=%2F", Sign = sign });

        AssertSignError(reply, "signature", "sign not match", says);
    }

    [Test]
    public async Task Signature_PaddedWithPss_IsDiagnosed()
    {
        var reply = await SendAsync(Post(Order()) with { Padding = RSASignaturePadding.Pss });

        AssertSignError(reply, "signature", "sign not match", "PSS");
    }
}
