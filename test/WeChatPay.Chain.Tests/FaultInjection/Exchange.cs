using System.Security.Cryptography;
using System.Text;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>One call and the genuine response to it, which a kind of fault breaks.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class Exchange(Dice dice)
{
    public const string OtherKeyId = "PUB_KEY_ID_0002";

    public static readonly string[] SignatureHeaders = ["Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature", "Wechatpay-Timestamp"];

    public Dice Dice { get; } = dice;

    /// <summary>Gets or sets the path of the call.</summary>
    public string Path { get; set; } = "v3/pay/transactions/id/4200001234";

    /// <summary>Gets or sets whether the call may be any; <see langword="false"/> for one that only a GET makes.</summary>
    public bool OnlyGet { get; set; }

    public bool OnlyPost { get; set; }

    /// <summary>Gets or sets how many redirects the call follows.</summary>
    public int Redirects { get; set; }

    /// <summary>Gets the bytes that WeChat Pay would send: the only ones that may reach the caller.</summary>
    public byte[] Genuine { get; set; } = [];

    /// <summary>Gets or sets whether a client may see through the fault, and give the genuine bytes.</summary>
    public bool MayBeRead { get; set; }

    /// <summary>Gets the response.</summary>
    public WireResponse Response { get; set; } = new();

    /// <summary>Gets the responses to the requests behind the first.</summary>
    public List<WireResponse> Later { get; } = [];

    /// <summary>Gets or sets the digest that the caller knows.</summary>
    public string? Hash { get; set; }

    public string Timestamp { get; set; } = Now();

    public string Nonce { get; set; } = dice.Letters(32);

    public string Serial { get; set; } = TestKeys.PlatformKeyId;

    public static string Now(int later = 0) => $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + later}";

    /// <summary>Signs bytes as the platform does, and sets the four headers.</summary>
    /// <param name="covered">The bytes; the genuine body when none are given.</param>
    /// <param name="key">The key; the platform's when none is given.</param>
    public void Sign(byte[]? covered = null, RSA? key = null)
    {
        Response["Wechatpay-Timestamp"] = Timestamp;
        Response["Wechatpay-Nonce"] = Nonce;
        Response["Wechatpay-Serial"] = Serial;
        Response["Wechatpay-Signature"] = Signature(covered ?? Genuine, key);
    }

    public string Signature(byte[] covered, RSA? key = null) =>
        Convert.ToBase64String((key ?? TestKeys.Platform).SignData(Covered(covered), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public byte[] Covered(byte[] body) => [.. Encoding.UTF8.GetBytes($"{Timestamp}\n{Nonce}\n"), .. body, (byte)'\n'];

    /// <summary>Takes the signature away.</summary>
    public void Unsign()
    {
        foreach (var name in SignatureHeaders)
            Response[name] = null;
    }

    /// <summary>Gives a body without a signature.</summary>
    public byte[] Forged() => Encoding.UTF8.GetBytes($$"""{"trade_state":"SUCCESS","amount":{"total":{{Dice.Below(1000)}} },"forged":"{{Dice.Letters(8)}}"}""");
}
