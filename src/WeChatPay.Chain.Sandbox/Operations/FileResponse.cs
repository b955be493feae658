using System.Text;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Makes responses of operations that are documented without fields: files.</summary>
internal static class FileResponse
{
    // A picture of one pixel: the shortest that every reader of PNG takes.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static SandboxResponse Create(Operation operation) => operation.Path switch
    {
        var path when path.EndsWith("/statements", StringComparison.Ordinal) => Statement(Encoding.UTF8.GetBytes("Transaction time,Out trade no,Amount\r\n")),
        var path when path.Contains("/images/", StringComparison.Ordinal) => SandboxResponse.FromFile("image/png", Pixel),
        var path when path.Contains("download", StringComparison.Ordinal) =>
            SandboxResponse.FromFile("text/plain; charset=utf-8", Encoding.UTF8.GetBytes($"{operation.Name}\r\n")),
        _ => SandboxResponse.WithoutBody(204),
    };

    // Overseas, the signature covers the digest of the file.
    private static SandboxResponse Statement(byte[] file)
    {
        var digest = FileEncoding.Sha1(file);
        return new SandboxResponse(200, "text/csv; charset=utf-8", file)
        {
            Headers = new Dictionary<string, string> { ["Wechatpay-Statement-Sha1"] = digest },
            SignedInstead = Encoding.UTF8.GetBytes($"{{\"sha1\":\"{digest}\"}}"),
        };
    }
}
