using System.Security.Cryptography;
using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>Converts for the ciphers, without loss: UTF-8 text on one side, Base64 on the other.</summary>
internal static class CipherText
{
    /// <summary>The length of an AES-256 key, and of an APIv3 key, in bytes.</summary>
    public const int KeySize = 32;

    // 1,024 bits.
    private const int ShortestBase64 = 172;

    /// <exception cref="ArgumentException">The text holds half of a surrogate pair. The message does not quote the text.</exception>
    public static byte[] Bytes(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text, name);
        try
        {
            return StrictUtf8.GetBytes(text);
        }
        // Its message quotes a character of the text, which is a secret.
        catch (EncoderFallbackException error)
        {
            throw new ArgumentException($"`{name}` holds {WellFormedText.HalfPairAt(error.Index)}.", name).On(HelpPage.Ciphers);
        }
    }

    /// <exception cref="ArgumentException">The key has another length. The message does not quote the key.</exception>
    public static byte[] Key(string key)
    {
        var bytes = Bytes(key, nameof(key));
        return bytes.Length == KeySize
            ? bytes
            : throw new ArgumentException(
                $"The key has {bytes.Length} bytes as UTF-8, and {KeySize} are needed: give the APIv3 key of the merchant platform, "
                + "or the lower-case MD5 of the APIv2 key.",
                nameof(key)).On(HelpPage.Ciphers);
    }

    /// <summary>Tells whether a text can be a ciphertext of RSA: Base64 of as many bytes as a key has at least.</summary>
    public static bool HasForm(string text) => text.Length >= ShortestBase64 && TextShape.IsBase64(text);

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
            throw new CryptographicException($"The ciphertext, {ciphertext.Length} characters, is not Base64. Give it as WeChat Pay sent it.")
                .On(HelpPage.Ciphers);
        }
    }

    /// <exception cref="CryptographicException">The bytes are not UTF-8. The message does not quote them.</exception>
    public static string DecodeUtf8(byte[] plaintext)
    {
        try
        {
            return StrictUtf8.GetString(plaintext);
        }
        catch (DecoderFallbackException)
        {
            throw new CryptographicException("The decrypted bytes are not UTF-8: the key is wrong, or the plaintext was not text.").On(HelpPage.Ciphers);
        }
    }
}
