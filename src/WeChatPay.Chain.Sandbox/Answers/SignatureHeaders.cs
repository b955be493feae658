using System.Globalization;
using System.Text;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Answers;

/// <summary>The five headers of the platform's signature, which answers and callbacks bear alike.</summary>
internal static class SignatureHeaders
{
    /// <summary>Signs <c>timestamp\nnonce\nbody\n</c>.</summary>
    /// <param name="key">The platform's key.</param>
    /// <param name="body">The bytes that travel.</param>
    /// <param name="at">When it is said to be signed.</param>
    /// <param name="serial">Whose signature it is said to be; null for the key's own id.</param>
    /// <param name="spoil">Whether the signature is to fit nothing.</param>
    public static Dictionary<string, string> Of(SigningKey key, byte[] body, DateTimeOffset at, string? serial = null, bool spoil = false)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNames.Nonce();
        var signature = key.Sign([.. Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n"), .. body, (byte)'\n']);
        if (spoil)
            signature[^1] ^= 1; // still valid Base64 of the right length: only the check of the signature itself can notice
        return new Dictionary<string, string>
        {
            ["Wechatpay-Nonce"] = nonce,
            ["Wechatpay-Serial"] = serial ?? key.Id,
            ["Wechatpay-Signature"] = Convert.ToBase64String(signature),
            ["Wechatpay-Signature-Type"] = "WECHATPAY2-SHA256-RSA2048",
            ["Wechatpay-Timestamp"] = timestamp,
        };
    }
}
