using System.Security.Cryptography;

namespace WeChatPay;

/// <summary>The small texts that signatures are made of, under the PHP SDK's names.</summary>
/// <remarks>Stateless and thread-safe.</remarks>
public static class Formatter
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Makes a random text for one request, from the system's cryptographic source.</summary>
    /// <param name="size">Its length in characters; WeChat Pay takes up to 32.</param>
    /// <returns>Characters of <c>[0-9A-Za-z]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static string Nonce(int size = 32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return RandomNumberGenerator.GetString(Alphabet, size);
    }
}
