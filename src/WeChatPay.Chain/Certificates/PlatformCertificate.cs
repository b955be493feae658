using System.Globalization;
using WeChatPay.Util;

namespace WeChatPay.Certificates;

/// <summary>A platform certificate, with which WeChat Pay signs responses and callbacks for merchants who have not moved to the platform public key.</summary>
/// <remarks>While certificates rotate, several are valid at once: configure all of them. Immutable and thread-safe.</remarks>
public sealed class PlatformCertificate
{
    private PlatformCertificate(string serial, string pem, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        Serial = serial;
        Pem = pem;
        NotBefore = notBefore;
        NotAfter = notAfter;
    }

    /// <summary>Gets the serial, which <c>Wechatpay-Serial</c> and <c>certs</c> name.</summary>
    /// <value>Upper-case hex, 40 digits.</value>
    public string Serial { get; }

    /// <summary>Gets the certificate as PEM text, as it was sent.</summary>
    public string Pem { get; }

    /// <summary>Gets the first moment at which it is valid, from the certificate itself.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>Gets the last moment at which it is valid, from the certificate itself.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>Reads a certificate that was downloaded before, or a test's.</summary>
    /// <param name="pem">PEM text, from <c>-----BEGIN CERTIFICATE-----</c> on.</param>
    /// <exception cref="ArgumentException">The text holds no certificate.</exception>
    public static PlatformCertificate FromPem(string pem)
    {
        using var certificate = PemUtil.LoadCertificateFromString(pem);
        return new PlatformCertificate(PemUtil.ParseCertificateSerialNo(certificate), pem, certificate.NotBefore, certificate.NotAfter);
    }

    /// <summary>Tells whether it is valid at a moment.</summary>
    /// <param name="moment">For example <c>TimeProvider.System.GetUtcNow()</c>.</param>
    public bool IsValidAt(DateTimeOffset moment) => NotBefore <= moment && moment <= NotAfter;

    /// <summary>Shows serial and validity.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"platform certificate {Serial}, valid from {NotBefore:yyyy-MM-dd} to {NotAfter:yyyy-MM-dd}");
}
