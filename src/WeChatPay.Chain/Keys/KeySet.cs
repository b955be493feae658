using WeChatPay.Crypto;
using WeChatPay.V2;
using WeChatPay.V3;

namespace WeChatPay.Keys;

/// <summary>All keys of a client at one moment. A call keeps the set that it began with, so that a change of keys does not touch it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class KeySet
{
    private readonly GivenKeys _given;

    /// <param name="ring">The ring that the set belongs to.</param>
    /// <param name="given">The keys of the options.</param>
    /// <param name="platform">The keys that verify: those of the options, and those that were downloaded.</param>
    public KeySet(KeyRing ring, GivenKeys given, PlatformKeys platform)
    {
        _given = given;
        Ring = ring;
        Platform = platform;
        ApiV3Key = given.ApiV3Key is { } key ? new ApiV3Cipher(key.Reveal()) : null;
        BrandKey = given.BrandKey is { } brandKey ? new ApiV3Cipher(brandKey.Reveal()) : null;
        Verifier = new ResponseVerifier(platform, ring.Time) { Uses = ring.Uses };
        CallbackVerifier = new ResponseVerifier(platform, ring.Time) { Uses = ring.Uses, IsForCallbacks = true };
    }

    public KeyRing Ring { get; }

    public Merchant? Merchant => _given.Merchant;

    /// <summary>Gets the brand; <see langword="null"/> where the client makes no calls of a brand.</summary>
    public Merchant? Brand => _given.Brand;

    /// <summary>Gets the algorithms of the merchant's requests; RSA's where the client does not sign.</summary>
    public KeyAlgorithm Algorithm => AlgorithmOf(isBrand: false);

    /// <summary>Gets what opens the callbacks of the brand; <see langword="null"/> where its API key is not known.</summary>
    public ApiV3Cipher? BrandKey { get; }

    public MerchantV2? MerchantV2 => _given.MerchantV2;

    public PlatformKeys Platform { get; }

    public ApiV3Cipher? ApiV3Key { get; }

    public RsaKey? PublicKeyV2 => _given.PublicKeyV2;

    /// <summary>Gets the APIv3 key as text; <see langword="null"/> where the client was built without.</summary>
    public Secret? ApiV3Secret => _given.ApiV3Key;

    public ResponseVerifier Verifier { get; }

    public ResponseVerifier CallbackVerifier { get; }

    /// <summary>Gives the signer of a call; <see langword="null"/> where the client has none.</summary>
    public Merchant? SignerOf(bool isBrand) => isBrand ? Brand : Merchant;

    /// <summary>Gives the algorithms of a call; RSA's where the client does not sign.</summary>
    public KeyAlgorithm AlgorithmOf(bool isBrand) => SignerOf(isBrand)?.Algorithm ?? KeyAlgorithm.Rsa;

    /// <summary>Shows nothing of the keys.</summary>
    public override string ToString() => $"{_given}, {Platform}";
}
