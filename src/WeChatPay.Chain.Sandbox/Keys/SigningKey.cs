using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.Keys;

/// <summary>An RSA key pair and its id: a serial number or a public key id.</summary>
/// <remarks>Immutable and thread-safe. Uses of the <see cref="RSA"/> are serialised, because .NET does not promise that it is thread-safe.</remarks>
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

    /// <summary>Encrypts a text for the owner of the private key: RSAES-OAEP with SHA-1, Base64.</summary>
    /// <param name="text">At most 214 bytes in UTF-8, the limit of a key of 2048 bits.</param>
    public string Encrypt(string text)
    {
        lock (_gate)
            return Convert.ToBase64String(rsa.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.OaepSHA1));
    }

    /// <summary>Decrypts what <see cref="Encrypt"/> makes.</summary>
    /// <exception cref="FormatException">It is not Base64.</exception>
    /// <exception cref="CryptographicException">It was not encrypted with the public key of this pair.</exception>
    public string Decrypt(string ciphertext)
    {
        var bytes = Convert.FromBase64String(ciphertext);
        lock (_gate)
            return Encoding.UTF8.GetString(rsa.Decrypt(bytes, RSAEncryptionPadding.OaepSHA1));
    }

    public void Dispose() => rsa.Dispose();
}
