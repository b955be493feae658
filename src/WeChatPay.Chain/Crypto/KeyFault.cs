using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>Words what a wrong key is instead, and the way out. It quotes nothing of the key.</summary>
internal static class KeyFault
{
    private const int MinBits = 2048;

    /// <summary>Names the ways in which a key is written, by the label of its PEM frame.</summary>
    public static readonly (string Label, string Prefix, string Name)[] Forms =
    [
        ("PRIVATE KEY", "private.pkcs8://", "a PKCS#8 private key"),
        ("RSA PRIVATE KEY", "private.pkcs1://", "a PKCS#1 private key"),
        ("PUBLIC KEY", "public.spki://", "a public key (SPKI)"),
        ("RSA PUBLIC KEY", "public.pkcs1://", "a PKCS#1 public key"),
    ];

    /// <summary>Makes the exception for a wrong key.</summary>
    /// <param name="asPrivate">Whether it had to be a private key.</param>
    /// <param name="what">What it is instead, as the end of a sentence.</param>
    public static ArgumentException Wrong(bool asPrivate, string what) => new ArgumentException(asPrivate
        ? $"This is not an RSA or SM2 private key: it is {what}. Give apiclient_key.pem, as PEM text or as its path (`file:///path/to/apiclient_key.pem`)."
        : $"This is not an RSA or SM2 public key or certificate: it is {what}. Give pub_key.pem or wechatpay_<serial>.pem, as PEM text or as its path.")
            .On(HelpPage.Keys);

    /// <summary>Makes the exception for text that is neither PEM nor a path.</summary>
    public static ArgumentException Unframed(string text, bool asPrivate)
    {
        if (text.Length == 0)
            return Wrong(asPrivate, "empty text");
        var what = $"{text.Length} characters of text without a `-----BEGIN …-----` line";
        if (text.Length == TextShape.KeyLength)
            return Wrong(asPrivate, $"{what}, as long as an APIv2 or APIv3 key");
        return Wrong(asPrivate, PemInput.TryDecodeBase64(text) is { } bytes && Name(bytes) is { } name
            ? $"{what}, the Base64 of {name.Name}{(name.Prefix is null ? "" : $": write `{name.Prefix}` before it")}"
            : $"{what}{(FilePath.CanBeName(text) ? ", and no file has that name" : "")}");
    }

    /// <summary>Makes the exception for a block of PEM that does not decode.</summary>
    /// <param name="block">The block.</param>
    /// <param name="asPrivate">Whether it had to be a private key.</param>
    /// <param name="prefix">The prefix that stood for the frame; <see langword="null"/> for a frame.</param>
    /// <param name="error">The type of the reader's exception.</param>
    public static ArgumentException Undecodable(PemBlock block, bool asPrivate, string? prefix, string error)
    {
        if (block.HasWrittenLineFeeds)
            return Wrong(asPrivate, @"damaged: its line feeds are written as the two characters \n: replace them, text.Replace(""\\n"", ""\n"")");
        var lines = block.Text.Split('\n');
        var framed = prefix is null ? $"the frame `{block.Label}`" : $"`{prefix}`";
        var right = Name(PemInput.TryDecodeBase64(string.Concat(lines.Skip(1).Take(Math.Max(0, lines.Length - 2)))) ?? []);
        return right is { Label: { } label } && label != block.Label
            ? Wrong(
                asPrivate,
                $"{right.Value.Name} under {framed}: write {(prefix is null ? $"`-----BEGIN {label}-----`" : $"`{right.Value.Prefix}`")} before it")
            : Wrong(asPrivate, $"damaged: the PEM text does not decode ({error})");
    }

    /// <summary>Makes the exception for DER that is not such a key.</summary>
    public static ArgumentException WrongDer(byte[] content, bool asPrivate) => Wrong(asPrivate, Name(content) is { } name
        ? name.Name
        : $"{content.Length} bytes of DER that hold another thing");

    /// <summary>Refuses a key that WeChat Pay does not take, or that an attacker may break.</summary>
    /// <exception cref="ArgumentException">The modulus has fewer than 2,048 bits, or a number of bits that is not a multiple of 8.</exception>
    public static ReadKey RequireStrong(ReadKey read) => read.Key is not RsaKey rsa || (rsa.KeySize >= MinBits && rsa.KeySize % 8 == 0)
        ? read
        : throw new ArgumentException(
            $"The RSA key has {rsa.KeySize} bits: give a key of {MinBits} bits, which WeChat Pay uses, or of more bits in whole bytes.").On(HelpPage.Keys);

    private static (string Name, string? Prefix, string? Label)? Name(byte[] content)
    {
        if (!PemInput.IsDer(content))
            return null;
        foreach (var (label, prefix, name) in Forms)
        {
            if (KeyReader.TryImport(label, content) is not null)
                return (name, prefix, label);
        }
        if (Sm2KeyReader.TryImport(content, asPrivate: true) is not null)
            return ("a PKCS#8 private key", "private.pkcs8://", "PRIVATE KEY");
        if (Sm2KeyReader.TryImport(content, asPrivate: false) is not null)
            return ("a public key (SPKI)", "public.spki://", "PUBLIC KEY");
        if (Pkcs12Reader.IsPkcs12(content))
            return ("a PKCS#12 file, which has the certificate and its private key", null, null);
        return IsCertificate(content) ? ("a certificate", null, null) : null;
    }

    private static bool IsCertificate(byte[] content)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(content);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
