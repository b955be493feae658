using System.Security.Cryptography;
using WeChatPay.Crypto;
using WeChatPay.Php.OpenSsl;
using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions of OpenSSL, with RSA keys and AES. Source: https://www.php.net/manual/ref.openssl.php.</content>
public static partial class Functions
{
    /// <summary>PHP's constant: a signature with SHA-1.</summary>
    public const int OPENSSL_ALGO_SHA1 = 1;

    /// <summary>PHP's constant: a signature with SHA-256, which APIv3 wants.</summary>
    public const int OPENSSL_ALGO_SHA256 = 7;

    /// <summary>PHP's constant: a signature with SHA-512.</summary>
    public const int OPENSSL_ALGO_SHA512 = 9;

    /// <summary>PHP's constant: the padding of PKCS#1.</summary>
    public const int OPENSSL_PKCS1_PADDING = 1;

    /// <summary>PHP's constant: the padding OAEP, which APIv3 wants for sensitive fields.</summary>
    public const int OPENSSL_PKCS1_OAEP_PADDING = 4;

    /// <summary>PHP's constant: bytes instead of Base64.</summary>
    public const int OPENSSL_RAW_DATA = 1;

    /// <summary>PHP's constant: no padding; the length has to fit.</summary>
    public const int OPENSSL_ZERO_PADDING = 2;

    /// <summary>Reads a private key of RSA from PEM text or from <c>file://</c> and a path.</summary>
    /// <returns>The key, or false.</returns>
    public static dynamic openssl_pkey_get_private(object? private_key) => OpenSslKeys.Private(private_key) is { } key ? key : false;

    /// <inheritdoc cref="openssl_pkey_get_private"/>
    public static dynamic openssl_get_privatekey(object? private_key) => openssl_pkey_get_private(private_key);

    /// <summary>Reads a public key of RSA from PEM text, from a certificate, or from <c>file://</c> and a path.</summary>
    /// <returns>The key, or false.</returns>
    public static dynamic openssl_pkey_get_public(object? public_key) => OpenSslKeys.Public(public_key) is { } key ? key : false;

    /// <inheritdoc cref="openssl_pkey_get_public"/>
    public static dynamic openssl_get_publickey(object? public_key) => openssl_pkey_get_public(public_key);

    /// <summary>Does nothing, as in PHP 8.</summary>
    public static void openssl_free_key(object? key) => _ = key;

    /// <inheritdoc cref="openssl_free_key"/>
    public static void openssl_pkey_free(object? key) => _ = key;

    /// <inheritdoc cref="openssl_free_key"/>
    public static void openssl_x509_free(object? certificate) => _ = certificate;

    /// <summary>Signs bytes with a private key of RSA.</summary>
    /// <param name="signature">The bytes of the signature; null where it fails.</param>
    /// <param name="algorithm"><see cref="OPENSSL_ALGO_SHA256"/>, or a name such as <c>sha256WithRSAEncryption</c>.</param>
    /// <returns>Whether it succeeded: false for a key that is not one, as PHP returns it with a warning.</returns>
    public static bool openssl_sign(object? data, out dynamic? signature, object? private_key, object? algorithm = null)
    {
        signature = null;
        if (OpenSslKeys.Private(private_key) is not { } key)
            return false;
        using var rsa = key.ToRsa();
        var bytes = rsa.SignData(Raw(data, 1), OpenSslKeys.Digest(algorithm ?? OPENSSL_ALGO_SHA1), RSASignaturePadding.Pkcs1);
        signature = Bytes.Decode(bytes);
        return true;
    }

    /// <summary>Verifies a signature with a public key of RSA.</summary>
    /// <returns>1 for a right signature, 0 for a wrong one, false for a key that is not one.</returns>
    public static dynamic openssl_verify(object? data, object? signature, object? public_key, object? algorithm = null)
    {
        if (OpenSslKeys.Public(public_key) is not { } key)
            return false;
        using var rsa = key.ToRsa();
        return rsa.VerifyData(Raw(data, 1), Raw(signature, 2), OpenSslKeys.Digest(algorithm ?? OPENSSL_ALGO_SHA1), RSASignaturePadding.Pkcs1) ? 1L : 0L;
    }

    /// <summary>Encrypts a short text with a public key of RSA.</summary>
    /// <param name="encrypted_data">The bytes; null where it fails.</param>
    /// <param name="padding"><see cref="OPENSSL_PKCS1_OAEP_PADDING"/> or <see cref="OPENSSL_PKCS1_PADDING"/>.</param>
    public static bool openssl_public_encrypt(object? data, out dynamic? encrypted_data, object? public_key, long padding = OPENSSL_PKCS1_PADDING)
    {
        encrypted_data = Tried(OpenSslKeys.Public(public_key), key => key.Encrypt(Raw(data, 1), OpenSslKeys.Padding(padding)));
        return encrypted_data is not null;
    }

    /// <summary>Decrypts a short text with a private key of RSA.</summary>
    /// <param name="decrypted_data">The bytes; null where it fails.</param>
    /// <param name="padding"><see cref="OPENSSL_PKCS1_OAEP_PADDING"/> or <see cref="OPENSSL_PKCS1_PADDING"/>.</param>
    public static bool openssl_private_decrypt(object? data, out dynamic? decrypted_data, object? private_key, long padding = OPENSSL_PKCS1_PADDING)
    {
        decrypted_data = Tried(OpenSslKeys.Private(private_key), key => key.Decrypt(Raw(data, 1), OpenSslKeys.Padding(padding)));
        return decrypted_data is not null;
    }

