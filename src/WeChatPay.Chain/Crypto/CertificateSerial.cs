using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Crypto;

/// <summary>The serial of a certificate as WeChat Pay writes it.</summary>
internal static class CertificateSerial
{
    /// <summary>Writes it in upper-case hex, as a number: DER puts a zero byte before a serial whose first bit is set, and WeChat Pay writes none.</summary>
    public static string Format(X509Certificate2 certificate) => Convert.ToHexString(certificate.SerialNumberBytes.Span.TrimStart((byte)0));
}
