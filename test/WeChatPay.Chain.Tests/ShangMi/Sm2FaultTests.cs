using System.Globalization;
using System.Text;
using NUnit.Framework;
using Org.BouncyCastle.Asn1;
using WeChatPay.Callbacks;
using WeChatPay.Testing;
using WeChatPay.Tests.FaultInjection;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.ShangMi;

/// <summary>Responses and callbacks for a client with SM2 keys that are wrong in one way: none is accepted. Genuine ones are.</summary>
/// <remarks>20 of each kind; as many in all as a tenth of <c>FAULT_CASES</c> says, from the seed <c>FAULT_SEED</c>.</remarks>
[Category("Faults")]
public sealed class Sm2FaultTests
{
    private const int OfEachKind = 20;
    private const string Provinces = "v3/capital/capitallhh/areas/provinces";

    private const string Type = "Wechatpay-Signature-Type";
    private const string Signature = "Wechatpay-Signature";

    private static readonly int Cases = (Setting("FAULT_CASES") ?? 0) / 10;
    private static readonly int Seed = Setting("FAULT_SEED") ?? 20261126;

    private static readonly PlatformSigner Platform = new(new() { Algorithm = PlatformAlgorithm.Sm2 });
    private static readonly PlatformSigner Stranger = new(new() { Algorithm = PlatformAlgorithm.Sm2, KeyId = Platform.KeyId, ApiV3Key = Platform.ApiV3Key });
    private static readonly PlatformSigner OfRsa = new(new() { KeyId = Platform.KeyId, ApiV3Key = Platform.ApiV3Key });

