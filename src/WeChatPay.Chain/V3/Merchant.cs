using WeChatPay.Crypto;

namespace WeChatPay.V3;

/// <summary>The signer of APIv3 requests.</summary>
/// <param name="Mchid">The merchant number.</param>
/// <param name="Serial">The serial of the merchant's API certificate, upper-case hex.</param>
/// <param name="PrivateKey">The key of that certificate; <see langword="null"/> where a signer has it.</param>
internal sealed record Merchant(string Mchid, string Serial, AsymmetricKey? PrivateKey)
{
    /// <summary>Gets the signer, where the key is not in this process; <see langword="null"/> where it is.</summary>
    public IMerchantSigner? Signer { get; init; }

    /// <summary>Gets the public key of a signer; <see langword="null"/> where it is not known.</summary>
    public AsymmetricKey? PublicKey { get; init; }

    /// <summary>Gets the certificate that the key came in; <see langword="null"/> where it came alone.</summary>
    public KeyCertificate? Certificate { get; init; }

    /// <summary>Gets a key of the merchant's pair, to compare others with.</summary>
    public AsymmetricKey? AnyKey => PrivateKey ?? PublicKey;

    /// <summary>Gets the algorithms of the merchant's key. A signer that does not show its public key has an RSA key.</summary>
    public KeyAlgorithm Algorithm => AnyKey?.Algorithm ?? KeyAlgorithm.Rsa;

    /// <summary>Shows merchant and serial.</summary>
    public override string ToString() => $"merchant {Mchid}, serial {Serial}";
}
