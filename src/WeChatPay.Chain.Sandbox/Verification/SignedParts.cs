using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Verification;

/// <summary>The five parts that a request's signature covers, each ended by a line feed.</summary>
internal sealed record SignedParts(string Method, string Target, string Timestamp, string Nonce, byte[] Body)
{
    public byte[] ToMessage() => [.. Encoding.UTF8.GetBytes(Head), .. Body, (byte)'\n'];

    private string Head => $"{Method}\n{Target}\n{Timestamp}\n{Nonce}\n";

    /// <summary>Writes a message for people; bytes that are not UTF-8 become U+FFFD.</summary>
    public static string ToText(byte[] message) => Encoding.UTF8.GetString(message);

    /// <summary>Shows the parts as WeChat Pay does, with a digest instead of the body, which may have personal data.</summary>
    public JObject Describe() => new()
    {
        ["method"] = Method,
        ["url"] = Target,
        ["truncated_sign_message"] = Head,
        ["sign_message_length"] = ToMessage().Length,
        ["body_length"] = Body.Length,
        ["body_sha256"] = Convert.ToHexStringLower(SHA256.HashData(Body)),
    };
}
