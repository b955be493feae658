using System.Security.Cryptography;
using SystemAesGcm = System.Security.Cryptography.AesGcm;

namespace WeChatPay.Crypto;

/// <summary>AEAD_AES_256_GCM (RFC 5116), which encrypts callbacks and platform certificates, under the PHP SDK's names.</summary>
/// <remarks>Immutable and thread-safe. Source: https://pay.weixin.qq.com/doc/v3/merchant/4012071382.</remarks>
public static partial class AesGcm
{
    /// <summary>The length of a block in bytes.</summary>
    public const int BLOCK_SIZE = 16;

    /// <summary>The length of a key, the APIv3 key, in bytes.</summary>
    public const int KEY_LENGTH_BYTE = CipherText.KeySize;

    /// <summary>The length of the tag behind the ciphertext, in bytes.</summary>
    public const int AUTH_TAG_LENGTH_BYTE = 16;

    /// <summary>OpenSSL's name of the cipher.</summary>
    public const string ALGO_AES_256_GCM = "aes-256-gcm";

    internal const string Algorithm = "AEAD_AES_256_GCM";

    /// <summary>Encrypts text.</summary>
    /// <param name="plaintext">The text, taken as UTF-8.</param>
    /// <param name="key">The APIv3 key: 32 bytes as UTF-8.</param>
    /// <param name="iv">The nonce: 12 bytes as UTF-8, the length that WeChat Pay sends and the only one that .NET supports. Never use a nonce twice with a
    /// key.</param>
    /// <param name="aad">The additional authenticated data (<c>associated_data</c>), taken as UTF-8: not encrypted, and needed again to decrypt.</param>
    /// <returns>Base64 of the ciphertext followed by the tag of 16 bytes.</returns>
    /// <exception cref="ArgumentException">The key or the nonce has another length, or a text holds half of a surrogate pair.</exception>
    public static string Encrypt(string plaintext, string key, string iv, string aad = "")
    {
        var text = CipherText.Bytes(plaintext, nameof(plaintext));
        using var cipher = new SystemAesGcm(CipherText.Key(key), AUTH_TAG_LENGTH_BYTE);
        var output = new byte[text.Length + AUTH_TAG_LENGTH_BYTE];
        cipher.Encrypt(Nonce(iv), text, output.AsSpan(0, text.Length), output.AsSpan(text.Length), CipherText.Bytes(aad, nameof(aad)));
        return Convert.ToBase64String(output);
    }

    /// <summary>Decrypts text and proves that it was not changed.</summary>
    /// <param name="ciphertext">Base64 of the ciphertext followed by the tag of 16 bytes, as WeChat Pay sends it.</param>
    /// <param name="key">The APIv3 key: 32 bytes as UTF-8.</param>
    /// <param name="iv">The field <c>nonce</c>: 12 bytes as UTF-8.</param>
    /// <param name="aad">The field <c>associated_data</c>; empty where it is absent.</param>
    /// <returns>The text, read as UTF-8.</returns>
    /// <exception cref="ArgumentException">The key or the nonce has another length.</exception>
    /// <exception cref="CryptographicException">The ciphertext is damaged or belongs to another key, nonce or <paramref name="aad"/>. The message
    /// quotes none of them; a wrong tag raises an <see cref="AuthenticationTagMismatchException"/>.</exception>
    public static string Decrypt(string ciphertext, string key, string iv, string aad = "")
    {
        using var cipher = new SystemAesGcm(CipherText.Key(key), AUTH_TAG_LENGTH_BYTE);
        return Open(cipher, CipherText.FromBase64(ciphertext), iv, aad);
    }

    /// <inheritdoc cref="Decrypt"/>
    internal static string Open(SystemAesGcm cipher, ReadOnlySpan<byte> input, string iv, string aad)
    {
        var nonce = Nonce(iv);
        AeadText.RequireTag(input.Length);
        var text = new byte[input.Length - AUTH_TAG_LENGTH_BYTE];
        try
        {
            cipher.Decrypt(nonce, input[..text.Length], input[text.Length..], text, CipherText.Bytes(aad, nameof(aad)));
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw AeadText.WrongTag(error);
        }
        return CipherText.DecodeUtf8(text);
    }

    private static byte[] Nonce(string iv)
    {
        var sizes = SystemAesGcm.NonceByteSizes;
        return AeadText.Nonce(iv, sizes.MinSize, sizes.MaxSize);
    }
}
