using System.Text;
using NUnit.Framework;
using WeChatPay.Callbacks;
using WeChatPay.Testing;
using WeChatPay.Tests.FaultInjection;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.ShangMi;

/// <summary>Responses and callbacks for a client with SM2 keys that are wrong in one way: none is accepted. Genuine ones are.</summary>
/// <remarks>As many as <see cref="FaultTally"/> says.</remarks>
[Category("Faults")]
public sealed class Sm2FaultTests
{
    private const string Provinces = "v3/capital/capitallhh/areas/provinces";

    private const string Type = "Wechatpay-Signature-Type";
    private const string Signature = "Wechatpay-Signature";

    private static readonly PlatformSigner Platform = new(new() { Algorithm = PlatformAlgorithm.Sm2 });
    private static readonly PlatformSigner Stranger = new(new() { Algorithm = PlatformAlgorithm.Sm2, KeyId = Platform.KeyId, ApiV3Key = Platform.ApiV3Key });
    private static readonly PlatformSigner OfRsa = new(new() { KeyId = Platform.KeyId, ApiV3Key = Platform.ApiV3Key });

    private static readonly (string Name, Func<SignedMessage, Dice, SignedMessage> Spoil)[] Kinds =
    [
        ("type of RSA", static (message, _) => message.With(Type, "WECHATPAY2-SHA256-RSA2048")),
        ("no type", static (message, _) => message.Without(Type)),
        ("empty type", static (message, _) => message.With(Type, "")),
        ("unknown type", static (message, dice) => message.With(Type, $"WECHATPAY2-{dice.Letters(6)}")),
        ("type in another case", static (message, _) => message.With(Type, "wechatpay2-sm2-with-sm3")),
        ("type of brands", static (message, _) => message.With(Type, "WECHATPAY-BRAND-SHA256-RSA2048")),
        ("signed by RSA", static (message, _) => message.SignedBy(OfRsa)),
        ("signed by RSA under the type of SM2", static (message, _) => message.SignedBy(OfRsa).With(Type, "WECHATPAY2-SM2-WITH-SM3")),
        ("signed by another SM2 key", static (message, _) => message.SignedBy(Stranger)),
        ("damaged DER", static (message, dice) => message.With(Signature, Convert.ToBase64String(dice.WithOneChanged(message.Bytes)))),
        ("cut DER", static (message, dice) => message.With(Signature, Convert.ToBase64String(message.Bytes[..dice.Below(message.Bytes.Length)]))),
        ("longer DER", static (message, dice) => message.With(Signature, Convert.ToBase64String([.. message.Bytes, .. dice.Bytes(1 + dice.Below(80))]))),
        ("r and s without DER", static (message, _) => message.With(Signature, Convert.ToBase64String(message.Plain))),
        ("r and s in the other order", static (message, _) => message.With(Signature, Convert.ToBase64String(message.Swapped))),
        ("random signature", static (message, dice) => message.With(Signature, Convert.ToBase64String(dice.Bytes(dice.Below(200))))),
        ("changed byte", static (message, dice) => message with { Body = dice.WithOneChanged(message.Body) }),
        ("cut body", static (message, dice) => message with { Body = message.Body[..dice.Below(message.Body.Length)] }),
        ("another nonce", static (message, dice) => message.With("Wechatpay-Nonce", dice.Letters(32))),
        ("old", static (message, dice) => message.At(-301 - dice.Below(100_000), Platform)),
        ("from the future", static (message, dice) => message.At(301 + dice.Below(100_000), Platform)),
        ("unknown serial", static (message, dice) => message.With("Wechatpay-Serial", $"5A{dice.Below(1_000_000):D38}")),
        ("two signatures", static (message, dice) => message.With(Signature, $"{message.Headers[Signature]}, {Convert.ToBase64String(dice.Bytes(70))}")),
        ("two types", static (message, _) => message.With(Type, "WECHATPAY2-SM2-WITH-SM3, WECHATPAY2-SHA256-RSA2048")),
        ("a header is absent", static (message, dice) =>
            message.Without(dice.Pick("Wechatpay-Nonce", "Wechatpay-Serial", Signature, "Wechatpay-Timestamp"))),
    ];

