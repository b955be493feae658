using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>Reads certificates, as PEM or DER.</summary>
internal static class CertificateReader
{
    /// <summary>Reads the first certificate.</summary>
    /// <returns>A certificate of the caller's, which the caller disposes of.</returns>
    /// <exception cref="CryptographicException">There is none. The message says what there is instead, and quotes nothing of it.</exception>
    public static X509Certificate2 Read(byte[] content)
    {
        if (PemInput.IsDer(content))
            return LoadDer(content);
        var text = PemInput.Decode(content);
        var blocks = PemInput.FindBlocks(text);
        foreach (var block in blocks)
        {
            if (block.IsCertificate)
                return Load(block);
        }
        throw new CryptographicException(blocks.Count > 0 ? $"it is {Name(blocks[0])}" : $"it is {DescribeUnframed(text)}").On(HelpPage.Keys);
    }

    /// <summary>Reads all certificates: PEM may hold several.</summary>
    /// <returns>An empty collection where PEM holds other things.</returns>
    /// <exception cref="CryptographicException">The content is damaged.</exception>
    public static X509Certificate2Collection ReadAll(byte[] content)
    {
        if (PemInput.IsDer(content))
            return [LoadDer(content)];
        return [.. PemInput.FindBlocks(PemInput.Decode(content)).Where(static block => block.IsCertificate).Select(Load)];
    }

    private static X509Certificate2 Load(PemBlock block)
    {
        // The labels of RFC 7468, 5 and openssl's own ones differ; the framework knows the first.
        var text = block.Text.Replace($" {block.Label}-----", " CERTIFICATE-----", StringComparison.Ordinal);
        try
        {
            return X509Certificate2.CreateFromPem(text);
        }
        // The cause adds nothing, and its text differs between systems.
        catch (CryptographicException)
        {
            throw new CryptographicException(block.HasWrittenLineFeeds
                ? @"its line feeds are written as the two characters \n: replace them, text.Replace(""\\n"", ""\n"")"
                : "its PEM text is damaged: it does not decode").On(HelpPage.Keys);
        }
    }

    private static X509Certificate2 LoadDer(byte[] content)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(content);
        }
        catch (CryptographicException)
        {
            throw new CryptographicException(Pkcs12Reader.IsPkcs12(content)
                ? "it is a PKCS#12 file, which has the certificate and its private key"
                : $"it is {content.Length} bytes of DER that hold another thing").On(HelpPage.Keys);
        }
    }

    private static string Name(PemBlock block) => block switch
    {
        { IsPrivateKey: true } => "a private key",
        { IsPublicKey: true } => "a public key without a certificate",
        _ => "PEM text without a certificate",
    };

    private static string DescribeUnframed(string text) => PemInput.TryDecodeBase64(text.Trim()) is { } bytes && PemInput.IsDer(bytes)
        ? $"Base64 of {text.Length} characters without a `-----BEGIN CERTIFICATE-----` line: give its bytes, Convert.FromBase64String(text)"
        : $"{text.Length} characters of text without a `-----BEGIN CERTIFICATE-----` line";
}
