using System.Security.Cryptography;

namespace WeChatPay.Cli.Snippets;

/// <summary>Makes the private key of a merchant that does not exist.</summary>
internal static class MadeUpKey
{
    /// <summary>Makes a key: PKCS#8, PEM.</summary>
    public static string Create()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
