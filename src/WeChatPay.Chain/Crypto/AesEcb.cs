using System.Security.Cryptography;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>AES-256-ECB with PKCS#7 padding, which encrypts <c>req_info</c> in the refund callbacks of APIv2, under the PHP SDK's names.</summary>
/// <remarks>Immutable and thread-safe. ECB hides no patterns and does not prove who wrote a text: use it only where APIv2 asks for it.
/// Source: https://pay.weixin.qq.com/doc/v2/merchant/4011985446.</remarks>
public static partial class AesEcb
{
    /// <summary>The length of a block in bytes.</summary>
    public const int BLOCK_SIZE = 16;

    /// <summary>The length of a key in bytes.</summary>
    public const int KEY_LENGTH_BYTE = CipherText.KeySize;

    /// <summary>OpenSSL's name of the cipher.</summary>
    public const string ALGO_AES_256_ECB = "aes-256-ecb";

    /// <summary>Encrypts text.</summary>
    /// <param name="plaintext">The text, taken as UTF-8.</param>
    /// <param name="key">32 bytes as UTF-8; for <c>req_info</c> the lower-case MD5 of the APIv2 key: <c>Hash.md5(secret)</c>.</param>
    /// <returns>The ciphertext in Base64.</returns>
    /// <exception cref="ArgumentException">The key has another length, or a text holds half of a surrogate pair.</exception>
    public static string Encrypt(string plaintext, string key)
    {
        var text = CipherText.Bytes(plaintext, nameof(plaintext));
        using var cipher = Cipher(key);
        return Convert.ToBase64String(cipher.EncryptEcb(text, PaddingMode.PKCS7));
    }

    /// <summary>Decrypts text.</summary>
    /// <param name="ciphertext">The ciphertext in Base64.</param>
    /// <param name="key">32 bytes as UTF-8; for <c>req_info</c> the lower-case MD5 of the APIv2 key: <c>Hash.md5(secret)</c>.</param>
    /// <returns>The text, read as UTF-8.</returns>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    /// <exception cref="CryptographicException">The ciphertext is damaged or belongs to another key. The message quotes neither. With about one wrong key in
    /// 256 the padding looks right: the text is refused then only if it is not UTF-8.</exception>
    public static string Decrypt(string ciphertext, string key)
    {
        using var cipher = Cipher(key);
        var input = CipherText.FromBase64(ciphertext);
        try
        {
            // .NET 8 looks for the padding of no block at all, and fails by an index.
            return input.Length == 0
                ? throw new CryptographicException("There is no block.").On(HelpPage.Ciphers)
                : CipherText.DecodeUtf8(cipher.DecryptEcb(input, PaddingMode.PKCS7));
        }
        catch (CryptographicException error)
        {
            throw new CryptographicException(
                $"The ciphertext, {input.Length} bytes, cannot be decrypted: it is damaged, or the key is the wrong one. The key of req_info is "
                + "Hash.md5(APIv2 key).",
                error).On(HelpPage.Ciphers);
        }
    }

    private static Aes Cipher(string key)
    {
        var bytes = CipherText.Key(key);
        var cipher = Aes.Create();
        cipher.Key = bytes;
        return cipher;
    }
}
