using System.Security.Cryptography;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>What the two authenticated ciphers check and say in common.</summary>
internal static class AeadText
{
    /// <exception cref="ArgumentException">The nonce has another length.</exception>
    public static byte[] Nonce(string iv, int minLength, int maxLength)
    {
        var bytes = CipherText.Bytes(iv, nameof(iv));
        return bytes.Length >= minLength && bytes.Length <= maxLength
            ? bytes
            : throw new ArgumentException($"The nonce has {bytes.Length} bytes as UTF-8: give {maxLength}, for example `fdasflkja484`.", nameof(iv))
                .On(HelpPage.Ciphers);
    }

    /// <exception cref="CryptographicException">The ciphertext is shorter than its tag.</exception>
    public static void RequireTag(int length)
    {
        if (length < AesGcm.AUTH_TAG_LENGTH_BYTE)
            throw new CryptographicException($"The ciphertext has {length} bytes, fewer than its tag of {AesGcm.AUTH_TAG_LENGTH_BYTE}: it was cut short.")
                .On(HelpPage.Ciphers);
    }

    /// <summary>Makes the exception for a tag that does not match.</summary>
    public static AuthenticationTagMismatchException WrongTag(Exception error) => new AuthenticationTagMismatchException(
        "The tag does not match: the ciphertext was changed, or the APIv3 key, the nonce or the associated data is a wrong one.", error).On(HelpPage.Ciphers);
}
