using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WeChatPay.Crypto;
using WeChatPay.Util;

namespace WeChatPay.Configuration;

/// <summary>Reads the certificate that the merchant presents to <c>security</c> endpoints of APIv2: the option <c>merchant</c>.</summary>
internal static class ClientCertificate
{
    private const string Right = "merchant = new { cert = \"file:///path/to/apiclient_cert.pem\", key = \"file:///path/to/apiclient_key.pem\" }, or new { cert = \"/path/to/apiclient_cert.p12\", passphrase = \"1900000109\" }";

    /// <summary>Reads a PEM pair, a PKCS#12 file, or a certificate that holds its key.</summary>
    /// <exception cref="ArgumentException">It is none of these, or the key does not belong to the certificate.</exception>
    public static X509Certificate2 Read(object merchant)
    {
        if (merchant is X509Certificate2 given)
            return given.HasPrivateKey ? given : throw Wrong("a certificate without its private key");
        if (!LooseObject.TryRead(merchant, out var entries))
            throw Wrong($"a {merchant.GetType().Name}");
        var pieces = entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        if (pieces.Keys.FirstOrDefault(key => key is not ("cert" or "key" or "passphrase")) is { } unknown)
            throw Wrong($"given `{unknown}`, which is none of cert, key and passphrase");
        var (cert, passphrase) = WithPassphrase(pieces.GetValueOrDefault("cert") ?? throw Wrong("without `cert`"), pieces.GetValueOrDefault("passphrase") as string);
        return cert switch
        {
            X509Certificate2 certificate when certificate.HasPrivateKey => certificate,
            string text when pieces.GetValueOrDefault("key") is { } key => FromPair(text, key, passphrase),
            string text => FromPkcs12(OptionFile.Bytes("merchant", text, Right), passphrase),
            byte[] bytes => FromPkcs12(bytes, passphrase),
            _ => throw Wrong("without `key`"),
        };
    }

    // Guzzle takes [path, passphrase] as well.
    private static (object Thing, string? Passphrase) WithPassphrase(object thing, string? passphrase) =>
        thing is object[] and [{ } first, string second] ? (first, second) : (thing, passphrase);

    private static X509Certificate2 FromPair(string cert, object key, string? passphrase)
    {
        var (thing, opens) = WithPassphrase(key, passphrase);
        var pem = OptionFile.Pem("merchant", cert, Right);
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            using var rsa = Rsa.From(thing, Rsa.KEY_TYPE_PRIVATE, opens).ToRsa();
            using var pair = certificate.CopyWithPrivateKey(rsa);
            // A key that lives in this process alone is not presented by every platform's TLS: a round through PKCS#12 gives one that is.
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
        }
        catch (CryptographicException error)
        {
            throw Wrong($"not readable as a certificate ({error.Message})");
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"`merchant`: {error.Message}", error);
        }
    }

    private static X509Certificate2 FromPkcs12(byte[] bytes, string? passphrase)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12(bytes, passphrase);
            return certificate.HasPrivateKey ? certificate : throw Wrong("a PKCS#12 file without a private key");
        }
        catch (CryptographicException)
        {
            throw Wrong("not a PKCS#12 file that this passphrase opens (WeChat Pay's is the merchant number)");
        }
    }

    private static ArgumentException Wrong(string what) => new($"`merchant` is {what}: give {Right}.");
}
