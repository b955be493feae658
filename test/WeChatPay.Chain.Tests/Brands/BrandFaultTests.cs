using System.Text;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Testing;
using WeChatPay.Tests.FaultInjection;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Brands;

/// <summary>Responses to a brand and callbacks of a brand that are wrong in one way: none is accepted. Genuine ones are.</summary>
/// <remarks>As many as <see cref="FaultTally"/> says.</remarks>
[Category("Faults")]
public sealed class BrandFaultTests
{
    private const string Cards = "brand/card-member/cards";
    private const string Type = "Wechatpay-Signature-Type";
    private const string Signature = "Wechatpay-Signature";
    private const string Event = "BRAND_MEMBER_CARD.USER_CARD.CREATE";

    private static readonly PlatformSigner Platform = new(new() { IsBrand = true });
    private static readonly PlatformSigner Stranger = new(new() { IsBrand = true, KeyId = Platform.KeyId, ApiV3Key = Platform.ApiV3Key });
    private static readonly PlatformSigner OfSm2 =
        new(new() { Algorithm = PlatformAlgorithm.Sm2, KeyId = Platform.KeyId, ApiV3Key = Platform.ApiV3Key });

    private static readonly PlatformSigner OfMerchant = new(new() { KeyId = Platform.KeyId, PrivateKeyPem = Platform.PrivateKeyPem });

    private static readonly (string Name, Func<SignedMessage, Dice, SignedMessage> Spoil)[] Kinds =
    [
        ("type of SM2", static (message, _) => message.With(Type, "WECHATPAY2-SM2-WITH-SM3")),
        ("unknown type", static (message, dice) => message.With(Type, $"WECHATPAY-BRAND-{dice.Letters(6)}")),
        ("type in another case", static (message, _) => message.With(Type, "wechatpay-brand-sha256-rsa2048")),
        ("signed by SM2", static (message, _) => message.SignedBy(OfSm2)),
        ("signed by SM2 under the type of brands", static (message, _) => message.SignedBy(OfSm2).With(Type, "WECHATPAY-BRAND-SHA256-RSA2048")),
        ("signed by another key", static (message, _) => message.SignedBy(Stranger)),
        ("damaged signature", static (message, dice) => message.With(Signature, Convert.ToBase64String(dice.WithOneChanged(message.Bytes)))),
        ("cut signature", static (message, dice) => message.With(Signature, Convert.ToBase64String(message.Bytes[..dice.Below(message.Bytes.Length)]))),
        ("random signature", static (message, dice) => message.With(Signature, Convert.ToBase64String(dice.Bytes(256)))),
        ("changed byte", static (message, dice) => message with { Body = dice.WithOneChanged(message.Body) }),
        ("cut body", static (message, dice) => message with { Body = message.Body[..dice.Below(message.Body.Length)] }),
        ("another nonce", static (message, dice) => message.With("Wechatpay-Nonce", dice.Letters(32))),
        ("old", static (message, dice) => message.At(-301 - dice.Below(100_000), Platform, isBrand: true)),
        ("from the future", static (message, dice) => message.At(301 + dice.Below(100_000), Platform, isBrand: true)),
        ("unknown id", static (message, dice) => message.With("Wechatpay-Serial", $"PUB_KEY_ID_{dice.Below(1_000_000):D30}")),
        ("two signatures", static (message, dice) => message.With(Signature, $"{message.Headers[Signature]}, {Convert.ToBase64String(dice.Bytes(256))}")),
        ("two types", static (message, _) => message.With(Type, "WECHATPAY-BRAND-SHA256-RSA2048, WECHATPAY2-SHA256-RSA2048")),
        ("a header is absent", static (message, dice) =>
            message.Without(dice.Pick("Wechatpay-Nonce", "Wechatpay-Serial", Signature, "Wechatpay-Timestamp"))),
    ];

    private static readonly (string Name, Func<Dice, SignedMessage> Make)[] KindsOfCallbacks =
    [
        ("under the merchant's key", static dice => Sign(Callback(OfMerchant, dice).Body)),
        ("another API key", static dice => SignedMessage.Of(Platform.Callback(Event, Resource(dice), CallbackFlaw.WrongKey))),
        ("SM4 under a signature of RSA", static dice => Sign(Callback(OfSm2, dice).Body)),
        ("unknown algorithm", static dice => Sign(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Callback(Platform, dice).Body)
            .Replace("AEAD_AES_256_GCM", $"AEAD_{dice.Letters(4)}", StringComparison.Ordinal)))),
    ];

    private readonly CallbackParser _parser = new(new CallbackParserOptions
    {
        Certs = new Dictionary<string, KeySource> { [Platform.KeyId] = Platform.PublicKeyPem },
        ApiV3Key = OfMerchant.ApiV3Key,
        BrandApiKey = Platform.ApiV3Key,
    });

    [Test]
    public void Call_AnyFaultyResponse_ReachesNoCaller() => FaultTally.Try(Kinds.Length, "response to a brand", (number, dice) =>
    {
        var (name, spoil) = Kinds[number % Kinds.Length];
        var message = spoil(Sign(Encoding.UTF8.GetBytes($"{{\"data\":\"{dice.Letters(10)}\"}}")), dice);
        Assert.That(() => Get(message), Throws.InstanceOf<WeChatPayVerificationException>(), name);
        return name;
    });

    [Test]
    public void Parse_AnyFaultyCallback_IsNotBelieved() => FaultTally.Try(Kinds.Length + KindsOfCallbacks.Length, "callback of a brand", (number, dice) =>
    {
        var kind = number % (Kinds.Length + KindsOfCallbacks.Length);
        var (name, message) = kind < Kinds.Length
            ? (Kinds[kind].Name, Kinds[kind].Spoil(Callback(Platform, dice), dice))
            : (KindsOfCallbacks[kind - Kinds.Length].Name, KindsOfCallbacks[kind - Kinds.Length].Make(dice));
        Assert.That(() => _parser.Parse(message.Headers, message.Body), Throws.InstanceOf<WeChatPayVerificationException>(), name);
        return name;
    });

    [Test]
    public void GenuineOnes_Always_AreAccepted() => FaultTally.Try(5, "genuine message for a brand", (_, dice) =>
    {
        var message = Sign(Encoding.UTF8.GetBytes($"{{\"data\":\"{dice.Letters(10)}\"}}"));
        Assert.That(Get(message).Bytes.ToArray(), Is.EqualTo(message.Body));
        var callback = Callback(Platform, dice);
        var parsed = _parser.Parse(callback.Headers, callback.Body);
        Assert.That(((string?)parsed.Resource["user_card_code"])?.Length, Is.EqualTo(12));
        Assert.That(parsed.IsBrand, Is.True);
        return "genuine";
    });

    private static WeChatPayResponse Get(SignedMessage message)
    {
        using var client = new WeChatPayClient(new WeChatPayOptions
        {
            Brand = new() { BrandId = "1004", Serial = "5A00", PrivateKey = TestKeys.MerchantPem },
            Certs = new Dictionary<string, KeySource> { [Platform.KeyId] = Platform.PublicKeyPem },
            Transport = new FakeTransport(_ => message.ToResponse()),
            Retry = RetryOptions.Off,
        });
        return client[Cards].Get();
    }

    private static SignedMessage Sign(byte[] body) => SignedMessage.Of(body, Platform);

    private static SignedMessage Callback(PlatformSigner signer, Dice dice) => SignedMessage.Of(signer.Callback(Event, Resource(dice)));

    private static object Resource(Dice dice) => new { user_card_code = dice.Letters(12) };
}
