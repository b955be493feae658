namespace WeChatPay.Crypto;

public static partial class AesEcb
{
    /// <inheritdoc cref="Encrypt"/>
    /// <param name="plaintext">The text, taken as UTF-8.</param>
    /// <param name="key">32 bytes as UTF-8; for <c>req_info</c> the lower-case MD5 of the APIv2 key: <c>Hash.md5(secret)</c>.</param>
    /// <param name="iv">Not used, as in PHP: ECB has none.</param>
    public static string encrypt(string plaintext, string key, string iv = "") => Encrypt(plaintext, key);

    /// <inheritdoc cref="Decrypt"/>
    /// <param name="ciphertext">The ciphertext in Base64.</param>
    /// <param name="key">32 bytes as UTF-8; for <c>req_info</c> the lower-case MD5 of the APIv2 key: <c>Hash.md5(secret)</c>.</param>
    /// <param name="iv">Not used, as in PHP: ECB has none.</param>
    public static string decrypt(string ciphertext, string key, string iv = "") => Decrypt(ciphertext, key);
}
