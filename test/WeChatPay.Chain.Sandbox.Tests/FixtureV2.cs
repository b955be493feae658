using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A fresh server for each test, and APIv2 requests to it.</summary>
internal abstract class FixtureV2 : SandboxFixture
{
    protected const string Nonce = "ibuaiVcKdpRxkhJA";

    protected DraftV2 Unified(string no = "N00001") => Call(
        "pay/unifiedorder",
        ("body", "QQ公仔 <1> & \"more\""),
        ("out_trade_no", no),
        ("total_fee", "100"),
        ("spbill_create_ip", "127.0.0.1"),
        ("notify_url", "https://example.com/notify"),
        ("trade_type", "APP"));

    protected DraftV2 Micro(string no = "N00001") => Call(
        "pay/micropay", ("body", "茶"), ("out_trade_no", no), ("total_fee", "100"), ("spbill_create_ip", "127.0.0.1"), ("auth_code", "120061098828009406"));

    protected DraftV2 Query(string no = "N00001") => Call("pay/orderquery", ("out_trade_no", no));

    private X509Certificate2? _merchant;

    /// <summary>Gets the merchant's certificate with its key, to present in TLS.</summary>
    protected X509Certificate2 Certificate => _merchant ??= MerchantCertificate();

    [TearDown]
    public void DisposeCertificate()
    {
        _merchant?.Dispose();
        _merchant = null;
    }

    protected DraftV2 Refund(string refund = "R1", string fee = "40", string no = "N00001") => Call(
        "secapi/pay/refund", ("out_trade_no", no), ("out_refund_no", refund), ("total_fee", "100"), ("refund_fee", fee)) with
    {
        IsSecure = true,
        Certificate = Certificate,
    };

    protected DraftV2 Call(string path, params (string Name, string Value)[] fields) =>
        new(Server, path, [("appid", "wx8888888888888888"), ("mch_id", Server.Mchid), ("nonce_str", Nonce), .. fields]);

    protected async Task<ReplyV2> SendAsync(DraftV2 draft)
    {
        if (!draft.IsSecure)
            return new ReplyV2(await SendAsync(draft.ToMessage()));

        using var http = SecureClient(draft.Certificate);
        return new ReplyV2(await SendAsync(draft.ToMessage(), http));
    }

    /// <summary>Sends a request that has to succeed, and asserts that its response is signed by its type.</summary>
    protected async Task<ReplyV2> SucceedAsync(DraftV2 draft)
    {
        var reply = await SendAsync(draft);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply["return_code"], reply["result_code"]), Is.EqualTo(("SUCCESS", "SUCCESS")), reply.Reply.Text);
            Assert.That(reply.IsSigned(draft.Type, Server.ApiV2Key), Is.True);
        }
        return reply;
    }

    /// <summary>Asserts that a request is refused as such, unsigned, and that the message says what the caller must know.</summary>
    protected async Task AssertRefusedAsync(DraftV2 draft, params string[] says)
    {
        var reply = await SendAsync(draft);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply["return_code"], Is.EqualTo("FAIL"), reply.Reply.Text);
            Assert.That(reply.Fields, Does.Not.ContainKey("sign").And.Not.ContainKey("result_code"));
            Assert.That(reply.Reply.Headers.Keys, Has.None.StartsWith("Wechatpay-"));
            Assert.That(reply["return_msg"], Does.EndWith("Nothing was done.").And.Not.Contain(Server.ApiV2Key));
            foreach (var piece in says)
                Assert.That(reply["return_msg"], Does.Contain(piece));
        }
    }

    /// <summary>Asserts an error of the operation: signed as success is.</summary>
    protected async Task AssertErrorAsync(DraftV2 draft, string code, params string[] says)
    {
        var reply = await SendAsync(draft);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply["return_code"], reply["result_code"], reply["err_code"]), Is.EqualTo(("SUCCESS", "FAIL", code)), reply.Reply.Text);
            Assert.That(reply.IsSigned(draft.Type, Server.ApiV2Key), Is.True);
            foreach (var piece in says)
                Assert.That(reply["err_code_des"], Does.Contain(piece));
        }
    }

    private X509Certificate2 MerchantCertificate()
    {
        using var pair = X509Certificate2.CreateFromPem(Server.MerchantCertificatePem, Server.MerchantPrivateKeyPem);
        return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
    }

    // Trusts the sandbox's certificate for its address, and nothing else.
    private HttpClient SecureClient(X509Certificate2? certificate)
    {
        using var server = X509Certificate2.CreateFromPem(Server.ServerCertificatePem);
        var thumbprint = server.Thumbprint;
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = certificate is null ? null : [certificate];
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, errors) =>
            !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && ((X509Certificate2)presented!).Thumbprint == thumbprint;
        return new HttpClient(handler);
    }

    /// <summary>What came back, and its fields.</summary>
    internal sealed record ReplyV2(SandboxFixture.Reply Reply)
    {
        public Dictionary<string, string> Fields { get; } = Reply.Text.StartsWith("<xml>", StringComparison.Ordinal)
            ? XElement.Parse(Reply.Text).Elements().ToDictionary(static field => field.Name.LocalName, static field => field.Value)
            : [];

        public string this[string name] => Fields.GetValueOrDefault(name, "");

        public bool IsSigned(string type, string secret)
        {
            var text = DraftV2.SignedText([.. Fields.Where(static field => field.Key != "sign").Select(static field => (field.Key, field.Value))]);
            return this["nonce_str"].Length == 32 && this["sign"] == DraftV2.Digest($"{text}&key={secret}", type, secret);
        }
    }
}