    /// <summary>Encrypts by AES: <c>aes-256-gcm</c>, <c>aes-256-ecb</c>, <c>aes-128-cbc</c> and the like.</summary>
    /// <param name="cipher_algo">The name of the cipher.</param>
    /// <param name="options"><see cref="OPENSSL_RAW_DATA"/>, <see cref="OPENSSL_ZERO_PADDING"/>.</param>
    /// <returns>Base64, or bytes with <see cref="OPENSSL_RAW_DATA"/>; false where it fails.</returns>
    public static dynamic openssl_encrypt(object? data, object? cipher_algo, object? passphrase, long options = 0, object? iv = null)
    {
        var (size, mode) = Cipher(cipher_algo);
        if (mode == "gcm")
            return false;
        var key = Ciphers.Sized(Raw(passphrase, 3), size);
        return Ciphers.Run(true, mode, Raw(data, 1), key, Raw(iv ?? "", 5), (options & OPENSSL_ZERO_PADDING) == 0) is { } bytes ? Encoded(bytes, options)
            : false;
    }

    /// <summary>Encrypts by AES-GCM.</summary>
    /// <param name="tag">The bytes of the tag.</param>
    /// <param name="aad">Text that the tag covers too.</param>
    /// <param name="tag_length">The length of the tag, 4 to 16.</param>
    /// <inheritdoc cref="openssl_encrypt(object?, object?, object?, long, object?)"/>
    public static dynamic openssl_encrypt(
        object? data, object? cipher_algo, object? passphrase, long options, object? iv, out dynamic? tag, object? aad = null, long tag_length = 16)
    {
        tag = null;
        var (size, mode) = Cipher(cipher_algo);
        var nonce = Raw(iv, 5);
        if (mode != "gcm")
            return openssl_encrypt(data, cipher_algo, passphrase, options, iv);
        if (nonce.Length == 0 || tag_length is < 1 or > 16)
            return false;
        var (bytes, made) = Ciphers.Seal(Raw(data, 1), Ciphers.Sized(Raw(passphrase, 3), size), nonce, Raw(aad ?? "", 7), (int)tag_length);
        tag = Bytes.Decode(made);
        return Encoded(bytes, options);
    }

    /// <summary>Decrypts by AES.</summary>
    /// <param name="data">Base64, or bytes with <see cref="OPENSSL_RAW_DATA"/>.</param>
    /// <param name="tag">The tag of GCM.</param>
    /// <param name="aad">Text that the tag covers too.</param>
    /// <returns>The text; false where it fails.</returns>
    public static dynamic openssl_decrypt(
        object? data, object? cipher_algo, object? passphrase, long options = 0, object? iv = null, object? tag = null, object? aad = null)
    {
        var (size, mode) = Cipher(cipher_algo);
        var (key, nonce) = (Ciphers.Sized(Raw(passphrase, 3), size), Raw(iv ?? "", 5));
        var bytes = (options & OPENSSL_RAW_DATA) != 0 ? Raw(data, 1) : Hashes.Base64.Decode(Parameters.Text(data, 1), strict: true);
        if (bytes is null || mode == "gcm" && (tag is null || nonce.Length == 0 || Raw(tag, 6) is not { Length: >= 4 and <= 16 }))
            return false;
        var plain = mode == "gcm"
            ? Ciphers.Open(bytes, key, nonce, Raw(tag, 6), Raw(aad ?? "", 7))
            : Ciphers.Run(false, mode, bytes, key, nonce, (options & OPENSSL_ZERO_PADDING) == 0);
        return plain is null ? false : Bytes.Decode(plain);
    }

    /// <summary>Gets the length of the initialization vector of a cipher.</summary>
    public static dynamic openssl_cipher_iv_length(object? cipher_algo) => Cipher(cipher_algo).Mode switch { "ecb" => 0L, "gcm" => 12L, _ => 16L };

    /// <summary>Gets random bytes.</summary>
    public static string openssl_random_pseudo_bytes(object? length) => random_bytes(length);

    /// <summary>Gets a digest in lower-case hex, as <see cref="hash"/> does.</summary>
    /// <param name="digest_algo"><c>md5</c>, <c>sha1</c>, <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    /// <param name="binary">Whether to return the bytes themselves.</param>
    public static string openssl_digest(object? data, object? digest_algo, bool binary = false) => hash(digest_algo, data, binary);

    private static (int Size, string Mode) Cipher(object? name) => Ciphers.Find(Parameters.Text(name, 2)) ?? throw new NotSupportedException(
        $"The cipher {name} is not offered: write aes-256-gcm, aes-256-ecb, aes-256-cbc or the like.");

    private static string Encoded(byte[] bytes, long options) => (options & OPENSSL_RAW_DATA) != 0 ? Bytes.Decode(bytes) : Convert.ToBase64String(bytes);

    private static string? Tried(RsaKey? key, Func<RSA, byte[]> work)
    {
        try
        {
            using var rsa = key?.ToRsa();
            return rsa is null ? null : Bytes.Decode(work(rsa));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
