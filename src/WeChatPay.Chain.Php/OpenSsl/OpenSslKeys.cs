using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WeChatPay.Crypto;
using WeChatPay.Util;

namespace WeChatPay.Php.OpenSsl;

/// <summary>Keys as the functions <c>openssl_…</c> take them: PEM text, <c>file://</c> and a path, a certificate, or what another of them made.</summary>
internal static class OpenSslKeys
{
    private const string FilePrefix = "file://";

    /// <summary>Reads a private key; null where PHP gives false.</summary>
    public static RsaKey? Private(object? key) => key is RsaKey { IsPrivate: true } made ? made
        : Text(key) is { } pem && pem.Contains("PRIVATE KEY-----") ? Read(pem, Rsa.KEY_TYPE_PRIVATE) : null;

    /// <summary>Reads a public key, also that of a certificate; null where PHP gives false.</summary>
    public static RsaKey? Public(object? key) => key switch
    {
        RsaKey { IsPrivate: false } made => made,
        X509Certificate2 certificate => Read(certificate, Rsa.KEY_TYPE_PUBLIC),
        _ when Text(key) is { } pem && (pem.Contains("-----BEGIN CERTIFICATE") || pem.Contains("PUBLIC KEY-----")) => Read(pem, Rsa.KEY_TYPE_PUBLIC),
        _ => null,
    };

    /// <summary>Reads a certificate; null where PHP gives false.</summary>
    public static X509Certificate2? Certificate(object? certificate)
    {
        if (certificate is X509Certificate2 made)
            return made;
        try
        {
            return Text(certificate) is { } pem && pem.Contains("-----BEGIN CERTIFICATE") ? PemUtil.LoadCertificateFromString(pem) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static RsaKey? Read(object key, string type)
    {
        try
        {
            return Rsa.From(key, type);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Text(object? key)
    {
        if (key is not string text)
            return key is RsaKey ? null : key is null or bool or long or double ? ""
                : throw new NotSupportedException("A key is given as text, or as what openssl_pkey_get_… made.");
        if (!text.StartsWith(FilePrefix, StringComparison.Ordinal))
            return text;
        return Functions.file_get_contents(text) is string content ? content : null;
    }

    /// <summary>Finds the digest of a signature by PHP's constant or its name.</summary>
    public static HashAlgorithmName Digest(object? algorithm) => algorithm switch
    {
        1L or 1 => HashAlgorithmName.SHA1,
        2L or 2 => HashAlgorithmName.MD5,
        7L or 7 => HashAlgorithmName.SHA256,
        8L or 8 => HashAlgorithmName.SHA384,
        9L or 9 => HashAlgorithmName.SHA512,
        string name => name.ToLowerInvariant().Replace("rsa-", "").Replace("withrsaencryption", "") switch
        {
            "md5" => HashAlgorithmName.MD5,
            "sha1" => HashAlgorithmName.SHA1,
            "sha256" => HashAlgorithmName.SHA256,
            "sha384" => HashAlgorithmName.SHA384,
            "sha512" => HashAlgorithmName.SHA512,
            _ => throw new NotSupportedException($"The digest {name} of a signature is not offered: write sha256WithRSAEncryption."),
        },
        _ => throw new NotSupportedException("This digest of a signature is not offered: write OPENSSL_ALGO_SHA256."),
    };

    /// <summary>Finds the padding by PHP's constant.</summary>
    public static RSAEncryptionPadding Padding(long padding) => padding switch
    {
        1 => RSAEncryptionPadding.Pkcs1,
        4 => RSAEncryptionPadding.OaepSHA1,
        _ => throw new NotSupportedException("This padding is not offered: write OPENSSL_PKCS1_OAEP_PADDING or OPENSSL_PKCS1_PADDING."),
    };
}
