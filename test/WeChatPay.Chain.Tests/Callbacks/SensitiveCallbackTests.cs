using System.Security.Cryptography;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Documented;
using WeChatPay.Sandbox;

namespace WeChatPay.Tests.Callbacks;

/// <summary>Fields that are encrypted for the merchant, inside of a callback's resource.</summary>
public sealed class SensitiveCallbackTests
{
    private const string Event = "BRAND_MEMBER_CARD_SP.USER_CARD.CREATE";
    private const string Phone = "13800138000";

    private static readonly object Member = new
    {
        card_id = "pIJMr5MMiIkO_93VtPyIiEk2DZ4w",
        phone_number = Phone,
        user_information = new
        {
            common_field_list = new[] { new { name = "USER_FORM_FLAG_NAME", value = "张三" } },
            custom_field_list = new[] { new { name = "爱好", user_chosen_values = new[] { "篮球", "足球" } } },
        },
    };

    private SandboxServer _server = null!;

    [SetUp]
    public async Task Start() => _server = await SandboxServer.StartAsync();

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Parse_ByAClientThatOpensSensitiveFields_GivesThemPlain(bool isSynchronous)
    {
        using var client = new WeChatPayClient(Options with { EncryptSensitiveFields = true });
        var callback = await ParseAsync(client.CreateCallbackParser(), Member, isSynchronous);

        Assert.That((string?)callback.Resource["phone_number"], Is.EqualTo(Phone));
        Assert.That((string?)callback.Resource.SelectToken("user_information.common_field_list[0].value"), Is.EqualTo("张三"));
        Assert.That(callback.Resource.SelectTokens("user_information.custom_field_list[0].user_chosen_values[*]").Select(static text => (string?)text),
            Is.EqualTo(new[] { "篮球", "足球" }));
        Assert.That(callback.Plaintext, Does.Contain("pIJMr5MMiIkO_93VtPyIiEk2DZ4w").And.Not.Contains(Phone));
        Assert.That($"{callback}", Does.Not.Contain(Phone));
    }

    [TestCase(Event)]
    [TestCase("BRAND_MEMBER_CARD.USER_CARD.CREATE")]
    public void Marks_OfAMembersCard_AreThoseOfThePerson(string eventType)
    {
        var marks = CallbackMarks.Find(eventType)!;

        Assert.That(new[] { "phone_number", "user_information", "card_id" }.Where(name => marks.TryGet(name, out _)),
            Is.EqualTo(new[] { "phone_number", "user_information" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Parse_ByARemoteSigner_GivesThemPlain(bool isSynchronous)
    {
        using var key = RSA.Create();
        key.ImportFromPem(_server.MerchantPrivateKeyPem);
        using var client = new WeChatPayClient(Options with { PrivateKey = null, Signer = new Remote(key), EncryptSensitiveFields = true });

        var callback = await ParseAsync(client.CreateCallbackParser(), Member, isSynchronous);

        Assert.That((string?)callback.Resource["phone_number"], Is.EqualTo(Phone));
    }

    [Test]
    public void Parse_ByAParserWithThePrivateKey_GivesThemPlain()
    {
        var parser = new CallbackParser(ParserOptions with { PrivateKey = _server.MerchantPrivateKeyPem });

        Assert.That((string?)Parse(parser, Member).Resource["phone_number"], Is.EqualTo(Phone));
    }

    [Test]
    public void Parse_WithoutThePrivateKey_LeavesThemAsTheyCame()
    {
        using var client = new WeChatPayClient(Options);

        Assert.That((string?)Parse(client.CreateCallbackParser(), Member).Resource["phone_number"], Has.Length.EqualTo(344));
        Assert.That((string?)Parse(new CallbackParser(ParserOptions), Member).Resource["phone_number"], Has.Length.EqualTo(344));
    }

    [Test]
    public void Resource_OfAFieldThatCameWithoutEncryption_HasItAsItCame()
    {
        var parser = new CallbackParser(ParserOptions with { PrivateKey = _server.MerchantPrivateKeyPem });

        Assert.That((string?)Parse(parser, $$"""{"phone_number":"{{Phone}}"}""").Resource["phone_number"], Is.EqualTo(Phone));
    }

    [Test]
    public void Resource_OfAFieldForAnotherKey_SaysWhichAndLeavesTheText()
    {
        using var other = RSA.Create(2048);
        var callback = Parse(new CallbackParser(ParserOptions with { PrivateKey = other }), Member);

        Assert.That(() => callback.Resource, Throws.InstanceOf<CryptographicException>().With.Message
            .Contains("`phone_number` of the callback BRAND_MEMBER_CARD_SP.USER_CARD.CREATE").And.Message.Contains("`Plaintext` has the field as it came"));
        Assert.That(callback.Plaintext, Does.Contain("phone_number"));
    }

    [Test]
    public void CreateCallbackParser_WithAPrivateKey_RefusesIt()
    {
        using var client = new WeChatPayClient(Options);

        Assert.That(() => client.CreateCallbackParser(new CallbackParserOptions { PrivateKey = _server.MerchantPrivateKeyPem }),
            Throws.ArgumentException.With.Message.Contains("`PrivateKey`"));
    }

    private WeChatPayOptions Options => new()
    {
        BaseUri = _server.BaseUri,
        Mchid = _server.Mchid,
        Serial = _server.MerchantSerial,
        PrivateKey = _server.MerchantPrivateKeyPem,
        ApiV3Key = _server.ApiV3Key,
        Certs = new Dictionary<string, KeySource> { [_server.Signer.KeyId] = _server.Signer.PublicKeyPem },
    };

    private CallbackParserOptions ParserOptions => new() { Certs = Options.Certs, ApiV3Key = Options.ApiV3Key };

    private Callback Parse(CallbackParser parser, object resource)
    {
        var made = _server.Signer.Callback(Event, resource);
        return parser.Parse(made.Headers, made.Body);
    }

    private async Task<Callback> ParseAsync(CallbackParser parser, object resource, bool isSynchronous)
    {
        var made = _server.Signer.Callback(Event, resource);
        return isSynchronous ? parser.Parse(made.Headers, made.Body) : await parser.ParseAsync(made.Headers, made.Body);
    }

    private sealed class Remote(RSA key) : IMerchantSigner
    {
        public string? Serial => null;

        public KeySource? PublicKey => null;

        public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
            new(key.SignData(message.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        public async ValueTask<byte[]> DecryptAsync(ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return key.Decrypt(ciphertext.Span, RSAEncryptionPadding.OaepSHA1);
        }
    }
}
