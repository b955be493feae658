using System.Security.Cryptography;

namespace WeChatPay.Sandbox.Keys;

/// <summary>An RSA key pair under the name by which the two sides speak of it: a serial number or a public key id.</summary>
/// <remarks>Thread-safe: .NET does not promise that an <see cref="RSA"/> is, so its use is serialised.</remarks>
internal sealed class SigningKey(string id, RSA rsa) : IDisposable
{
    private readonly Lock _gate = new();

    public string Id { get; } = id;

    public string PrivateKeyPem { get; } = rsa.ExportPkcs8PrivateKeyPem();

    public string PublicKeyPem { get; } = rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>Gives the public key as SubjectPublicKeyInfo, DER.</summary>
    public byte[] PublicKey()
    {
        lock (_gate)
            return rsa.ExportSubjectPublicKeyInfo();
    }

    public byte[] Sign(byte[] message)
    {
        lock (_gate)
            return rsa.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public bool Verifies(byte[] message, byte[] signature, RSASignaturePadding padding)
    {
        lock (_gate)
            return rsa.VerifyData(message, signature, HashAlgorithmName.SHA256, padding);
    }

    public void Dispose() => rsa.Dispose();
}
