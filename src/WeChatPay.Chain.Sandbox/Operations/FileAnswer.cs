using System.Security.Cryptography;
using System.Text;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Answers of operations that are documented without fields: a file.</summary>
internal static class FileAnswer
{
    // A picture of one pixel: the shortest that every reader of PNG takes.
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static Answer Of(Operation operation) => operation.Path switch
    {
        var path when path.EndsWith("/statements", StringComparison.Ordinal) => Statement(Encoding.UTF8.GetBytes("Transaction time,Out trade no,Amount\r\n")),
        var path when path.Contains("/images/", StringComparison.Ordinal) => Answer.File("image/png", Pixel),
        var path when path.Contains("download", StringComparison.Ordinal) => Answer.File("text/plain; charset=utf-8", Encoding.UTF8.GetBytes($"{operation.Name}\r\n")),
        _ => Answer.Empty,
    };

    // Overseas, the digest of the file is signed in its place.
    private static Answer Statement(byte[] file)
    {
        var digest = Convert.ToHexStringLower(HashFile(file));
        return new Answer(200, "text/csv; charset=utf-8", file)
        {
            Headers = new Dictionary<string, string> { ["Wechatpay-Statement-Sha1"] = digest },
            SignedInstead = Encoding.UTF8.GetBytes($"{{\"sha1\":\"{digest}\"}}"),
        };
    }

    private static byte[] HashFile(byte[] file)
    {
#pragma warning disable CA5350 // Weak hash: the protocol names it.
        return SHA1.HashData(file);
#pragma warning restore CA5350
    }
}
