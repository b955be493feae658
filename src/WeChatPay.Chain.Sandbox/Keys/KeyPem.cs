using System.Security.Cryptography;

namespace WeChatPay.Sandbox.Keys;

/// <summary>Loads a private key from PEM text, or makes one.</summary>
internal static class KeyPem
{
    public static RSA LoadOrCreate(string? pem, string option, string consequence = "The sandbox was not started.") =>
        pem is null ? ThrowAwayKeys.Make() : Load(pem, option, consequence);

    private static RSA Load(string pem, string option, string consequence)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            _ = rsa.ExportPkcs8PrivateKey(); // a public key imports just as well, and fails here
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw new ArgumentException(
                $"{option} is not an RSA private key. Give unencrypted PEM text, PKCS#8 or PKCS#1; leave it null for a throw-away key. {consequence}",
                option,
                error);
        }

        if (rsa.KeySize >= ThrowAwayKeys.Bits)
            return rsa;

        var bits = rsa.KeySize;
        rsa.Dispose();
        throw new ArgumentException($"{option} is an RSA key of {bits} bits; WeChat Pay takes {ThrowAwayKeys.Bits}. {consequence}", option);
    }
}
