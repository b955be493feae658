using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;
using WeChatPay.Basics;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace WeChatPay.Crypto;

/// <summary>A key, and the certificate that it came in.</summary>
/// <param name="Key">The key.</param>
/// <param name="Certificate"><see langword="null"/> when the key did not come in a certificate.</param>
internal readonly record struct ReadKey(AsymmetricKey Key, KeyCertificate? Certificate)
{
    /// <summary>Gives the RSA key, where no other will do.</summary>
    /// <param name="option">The option, with which the message begins.</param>
    /// <exception cref="ArgumentException">It is an SM2 key.</exception>
    public RsaKey RequireRsa(string option) => Key as RsaKey
        ?? throw new ArgumentException($"`{option}` is an SM2 key, and an RSA key is needed there: APIv2, TLS and the client-side signatures know RSA alone.")
            .On(HelpPage.Keys);
}

/// <summary>Reads keys of every form in which merchants keep them.</summary>
internal static class KeyReader
{
    private const string Kind = "key";

    private const string Pkcs1Private = "RSA PRIVATE KEY";
    private const string Pkcs8Private = "PRIVATE KEY";
    private const string Pkcs1Public = "RSA PUBLIC KEY";
    private const string Spki = "PUBLIC KEY";

    /// <summary>Reads a key as the PHP SDK's names take it.</summary>
    /// <param name="thing">A key in any form, or a pair of one and its passphrase.</param>
    /// <param name="asPrivate">Whether it has to be a private key.</param>
    /// <param name="passphrase">Opens an encrypted private key.</param>
    /// <exception cref="ArgumentException">It is not such a key. The message says what it is instead, and quotes nothing of it.</exception>
    public static ReadKey ReadLoose(object thing, bool asPrivate, string? passphrase = null) =>
        KeySource.TryFrom(thing, out var source) ? source.Read(asPrivate, passphrase) : throw Wrong(asPrivate, $"a {thing.GetType().Name}");

    /// <summary>Reads what a <see cref="KeySource"/> holds.</summary>
    /// <inheritdoc cref="ReadLoose"/>
    public static ReadKey Read(object? thing, bool asPrivate, string? passphrase) => KeyFault.RequireStrong(ReadAny(thing, asPrivate, passphrase));

    private static ReadKey ReadAny(object? thing, bool asPrivate, string? passphrase) => thing switch
    {
        AsymmetricKey key => Checked(key, asPrivate),
        RSA rsa => FromRsa(rsa, asPrivate),
        X509Certificate2 certificate => FromCertificate(certificate, asPrivate),
        FileInfo file => FromContent(FilePath.ReadAllBytes(file.FullName, Kind), asPrivate, passphrase),
        byte[] content => FromContent(content, asPrivate, passphrase),
        string text => FromText(text.Trim(), asPrivate, passphrase),
        _ => throw Wrong(asPrivate, "missing"),
    };

