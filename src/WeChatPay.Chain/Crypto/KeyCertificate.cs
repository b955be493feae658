using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Crypto;

/// <summary>The certificate that a key came in.</summary>
/// <param name="Serial">Upper-case hex.</param>
/// <param name="NotBefore">The begin of its validity.</param>
/// <param name="NotAfter">The end of its validity.</param>
internal sealed record KeyCertificate(string Serial, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    public KeyCertificate(X509Certificate2 certificate)
        : this(CertificateSerial.Format(certificate), new(certificate.NotBefore), new(certificate.NotAfter))
    {
    }

    /// <summary>Says what is wrong with the dates, as the end of a sentence; <see langword="null"/> while the certificate is valid.</summary>
    public string? DescribeDates(DateTimeOffset now)
    {
        if (now > NotAfter)
            return $"ended on {Format(NotAfter)}";
        return now < NotBefore ? $"begins on {Format(NotBefore)}, later than this machine's clock says" : null;
    }

    private static string Format(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
