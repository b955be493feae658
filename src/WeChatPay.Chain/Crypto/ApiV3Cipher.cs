using SystemAesGcm = System.Security.Cryptography.AesGcm;

namespace WeChatPay.Crypto;

/// <summary>Decrypts what WeChat Pay encrypts under an APIv3 key, by AEAD_AES_256_GCM or AEAD_SM4_GCM; the key is read once and used from any thread.</summary>
/// <remarks>Mutable and thread-safe. Making a cipher takes longer than decrypting a callback, and a cipher serves one thread at a time, so each call borrows
/// one.</remarks>
internal sealed class ApiV3Cipher(string key)
{
    private readonly byte[] _key = CipherText.Key(key);
    private SystemAesGcm? _idle;
    private byte[]? _sm4Key;

    /// <summary>Decrypts by the cipher that belongs to a kind of key.</summary>
    /// <inheritdoc cref="AesGcm.Decrypt"/>
    public string Decrypt(KeyAlgorithm algorithm, ReadOnlySpan<byte> ciphertext, string iv, string aad) =>
        algorithm == KeyAlgorithm.Sm2 ? Sm4Gcm.Open(_sm4Key ??= Sm4Gcm.DeriveKey(_key), ciphertext.ToArray(), iv, aad) : DecryptAes(ciphertext, iv, aad);

    private string DecryptAes(ReadOnlySpan<byte> ciphertext, string iv, string aad)
    {
        var cipher = Interlocked.Exchange(ref _idle, null) ?? new SystemAesGcm(_key, AesGcm.AUTH_TAG_LENGTH_BYTE);
        try
        {
            return AesGcm.Open(cipher, ciphertext, iv, aad);
        }
        finally
        {
            if (Interlocked.CompareExchange(ref _idle, cipher, null) is not null)
                cipher.Dispose();
        }
    }

    /// <summary>Shows nothing of the key.</summary>
    public override string ToString() => "cipher of an APIv3 key";
}
