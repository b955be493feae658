using System.Runtime.InteropServices;
using System.Security.Cryptography;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>The keyed digests that sign APIv2, under the PHP SDK's names.</summary>
/// <remarks>Immutable and thread-safe. Texts and keys are taken as UTF-8. Source: https://pay.weixin.qq.com/doc/v2/merchant/4011985891.</remarks>
public static partial class Hash
{
    /// <summary>The sign type MD5, the default of APIv2 where <c>sign_type</c> is absent.</summary>
    public const string ALGO_MD5 = "MD5";

    /// <summary>The sign type HMAC-SHA256.</summary>
    public const string ALGO_HMAC_SHA256 = "HMAC-SHA256";

    private static readonly Dictionary<string, HashAlgorithmName> Algorithms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["md5"] = HashAlgorithmName.MD5,
        ["sha1"] = HashAlgorithmName.SHA1,
        ["sha256"] = HashAlgorithmName.SHA256,
        ["sha384"] = HashAlgorithmName.SHA384,
        ["sha512"] = HashAlgorithmName.SHA512,
    };

    /// <summary>Digests a text and a key with MD5.</summary>
    /// <param name="thing">The text.</param>
    /// <param name="key">Appended to the text as <c>&amp;key=…</c>. With an empty one this is plain MD5 of the text.</param>
    /// <param name="agency">Appends the key as <c>&amp;secret=…</c> instead: for the key of an application of WeChat Work (enterprise WeChat).</param>
    /// <returns>32 digits of lower-case hex.</returns>
    /// <exception cref="ArgumentException">A text holds half of a surrogate pair.</exception>
    public static string Md5(string thing, string key = "", bool agency = false)
    {
        ArgumentNullException.ThrowIfNull(thing);
        ArgumentNullException.ThrowIfNull(key);
        var text = key.Length == 0 ? thing : $"{thing}{(agency ? "&secret=" : "&key=")}{key}";
        return Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, CipherText.Bytes(text, nameof(thing))));
    }

    /// <summary>Digests a text with HMAC; the key is the key of the HMAC and is also appended to the text as <c>&amp;key=…</c>.</summary>
    /// <param name="thing">The text.</param>
    /// <param name="key">The APIv2 key.</param>
    /// <param name="algorithm"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>, in any case.</param>
    /// <returns>Lower-case hex.</returns>
    /// <exception cref="ArgumentException">The algorithm is none of these, or a text holds half of a surrogate pair.</exception>
    public static string Hmac(string thing, string key, string algorithm = "sha256")
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        if (!Algorithms.TryGetValue(algorithm, out var name))
        {
            throw new ArgumentException(
                $"The algorithm is {TextShape.QuoteAlgorithm(algorithm)}, which is not supported: give one of {string.Join(", ", Algorithms.Keys)}.",
                nameof(algorithm)).On(HelpPage.Ciphers);
        }
        var secret = CipherText.Bytes(key, nameof(key));
        ArgumentNullException.ThrowIfNull(thing);
        return Convert.ToHexStringLower(CryptographicOperations.HmacData(name, secret, CipherText.Bytes($"{thing}&key={key}", nameof(thing))));
    }

    /// <summary>Signs the fields of an APIv2 message.</summary>
    /// <param name="type"><see cref="ALGO_MD5"/> or <see cref="ALGO_HMAC_SHA256"/>.</param>
    /// <param name="data">The text, <c>Formatter.queryStringLike(Formatter.ksort(fields))</c>.</param>
    /// <param name="key">The APIv2 key.</param>
    /// <returns>Upper-case hex: the field <c>sign</c>.</returns>
    /// <exception cref="ArgumentException">The type is neither (the PHP SDK returns null then), or a text holds half of a surrogate pair.</exception>
    public static string Sign(string type, string data, string key)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(data);
        return type switch
        {
            ALGO_MD5 => Md5(data, key).ToUpperInvariant(),
            ALGO_HMAC_SHA256 => Hmac(data, key).ToUpperInvariant(),
            _ => throw new ArgumentException(
                $"The sign type is {TextShape.QuoteAlgorithm(type)}: give Hash.ALGO_MD5 (\"MD5\") or Hash.ALGO_HMAC_SHA256 (\"HMAC-SHA256\").",
                nameof(type)).On(HelpPage.Ciphers),
        };
    }

    /// <summary>Compares two texts in constant time. Case counts.</summary>
    /// <param name="known">The signature that was computed here.</param>
    /// <param name="user">The one that came from outside; <see langword="null"/> equals nothing.</param>
    public static bool Equals(string known, string? user)
    {
        ArgumentNullException.ThrowIfNull(known);
        return user is not null && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(known.AsSpan()), MemoryMarshal.AsBytes(user.AsSpan()));
    }
}
