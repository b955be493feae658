using System.Globalization;
using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Sandbox.Keys;

/// <summary>The two certificates of mutual TLS: the server's, which a client has to trust, and the merchant's, which a client presents.</summary>
/// <remarks>Immutable and thread-safe. The merchant's is made when it is first asked for.</remarks>
internal sealed class TlsCertificates : IDisposable
{
    private readonly Lazy<string> _merchantPem;

    public TlsCertificates(SigningKey merchant, DateTimeOffset now)
    {
        Server = CreateServer();
        ServerPem = Server.ExportCertificatePem();
        _merchantPem = new Lazy<string>(() => CreateMerchant(merchant, now));
    }

    public X509Certificate2 Server { get; }

    public string ServerPem { get; }

    public string MerchantPem => _merchantPem.Value;

    public void Dispose() => Server.Dispose();

    // By the machine's clock, because TLS clients check the dates by it. An elliptic curve, because an RSA key would double the time of a start.
    private static X509Certificate2 CreateServer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Sandbox server, O=WeChatPay.Chain.Sandbox", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false)); // server authentication
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));

        // A key that lives in this process alone is not presented by every platform's TLS: a round through PKCS#12 gives one that is.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private static string CreateMerchant(SigningKey merchant, DateTimeOffset now)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(merchant.PrivateKeyPem);
        return SelfSignedCertificate.Pem(rsa, "CN=Sandbox merchant, O=WeChatPay.Chain.Sandbox", SerialOf(merchant.Id), now);
    }

    // A serial number that was given from outside may not be a hexadecimal number; then no certificate can have it.
    private static byte[] SerialOf(string id) =>
        id.Length <= 40 && BigInteger.TryParse("0" + id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number.ToByteArray(isUnsigned: true, isBigEndian: true)
            : Convert.FromHexString(RandomNames.CertificateSerial());
}
