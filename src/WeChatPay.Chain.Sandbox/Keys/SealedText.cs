using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace WeChatPay.Sandbox.Keys;

/// <summary>Encrypts as WeChat Pay does, with code of its own, so that a mistake of the client library is not repeated here.</summary>
internal static class SealedText
{
    private const int TagBytes = 16;
    private const int Sm4KeyBytes = 16;

    /// <summary>AEAD_AES_256_GCM: Base64 of the ciphertext followed by its tag.</summary>
    /// <param name="text">The text.</param>
    /// <param name="apiV3Key">32 bytes.</param>
    /// <param name="nonce">12 bytes.</param>
    /// <param name="associatedData">Data that is authenticated, but not encrypted.</param>
    public static string Gcm(string text, string apiV3Key, string nonce, string associatedData)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var output = new byte[plain.Length + TagBytes];
        using var cipher = new AesGcm(Encoding.UTF8.GetBytes(apiV3Key), TagBytes);
        cipher.Encrypt(Encoding.UTF8.GetBytes(nonce), plain, output.AsSpan(0, plain.Length), output.AsSpan(plain.Length),
            Encoding.UTF8.GetBytes(associatedData));
        return Convert.ToBase64String(output);
    }

    /// <summary>AEAD_SM4_GCM under half of the APIv3 key's SM3: Base64 of the ciphertext followed by its tag.</summary>
    /// <inheritdoc cref="Gcm"/>
    public static string Sm4Gcm(string text, string apiV3Key, string nonce, string associatedData)
    {
        var digest = DigestUtilities.CalculateDigest("SM3", Encoding.UTF8.GetBytes(apiV3Key));
        var cipher = CipherUtilities.GetCipher("SM4/GCM/NoPadding");
        var key = new KeyParameter(digest, 0, Sm4KeyBytes);
        cipher.Init(forEncryption: true, new AeadParameters(key, TagBytes * 8, Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(associatedData)));
        return Convert.ToBase64String(cipher.DoFinal(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>AES-256-ECB under the lower-case MD5 of the APIv2 key, as <c>req_info</c> is encrypted: Base64.</summary>
    public static string Ecb(string text, string apiV2Key)
    {
#pragma warning disable CA5351 // Weak hash: the protocol names it.
        var key = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(apiV2Key)));
#pragma warning restore CA5351
        using var cipher = Aes.Create();
        cipher.Key = Encoding.UTF8.GetBytes(key);
        return Convert.ToBase64String(cipher.EncryptEcb(Encoding.UTF8.GetBytes(text), PaddingMode.PKCS7));
    }
}
