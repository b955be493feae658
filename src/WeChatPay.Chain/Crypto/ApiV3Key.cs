using System.Text;

namespace WeChatPay.Crypto;

/// <summary>Checks the APIv3 key before it is used.</summary>
internal static class ApiV3Key
{
    /// <summary>Refuses a key of another length.</summary>
    /// <param name="key">The key.</param>
    /// <param name="name">The option or parameter, with which the message begins.</param>
    /// <param name="outcome">What was not done, for the end of the message.</param>
    /// <exception cref="ArgumentException">The key does not have 32 bytes. The message does not quote the key.</exception>
    public static void Check(string key, string name, string outcome)
    {
        var length = Encoding.UTF8.GetByteCount(key);
        if (length != CipherText.KeySize)
        {
            throw new ArgumentException(
                $"`{name}` has {length} bytes: give the APIv3 key of {CipherText.KeySize} bytes, which is set on the merchant platform under API security; "
                + $"not the private key and not the APIv2 key. {outcome}");
        }
    }
}
