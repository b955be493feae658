namespace WeChatPay.Certificates;

/// <summary>A platform certificate: what WeChat Pay signs its answers and callbacks with for merchants who have not moved to the platform public key.</summary>
/// <remarks>Immutable and thread-safe. While certificates rotate, several are valid at once: configure all of them.</remarks>
public sealed class PlatformCertificate
{
    internal PlatformCertificate(string serial, string pem, DateTimeOffset notBefore, DateTimeOffset notAfter)
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

    /// <summary>Tells whether it is valid at a moment.</summary>
    /// <param name="moment">For example <c>TimeProvider.System.GetUtcNow()</c>.</param>
    public bool IsValidAt(DateTimeOffset moment) => NotBefore <= moment && moment <= NotAfter;

    /// <summary>Shows serial and validity.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"platform certificate {Serial}, valid from {NotBefore:yyyy-MM-dd} to {NotAfter:yyyy-MM-dd}");
}
