using WeChatPay.Crypto;
using WeChatPay.V2;
using WeChatPay.V3;

namespace WeChatPay.Keys;

/// <summary>The keys that the options of a client give, read once.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record GivenKeys
{
    public static readonly GivenKeys None = new();

    /// <summary>Gets the signer of APIv3; <see langword="null"/> where the client does not sign.</summary>
    public Merchant? Merchant { get; init; }

    /// <summary>Gets the signer of a brand's calls; <see langword="null"/> where the client makes none.</summary>
    public Merchant? Brand { get; init; }

    /// <summary>Gets the key that the brand's callbacks are encrypted with.</summary>
    public Secret? BrandKey { get; init; }

    /// <summary>Gets the signer of APIv2; <see langword="null"/> where the client does not sign.</summary>
    public MerchantV2? MerchantV2 { get; init; }

    /// <summary>Gets the keys of the option <c>certs</c>.</summary>
    public PlatformKeys Platform { get; init; } = PlatformKeys.None;

    /// <summary>Gets the APIv3 key, which decrypts certificates and callbacks.</summary>
    public Secret? ApiV3Key { get; init; }

    /// <summary>Gets the key that encrypts the sensitive fields of APIv2.</summary>
    public RsaKey? PublicKeyV2 { get; init; }

    /// <summary>Shows nothing of the keys.</summary>
    public override string ToString() => $"keys of {Merchant?.Mchid ?? "no merchant"}";
}
