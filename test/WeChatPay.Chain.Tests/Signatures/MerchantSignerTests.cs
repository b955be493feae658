using System.Net;
using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Sandbox;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Signatures;

/// <summary>A private key that is not in the program: signatures and decryption by an <see cref="IMerchantSigner"/>, against the sandbox.</summary>
public sealed class MerchantSignerTests : Shop
{
    private const string Provinces = "v3/capital/capitallhh/areas/provinces";
    private const string Receivers = "v3/profitsharing/receivers/add";

    private WeChatPayOptions WithoutKey => Options with { PrivateKey = null, Serial = null };

    [TestCase(true)]
    [TestCase(false)]
    public async Task Call_SignedElsewhere_IsTakenByTheSandbox(bool isAsynchronous)
    {
        var signer = new Elsewhere(Server) { IsAsynchronous = isAsynchronous };
        using var client = new WeChatPayClient(WithoutKey with { Signer = signer });

        Assert.That((await client[Orders].PostAsync(new { json = Order(NewNumber()) })).StatusCode, Is.EqualTo(200));
        Assert.That(client[Orders].Post(new { json = Order(NewNumber()) }).StatusCode, Is.EqualTo(200));

        Assert.That(signer.Signed, Is.EqualTo(2));
    }

    [Test]
    public void Get_SynchronousCallUnderAContextOfOneThread_WaitsForTheSigner()
    {
        using var client = new WeChatPayClient(WithoutKey with { Signer = new Elsewhere(Server) { IsAsynchronous = true } });
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new NoPump());
        try
        {
            Assert.That(client[Provinces].Get().StatusCode, Is.EqualTo(200));
            Assert.That(client.ClientSignature.Jsapi("wx8888888888888888", "wx1").paySign, Is.Not.Empty);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [TestCase("throws", "with InvalidOperationException: the vault is closed.")]
    [TestCase("nothing", "returned no signature")]
    [TestCase("null", "returned no signature")]
    [TestCase("base64", "decode its Base64")]
    [TestCase("short", "returned 20 bytes, and a signature has 256")]
    [TestCase("other", "`PublicKey` does not verify")]
    [TestCase("timeout", "failed for GET v3/capital/capitallhh/areas/provinces, with TaskCanceledException")]
    public async Task Call_WhoseSignerFails_SaysSoAndThatNothingWasSent(string what, string said)
    {
        var signer = new Elsewhere(Server) { Returns = what };
        using var client = new WeChatPayClient(WithoutKey with { Signer = signer });
        var before = Server.Requests.Count;

        var error = (await Assert.ThrowsAsync<WeChatPaySigningException>(async () => await client[Provinces].GetAsync()))!;

        Assert.That(error.Message, Does.Contain(said).And.EndsWith("Nothing was sent."));
        Assert.That(error.Outcome, Is.EqualTo(CallOutcome.NothingSent));
        Assert.That(Server.Requests, Has.Count.EqualTo(before));
        Assert.That(() => client[Provinces].Get(), Throws.InstanceOf<WeChatPaySigningException>().With.Message.Contains(said));
        Assert.That(() => client.ClientSignature.App("wx8888888888888888", "wx1"), Throws.InstanceOf<WeChatPaySigningException>());
    }

    [Test]
    public void Call_CancelledWhileTheSignerWorks_IsACancellation()
    {
        using var client = new WeChatPayClient(WithoutKey with { Signer = new Elsewhere(Server) { Returns = "never" } });
        using var cancellation = new CancellationTokenSource(50);

        Assert.That(
            async () => await client[Provinces].GetAsync(new RequestOptions(), cancellation.Token),
            Throws.InstanceOf<WeChatPayCanceledException>().With.Property("Outcome").EqualTo(CallOutcome.NothingSent));
    }

    [Test]
    public void Call_WhoseSignerTakesTooLong_EndsAtItsTimeLimit()
    {
        using var client = new WeChatPayClient(
            WithoutKey with { Signer = new Elsewhere(Server) { Returns = "never" }, Timeout = TimeSpan.FromMilliseconds(50) });

        Assert.That(
            async () => await client[Provinces].GetAsync(),
            Throws.InstanceOf<WeChatPayTimeoutException>().With.Property("Outcome").EqualTo(CallOutcome.NothingSent));
    }

    [Test]
    public async Task Response_WithSensitiveFields_IsDecryptedByTheSigner()
    {
        var signer = new Elsewhere(Server) { IsAsynchronous = true };
        using var client = new WeChatPayClient(WithoutKey with { Signer = signer, EncryptSensitiveFields = true });
        var receiver = new { json = new { appid = "wx8888888888888888", type = "MERCHANT_ID", account = "1900000109", name = "张三", relation_type = "STORE" } };

        var response = await client[Receivers].PostAsync(receiver);

        Assert.That((string?)response["name"], Is.EqualTo("张三"));
        Assert.That(response.Text, Does.Not.Contain("张三"));
        Assert.That(signer.Decrypted, Is.EqualTo(1));
        signer.Decrypts = "throws";
        var second = client[Receivers].Post(receiver);
        Assert.That(() => second["name"], Throws.InstanceOf<CryptographicException>().With.Message.Contains("`name`").And.Message.Contains("`signer`"));
        Assert.That(second.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task ClientSignature_SignedElsewhere_IsTheOneOfTheKey()
    {
        var clock = new StoppedClock();
        static string Nonce() => "593BEC0C930BF1AFEB40B4A08C8FB242";
        using var local = new WeChatPayClient(Options with { TimeProvider = clock, Nonce = Nonce });
        using var remote = new WeChatPayClient(WithoutKey with { TimeProvider = clock, Nonce = Nonce, Signer = new Elsewhere(Server) });

        Assert.That((await remote.ClientSignature.JsapiAsync("wx1", "wx2")).paySign, Is.EqualTo(local.ClientSignature.Jsapi("wx1", "wx2").paySign));
        Assert.That(
            (await remote.ClientSignature.MiniProgramAsync("wx1", "wx2")).paySign, Is.EqualTo(local.ClientSignature.MiniProgram("wx1", "wx2").paySign));
        Assert.That((await remote.ClientSignature.AppAsync("wx1", "wx2")).sign, Is.EqualTo((await local.ClientSignature.AppAsync("wx1", "wx2")).sign));
        Assert.That(remote.ClientSignature.App("wx1", "wx2").sign, Is.EqualTo(local.ClientSignature.App("wx1", "wx2").sign));
    }

    [Test]
    public async Task LocalMerchantSigner_AsTheSigner_SignsAsTheKeyDoes()
    {
        using var client = new WeChatPayClient(WithoutKey with { Signer = new LocalMerchantSigner(Server.MerchantPrivateKeyPem, Server.MerchantSerial) });

        Assert.That((await client[Provinces].GetAsync()).StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void Serial_OfTheSignerOrOfItsCertificate_NeedsNoOption()
    {
        using var bySerial = new WeChatPayClient(WithoutKey with { Signer = new Elsewhere(Server) });
        using var byCertificate = new WeChatPayClient(
            WithoutKey with { Signer = new Elsewhere(Server) { Serial = null, PublicKey = Server.MerchantCertificatePem } });

        Assert.That(bySerial[Provinces].Get().StatusCode, Is.EqualTo(200));
        Assert.That(byCertificate[Provinces].Get().StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void Client_WithASignerThatDoesNotFit_IsRefused()
    {
        Assert.That(() => new WeChatPayClient(Options with { Signer = new Elsewhere(Server) }), Throws.ArgumentException.With.Message.Contains("`privateKey`"));
        Assert.That(
            () => new WeChatPayClient(WithoutKey with { Signer = new Elsewhere(Server) { Serial = null } }),
            Throws.ArgumentException.With.Message.Contains("`serial` is missing"));
        Assert.That(
            () => new WeChatPayClient(WithoutKey with { Serial = "5A00", Signer = new Elsewhere(Server) }),
            Throws.ArgumentException.With.Message.Contains("`serial`"));
        Assert.That(
            () => new WeChatPayClient(WithoutKey with { Certs = null, Signer = new Elsewhere(Server) }),
            Throws.ArgumentException.With.Message.Contains("`certs`"));
        Assert.That(() => TestKeys.ClientWith("signer", "text"), Throws.ArgumentException.With.Message.Contains("`signer` is text"));
    }

    [Test]
    public void ReplaceKeys_WithASigner_TakesThePlaceOfTheKey()
    {
        var signer = new Elsewhere(Server);
        using var client = new WeChatPayClient(Options);
        client[Provinces].Get();

        client.ReplaceKeys(WithoutKey with { Signer = signer });
        client[Provinces].Get();

        Assert.That(signer.Signed, Is.EqualTo(1));
    }

    /// <summary>A signer with the sandbox's key, which goes wrong on demand.</summary>
    private sealed class Elsewhere : IMerchantSigner
    {
        private readonly LocalMerchantSigner _local;

        public Elsewhere(SandboxServer server)
        {
            _local = new LocalMerchantSigner(server.MerchantPrivateKeyPem);
            Serial = server.MerchantSerial;
            using var key = RSA.Create();
            key.ImportFromPem(server.MerchantPrivateKeyPem);
            PublicKey = key.ExportSubjectPublicKeyInfoPem();
        }

        public string? Serial { get; set; }

        public KeySource? PublicKey { get; set; }

        public bool IsAsynchronous { get; set; }

        public string Returns { get; set; } = "";

        public string Decrypts { get; set; } = "";

        public int Signed { get; private set; }

        public int Decrypted { get; private set; }

        public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        {
            // On the context of the caller, if there were one.
            if (IsAsynchronous)
                await Task.Delay(1, cancellationToken);
            Signed++;
            switch (Returns)
            {
                case "throws":
                    throw new InvalidOperationException("the vault is closed");
                case "timeout":
                    throw new TaskCanceledException("too slow");
                case "nothing":
                    return [];
                case "null":
                    return null!;
                case "base64":
                    return Encoding.ASCII.GetBytes(Convert.ToBase64String(new byte[256]));
                case "short":
                    return new byte[20];
                case "other":
                    return TestKeys.Third.SignData(message.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                case "never":
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                    return [];
                default:
                    return await _local.SignAsync(message, cancellationToken);
            }
        }

        public async ValueTask<byte[]> DecryptAsync(ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken)
        {
            if (IsAsynchronous)
                await Task.Delay(1, cancellationToken);
            Decrypted++;
            return Decrypts.Length == 0 ? await _local.DecryptAsync(ciphertext, cancellationToken) : throw new InvalidOperationException("the vault is closed");
        }
    }

    /// <summary>A context whose only thread is the caller's, which waits: whatever is posted to it never runs.</summary>
    private sealed class NoPump : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
