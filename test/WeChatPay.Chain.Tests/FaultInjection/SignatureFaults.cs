using System.Security.Cryptography;
using System.Text;
using WeChatPay.Tests.Support;
using static WeChatPay.Tests.FaultInjection.FaultKind;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Signatures, times, nonces and serials that prove nothing.</summary>
internal static class SignatureFaults
{
    private const string Header = "Wechatpay-Signature";

    public static IEnumerable<FaultKind> All { get; } =
    [
        OfV3("no signature", static e => e.Unsign()),
        OfV3("signed by an unknown key", static e => e.Response[Header] = e.Signature(e.Genuine, TestKeys.Merchant)),
        OfV3("signed by the other platform key", static e => e.Response[Header] = e.Signature(e.Genuine, TestKeys.Third)),
        OfV3("signed over another body", static e => e.Response[Header] = e.Signature(e.Forged())),
        OfV3("signed without the last line feed", static e => e.Response[Header] = OfText(e.Covered(e.Genuine)[..^1])),
        OfV3("signed with carriage returns", static e => e.Response[Header] = OfText([.. Encoding.UTF8.GetBytes($"{e.Timestamp}\r\n{e.Nonce}\r\n"),
            .. e.Genuine])),
        OfV3("signed over the body alone", static e => e.Response[Header] = OfText(e.Genuine)),
        OfV3("signed over nothing", static e => e.Response[Header] = OfText([])),
        OfV3("signed with nonce and time in turn", static e => e.Response[Header] =
            OfText([.. Encoding.UTF8.GetBytes($"{e.Nonce}\n{e.Timestamp}\n"), .. e.Genuine, (byte)'\n'])),
        OfV3("signed with SHA-1", static e => e.Response[Header] = Of(e, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1)),
        OfV3("signed with SHA-512", static e => e.Response[Header] = Of(e, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
        OfV3("signed with PSS", static e => e.Response[Header] = Of(e, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        OfV3("a bit of the signature changed", static e => e.Response[Header] =
            Convert.ToBase64String(e.Dice.WithOneChanged(Convert.FromBase64String(e.Response[Header]!)))),
        OfV3("signature cut", static e => e.Response[Header] = e.Response[Header]![..e.Dice.Below(340)]),
        OfV3("signature longer", static e => e.Response[Header] += e.Dice.Letters(4 * (1 + e.Dice.Below(100)))),
        OfV3("signature of 30 kB", static e => e.Response[Header] = e.Dice.Letters(30_000)),
        OfV3("signature is not Base64", static e => e.Response[Header] = e.Dice.Pick("?", "%%%%", "=", "====", "YQ=", "{}", "null", e.Dice.Letters(341))),
        OfV3("signature in hex", static e => e.Response[Header] = Convert.ToHexString(Convert.FromBase64String(e.Response[Header]!))),
        OfV3("signature of random bytes", static e => e.Response[Header] = Convert.ToBase64String(e.Dice.Bytes(256))),
        OfV3("signature of zeros", static e => e.Response[Header] = Convert.ToBase64String(new byte[e.Dice.Pick(0, 1, 128, 256, 512)])),
        OfV3("a probe of the signature", static e => e.Response[Header] = "WECHATPAY/SIGNTEST/" + e.Response[Header]),
        OfV3("another signature type than asked for, and another key", static e =>
        {
            e.Response["Wechatpay-Signature-Type"] = e.Dice.Pick("none", "WECHATPAY2-SM2-WITH-SM3", "HMAC-SHA256");
            e.Response[Header] = e.Signature(e.Genuine, TestKeys.Merchant);
        }),
        OfV3("signed too early", static e => SignAt(e, Exchange.Now(-310 - e.Dice.Below(1_000_000)))),
        OfV3("signed too late", static e => SignAt(e, Exchange.Now(310 + e.Dice.Below(1_000_000)))),
        OfV3("time in milliseconds", static e => SignAt(e, Exchange.Now() + "000")),
        OfV3("time that is not a number", static e => SignAt(
            e,
            e.Dice.Pick(
                "-" + Exchange.Now(), "+" + Exchange.Now(), Exchange.Now() + ".0", "0x" + Exchange.Now(), "NaN", "now", Exchange.Now() + "e0", "1,7",
                "0", "-1", "99999999999999999999", "9223372036854775807", Exchange.Now() + "s", "2026-01-02T03:04:05+08:00"))),
        OfV3("another time than the signed", static e => e.Response["Wechatpay-Timestamp"] = Exchange.Now(e.Dice.Pick(-100, -7, 9, 100))),
        OfV3("another nonce than the signed", static e => e.Response["Wechatpay-Nonce"] = e.Dice.Letters(e.Dice.Pick(1, 31, 32, 64))),
        OfV3("nonce in another case", static e =>
        {
            e.Nonce = "a" + e.Nonce;
            e.Sign();
            e.Response["Wechatpay-Nonce"] = "A" + e.Nonce[1..];
        }),
        OfV3("time and nonce in one header", static e =>
        {
            e.Response["Wechatpay-Nonce"] = null;
            e.Response["Wechatpay-Timestamp"] = $"{e.Timestamp}\\n{e.Nonce}";
        }),
        OfV3("unknown serial", static e => e.Response["Wechatpay-Serial"] = e.Dice.Pick("PUB_KEY_ID_9", e.Dice.Letters(40), "*", "..", "null", "0")),
        OfV3("serial of the merchant, whose key signed", static e =>
        {
            e.Serial = TestKeys.MerchantSerial;
            e.Sign(key: TestKeys.Merchant);
        }),
        OfV3("serial of the other key", static e => e.Response["Wechatpay-Serial"] = Exchange.OtherKeyId),
        OfV3("all of another response", static e =>
        {
            var other = GenuineResponses.V3(e.Dice);
            foreach (var name in Exchange.SignatureHeaders)
                e.Response[name] = other.Response[name];
        }),
        OfV3("one header of another response", static e =>
        {
            var other = GenuineResponses.V3(e.Dice);
            var name = e.Dice.Pick("Wechatpay-Nonce", "Wechatpay-Signature");
            e.Response[name] = other.Response[name];
        }),
    ];

    private static void SignAt(Exchange exchange, string time)
    {
        exchange.Timestamp = time;
        exchange.Sign();
    }

    private static string OfText(byte[] text) =>
        Convert.ToBase64String(TestKeys.Platform.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private static string Of(Exchange exchange, HashAlgorithmName hash, RSASignaturePadding padding) =>
        Convert.ToBase64String(TestKeys.Platform.SignData(exchange.Covered(exchange.Genuine), hash, padding));
}
