namespace WeChatPay.Crypto;

/// <summary>The algorithms of APIv3 that belong to a kind of key, by the names that the protocol gives them.</summary>
/// <remarks>Signature and encryption of one exchange belong together: none of a kind stands in for one of the other. Immutable and thread-safe. Sources:
/// https://pay.weixin.qq.com/doc/v3/merchant/4012365342, https://pay.weixin.qq.com/doc/v3/partner/4012082629.</remarks>
internal sealed class KeyAlgorithm
{
    public static readonly KeyAlgorithm Rsa = new("RSA", "WECHATPAY2-SHA256-RSA2048", AesGcm.Algorithm, "RSASSA-PKCS1-v1_5 and SHA-256");

    public static readonly KeyAlgorithm Sm2 = new("SM2", "WECHATPAY2-SM2-WITH-SM3", Sm4Gcm.Algorithm, "SM2 and SM3, as DER");

    private KeyAlgorithm(string name, string scheme, string cipher, string signing)
    {
        Name = name;
        Scheme = scheme;
        Cipher = cipher;
        Signing = signing;
    }

    /// <summary>Gets the name of the key's kind: <c>algorithm_type</c> of the platform certificates.</summary>
    public string Name { get; }

    /// <summary>Gets the scheme of <c>Authorization</c>, which is the value of <c>Wechatpay-Signature-Type</c> too.</summary>
    public string Scheme { get; }

    /// <summary>Gets the <c>algorithm</c> of callbacks and certificate lists.</summary>
    public string Cipher { get; }

    /// <summary>Gets how a signature is made, for messages.</summary>
    public string Signing { get; }

    /// <summary>The scheme of brands, which sign by RSA.</summary>
    public const string BrandScheme = "WECHATPAY-BRAND-SHA256-RSA2048";

    /// <summary>Finds the algorithms of a signature's type; <see langword="null"/> for an unknown one. An absent type means RSA.</summary>
    /// <param name="signatureType">The header <c>Wechatpay-Signature-Type</c>.</param>
    /// <param name="isForBrand">Whether the type of brands is known.</param>
    public static KeyAlgorithm? Find(string? signatureType, bool isForBrand) => signatureType switch
    {
        null or "" => Rsa,
        BrandScheme when isForBrand => Rsa,
        _ when signatureType == Rsa.Scheme => Rsa,
        _ when signatureType == Sm2.Scheme => Sm2,
        _ => null,
    };

    public override string ToString() => Name;
}
