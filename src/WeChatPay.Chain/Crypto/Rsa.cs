using System.Security.Cryptography;
using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>RSA as WeChat Pay uses it, under the PHP SDK's names.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static partial class Rsa
{
    /// <summary>Makes <see cref="From"/> read a public key or a certificate.</summary>
    public const string KEY_TYPE_PUBLIC = "public";

    /// <summary>Makes <see cref="From"/> read a private key.</summary>
    public const string KEY_TYPE_PRIVATE = "private";

    /// <summary>Reads a key of any form.</summary>
    /// <param name="thing">PEM text (PKCS#1, PKCS#8, SPKI, X.509), the path of such a file, <c>file://…</c>, one of the PHP SDK's
    /// <c>private.pkcs1://</c>, <c>private.pkcs8://</c>, <c>public.pkcs1://</c>, <c>public.spki://</c> followed by Base64; bytes (PEM or DER); a
    /// <see cref="FileInfo"/>, <see cref="RsaKey"/>, <see cref="RSA"/>, <see cref="System.Security.Cryptography.X509Certificates.X509Certificate2"/> or
    /// <see cref="KeySource"/>; or, as in PHP, an array of two: one of these and the passphrase that opens it.</param>
    /// <param name="type"><see cref="KEY_TYPE_PRIVATE"/> or <see cref="KEY_TYPE_PUBLIC"/>.</param>
    /// <param name="passphrase">Opens an encrypted private key.</param>
    /// <exception cref="ArgumentException">It is not such a key. The message says what it is instead and never quotes it.</exception>
    public static RsaKey From(object thing, string type = KEY_TYPE_PRIVATE, string? passphrase = null)
    {
        ArgumentNullException.ThrowIfNull(thing);
        var asPrivate = KeyType.IsPrivate(type, nameof(Rsa));
        return KeyReader.ReadLoose(thing, asPrivate, passphrase).Key as RsaKey
            ?? throw KeyFault.Wrong(asPrivate, "an SM2 key, which Sm2.From reads");
    }

    /// <summary>Reads a PKCS#1 key without its PEM frame.</summary>
    /// <param name="thing">The Base64 of its DER, line breaks allowed.</param>
    /// <param name="type"><see cref="KEY_TYPE_PRIVATE"/> or <see cref="KEY_TYPE_PUBLIC"/>.</param>
    /// <exception cref="ArgumentException">It is not such a key. The message never quotes it.</exception>
    public static RsaKey FromPkcs1(string thing, string type = KEY_TYPE_PRIVATE)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return From($"{(type == KEY_TYPE_PUBLIC ? "public" : "private")}.pkcs1://{thing}", type);
    }

    /// <summary>Reads a PKCS#8 private key without its PEM frame.</summary>
    /// <param name="thing">The Base64 of its DER, line breaks allowed.</param>
    /// <exception cref="ArgumentException">It is not such a key. The message never quotes it.</exception>
    public static RsaKey FromPkcs8(string thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return From($"private.pkcs8://{thing}");
    }

    /// <summary>Reads a public key as a SubjectPublicKeyInfo (RFC 5280, 4.1) without its PEM frame.</summary>
    /// <param name="thing">The Base64 of its DER, line breaks allowed.</param>
    /// <exception cref="ArgumentException">It is not such a key.</exception>
    public static RsaKey FromSpki(string thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return From($"public.spki://{thing}", KEY_TYPE_PUBLIC);
    }

    /// <summary>Turns a PKCS#1 public key (RFC 8017, A.1.1) into a SubjectPublicKeyInfo (RFC 5280, 4.1).</summary>
    /// <param name="thing">The Base64 of the PKCS#1 key's DER, without PEM frame.</param>
    /// <returns>The Base64 of the SubjectPublicKeyInfo, in one line, without PEM frame.</returns>
    /// <exception cref="ArgumentException">It is not such a key.</exception>
    public static string Pkcs1ToSpki(string thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        using var rsa = RSA.Create();
        try
        {
            var pkcs1 = Convert.FromBase64String(thing);
            rsa.ImportRSAPublicKey(pkcs1, out var read);
            if (read == pkcs1.Length)
                return Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo());
        }
        // The text may be a private key, so neither the text nor an error that may quote it goes further.
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
        }
        throw new ArgumentException(
            $"These {thing.Length} characters are not the Base64 of a PKCS#1 public key. "
            + "Give the lines between `-----BEGIN RSA PUBLIC KEY-----` and its end.", nameof(thing)).On(HelpPage.Ciphers);
    }

    /// <summary>Signs text, as UTF-8, with RSASSA-PKCS1-v1_5 over SHA-256.</summary>
    /// <returns>The signature in Base64.</returns>
    public static string Sign(string message, RsaKey privateKey)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(privateKey);
        return privateKey.SignText(message);
    }

    /// <summary>Checks the signature of text, taken as UTF-8.</summary>
    /// <param name="message">The text that was signed.</param>
    /// <param name="signature">The signature in Base64.</param>
    /// <param name="publicKey">The signer's key.</param>
    public static bool Verify(string message, string signature, RsaKey publicKey)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(publicKey);
        return publicKey.Verify(Encoding.UTF8.GetBytes(message), signature);
    }

    /// <summary>Encrypts a sensitive field (a name, a card number) with RSAES-OAEP over SHA-1 and MGF1 (RFC 8017, 7.1).</summary>
    /// <param name="plaintext">The text, taken as UTF-8: at most 214 bytes under a key of 2048 bits.</param>
    /// <param name="publicKey">The platform's key. Send its serial or id along, in the header <c>Wechatpay-Serial</c>.</param>
    /// <returns>The ciphertext in Base64, another one each time.</returns>
    /// <exception cref="ArgumentException">The text is too long or holds half of a surrogate pair, or the key is a private one. The message does not quote the
    /// text.</exception>
    /// <remarks>Source: https://pay.weixin.qq.com/doc/v3/merchant/4013053264. APIv3 has no other padding.</remarks>
    public static string Encrypt(string plaintext, RsaKey publicKey)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        return publicKey.EncryptText(plaintext);
    }

    /// <summary>Decrypts a sensitive field that was encrypted with RSAES-OAEP over SHA-1 and MGF1.</summary>
    /// <param name="ciphertext">The ciphertext in Base64.</param>
    /// <param name="privateKey">The merchant's key.</param>
    /// <returns>The text, read as UTF-8.</returns>
    /// <exception cref="ArgumentException">The key is a public one.</exception>
    /// <exception cref="CryptographicException">The ciphertext is damaged or was made for another key. Every cause has the same message, so that
    /// the message tells nothing of the text.</exception>
    public static string Decrypt(string ciphertext, RsaKey privateKey)
    {
        ArgumentNullException.ThrowIfNull(privateKey);
        return privateKey.DecryptText(ciphertext);
    }
}
