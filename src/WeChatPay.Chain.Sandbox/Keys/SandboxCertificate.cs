using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Sandbox.Keys;

/// <summary>A platform certificate, for merchants that have not moved to the platform public key.</summary>
internal sealed class SandboxCertificate : IDisposable
{
    private const string Name = "CN=Sandbox platform certificate, O=WeChatPay.Chain.Sandbox";

    private SandboxCertificate(SigningKey key, X509Certificate2 certificate)
    {
        Key = key;
        Pem = certificate.ExportCertificatePem();
        NotBefore = new DateTimeOffset(certificate.NotBefore);
        NotAfter = new DateTimeOffset(certificate.NotAfter);
    }

    /// <summary>Gets the key pair; its id is the certificate's serial number, 40 upper-case hexadecimal digits.</summary>
    public SigningKey Key { get; }

    public string Pem { get; }

    public DateTimeOffset NotBefore { get; }

    public DateTimeOffset NotAfter { get; }

    public static SandboxCertificate Create(DateTimeOffset now, TimeSpan? lifetime = null)
    {
        var rsa = ThrowAwayKeys.Make();
        using var certificate = SelfSignedCertificate.Create(rsa, Name, Convert.FromHexString(RandomNames.CertificateSerial()), now, lifetime);
        return new SandboxCertificate(new RsaSigningKey(certificate.SerialNumber, rsa), certificate);
    }

    /// <summary>Makes a certificate of an SM2 key, signed by SM2 with SM3.</summary>
    public static SandboxCertificate CreateSm2(DateTimeOffset now, TimeSpan? lifetime = null)
    {
        var key = Sm2SigningKey.Create(RandomNames.CertificateSerial());
        using var certificate = X509CertificateLoader.LoadCertificate(
            key.Certify(Name, SelfSignedCertificate.Begin(now), SelfSignedCertificate.End(now, lifetime)));
        return new SandboxCertificate(key, certificate);
    }

    /// <summary>Makes one of its own PEM texts.</summary>
    /// <exception cref="ArgumentException">The private key is not one, or not that of the certificate.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The certificate is not one.</exception>
    public static SandboxCertificate Load(string pem, string privateKeyPem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        var serial = certificate.SerialNumber;
        SigningKey key = Sm2SigningKey.TryRead(serial, privateKeyPem) is { } sm2
            ? sm2
            : new RsaSigningKey(serial, KeyPem.LoadOrCreate(privateKeyPem, nameof(privateKeyPem)));
        return new SandboxCertificate(key, certificate);
    }

    public void Dispose() => Key.Dispose();
}
