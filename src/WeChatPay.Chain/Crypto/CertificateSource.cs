using System.Security.Cryptography.X509Certificates;
using WeChatPay.Crypto;

namespace WeChatPay;

/// <summary>One or more certificates: text, a file, bytes, or an object.</summary>
/// <remarks>Every form converts by itself: <c>TrustedRoots = ["file:///path/to/root.pem"]</c>. The client reads them when it is built. Immutable and
/// thread-safe.</remarks>
public readonly record struct CertificateSource
{
    private const string Kind = "certificate";

    private readonly object? _thing;

    private CertificateSource(object? thing) => _thing = thing;

    /// <summary>Takes PEM text, or the path of a PEM or DER file with or without <c>file://</c>.</summary>
    public static implicit operator CertificateSource(string? text) => new(text);

    /// <summary>Takes a file with PEM text or DER.</summary>
    public static implicit operator CertificateSource(FileInfo? file) => new(file);

    /// <summary>Takes PEM text in UTF-8, or DER.</summary>
    public static implicit operator CertificateSource(byte[]? content) => new(content);

    /// <summary>Takes a certificate. The caller disposes of it, after the client.</summary>
    public static implicit operator CertificateSource(X509Certificate2? certificate) => new(certificate);

    /// <summary>Shows the form and its length.</summary>
    public override string ToString() => _thing switch
    {
        null => "no certificate",
        string text => $"certificate or path, {text.Length} characters",
        byte[] content => $"certificate, {content.Length} bytes",
        FileInfo => "certificate in a file",
        _ => Kind,
    };

    /// <summary>Takes whatever one of the conversions takes, or a source.</summary>
    /// <returns>Whether it is one of these.</returns>
    internal static bool TryFrom(object thing, out CertificateSource source)
    {
        source = thing as CertificateSource? ?? new(thing);
        return thing is CertificateSource or string or FileInfo or byte[] or X509Certificate2;
    }

    /// <summary>Reads the first certificate.</summary>
    /// <returns>A certificate without private key, which the caller disposes of.</returns>
    /// <exception cref="ArgumentException">The file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">There is no certificate in it.</exception>
    internal X509Certificate2 Read() => CertificateReader.Read(_thing is X509Certificate2 certificate ? certificate.RawData : Content());

    /// <summary>Reads all certificates.</summary>
    /// <exception cref="ArgumentException">The file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The content is damaged.</exception>
    internal X509Certificate2Collection ReadAll() => _thing is X509Certificate2 certificate ? [certificate] : CertificateReader.ReadAll(Content());

    private byte[] Content() => _thing switch
    {
        byte[] content => content,
        FileInfo file => PemInput.Read(file.FullName, Kind),
        string text => PemInput.Read(text, Kind),
        _ => [],
    };
}
