using System.Globalization;
using System.Numerics;
using WeChatPay.Php.OpenSsl;

namespace WeChatPay.Php;

/// <content>PHP's functions for certificates.</content>
public static partial class Functions
{
    /// <summary>Reads a certificate from PEM text or from <c>file://</c> and a path.</summary>
    /// <returns>The certificate, or false.</returns>
    public static dynamic openssl_x509_read(object? certificate) => OpenSslKeys.Certificate(certificate) is { } read ? read : false;

    /// <summary>Gets the fields of a certificate that the porter lets through: the serial number and the dates.</summary>
    /// <returns>An array with <c>serialNumber</c>, <c>serialNumberHex</c>, <c>validFrom</c>, <c>validTo</c>, <c>validFrom_time_t</c>, <c>validTo_time_t</c>
    /// and <c>version</c>; false for a text that is not a certificate.</returns>
    public static dynamic openssl_x509_parse(object? certificate)
    {
        if (OpenSslKeys.Certificate(certificate) is not { } read)
            return false;
        var (serial, from, to) = (read.SerialNumber, read.NotBefore.ToUniversalTime(), read.NotAfter.ToUniversalTime());
        // OpenSSL writes a serial number beyond 64 bits as hex, and a smaller one as decimal.
        var number = BigInteger.Parse("0" + serial, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new PhpArray
        {
            ["version"] = (long)read.Version - 1,
            ["serialNumber"] = number >= BigInteger.One << 127 ? "0x" + serial : number.ToString(CultureInfo.InvariantCulture),
            ["serialNumberHex"] = serial,
            ["validFrom"] = Written(from),
            ["validTo"] = Written(to),
            ["validFrom_time_t"] = new DateTimeOffset(from).ToUnixTimeSeconds(),
            ["validTo_time_t"] = new DateTimeOffset(to).ToUnixTimeSeconds(),
        };
    }

    // RFC 5280: two digits of the year until 2049.
    private static string Written(System.DateTime time) =>
        time.ToString(time.Year < 2050 ? "yyMMddHHmmss'Z'" : "yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
}