    private static ReadKey FromText(string text, bool asPrivate, string? passphrase)
    {
        if (PemInput.IsPem(text))
            return FromPem(text, asPrivate, passphrase);
        foreach (var (label, prefix, _) in KeyFault.Forms)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
                return FromBlock(new(label, $"-----BEGIN {label}-----\n{text[prefix.Length..]}\n-----END {label}-----"), asPrivate, passphrase, prefix);
        }
        // A key that was pasted without its PEM frame is not a path, and the message says how to give it.
        if (FilePath.LooksLikePath(text))
            return FromContent(FilePath.ReadAllBytes(text, Kind), asPrivate, passphrase);
        throw FilePath.HasScheme(text)
            ? Wrong(asPrivate, $"{FilePath.Parse(text).Length} characters behind file:// that name no file")
            : KeyFault.Unframed(text, asPrivate);
    }

    private static ReadKey FromContent(byte[] content, bool asPrivate, string? passphrase)
    {
        if (PemInput.IsDer(content))
            return FromDer(content, asPrivate, passphrase);
        var text = PemInput.Decode(content).Trim();
        return PemInput.IsPem(text) ? FromPem(text, asPrivate, passphrase) : throw KeyFault.Unframed(text, asPrivate);
    }

    // DER does not say what it holds, so each form has its try.
    private static ReadKey FromDer(byte[] content, bool asPrivate, string? passphrase)
    {
        foreach (var label in (string[])(asPrivate ? [Pkcs8Private, Pkcs1Private] : [Spki, Pkcs1Public]))
        {
            if (TryImport(label, content) is { } key)
                return new ReadKey(key, null);
        }
        if (Sm2KeyReader.TryImport(content, asPrivate) is { } sm2)
            return new ReadKey(sm2, null);
        if (asPrivate && Pkcs12Reader.IsPkcs12(content))
            return FromPkcs12(content, passphrase);
        if (asPrivate || TryLoadCertificate(content) is not { } certificate)
            throw KeyFault.WrongDer(content, asPrivate);
        using (certificate)
            return FromCertificate(certificate, asPrivate);
    }

    private static ReadKey FromPkcs12(byte[] content, string? passphrase)
    {
        try
        {
            return Pkcs12Reader.ReadKey(content, passphrase);
        }
        catch (CryptographicException error)
        {
            throw Wrong(asPrivate: true, $"{error.Message}. Its passphrase comes beside it: KeySource.WithPassphrase(passphrase)");
        }
    }

    private static X509Certificate2? TryLoadCertificate(byte[] content)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(content);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // As in PHP, a file may have the certificate and the key: the block that is wanted counts. `EC PARAMETERS` precede a key.
    private static ReadKey FromPem(string text, bool asPrivate, string? passphrase)
    {
        var blocks = PemInput.FindBlocks(text);
        if (blocks.Count == 0)
            throw Wrong(asPrivate, "damaged: the PEM text has no whole `-----BEGIN …-----` line");
        var wanted = blocks.FindIndex(block => asPrivate ? block.IsPrivateKey : block.IsPublicKey || block.IsCertificate);
        if (wanted < 0)
            wanted = Math.Max(0, blocks.FindIndex(static block => block.IsPrivateKey || block.IsPublicKey || block.IsCertificate));
        return FromBlock(blocks[wanted], asPrivate, passphrase, prefix: null);
    }

    private static ReadKey FromBlock(PemBlock block, bool asPrivate, string? passphrase, string? prefix) =>
        TryReadUsual(block.Text, asPrivate) is { } key ? new ReadKey(key, null) : FromUnusual(block, asPrivate, passphrase, prefix);

    // BouncyCastle looks for small factors and non-primes in each key, some 50 ms long; the framework reads these forms in less than one.
    private static RsaKey? TryReadUsual(string pem, bool asPrivate)
    {
        if (!PemEncoding.TryFind(pem, out var fields))
            return null;
        var label = pem[fields.Label];
        return (label is Pkcs8Private or Pkcs1Private) == asPrivate ? TryImport(label, Convert.FromBase64String(pem[fields.Base64Data])) : null;
    }

    /// <returns><see langword="null"/> for another label, and for what is not RSA or is damaged: the other reader says which.</returns>
    internal static RsaKey? TryImport(string label, byte[] content)
    {
        using var rsa = RSA.Create();
        try
        {
            switch (label)
            {
                case Pkcs8Private:
                    rsa.ImportPkcs8PrivateKey(content, out _);
                    break;
                case Pkcs1Private:
                    rsa.ImportRSAPrivateKey(content, out _);
                    break;
                case Spki:
                    rsa.ImportSubjectPublicKeyInfo(content, out _);
                    break;
                case Pkcs1Public:
                    rsa.ImportRSAPublicKey(content, out _);
                    break;
                default:
                    return null;
            }
            return new RsaKey(rsa.ExportParameters(label is Pkcs8Private or Pkcs1Private));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ReadKey FromUnusual(PemBlock block, bool asPrivate, string? passphrase, string? prefix)
    {
        object? read;
        try
        {
            using var text = new StringReader(block.Text);
            using var reader = passphrase is null ? new PemReader(text) : new PemReader(text, new GivenPassphrase(passphrase));
            read = reader.ReadObject();
        }
        // The text decides, not the exception: PKCS#8 raises the same one in both cases, and a wrong passphrase may decrypt to rubbish.
        catch (Exception error) when (error is not OutOfMemoryException && block.Text.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw new ArgumentException(passphrase is null
                ? "The private key is encrypted and no passphrase was given. "
                    + "Give it beside the key: Rsa.From(key, Rsa.KEY_TYPE_PRIVATE, passphrase), or KeySource.WithPassphrase(passphrase)."
                : "The private key is encrypted and the passphrase does not open it.").On(HelpPage.Keys);
        }
        // BouncyCastle reports malformed input by many exception types. Their text may quote the key, so it goes no further.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw KeyFault.Undecodable(block, asPrivate, prefix, error.GetType().Name);
        }
        return read is null ? throw KeyFault.Undecodable(block, asPrivate, prefix, "it holds no key") : FromParsed(read, asPrivate);
    }

    private static ReadKey FromParsed(object? read, bool asPrivate) => read switch
    {
        AsymmetricCipherKeyPair { Private: { } key } => FromParameters(key, null, asPrivate),
        AsymmetricKeyParameter key => FromParameters(key, null, asPrivate),
        BcCertificate when asPrivate => throw Wrong(asPrivate, "a certificate"),
        BcCertificate certificate => FromParameters(certificate.GetPublicKey(), Describe(certificate), asPrivate),
        _ => throw Wrong(asPrivate, "damaged: the PEM text holds no key"),
    };

    /// <summary>Takes a key of BouncyCastle's.</summary>
    /// <exception cref="ArgumentException">It is neither RSA nor SM2, or not private where it has to be.</exception>
    internal static ReadKey FromParameters(AsymmetricKeyParameter parameters, KeyCertificate? certificate, bool asPrivate)
    {
        AsymmetricKey? key = parameters switch
        {
            RsaPrivateCrtKeyParameters own => new RsaKey(DotNetUtilities.ToRSAParameters(own)),
            RsaKeyParameters own => new RsaKey(DotNetUtilities.ToRSAParameters(own)),
            _ => Sm2Key.TryFrom(parameters),
        };
        if (key is null)
            throw Wrong(asPrivate, $"a {(certificate is null ? "key" : "certificate of a key")} that is neither RSA nor SM2");
        return Checked(key, asPrivate) with { Certificate = certificate };
    }

    private static ReadKey FromRsa(RSA rsa, bool asPrivate)
    {
        if (asPrivate && !HoldsPrivateKey(rsa))
            throw Wrong(asPrivate, "a public key");
        return new ReadKey(new RsaKey(rsa, asPrivate), null);
    }

    // A trial signature, not an export: a key in a hardware module can sign and cannot be exported.
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
        var described = new KeyCertificate(certificate);
        if ((asPrivate ? certificate.GetRSAPrivateKey() : certificate.GetRSAPublicKey()) is { } rsa)
            return new ReadKey(new RsaKey(rsa, asPrivate), described);
        // The framework does not know SM2's curve.
        return asPrivate
            ? throw Wrong(asPrivate, "a certificate without its private key")
            : FromParameters(Sm2KeyReader.ReadPublicKey(certificate), described, asPrivate);
    }

    private static ReadKey Checked(AsymmetricKey key, bool asPrivate) => key.IsPrivate == asPrivate
        ? new ReadKey(key, null)
        : throw Wrong(asPrivate, key.IsPrivate ? "a private key" : "a public key");

    /// <summary>Describes a certificate of BouncyCastle's.</summary>
    internal static KeyCertificate Describe(BcCertificate certificate) =>
        new(Convert.ToHexString(certificate.SerialNumber.ToByteArrayUnsigned()), Utc(certificate.NotBefore), Utc(certificate.NotAfter));

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static ArgumentException Wrong(bool asPrivate, string what) => KeyFault.Wrong(asPrivate, what);

    private sealed class GivenPassphrase(string value) : IPasswordFinder
    {
        public char[] GetPassword() => value.ToCharArray();
    }
}
