using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace WeChatPay.Crypto;

/// <summary>A key, and the serial of the certificate that it came in.</summary>
/// <param name="Key">The key.</param>
/// <param name="CertificateSerial">Upper-case hex; <see langword="null"/> when the key did not come in a certificate.</param>
internal readonly record struct ReadKey(RsaKey Key, string? CertificateSerial);

/// <summary>Reads keys of every form in which merchants keep them.</summary>
internal static class KeyReader
{
    private const string FileScheme = "file://";

    // A private key in Base64 is longer, so it is never taken for a path and quoted.
    private const int LongestQuoted = 259;

    private static readonly Dictionary<string, string> BareForms = new(StringComparer.Ordinal)
    {
        ["private.pkcs1://"] = "RSA PRIVATE KEY",
        ["private.pkcs8://"] = "PRIVATE KEY",
        ["public.pkcs1://"] = "RSA PUBLIC KEY",
        ["public.spki://"] = "PUBLIC KEY",
    };

    /// <summary>Reads a piece of the configuration.</summary>
    /// <param name="piece">Its name, which the message begins with.</param>
    /// <param name="thing">The key.</param>
    /// <param name="asPrivate">Whether it has to be a private one.</param>
    /// <exception cref="ArgumentException">It is not such a key.</exception>
    public static ReadKey Read(string piece, object thing, bool asPrivate)
    {
        try
        {
            return Read(thing, asPrivate);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"`{piece}`: {error.Message}", error);
        }
    }

    public static ReadKey Read(object thing, bool asPrivate, string? passphrase = null) => thing switch
    {
        RsaKey key => Checked(key, asPrivate),
        RSA rsa => FromRsa(rsa, asPrivate),
        X509Certificate2 certificate => FromCertificate(certificate, asPrivate),
        FileInfo file => FromFile(file.FullName, asPrivate, passphrase),
        string text => FromText(text, asPrivate, passphrase),
        object[] and [{ } inner and not object[], string opens] => Read(inner, asPrivate, opens),
        _ => throw Wrong(asPrivate, $"a {thing.GetType().Name}"),
    };

    private static ReadKey FromText(string text, bool asPrivate, string? passphrase)
    {
        var trimmed = text.Trim();
        if (trimmed.Contains("-----BEGIN ", StringComparison.Ordinal))
            return FromPem(trimmed, asPrivate, passphrase);
        if (trimmed.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase))
            return FromUri(trimmed[FileScheme.Length..], asPrivate, passphrase);
        foreach (var (prefix, label) in BareForms)
        {
            if (trimmed.StartsWith(prefix, StringComparison.Ordinal))
                return FromPem($"-----BEGIN {label}-----\n{trimmed[prefix.Length..]}\n-----END {label}-----", asPrivate, passphrase);
        }
        // Only what looks like a path is looked up and quoted: a key pasted without its PEM frame must not end up in a message.
        return trimmed.Length is > 0 and <= LongestQuoted && !trimmed.Contains('\n', StringComparison.Ordinal) && (File.Exists(trimmed) || LooksLikePath(trimmed))
            ? FromFile(trimmed, asPrivate, passphrase)
            : throw Unframed(trimmed, asPrivate);
    }

    private static bool LooksLikePath(string text) =>
        Path.GetExtension(text) is ".pem" or ".key" or ".crt" or ".cer" or ".txt";

    /// <summary>Gives the path that text is: itself, or what stands behind <c>file://</c>.</summary>
    internal static string PathOf(string text) => text.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? PathOfUri(text[FileScheme.Length..]) : text;

    // PHP takes what stands behind file:// as it is; a URI made by a program is percent-encoded.
    private static string PathOfUri(string path)
    {
        if (File.Exists(path))
            return path;
        var decoded = Uri.UnescapeDataString(path);
        return OperatingSystem.IsWindows() && decoded is ['/', _, ':', ..] ? decoded[1..] : decoded;
    }

    private static ReadKey FromUri(string path, bool asPrivate, string? passphrase)
    {
        var decoded = PathOfUri(path);
        return decoded.Length <= LongestQuoted || File.Exists(decoded)
            ? FromFile(decoded, asPrivate, passphrase)
            : throw Wrong(asPrivate, $"{path.Length} characters behind file:// that name no file");
    }

    private static ReadKey FromFile(string path, bool asPrivate, string? passphrase)
    {
        var text = ReadFile(path).Trim();
        return text.Contains("-----BEGIN ", StringComparison.Ordinal) ? FromPem(text, asPrivate, passphrase) : throw Unframed(text, asPrivate);
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"The key file `{path}` cannot be read: {error.Message}", error);
        }
    }

    private static ReadKey FromPem(string pem, bool asPrivate, string? passphrase) =>
        TryReadUsual(pem, asPrivate) is { } key ? new ReadKey(key, null) : FromUnusualPem(pem, asPrivate, passphrase);

    // BouncyCastle looks for small factors and non-primes in each key, some 50 ms long; the framework reads these forms in less than one.
    private static RsaKey? TryReadUsual(string pem, bool asPrivate)
    {
        if (!PemEncoding.TryFind(pem, out var fields))
            return null;
        var content = Convert.FromBase64String(pem[fields.Base64Data]);
        using var rsa = RSA.Create();
        try
        {
            switch (pem.AsSpan()[fields.Label])
            {
                case "PRIVATE KEY" when asPrivate:
                    rsa.ImportPkcs8PrivateKey(content, out _);
                    break;
                case "RSA PRIVATE KEY" when asPrivate:
                    rsa.ImportRSAPrivateKey(content, out _);
                    break;
                case "PUBLIC KEY" when !asPrivate:
                    rsa.ImportSubjectPublicKeyInfo(content, out _);
                    break;
                default:
                    return null;
            }
            return new RsaKey(rsa.ExportParameters(asPrivate));
        }
        catch (CryptographicException)
        {
            // Not RSA, or damaged: the other reader says which.
            return null;
        }
    }

    private static ReadKey FromUnusualPem(string pem, bool asPrivate, string? passphrase)
    {
        object? read;
        try
        {
            using var text = new StringReader(pem);
            using var reader = passphrase is null ? new PemReader(text) : new PemReader(text, new Passphrase(passphrase));
            // Parameters of a curve stand before the key that has them.
            do
                read = reader.ReadObject();
            while (read is not (null or AsymmetricKeyParameter or AsymmetricCipherKeyPair or BcCertificate));
        }
        // By the text, not by the exception: of PKCS#8 both cases come as the same one, and a wrong passphrase may well decrypt to rubbish.
        catch (Exception error) when (error is not OutOfMemoryException && pem.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw new ArgumentException(passphrase is null
                ? "The private key is encrypted and no passphrase was given. Give it beside the key: Rsa.From(key, Rsa.KEY_TYPE_PRIVATE, passphrase)."
                : "The private key is encrypted and the passphrase does not open it.");
        }
        // BouncyCastle reports malformed input by many exception types. Their text may quote the key, so it does not travel on.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Wrong(asPrivate, $"damaged: the PEM text does not decode ({error.GetType().Name})");
        }
        return FromParsed(read, asPrivate);
    }

    private static ReadKey FromParsed(object? read, bool asPrivate) => read switch
    {
        AsymmetricCipherKeyPair { Private: RsaPrivateCrtKeyParameters key } => FromPrivate(key, asPrivate),
        RsaPrivateCrtKeyParameters key => FromPrivate(key, asPrivate),
        RsaKeyParameters when asPrivate => throw Wrong(asPrivate, "a public key"),
        RsaKeyParameters key => new ReadKey(new RsaKey(DotNetUtilities.ToRSAParameters(key)), null),
        BcCertificate when asPrivate => throw Wrong(asPrivate, "a certificate"),
        BcCertificate certificate when certificate.GetPublicKey() is RsaKeyParameters key =>
            new ReadKey(new RsaKey(DotNetUtilities.ToRSAParameters(key)), SerialOf(certificate)),
        BcCertificate => throw Wrong(asPrivate, "a certificate of a key that is not RSA"),
        AsymmetricKeyParameter or AsymmetricCipherKeyPair => throw Wrong(asPrivate, "a key that is not RSA"),
        _ => throw Wrong(asPrivate, "damaged: the PEM text holds no key"),
    };

    private static ReadKey FromPrivate(RsaPrivateCrtKeyParameters key, bool asPrivate) => asPrivate
        ? new ReadKey(new RsaKey(DotNetUtilities.ToRSAParameters(key)), null)
        : throw Wrong(asPrivate, "a private key");

    private static ReadKey FromRsa(RSA rsa, bool asPrivate)
    {
        if (asPrivate && !HoldsPrivateKey(rsa))
            throw Wrong(asPrivate, "a public key");
        return new ReadKey(new RsaKey(rsa, asPrivate), null);
    }

    // A trial signature, and not an export: a key in a hardware module can sign and cannot be exported.
    private static bool HoldsPrivateKey(RSA rsa)
    {
        try
        {
            rsa.SignData([], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return true;
        }
        catch (Exception error) when (error is CryptographicException or NotSupportedException)
        {
            return false;
        }
    }

    private static ReadKey FromCertificate(X509Certificate2 certificate, bool asPrivate)
    {
        var rsa = asPrivate ? certificate.GetRSAPrivateKey() : certificate.GetRSAPublicKey();
        if (rsa is null)
            throw Wrong(asPrivate, asPrivate ? "a certificate without its private key" : "a certificate of a key that is not RSA");
        return new ReadKey(new RsaKey(rsa, asPrivate), CertificateSerial.Format(certificate));
    }

    private static ReadKey Checked(RsaKey key, bool asPrivate) => key.IsPrivate == asPrivate
        ? new ReadKey(key, null)
        : throw Wrong(asPrivate, key.IsPrivate ? "a private key" : "a public key");

    private static string SerialOf(BcCertificate certificate) => Convert.ToHexString(certificate.SerialNumber.ToByteArrayUnsigned());

    private static ArgumentException Unframed(string text, bool asPrivate) =>
        Wrong(asPrivate, text.Length == 0 ? "empty text" : $"{text.Length} characters of text without a `-----BEGIN …-----` line");

    private static ArgumentException Wrong(bool asPrivate, string what) => new(asPrivate
        ? $"This is not an RSA private key: it is {what}. Give apiclient_key.pem, as PEM text or as its path (`file:///path/to/apiclient_key.pem`)."
        : $"This is not an RSA public key or certificate: it is {what}. Give pub_key.pem or wechatpay_<serial>.pem, as PEM text or as its path.");

    private sealed class Passphrase(string value) : IPasswordFinder
    {
        public char[] GetPassword() => value.ToCharArray();
    }
}
