using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>SM2 as WeChat Pay uses it, under the names of <see cref="Rsa"/>.</summary>
/// <remarks>Immutable and thread-safe. Sources: https://pay.weixin.qq.com/doc/v3/partner/4012082629, GB/T 32918, GB/T 35276.</remarks>
public static partial class Sm2
{
    /// <summary>Makes <see cref="From"/> read a public key or a certificate.</summary>
    public const string KEY_TYPE_PUBLIC = Rsa.KEY_TYPE_PUBLIC;

    /// <summary>Makes <see cref="From"/> read a private key.</summary>
    public const string KEY_TYPE_PRIVATE = Rsa.KEY_TYPE_PRIVATE;

    /// <summary>Reads a key of any form.</summary>
    /// <param name="thing">PEM text (PKCS#8, SEC 1, SPKI, X.509, encrypted or not), the path of such a file, <c>file://…</c>,
    /// <c>private.pkcs8://</c> or <c>public.spki://</c> followed by Base64; bytes (PEM, DER or PKCS#12); a <see cref="FileInfo"/>, an <see cref="Sm2Key"/>, an
    /// <see cref="System.Security.Cryptography.X509Certificates.X509Certificate2"/> or a <see cref="KeySource"/>; or an array of two: one of these and the
    /// passphrase that opens it.</param>
    /// <param name="type"><see cref="KEY_TYPE_PRIVATE"/> or <see cref="KEY_TYPE_PUBLIC"/>.</param>
    /// <param name="passphrase">Opens an encrypted private key, or a PKCS#12 file.</param>
    /// <exception cref="ArgumentException">It is not such a key. The message says what it is instead and never quotes it.</exception>
    public static Sm2Key From(object thing, string type = KEY_TYPE_PRIVATE, string? passphrase = null)
    {
        ArgumentNullException.ThrowIfNull(thing);
        var asPrivate = KeyType.IsPrivate(type, nameof(Sm2));
        return KeyReader.ReadLoose(thing, asPrivate, passphrase).Key as Sm2Key
            ?? throw new ArgumentException("This is not an SM2 key: it is an RSA key, which Rsa.From reads. Give the key of an SM2 certificate.", nameof(thing))
                .On(HelpPage.Ciphers);
    }

    /// <summary>Signs text, as UTF-8, with SM2 over SM3, for the user id <c>1234567812345678</c>.</summary>
    /// <param name="message">The text.</param>
    /// <param name="privateKey">The merchant's key.</param>
    /// <returns>The signature, DER in Base64; another one each time.</returns>
    public static string Sign(string message, Sm2Key privateKey)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(privateKey);
        return privateKey.SignText(message);
    }

    /// <summary>Checks the signature of text, taken as UTF-8.</summary>
    /// <param name="message">The text that was signed.</param>
    /// <param name="signature">The signature, DER in Base64.</param>
    /// <param name="publicKey">The signer's key.</param>
    public static bool Verify(string message, string signature, Sm2Key publicKey)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(publicKey);
        return publicKey.Verify(System.Text.Encoding.UTF8.GetBytes(message), signature);
    }

    /// <summary>Encrypts a sensitive field (a name, a card number).</summary>
    /// <param name="plaintext">The text, taken as UTF-8: one byte or more.</param>
    /// <param name="publicKey">The platform's key. Send the serial of its certificate along, in the header <c>Wechatpay-Serial</c>.</param>
    /// <returns>The ciphertext, DER in Base64; another one each time.</returns>
    /// <exception cref="ArgumentException">The text is empty or holds half of a surrogate pair, or the key is a private one. The message does not quote the
    /// text.</exception>
    public static string Encrypt(string plaintext, Sm2Key publicKey)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        return publicKey.EncryptText(plaintext);
    }

    /// <summary>Decrypts a sensitive field.</summary>
    /// <param name="ciphertext">The ciphertext, DER in Base64.</param>
    /// <param name="privateKey">The merchant's key.</param>
    /// <returns>The text, read as UTF-8.</returns>
    /// <exception cref="ArgumentException">The key is a public one.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The ciphertext is damaged or was made for another key.</exception>
    public static string Decrypt(string ciphertext, Sm2Key privateKey)
    {
        ArgumentNullException.ThrowIfNull(privateKey);
        return privateKey.DecryptText(ciphertext);
    }
}
