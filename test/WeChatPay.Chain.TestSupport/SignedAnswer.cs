using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Tests.Support;

/// <summary>Answers as the platform signs them.</summary>
internal static class SignedAnswer
{
    public static HttpResponseMessage Of(string body, HttpStatusCode status = HttpStatusCode.OK) => Of(Encoding.UTF8.GetBytes(body), status);

    public static HttpResponseMessage Of(byte[] body, HttpStatusCode status = HttpStatusCode.OK, DateTimeOffset? at = null) =>
        Sign(Unsigned(body, status), body, at ?? TimeProvider.System.GetUtcNow());

    /// <summary>Signs the SHA-1 of a file instead of the file, as WeChat Pay does for overseas statements.</summary>
    public static HttpResponseMessage Statement(byte[] file)
    {
#pragma warning disable CA5350 // Weak hash: the protocol names it.
        var digest = Convert.ToHexStringLower(SHA1.HashData(file));
#pragma warning restore CA5350
        return Statement(Unsigned(file), digest);
    }

    /// <summary>Signs this SHA-1, which need not be the file's.</summary>
    public static HttpResponseMessage Statement(HttpResponseMessage message, string digest)
    {
        Sign(message, Encoding.UTF8.GetBytes($"{{\"sha1\":\"{digest}\"}}"), TimeProvider.System.GetUtcNow());
        message.Headers.Add("Wechatpay-Statement-Sha1", digest);
        return message;
    }

    public static HttpResponseMessage Unsigned(string body, HttpStatusCode status = HttpStatusCode.OK) => Unsigned(Encoding.UTF8.GetBytes(body), status);

    public static HttpResponseMessage Unsigned(byte[] body, HttpStatusCode status = HttpStatusCode.OK)
    {
        var message = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new("application/json");
        message.Headers.Add("Request-ID", "08C0FFEE-TEST");
        return message;
    }

    private static HttpResponseMessage Sign(HttpResponseMessage message, byte[] covered, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds();
        const string nonce = "d824f2e086d3c1df967785d13fcd22ef";
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n"), .. covered, (byte)'\n'];
        message.Headers.Add("Wechatpay-Timestamp", $"{timestamp}");
        message.Headers.Add("Wechatpay-Nonce", nonce);
        message.Headers.Add("Wechatpay-Serial", TestKeys.PlatformKeyId);
        message.Headers.Add("Wechatpay-Signature", TestKeys.PlatformSigns(signed));
        return message;
    }
}
