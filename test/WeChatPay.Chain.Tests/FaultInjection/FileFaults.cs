using System.Text;
using WeChatPay.Tests.Support;
using static WeChatPay.Tests.FaultInjection.FaultKind;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Files that do not have the digest that the caller knows, or that was signed.</summary>
internal static class FileFaults
{
    public static IEnumerable<FaultKind> All { get; } =
    [
        .. Changes.SelectMany(static change => new[] { OfFile(change.Name, change.Break), OfStatement(change.Name, change.Break) }),
        OfFile("gzip with a byte changed", static e => Gzipped(e, WithOneChanged(e, Files.Gzip(e.Genuine)))),
        OfFile("gzip of another file", static e => Gzipped(e, Files.Gzip(e.Forged()))),
        OfFile("gzip with bytes behind", static e => Gzipped(e, [.. Files.Gzip(e.Genuine), .. e.Dice.Bytes(1 + e.Dice.Below(20))])),
        OfFile("gzip with a second member", static e => Gzipped(e, [.. Files.Gzip(e.Genuine), .. Files.Gzip(e.Forged())])),
        OfFile("gzip cut off", static e => Gzipped(e, Files.Gzip(e.Genuine)[..^(1 + e.Dice.Below(12))])),
        OfFile("gzipped twice", static e => Gzipped(e, Files.Gzip(Files.Gzip(e.Genuine)))),
        OfFile("an error page", static e => (e.Response.Status, e.Response.Body) = (e.Dice.Pick(400, 403, 404, 500), e.Forged())),
        OfFile("a redirect", static e => (e.Response.Status, e.Response.Body, e.Response["Location"]) = (302, e.Genuine, "/v3/billdownload/file")),
        OfStatement("no signature", static e => e.Unsign()),
        OfStatement("no digest", static e => e.Response["Wechatpay-Statement-Sha1"] = null),
        OfStatement("digest of another file", static e => e.Response["Wechatpay-Statement-Sha1"] = Files.Sha1(e.Forged())),
        OfStatement("digest and file of another", static e =>
        {
            e.Response.Body = e.Forged();
            e.Response["Wechatpay-Statement-Sha1"] = Files.Sha1(e.Response.Body);
        }),
        OfStatement("digest given twice", static e =>
        {
            e.Response.Body = e.Forged();
            e.Response.Headers.Insert(e.Dice.Below(3), ("Wechatpay-Statement-Sha1", Files.Sha1(e.Response.Body)));
        }),
        OfStatement("a digest that escapes its text", static e =>
        {
            e.Response.Body = e.Forged();
            e.Response["Wechatpay-Statement-Sha1"] = $"{Files.Sha1(e.Response.Body)}\",\"sha1\":\"{Files.Sha1(e.Genuine)}";
        }),
        OfStatement("the digest signed as a body", static e =>
        {
            e.Response.Body = Encoding.UTF8.GetBytes($"{{\"sha1\":\"{Files.Sha1(e.Genuine)}\"}}");
            e.Response["Wechatpay-Statement-Sha1"] = null;
        }),
        OfStatement("signed by another key", static e => e.Response["Wechatpay-Signature"] =
            e.Signature(Encoding.UTF8.GetBytes($"{{\"sha1\":\"{Files.Sha1(e.Genuine)}\"}}"), TestKeys.Merchant)),
        OfStatement("signed too early", static e =>
        {
            e.Timestamp = Exchange.Now(-400);
            GenuineResponses.SignStatement(e, Files.Sha1(e.Genuine));
        }),
    ];

    private static (string Name, Action<Exchange> Break)[] Changes =>
    [
        ("a byte changed", static e => e.Response.Body = e.Dice.WithOneChanged(e.Genuine)),
        ("a byte more", static e => e.Response.Body = [.. e.Genuine, (byte)'\n']),
        ("bytes less", static e => e.Response.Body = e.Genuine[..e.Dice.Below(e.Genuine.Length)]),
        ("another file", static e => e.Response.Body = e.Forged()),
        ("no byte", static e => e.Response.Body = []),
        ("204", static e => (e.Response.Status, e.Response.Body, e.Response.Framing) = (204, [], Framing.Length)),
        ("broke off", static e =>
        {
            e.Response.Damage = bytes => bytes[..^(6 + e.Dice.Below(e.Genuine.Length / 2))];
            e.Response.Ending = e.Dice.Pick(Ending.Closes, Ending.Resets);
        }),
        ("broke off at an end that is not told", static e =>
        {
            e.Response.Framing = Framing.Close;
            e.Response.Body = e.Genuine[..e.Dice.Below(e.Genuine.Length)];
        }),
        ("a length shorter than the file", static e =>
        {
            e.Response.Framing = Framing.Length;
            e.Response.LengthLines = $"Content-Length: {e.Dice.Below(e.Genuine.Length)}\r\n";
            e.Response.Ending = Ending.Closes;
        }),
        ("gzipped by a proxy", static e =>
        {
            e.Response["Content-Encoding"] = "br";
            e.Response.Body = [.. e.Dice.Bytes(4), .. e.Genuine];
        }),
    ];

    // RFC 1952: bytes 4 to 9 are a time and a system, which say nothing of the content. The digest covers the content.
    private static byte[] WithOneChanged(Exchange exchange, byte[] gzip)
    {
        byte[] changed = [.. gzip[..4], .. gzip[10..]];
        changed = exchange.Dice.WithOneChanged(changed);
        return [.. changed[..4], .. gzip[4..10], .. changed[4..]];
    }

    private static void Gzipped(Exchange exchange, byte[] body) => exchange.Response.Body = body;
}
