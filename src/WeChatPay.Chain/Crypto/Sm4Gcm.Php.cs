namespace WeChatPay.Crypto;

public static partial class Sm4Gcm
{
    /// <inheritdoc cref="Encrypt"/>
    public static string encrypt(string plaintext, string key, string iv, string aad = "") => Encrypt(plaintext, key, iv, aad);

    /// <inheritdoc cref="Decrypt"/>
    public static string decrypt(string ciphertext, string key, string iv, string aad = "") => Decrypt(ciphertext, key, iv, aad);
}
