using System.Security.Cryptography;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Decrypts the values that merchants encrypt, and encrypts the values that they decrypt.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class FieldEncryption(SandboxKeys keys)
{
    private const int MostBytes = 214;

    /// <summary>Decrypts a value of a request.</summary>
    /// <param name="request">The request, whose header <c>Wechatpay-Serial</c> names the key.</param>
    /// <param name="ciphertext">The value.</param>
    /// <exception cref="FormatException">It is not Base64.</exception>
    /// <exception cref="CryptographicException">The header is missing, names no key of the platform, or the value was not encrypted with that key.</exception>
    public string Decrypt(SandboxRequest request, string ciphertext)
    {
        var serial = request.FindHeader("Wechatpay-Serial");
        var key = serial switch
        {
            null => throw new CryptographicException("that header is missing"),
            _ when keys.IsPublicKey(serial) => keys.Platform,
            _ when keys.FindCertificate(serial) is { } certificate => certificate.Key,
            _ => throw new CryptographicException($"it names `{serial}`, which is not a key of the platform; known is {keys.Usual.Id}"),
        };
        if (key.Scheme != keys.SignerOf(request).Scheme)
        {
            throw new CryptographicException(
                $"it names {key.Id}, and the request is signed by {keys.SignerOf(request).Scheme}: both must be of one algorithm");
        }
        try
        {
            return key.Decrypt(ciphertext);
        }
        catch (FormatException)
        {
            throw new FormatException("the value is not Base64");
        }
        catch (CryptographicException)
        {
            throw new CryptographicException($"the value was not encrypted with {key.Id}");
        }
    }

    /// <summary>Decrypts a value of a request of APIv2, which names no key.</summary>
    /// <exception cref="FormatException">It is not Base64.</exception>
    /// <exception cref="CryptographicException">It was encrypted with none of the platform's keys.</exception>
    public string DecryptV2(string ciphertext)
    {
        try
        {
            return keys.Platform.Decrypt(ciphertext);
        }
        catch (CryptographicException) when (keys.Certificates.IsOpen)
        {
            return keys.Certificates.Signing.Key.Decrypt(ciphertext);
        }
    }

    /// <summary>Gives the key that merchants encrypt with in APIv2: PKCS#1, PEM.</summary>
    public string PublicKeyPem()
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(keys.Platform.PublicKeyPem);
        return rsa.ExportRSAPublicKeyPem();
    }

    /// <summary>Encrypts a value of a response with the merchant's public key, shortened where the key takes no more.</summary>
    public string Encrypt(string text) => Encrypt(text, keys.Merchant);

    /// <inheritdoc cref="Encrypt(string)"/>
    /// <param name="merchant">The merchant's key.</param>
    public static string Encrypt(string text, SigningKey merchant)
    {
        while (System.Text.Encoding.UTF8.GetByteCount(text) > MostBytes)
            text = text[..^1];
        return merchant.Encrypt(text);
    }

    /// <summary>Gives what encrypts the values of the response to a request.</summary>
    public Func<string, string> EncryptionFor(SandboxRequest request)
    {
        var merchant = keys.SignerOf(request);
        return text => Encrypt(text, merchant);
    }
}
