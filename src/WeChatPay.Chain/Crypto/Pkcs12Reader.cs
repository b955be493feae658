using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using WeChatPay.Basics;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace WeChatPay.Crypto;

/// <summary>Reads PKCS#12 files (RFC 7292): a certificate and its private key.</summary>
internal static class Pkcs12Reader
{
    private const string WeChatPays = "WeChat Pay's is the merchant number";

    /// <summary>Tells whether bytes are a PKCS#12 file.</summary>
    public static bool IsPkcs12(byte[] content)
    {
        try
        {
            return PemInput.IsDer(content) && Pfx.GetInstance(Asn1Object.FromByteArray(content)) is not null;
        }
        // BouncyCastle reports malformed input by many exception types.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>Reads the certificate with its private key.</summary>
    /// <returns>A certificate of the caller's, which the caller disposes of.</returns>
    /// <exception cref="CryptographicException">It cannot be read. The message says why, as the end of a sentence, and quotes nothing.</exception>
    public static X509Certificate2 Read(byte[] content, string? passphrase)
    {
        if (FindDamage(content) is { } damage)
            throw new CryptographicException(damage).On(HelpPage.Keys);
        try
        {
            return X509CertificateLoader.LoadPkcs12(content, passphrase);
        }
        catch (CryptographicException)
        {
            return ReadOldCiphers(content, passphrase);
        }
    }

    /// <summary>Says which damage bytes show without a passphrase; <see langword="null"/> for none.</summary>
    private static string? FindDamage(byte[] content)
    {
        if (content.Length == 0)
            return "an empty file";
        if (!PemInput.IsDer(content))
            return DescribeText(PemInput.Decode(content).Trim());
        // No length of a file begins with these bytes. They are what a text reader makes of 0x82: U+FFFD, or U+0082.
        if (content is [_, 0xEF or 0xC2 or 0xC3, ..])
            return "a PKCS#12 file that was read as text and written again, which changed its bytes: copy the file, and give its path or its bytes";
        if (ReadLength(content) is { } length && length > content.Length)
            return $"a PKCS#12 file that was cut off: it has {content.Length} bytes, and its header announces {length}";
        return IsPkcs12(content) ? null : $"{content.Length} bytes of DER that are not a PKCS#12 file";
    }

    private static string DescribeText(string text)
    {
        if (PemInput.IsPem(text))
            return "PEM text, not a PKCS#12 file: give `key` beside it";
        return PemInput.TryDecodeBase64(text) is { } bytes && PemInput.IsDer(bytes)
            ? $"Base64 of {text.Length} characters, not the PKCS#12 file itself: give its bytes, Convert.FromBase64String(text)"
            : $"a text of {text.Length} characters, not a PKCS#12 file";
    }

    // X.690, 8.1.3: the length of what follows, in a short or a long form.
    private static long? ReadLength(byte[] content)
    {
        if (content is not [_, var first, ..] || first == 0x80)
            return null;
        var octets = first < 0x80 ? 0 : first & 0x7F;
        if (octets > 4 || content.Length < 2 + octets)
            return null;
        long length = first < 0x80 ? first : 0;
        for (var i = 0; i < octets; i++)
            length = (length << 8) | content[2 + i];
        return length + 2 + octets;
    }

    /// <summary>Reads the private key, of RSA or SM2, with the dates and the serial of its certificate.</summary>
    /// <inheritdoc cref="Read"/>
    public static ReadKey ReadKey(byte[] content, string? passphrase)
    {
        if (FindDamage(content) is { } damage)
            throw new CryptographicException(damage).On(HelpPage.Keys);
        var (key, certificate) = ReadEntry(content, passphrase);
        try
        {
            return KeyReader.FromParameters(key, KeyReader.Describe(certificate), asPrivate: true);
        }
        catch (ArgumentException)
        {
            throw new CryptographicException("a PKCS#12 file of a key that is neither RSA nor SM2").On(HelpPage.Keys);
        }
    }

    // WeChat Pay's files are encrypted with RC2 and 3DES, which OpenSSL 3 has switched off: BouncyCastle opens them there.
    private static X509Certificate2 ReadOldCiphers(byte[] content, string? passphrase)
    {
        var (key, entry) = ReadEntry(content, passphrase);
        if (key is not RsaPrivateCrtKeyParameters own)
            throw new CryptographicException("a PKCS#12 file of a key that is not RSA").On(HelpPage.Keys);
        using var rsa = RSA.Create(DotNetUtilities.ToRSAParameters(own));
        using var certificate = X509CertificateLoader.LoadCertificate(entry.GetEncoded());
        using var pair = certificate.CopyWithPrivateKey(rsa);
        return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
    }

    private static (AsymmetricKeyParameter Key, BcCertificate Certificate) ReadEntry(byte[] content, string? passphrase)
    {
        var store = new Pkcs12StoreBuilder().Build();
        try
        {
            store.Load(new MemoryStream(content), (passphrase ?? "").ToCharArray());
        }
        catch (IOException error) when (error.Message.Contains("MAC", StringComparison.Ordinal))
        {
            throw new CryptographicException(passphrase is null
                ? $"a PKCS#12 file that needs its passphrase ({WeChatPays})"
                : $"a PKCS#12 file that this passphrase does not open ({WeChatPays})").On(HelpPage.Keys);
        }
        // The file proves its wholeness by the passphrase; what fails behind that is the file's form.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new CryptographicException($"a PKCS#12 file that is damaged or has an unknown cipher ({error.GetType().Name})").On(HelpPage.Keys);
        }
        var alias = store.Aliases.FirstOrDefault(store.IsKeyEntry) ?? throw new CryptographicException("a PKCS#12 file without a private key")
            .On(HelpPage.Keys);
        return store.GetCertificate(alias) is { } entry
            ? (store.GetKey(alias).Key, entry.Certificate)
            : throw new CryptographicException("a PKCS#12 file without a certificate").On(HelpPage.Keys);
    }
}