    private static readonly (string Name, Func<Dice, SignedMessage> Make)[] KindsOfCallbacks =
    [
        ("AES under a signature of SM2", static dice => Sign(Callback(OfRsa, dice).Body)),
        ("AES named, SM4 used", static dice => Sign(Replace(Callback(Platform, dice).Body, "AEAD_SM4_GCM", "AEAD_AES_256_GCM"))),
        ("SM4 named, AES used", static dice => Sign(Replace(Callback(OfRsa, dice).Body, "AEAD_AES_256_GCM", "AEAD_SM4_GCM"))),
        ("unknown algorithm", static dice => Sign(Replace(Callback(Platform, dice).Body, "AEAD_SM4_GCM", $"AEAD_{dice.Letters(4)}"))),
        ("another APIv3 key", static dice => SignedMessage.Of(Platform.Callback("TRANSACTION.SUCCESS", Resource(dice), CallbackFlaw.WrongKey))),
        ("another nonce of the resource", static dice =>
            Sign(Replace(Callback(Platform, dice).Body, "\"nonce\":\"", $"\"nonce\":\"{dice.Letters(12)}\",\"other\":\""))),
    ];

    private readonly CallbackParser _parser = new(new CallbackParserOptions
    {
        Certs = new Dictionary<string, KeySource> { [Platform.KeyId] = Platform.PublicKeyPem },
        ApiV3Key = Platform.ApiV3Key,
    });

    [Test]
    public void Call_AnyFaultyResponse_ReachesNoCaller() => FaultTally.Try(Kinds.Length, "response by SM2", (number, dice) =>
    {
        var (name, spoil) = Kinds[number % Kinds.Length];
        var message = spoil(Sign(Encoding.UTF8.GetBytes($"{{\"data\":\"{dice.Letters(10)}\"}}")), dice);
        Assert.That(() => Get(message), Throws.InstanceOf<WeChatPayVerificationException>(), name);
        return name;
    });

    [Test]
    public void Parse_AnyFaultyCallback_IsNotBelieved() => FaultTally.Try(Kinds.Length + KindsOfCallbacks.Length, "callback by SM2", (number, dice) =>
    {
        var kind = number % (Kinds.Length + KindsOfCallbacks.Length);
        var (name, message) = kind < Kinds.Length
            ? (Kinds[kind].Name, Kinds[kind].Spoil(Callback(Platform, dice), dice))
            : (KindsOfCallbacks[kind - Kinds.Length].Name, KindsOfCallbacks[kind - Kinds.Length].Make(dice));
        Assert.That(() => _parser.Parse(message.Headers, message.Body), Throws.InstanceOf<WeChatPayVerificationException>(), name);
        return name;
    });

    [Test]
    public void GenuineOnes_Always_AreAccepted() => FaultTally.Try(5, "genuine message by SM2", (_, dice) =>
    {
        var message = Sign(Encoding.UTF8.GetBytes($"{{\"data\":\"{dice.Letters(10)}\"}}"));
        Assert.That(Get(message).Bytes.ToArray(), Is.EqualTo(message.Body));
        var callback = Callback(Platform, dice);
        Assert.That((string?)_parser.Parse(callback.Headers, callback.Body).Resource["out_trade_no"], Has.Length.EqualTo(12));
        return "genuine";
    });

    private static WeChatPayResponse Get(SignedMessage message)
    {
        using var client = new WeChatPayClient(new WeChatPayOptions
        {
            Mchid = TestKeys.Mchid,
            Serial = Sm2TestKeys.Merchant.Serial,
            PrivateKey = Sm2TestKeys.Merchant.PrivatePem,
            Certs = new Dictionary<string, KeySource> { [Platform.KeyId] = Platform.PublicKeyPem },
            Transport = new FakeTransport(_ => message.ToResponse()),
            Retry = RetryOptions.Off,
        });
        return client[Provinces].Get();
    }

    private static SignedMessage Sign(byte[] body) => SignedMessage.Of(body, Platform);

    private static SignedMessage Callback(PlatformSigner signer, Dice dice) => SignedMessage.Of(signer.Callback("TRANSACTION.SUCCESS", Resource(dice)));

    private static object Resource(Dice dice) => new { out_trade_no = dice.Letters(12) };

    private static byte[] Replace(byte[] body, string old, string now) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(old, now, StringComparison.Ordinal));
}
