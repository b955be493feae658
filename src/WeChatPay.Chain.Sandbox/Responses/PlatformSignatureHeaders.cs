using System.Globalization;
using System.Text;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Responses;

/// <summary>The five headers of the platform's signature, which responses and callbacks have.</summary>
internal static class PlatformSignatureHeaders
{
    /// <summary>Signs <c>timestamp\nnonce\nbody\n</c>.</summary>
    /// <param name="key">The platform's key.</param>
    /// <param name="body">The bytes that travel.</param>
    /// <param name="at">The timestamp.</param>
    /// <param name="serial">The serial number; null for the key's own id.</param>
    /// <param name="type">The type of the signature; null for the key's own.</param>
    /// <param name="spoil">Whether the signature must not match.</param>
    public static Dictionary<string, string> Create(
        SigningKey key, byte[] body, DateTimeOffset at, string? serial = null, string? type = null, bool spoil = false)
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
            ["Wechatpay-Signature-Type"] = type ?? key.Scheme,
            ["Wechatpay-Timestamp"] = timestamp,
        };
    }
}