    private static readonly (string Name, Func<Message, Dice, Message> Spoil)[] Kinds =
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
        ("old", static (message, dice) => message.At(-301 - dice.Below(100_000))),
        ("from the future", static (message, dice) => message.At(301 + dice.Below(100_000))),
        ("unknown serial", static (message, dice) => message.With("Wechatpay-Serial", $"5A{dice.Below(1_000_000):D38}")),
        ("two signatures", static (message, dice) => message.With(Signature, $"{message.Headers[Signature]}, {Convert.ToBase64String(dice.Bytes(70))}")),
        ("two types", static (message, _) => message.With(Type, "WECHATPAY2-SM2-WITH-SM3, WECHATPAY2-SHA256-RSA2048")),
        ("a header is absent", static (message, dice) =>
            message.Without(dice.Pick("Wechatpay-Nonce", "Wechatpay-Serial", Signature, "Wechatpay-Timestamp"))),
    ];

    private static readonly (string Name, Func<Dice, Message> Make)[] KindsOfCallbacks =
    [
        ("AES under a signature of SM2", static dice => Sign(Callback(OfRsa, dice).Body)),
        ("AES named, SM4 used", static dice => Sign(Replace(Callback(Platform, dice).Body, "AEAD_SM4_GCM", "AEAD_AES_256_GCM"))),
        ("SM4 named, AES used", static dice => Sign(Replace(Callback(OfRsa, dice).Body, "AEAD_AES_256_GCM", "AEAD_SM4_GCM"))),
        ("unknown algorithm", static dice => Sign(Replace(Callback(Platform, dice).Body, "AEAD_SM4_GCM", $"AEAD_{dice.Letters(4)}"))),
        ("another APIv3 key", static dice => Message.Of(Platform.Callback("TRANSACTION.SUCCESS", Resource(dice), CallbackFlaw.WrongKey))),
        ("another nonce of the resource", static dice =>
            Sign(Replace(Callback(Platform, dice).Body, "\"nonce\":\"", $"\"nonce\":\"{dice.Letters(12)}\",\"other\":\""))),
    ];

    private readonly CallbackParser _parser = new(new CallbackParserOptions
    {
        Certs = new Dictionary<string, KeySource> { [Platform.KeyId] = Platform.PublicKeyPem },
        ApiV3Key = Platform.ApiV3Key,
    });

    [Test]
    public void Call_AnyFaultyResponse_ReachesNoCaller() => Try(Kinds.Length, "response", (number, dice) =>
    {
        var (name, spoil) = Kinds[number % Kinds.Length];
        var message = spoil(Sign(Encoding.UTF8.GetBytes($"{{\"data\":\"{dice.Letters(10)}\"}}")), dice);
        Assert.That(() => Get(message), Throws.InstanceOf<WeChatPayVerificationException>(), name);
        return name;
    });

    [Test]
    public void Parse_AnyFaultyCallback_IsNotBelieved() => Try(Kinds.Length + KindsOfCallbacks.Length, "callback", (number, dice) =>
    {
        var kind = number % (Kinds.Length + KindsOfCallbacks.Length);
        var (name, message) = kind < Kinds.Length
            ? (Kinds[kind].Name, Kinds[kind].Spoil(Callback(Platform, dice), dice))
            : (KindsOfCallbacks[kind - Kinds.Length].Name, KindsOfCallbacks[kind - Kinds.Length].Make(dice));
        Assert.That(() => _parser.Parse(message.Headers, message.Body), Throws.InstanceOf<WeChatPayVerificationException>(), name);
        return name;
    });

    [Test]
    public void GenuineOnes_Always_AreAccepted() => Try(5, "genuine", (_, dice) =>
    {
        var message = Sign(Encoding.UTF8.GetBytes($"{{\"data\":\"{dice.Letters(10)}\"}}"));
        Assert.That(Get(message).Bytes.ToArray(), Is.EqualTo(message.Body));
        var callback = Callback(Platform, dice);
        Assert.That((string?)_parser.Parse(callback.Headers, callback.Body).Resource["out_trade_no"], Has.Length.EqualTo(12));
        return "genuine";
    });

    private static void Try(int kinds, string what, Func<int, Dice, string> check)
    {
        var count = Math.Max(Cases, OfEachKind * kinds);
        var names = new Dictionary<string, int>();
        for (var number = 0; number < count; number++)
        {
            var name = check(number, new Dice(unchecked(Seed + number * 7919)));
            names[name] = names.GetValueOrDefault(name) + 1;
        }
        var table = $"seed {Seed}, {what}s by SM2, none accepted but genuine ones:\n"
            + string.Concat(names.Select(static kind => $"{kind.Key,-66}{kind.Value,9}\n")) + $"{"all of SM2",-66}{count,9}\n";
        TestContext.Out.WriteLine(table);
        if (Environment.GetEnvironmentVariable("FAULT_TABLE") is { Length: > 0 } file)
            File.AppendAllText(file, table);
    }

    private static WeChatPayResponse Get(Message message)
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

    private static Message Sign(byte[] body) => Message.Of(body, Platform);

    private static Message Callback(PlatformSigner signer, Dice dice) => Message.Of(signer.Callback("TRANSACTION.SUCCESS", Resource(dice)));

    private static object Resource(Dice dice) => new { out_trade_no = dice.Letters(12) };

    private static byte[] Replace(byte[] body, string old, string now) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(old, now, StringComparison.Ordinal));

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private sealed record Message(Dictionary<string, string> Headers, byte[] Body)
    {
        public byte[] Bytes => Convert.FromBase64String(Headers[Signature]);

        public byte[] Plain => [.. Number(0), .. Number(1)];

        public byte[] Swapped
        {
            get
            {
                var pieces = Asn1Sequence.GetInstance(Bytes);
                return new DerSequence(pieces[1], pieces[0]).GetDerEncoded();
            }
        }

        public static Message Of(SignedCallback callback) =>
            new(callback.Headers.ToDictionary(static header => header.Key, static header => header.Value), callback.Body);

        public static Message Of(byte[] body, PlatformSigner signer)
        {
            using var response = signer.Response(body);
            return new(response.Headers.ToDictionary(static header => header.Key, static header => header.Value.Single()), body);
        }

        public Message With(string name, string value) => this with { Headers = new Dictionary<string, string>(Headers) { [name] = value } };

        public Message Without(string name) =>
            this with { Headers = Headers.Where(header => header.Key != name).ToDictionary(static header => header.Key, static header => header.Value) };

        public Message SignedBy(PlatformSigner signer) => Of(Body, signer);

        public Message At(int seconds)
        {
            using var signer = new PlatformSigner(new()
            {
                KeyId = Platform.KeyId,
                PrivateKeyPem = Platform.PrivateKeyPem,
                TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow().AddSeconds(seconds)),
            });
            return SignedBy(signer);
        }

        public HttpResponseMessage ToResponse()
        {
            var response = new HttpResponseMessage { Content = new ByteArrayContent(Body) };
            response.Content.Headers.ContentType = new("application/json");
            foreach (var (name, value) in Headers)
                response.Headers.TryAddWithoutValidation(name, value);
            return response;
        }

        private byte[] Number(int index) => Org.BouncyCastle.Utilities.BigIntegers.AsUnsignedByteArray(
            32, DerInteger.GetInstance(Asn1Sequence.GetInstance(Bytes)[index]).PositiveValue);
    }
}
