using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox;

/// <summary>The platform certificates of a sandbox, for the rehearsal of a change: add one, let it sign, remove the old one.</summary>
/// <remarks>WeChat Pay lists a new certificate 10 days before the old one ends, and signs by both in the last 5 days. Mutable and thread-safe.
/// <example><code>
/// var serial = server.Certificates.Add();    // listed by GET v3/certificates
/// server.Certificates.SignWith(serial);      // signs responses, and callbacks of a merchant without the public key
/// </code></example></remarks>
public sealed class SandboxCertificates
{
    private readonly CertificateBook _book;

    internal SandboxCertificates(CertificateBook book)
    {
        _book = book;
    }

    /// <summary>Gets the serial numbers of the certificates that are listed, oldest first.</summary>
    public IReadOnlyList<string> Serials => [.. _book.Listed.Select(static certificate => certificate.Key.Id)];

    /// <summary>Gets the serial number of the certificate that signs: the server's <see cref="SandboxServer.PlatformSerial"/>.</summary>
    public string SigningSerial => _book.Signing.Key.Id;

    /// <summary>Makes a certificate and lists it. Another one signs until <see cref="SignWith"/> is called.</summary>
    /// <param name="lifetime">How long it is valid from now on. Default: five years.</param>
    /// <returns>Its serial number, 40 upper-case hexadecimal digits.</returns>
    public string Add(TimeSpan? lifetime = null) => _book.Add(lifetime).Key.Id;

    /// <summary>Lets a listed certificate sign from now on.</summary>
    /// <param name="serial">Its serial number.</param>
    /// <exception cref="ArgumentException">No certificate with this serial number is listed.</exception>
    public void SignWith(string serial)
    {
        if (!_book.TrySignWith(serial))
            throw new ArgumentException($"No certificate with this serial number is listed. Listed are: {string.Join(", ", Serials)}.", nameof(serial));
    }

    /// <summary>Lists a certificate no more.</summary>
    /// <param name="serial">Its serial number.</param>
    /// <exception cref="ArgumentException">No certificate with this serial number is listed, or it is the one that signs.</exception>
    public void Remove(string serial)
    {
        if (!_book.TryRemove(serial))
        {
            throw new ArgumentException(
                $"The certificate is not listed, or it signs: let another one sign first. Listed are: {string.Join(", ", Serials)}.", nameof(serial));
        }
    }
}
