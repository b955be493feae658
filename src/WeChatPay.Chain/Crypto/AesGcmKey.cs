using SystemAesGcm = System.Security.Cryptography.AesGcm;

namespace WeChatPay.Crypto;

/// <summary>A key of AEAD_AES_256_GCM, read once and used from any thread.</summary>
/// <remarks>Mutable and thread-safe. Making a cipher takes longer than decrypting a callback, and a cipher serves one thread at a time, so each call borrows
/// one.</remarks>
internal sealed class AesGcmKey(string key)
{
    private readonly byte[] _key = CipherText.Key(key);
    private SystemAesGcm? _idle;

    /// <inheritdoc cref="AesGcm.Decrypt"/>
    public string Decrypt(ReadOnlySpan<byte> ciphertext, string iv, string aad)
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
    public override string ToString() => "AES-256-GCM key";
}
