using System.Text;

namespace WeChatPay.Crypto;

/// <summary>RSA as WeChat Pay uses it, under the PHP SDK's names.</summary>
/// <remarks>Stateless and thread-safe.</remarks>
public static class Rsa
{
    /// <summary>Says that <see cref="From"/> is to read a public key or a certificate.</summary>
    public const string KEY_TYPE_PUBLIC = "public";

    /// <summary>Says that <see cref="From"/> is to read a private key.</summary>
    public const string KEY_TYPE_PRIVATE = "private";

    /// <summary>Reads a key of any form.</summary>
    /// <param name="thing">PEM text (PKCS#1, PKCS#8, SPKI, X.509), the path of such a file, <c>file://…</c>, one of the PHP SDK's
    /// <c>private.pkcs1://</c>, <c>private.pkcs8://</c>, <c>public.pkcs1://</c>, <c>public.spki://</c> followed by Base64, or an
    /// <see cref="RsaKey"/>, <see cref="System.Security.Cryptography.RSA"/> or <see cref="System.Security.Cryptography.X509Certificates.X509Certificate2"/>.</param>
    /// <param name="type"><see cref="KEY_TYPE_PRIVATE"/> or <see cref="KEY_TYPE_PUBLIC"/>.</param>
    /// <param name="passphrase">Opens an encrypted private key.</param>
    /// <exception cref="ArgumentException">It is not such a key. The message says what it is instead and never quotes it.</exception>
    public static RsaKey From(object thing, string type = KEY_TYPE_PRIVATE, string? passphrase = null)
    {
        ArgumentNullException.ThrowIfNull(thing);
        if (type is not (KEY_TYPE_PUBLIC or KEY_TYPE_PRIVATE))
            throw new ArgumentException($"`{type}` is not a type of key: give Rsa.KEY_TYPE_PRIVATE (\"private\") or Rsa.KEY_TYPE_PUBLIC (\"public\").", nameof(type));
        return KeyReader.Read(thing, type == KEY_TYPE_PRIVATE, passphrase).Key;
    }

    /// <summary>Signs text, as UTF-8, with RSASSA-PKCS1-v1_5 over SHA-256.</summary>
    /// <returns>The signature in Base64.</returns>
    public static string Sign(string message, RsaKey privateKey)
    {
        ArgumentNullException.ThrowIfNull(privateKey);
        return privateKey.Sign(Encoding.UTF8.GetBytes(message));
    }

    /// <summary>Checks the signature of text, taken as UTF-8.</summary>
    /// <param name="message">The text that was signed.</param>
    /// <param name="signature">The signature in Base64.</param>
    /// <param name="publicKey">The key of the one who is said to have signed.</param>
    public static bool Verify(string message, string signature, RsaKey publicKey)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        return publicKey.Verify(Encoding.UTF8.GetBytes(message), signature);
    }
}
