using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Crypto;

/// <summary>What the ciphers have in common: UTF-8 text on one side, Base64 on the other, and nothing lost between them.</summary>
internal static class CipherText
{
    /// <summary>The length of an AES-256 key, and of an APIv3 key, in bytes.</summary>
    public const int KeySize = 32;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The text holds half of a surrogate pair. The message does not quote the text.</exception>
    public static byte[] Bytes(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text, name);
        try
        {
            return Strict.GetBytes(text);
        }
        // Its message quotes no more than one character; the text is a secret all the same, so it does not travel on.
        catch (EncoderFallbackException error)
        {
            throw new ArgumentException($"`{name}` holds half of a surrogate pair at index {error.Index}, which UTF-8 cannot carry.", name);
        }
    }

    /// <exception cref="ArgumentException">The key has another length. The message does not quote the key.</exception>
    public static byte[] Key(string key)
    {
        var bytes = Bytes(key, nameof(key));
        return bytes.Length == KeySize
            ? bytes
            : throw new ArgumentException($"The key has {bytes.Length} bytes as UTF-8, and AES-256 takes {KeySize}: give the APIv3 key of the merchant platform, or the lower-case MD5 of the APIv2 key.", nameof(key));
    }

    /// <exception cref="CryptographicException">It is not Base64.</exception>
    public static byte[] FromBase64(string ciphertext)
    {
        ArgumentNullException.ThrowIfNull(ciphertext);
        try
        {
            return Convert.FromBase64String(ciphertext);
        }
        catch (FormatException)
        {
            throw new CryptographicException($"The ciphertext, {ciphertext.Length} characters, is not Base64. Give it as WeChat Pay sent it.");
        }
    }

    /// <exception cref="CryptographicException">The bytes are not UTF-8. The message does not quote them.</exception>
    public static string DecodeUtf8(byte[] plaintext)
    {
        try
        {
            return Strict.GetString(plaintext);
        }
        catch (DecoderFallbackException)
        {
            throw new CryptographicException("The ciphertext opens to bytes that are not UTF-8 text: the key is wrong, or it is not text that was encrypted.");
        }
    }
}
