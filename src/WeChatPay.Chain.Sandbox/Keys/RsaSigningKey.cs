using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.Keys;

/// <summary>An RSA key pair.</summary>
/// <remarks>Immutable and thread-safe. Uses of the <see cref="RSA"/> are serialised, because .NET does not promise that it is thread-safe.</remarks>
internal sealed class RsaSigningKey(string id, RSA rsa) : SigningKey(id)
{
    private readonly Lock _gate = new();

    public override string Scheme => Rsa;

    public override string Cipher => "AEAD_AES_256_GCM";

    public override string Signing => "RSASSA-PKCS1-v1_5 with SHA-256";

    public override string PrivateKeyPem { get; } = rsa.ExportPkcs8PrivateKeyPem();

    public override string PublicKeyPem { get; } = rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>Gives the public key as SubjectPublicKeyInfo, DER.</summary>
    public byte[] PublicKey()
    {
        lock (_gate)
            return rsa.ExportSubjectPublicKeyInfo();
    }

    public override byte[] Sign(byte[] message)
    {
        lock (_gate)
            return rsa.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public override bool Verifies(byte[] message, byte[] signature) => Verifies(message, signature, RSASignaturePadding.Pkcs1);

    public bool Verifies(byte[] message, byte[] signature, RSASignaturePadding padding)
    {
        lock (_gate)
            return rsa.VerifyData(message, signature, HashAlgorithmName.SHA256, padding);
    }

    /// <summary>Encrypts by RSAES-OAEP with SHA-1.</summary>
    public override string Encrypt(string text) => Encrypt(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Encrypt(string)"/>
    public string Encrypt(byte[] bytes)
    {
        lock (_gate)
            return Convert.ToBase64String(rsa.Encrypt(bytes, RSAEncryptionPadding.OaepSHA1));
    }

    public override string Decrypt(string ciphertext)
    {
        var bytes = Convert.FromBase64String(ciphertext);
        lock (_gate)
            return Encoding.UTF8.GetString(rsa.Decrypt(bytes, RSAEncryptionPadding.OaepSHA1));
    }

    public override string Seal(string text, string apiV3Key, string nonce, string associatedData) => SealedText.Gcm(text, apiV3Key, nonce, associatedData);

    public override void Dispose()
    {
        rsa.Dispose();
        base.Dispose();
    }
}
