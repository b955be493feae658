using System.Globalization;
using System.Net.Sockets;
using System.Text;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Retry;

/// <summary>What a server does with a request.</summary>
internal enum Deed
{
    /// <summary>Responds.</summary>
    Responds,

    /// <summary>Resets the connection before it reads the request.</summary>
    ResetsAtOnce,

    /// <summary>Reads the request, then resets the connection.</summary>
    ResetsAfterReading,

    /// <summary>Sends the head and a part of the body.</summary>
    BreaksOff,

    /// <summary>Reads the request, and says nothing until the client goes.</summary>
    IsSilent,
}

/// <summary>The reply of a server of a test's own to one request.</summary>
internal sealed record Reply(Deed Deed, int Status = 200, string Body = "", string Head = "")
{
    private const string Nonce = "d824f2e086d3c1df967785d13fcd22ef";

    public static Reply Reset { get; } = new(Deed.ResetsAfterReading);

    /// <summary>Makes a response as the platform signs it.</summary>
    public static Reply Signed(string body, int status = 200)
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = TestKeys.PlatformSigns(Encoding.UTF8.GetBytes($"{timestamp}\n{Nonce}\n{body}\n"));
        return new(Deed.Responds, status, body, $"Wechatpay-Timestamp: {timestamp}\r\nWechatpay-Nonce: {Nonce}\r\n"
            + $"Wechatpay-Serial: {TestKeys.PlatformKeyId}\r\nWechatpay-Signature: {signature}\r\n");
    }

    /// <summary>Makes a response that reports an error. Errors are not signed.</summary>
    public static Reply Error(int status, string? code = null, string head = "") =>
        new(Deed.Responds, status, code is null ? "<html><title>Oops</title></html>" : $$"""{"code":"{{code}}","message":"no"}""", head);

    /// <summary>Makes a response of APIv2, signed.</summary>
    public static Reply V2(string? code = null)
    {
        object fields = code is null ? new { result_code = "SUCCESS", prepay_id = "1" } : new { result_code = "FAIL", err_code = code };
        using var message = XmlAnswer.Of(fields);
        return new(Deed.Responds, 200, message.Content.ReadAsStringAsync().GetAwaiter().GetResult());
    }

    public static void Cut(Socket connection)
    {
        connection.LingerState = new LingerOption(true, 0);
        connection.Close();
    }

    /// <summary>Gives the bytes on the wire. Each response ends its connection: .NET itself repeats a GET whose kept connection was closed.</summary>
    public byte[] ToBytes()
    {
        var body = Encoding.UTF8.GetBytes(Body);
        var announced = body.Length + (Deed == Deed.BreaksOff ? 9 : 0);
        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {Status} Some reason\r\n{Head}Connection: close\r\nContent-Length: {announced}\r\n\r\n"), .. body];
    }

    public override string ToString() => Deed == Deed.Responds ? $"{Status} {(Body.Length > 40 ? Body[..40] : Body)}" : $"{Deed}";
}
