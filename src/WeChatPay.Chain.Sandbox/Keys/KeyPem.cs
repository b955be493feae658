using System.Security.Cryptography;

namespace WeChatPay.Sandbox.Keys;

/// <summary>Loads a private key from PEM text, or makes one.</summary>
internal static class KeyPem
{
    public static RSA LoadOrCreate(string? pem, string option, string consequence = "The sandbox was not started.") =>
        pem is null ? ThrowAwayKeys.Make() : Load(pem, option, consequence);

    /// <summary>Reads a key of either kind, or makes one.</summary>
    /// <param name="id">The serial number or the public key id.</param>
    /// <param name="pem">The private key; null for a throw-away one.</param>
    /// <param name="isSm2">Of which kind the throw-away one is.</param>
    /// <param name="option">The option's name.</param>
    /// <param name="consequence">What did not happen, for the message.</param>
    public static SigningKey LoadOrCreate(string id, string? pem, bool isSm2, string option, string consequence) => pem switch
    {
        null when isSm2 => Sm2SigningKey.Create(id),
        { } when Sm2SigningKey.TryRead(id, pem) is { } key => key,
        _ when isSm2 => throw new ArgumentException(
            $"{option} is not an SM2 private key. Give unencrypted PEM text, PKCS#8; leave it null for a throw-away key. {consequence}", option),
        _ => new RsaSigningKey(id, LoadOrCreate(pem, option, consequence)),
    };

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
