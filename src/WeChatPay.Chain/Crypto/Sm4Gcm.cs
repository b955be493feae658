using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace WeChatPay.Crypto;

/// <summary>AEAD_SM4_GCM, which encrypts callbacks and platform certificates of merchants with SM2 keys, under the names of <see cref="AesGcm"/>.</summary>
/// <remarks>Immutable and thread-safe. Sources: https://pay.weixin.qq.com/doc/v3/partner/4012082628, GB/T 32907, GB/T 36624.</remarks>
public static partial class Sm4Gcm
{
    /// <summary>The length of a block in bytes.</summary>
    public const int BLOCK_SIZE = 16;

    /// <summary>The length of SM4's key in bytes: the first half of the APIv3 key's SM3.</summary>
    public const int KEY_LENGTH_BYTE = 16;

    /// <summary>The length of the tag behind the ciphertext, in bytes.</summary>
    public const int AUTH_TAG_LENGTH_BYTE = 16;

    internal const string Algorithm = "AEAD_SM4_GCM";

    private const int NonceLength = 12;

    /// <summary>Encrypts text.</summary>
    /// <param name="plaintext">The text, taken as UTF-8.</param>
    /// <param name="key">The APIv3 key: 32 bytes as UTF-8. SM4's own key is derived from it.</param>
    /// <param name="iv">The nonce: 12 bytes as UTF-8. Never use a nonce twice with a key.</param>
    /// <param name="aad">The additional authenticated data (<c>associated_data</c>), taken as UTF-8: not encrypted, and needed again to decrypt.</param>
    /// <returns>Base64 of the ciphertext followed by the tag of 16 bytes.</returns>
    /// <exception cref="ArgumentException">The key or the nonce has another length, or a text holds half of a surrogate pair.</exception>
    public static string Encrypt(string plaintext, string key, string iv, string aad = "")
    {
        var cipher = Start(forEncryption: true, DeriveKey(CipherText.Key(key)), iv, aad);
        return Convert.ToBase64String(cipher.DoFinal(CipherText.Bytes(plaintext, nameof(plaintext))));
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
    public static string Decrypt(string ciphertext, string key, string iv, string aad = "") =>
        Open(DeriveKey(CipherText.Key(key)), CipherText.FromBase64(ciphertext), iv, aad);

    /// <summary>Derives SM4's key: the first 16 bytes of the APIv3 key's SM3.</summary>
    internal static byte[] DeriveKey(byte[] apiV3Key)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(apiV3Key);
        Span<byte> bytes = stackalloc byte[digest.GetDigestSize()];
        digest.DoFinal(bytes);
        return bytes[..KEY_LENGTH_BYTE].ToArray();
    }

    /// <inheritdoc cref="Decrypt"/>
    internal static string Open(byte[] key, byte[] input, string iv, string aad)
    {
        var cipher = Start(forEncryption: false, key, iv, aad);
        AeadText.RequireTag(input.Length);
        try
        {
            return CipherText.DecodeUtf8(cipher.DoFinal(input));
        }
        catch (InvalidCipherTextException error)
        {
            throw AeadText.WrongTag(error);
        }
    }

    private static BufferedAeadBlockCipher Start(bool forEncryption, byte[] key, string iv, string aad)
    {
        var cipher = new BufferedAeadBlockCipher(new GcmBlockCipher(new SM4Engine()));
        var nonce = AeadText.Nonce(iv, NonceLength, NonceLength);
        cipher.Init(forEncryption, new AeadParameters(new KeyParameter(key), AUTH_TAG_LENGTH_BYTE * 8, nonce, CipherText.Bytes(aad, nameof(aad))));
        return cipher;
    }
}
