using WeChatPay.Crypto;

namespace WeChatPay.V3;

/// <summary>The signer of APIv3 requests: a merchant, or a brand.</summary>
/// <param name="Mchid">The number of the merchant or of the brand.</param>
/// <param name="Serial">The serial of its API certificate, upper-case hex.</param>
/// <param name="PrivateKey">The key of that certificate; <see langword="null"/> where a signer has it.</param>
internal sealed record Merchant(string Mchid, string Serial, AsymmetricKey? PrivateKey)
{
    /// <summary>Gets whether it is a brand.</summary>
    public bool IsBrand { get; init; }

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

    /// <summary>Writes the header <c>Authorization</c>.</summary>
    /// <param name="timestamp">Unix time in seconds.</param>
    /// <param name="nonce">The nonce that was signed.</param>
    /// <param name="signature">Base64.</param>
    public string Authorize(long timestamp, string nonce, ReadOnlySpan<char> signature) => IsBrand
        ? $"{KeyAlgorithm.BrandScheme} brand_id=\"{Mchid}\",nonce_str=\"{nonce}\",signature=\"{signature}\",timestamp=\"{timestamp}\",serial_no=\"{Serial}\""
        : Formatter.AuthorizationHeader(Algorithm.Scheme, Mchid, Serial, timestamp, nonce, signature);

    /// <summary>Shows number and serial.</summary>
    public override string ToString() => $"{(IsBrand ? "brand" : "merchant")} {Mchid}, serial {Serial}";
}
