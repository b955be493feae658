using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using WeChatPay.Crypto;

namespace WeChatPay.Benchmarks;

/// <summary>An SM2 key pair, made afresh for each run.</summary>
/// <param name="Private">The private key.</param>
/// <param name="Public">The public key.</param>
internal sealed record Sm2Pair(Sm2Key Private, Sm2Key Public)
{
    public static Sm2Pair Create()
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(GMObjectIdentifiers.sm2p256v1, new SecureRandom()));
        var pair = generator.GenerateKeyPair();
        return new(Sm2Key.TryFrom(pair.Private)!, Sm2Key.TryFrom(pair.Public)!);
    }

    /// <summary>Makes the call that is measured with these keys on both sides.</summary>
    /// <param name="merchant">The merchant's pair; this one is the platform's.</param>
    public InsuranceOrder CreateOrder(Sm2Pair merchant) =>
        new(merchant.Private, Public, new SignedAnswers(text => Private.SignToBytes(text), "WECHATPAY2-SM2-WITH-SM3"));
}
