using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Util;

namespace WeChatPay;

/// <summary>The certificate, with its private key, that the merchant presents to operations of APIv2 with the option <c>security</c>.</summary>
/// <remarks>The client reads it when it is built. Serializers see no member, so they write nothing of the key. Immutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<ClientCertificateSource>))]
public sealed class ClientCertificateSource
{
    private const string Right =
        "merchant = new { cert = \"file:///path/to/apiclient_cert.pem\", key = \"file:///path/to/apiclient_key.pem\" }, "
        + "or new { cert = \"/path/to/apiclient_cert.p12\", passphrase = \"1900000109\" }";

    private readonly string _form;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly Func<X509Certificate2> _read;

    private ClientCertificateSource(string form, Func<X509Certificate2> read)
    {
        _form = form;
        _read = read;
    }

    /// <summary>Takes a certificate that holds its private key. The caller disposes of it, after the client.</summary>
    [return: NotNullIfNotNull(nameof(certificate))]
    public static implicit operator ClientCertificateSource?(X509Certificate2? certificate) =>
        certificate is null ? null : new("certificate", () => WithKey(certificate, "a certificate without its private key"));

    /// <summary>Takes a certificate and its private key: <c>apiclient_cert.pem</c> and <c>apiclient_key.pem</c>.</summary>
    /// <param name="cert">PEM text, or the path of a PEM or DER file.</param>
    /// <param name="key">The private key.</param>
    /// <param name="passphrase">Opens an encrypted private key.</param>
    public static ClientCertificateSource FromPem(CertificateSource cert, KeySource key, string? passphrase = null)
    {
        var source = passphrase is null ? key : key.WithPassphrase(passphrase);
        return new("certificate and key", () => ReadPair(cert, source));
    }

