namespace WeChatPay.Sandbox.Keys;

/// <summary>A key pair and its id, a serial number or a public key id, with the algorithms that belong to its kind.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal abstract class SigningKey(string id) : IDisposable
{
    /// <summary>The scheme of requests, responses and callbacks that are signed by RSA.</summary>
    public const string Rsa = "WECHATPAY2-SHA256-RSA2048";

    /// <summary>The scheme of those that are signed by SM2.</summary>
    public const string Sm2 = "WECHATPAY2-SM2-WITH-SM3";

    /// <summary>The scheme of requests, responses and callbacks of a brand, which are signed by RSA.</summary>
    public const string Brand = "WECHATPAY-BRAND-SHA256-RSA2048";

    public string Id { get; } = id;

    /// <summary>Gets the scheme of <c>Authorization</c>, which <c>Wechatpay-Signature-Type</c> names too.</summary>
    public abstract string Scheme { get; }

    /// <summary>Gets the <c>algorithm</c> of what is encrypted under the APIv3 key.</summary>
    public abstract string Cipher { get; }

    /// <summary>Gets how a signature is made, for messages.</summary>
    public abstract string Signing { get; }

    /// <summary>Gets the private key as PKCS#8, PEM.</summary>
    public abstract string PrivateKeyPem { get; }

    /// <summary>Gets the public key as SubjectPublicKeyInfo, PEM.</summary>
    public abstract string PublicKeyPem { get; }

    public abstract byte[] Sign(byte[] message);

    public abstract bool Verifies(byte[] message, byte[] signature);

    /// <summary>Encrypts a text for the owner of the private key: Base64.</summary>
    /// <param name="text">At most 214 bytes in UTF-8, the limit of an RSA key of 2048 bits.</param>
    public abstract string Encrypt(string text);

    /// <summary>Decrypts what <see cref="Encrypt"/> makes.</summary>
    /// <exception cref="FormatException">It is not Base64.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was not encrypted with the public key of this pair.</exception>
    public abstract string Decrypt(string ciphertext);

    /// <summary>Encrypts under an APIv3 key, by the cipher that belongs to the kind of the key: Base64 of the ciphertext followed by its tag.</summary>
    public abstract string Seal(string text, string apiV3Key, string nonce, string associatedData);

    public virtual void Dispose()
    {
    }
}