    /// <summary>Takes a PKCS#12 file: <c>apiclient_cert.p12</c>.</summary>
    /// <param name="path">Its path, with or without <c>file://</c>.</param>
    /// <param name="passphrase">WeChat Pay's is the merchant number.</param>
    public static ClientCertificateSource FromPkcs12(string path, string? passphrase)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new("PKCS#12 file", () => ReadPkcs12(Named(() => ReadContent(path)), passphrase));
    }

    /// <summary>Takes the bytes of a PKCS#12 file.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="passphrase">WeChat Pay's is the merchant number.</param>
    public static ClientCertificateSource FromPkcs12(byte[] content, string? passphrase)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new("PKCS#12", () => ReadPkcs12(content, passphrase));
    }

    /// <summary>Shows the form, and nothing of certificate and key.</summary>
    public override string ToString() => $"client certificate, from {_form}";

    /// <summary>Takes the loose option: a PEM pair, a PKCS#12 file, or a certificate that holds its key.</summary>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    internal static ClientCertificateSource FromLoose(object merchant)
    {
        if (merchant is ClientCertificateSource given)
            return given;
        if (merchant is X509Certificate2 certificate)
            return certificate;
        if (!LooseObject.TryRead(merchant, out var entries))
            throw Wrong($"a {merchant.GetType().Name}");
        object? cert = null;
        object? key = null;
        string? passphrase = null;
        foreach (var (name, value) in entries)
        {
            switch (name)
            {
                case "cert":
                    // Guzzle's pair of a path and its passphrase.
                    (cert, passphrase) = value is object[] and [{ } first, { } second] ? (first, ReadPassphrase(second)) : (value, passphrase);
                    break;
                case "key":
                    key = value;
                    break;
                case "passphrase":
                    passphrase = value is null ? passphrase : ReadPassphrase(value);
                    break;
                default:
                    throw Wrong($"given {TextShape.QuoteName(name)}, which is none of cert, key and passphrase");
            }
        }
        return FromParts(cert ?? throw Wrong("without `cert`"), key, passphrase);
    }

    /// <summary>Reads the certificate with its private key.</summary>
    /// <param name="now">The time, which the certificate's dates are compared with.</param>
    /// <exception cref="ArgumentException">It cannot be read, has ended, or the key does not belong to the certificate.</exception>
    internal X509Certificate2 Read(DateTimeOffset now)
    {
        var certificate = _read();
        return new KeyCertificate(certificate).DescribeDates(now) is { } dates
            ? throw new ArgumentException($"`merchant` has a certificate that {dates}: give a valid apiclient_cert.pem with its key.").On(HelpPage.Keys)
            : certificate;
    }

    private static ClientCertificateSource FromParts(object cert, object? key, string? passphrase) => (cert, key) switch
    {
        (X509Certificate2 { HasPrivateKey: true } certificate, _) => certificate,
        (string text, null) when PemInput.IsPem(text) => throw Wrong("without `key`"),
        (string path, null) => FromPkcs12(path, passphrase),
        (byte[] content, null) => FromPkcs12(content, passphrase),
        (_, { } given) when CertificateSource.TryFrom(cert, out var source) => FromPem(source, WithPassphrase(given, passphrase)),
        _ => throw Wrong("without `key`"),
    };

    // A pair of a key and its passphrase has its own.
    private static KeySource WithPassphrase(object key, string? passphrase)
    {
        var source = KeySource.From(key, "key");
        return passphrase is null || key is object[]? source : source.WithPassphrase(passphrase);
    }

    private static string ReadPassphrase(object value) => Passphrase.TryRead(value, out var passphrase)
        ? passphrase
        : throw new ArgumentException($"The `passphrase` of `merchant` is {Refusal.Describe(value)}: give text, or the merchant number. Give {Right}.")
            .On(HelpPage.Keys);

    // Text that is not a path may be the file's own Base64, which the reader names.
    private static byte[] ReadContent(string path) => PemInput.TryDecodeBase64(path.Trim()) is not null && !FilePath.LooksLikePath(path)
        ? Encoding.UTF8.GetBytes(path)
        : FilePath.ReadAllBytes(path.Trim(), "PKCS#12");

    private static X509Certificate2 ReadPair(CertificateSource cert, KeySource key) => Named(() =>
    {
        var read = key.Read(asPrivate: true).RequireRsa("key");
        using var certificate = ReadCertificate(cert);
        using var publicKey = certificate.GetRSAPublicKey();
        if (publicKey is null || !new RsaKey(publicKey, isPrivate: false).IsOfSamePair(read))
        {
            throw new ArgumentException(
                "the key `key` does not belong to the certificate `cert`: give apiclient_cert.pem and apiclient_key.pem of one merchant.").On(HelpPage.Keys);
        }
        using var rsa = read.ToRsa();
        using var pair = certificate.CopyWithPrivateKey(rsa);
        // A key that lives in this process alone is not presented by every platform's TLS: a round through PKCS#12 gives one that is.
        return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
    });

    private static X509Certificate2 ReadCertificate(CertificateSource cert)
    {
        try
        {
            return cert.Read();
        }
        catch (CryptographicException error)
        {
            throw new ArgumentException($"the certificate is not readable: {error.Message}. Give {Right}.").On(HelpPage.Keys);
        }
    }

    private static X509Certificate2 ReadPkcs12(byte[] content, string? passphrase)
    {
        try
        {
            return WithKey(Pkcs12Reader.Read(content, passphrase), "a PKCS#12 file without a private key");
        }
        catch (CryptographicException error)
        {
            throw Wrong(error.Message);
        }
    }

    private static X509Certificate2 WithKey(X509Certificate2 certificate, string otherwise) => certificate.HasPrivateKey ? certificate : throw Wrong(otherwise);

    private static T Named<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"`merchant`: {error.Message}", error).On(HelpPage.Keys);
        }
    }

    private static ArgumentException Wrong(string what) => new ArgumentException($"`merchant` is {what}: give {Right}.").On(HelpPage.Keys);
}
