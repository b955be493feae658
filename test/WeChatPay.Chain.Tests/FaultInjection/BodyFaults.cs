using System.IO.Compression;
using System.Text;
using WeChatPay.Tests.Support;
using static WeChatPay.Tests.FaultInjection.FaultKind;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Bodies that are not the signed bytes, and encodings of them.</summary>
internal static class BodyFaults
{
    public static IEnumerable<FaultKind> All { get; } =
    [
        OfV3("a byte changed", static e => e.Response.Body = e.Dice.WithOneChanged(e.Genuine)),
        OfV3("a byte more", static e => e.Response.Body = [.. e.Genuine, e.Dice.Pick((byte)0, (byte)' ', (byte)'\n', (byte)'}')]),
        OfV3("a byte in front", static e => e.Response.Body = [e.Dice.Pick((byte)0, (byte)' ', (byte)'\n'), .. e.Genuine]),
        OfV3("bytes less", static e => e.Response.Body = e.Genuine[..e.Dice.Below(e.Genuine.Length)]),
        OfV3("no byte", static e => e.Response.Body = []),
        OfV3("another body", static e => e.Response.Body = e.Forged()),
        OfV3("the body twice", static e => e.Response.Body = [.. e.Genuine, .. e.Genuine]),
        OfV3("a byte-order mark in front", static e => e.Response.Body = [0xEF, 0xBB, 0xBF, .. e.Genuine]),
        OfV3("in UTF-16", static e => e.Response.Body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(e.Genuine))),
        OfV3("read and written again", static e => e.Response.Body =
            Encoding.UTF8.GetBytes(Newtonsoft.Json.Linq.JToken.Parse(Encoding.UTF8.GetString(e.Genuine)).ToString(Newtonsoft.Json.Formatting.Indented))),
        OfV3("line feeds changed", static e =>
        {
            e.Genuine = Encoding.UTF8.GetBytes("{\n\"a\":1\n}");
            e.Sign();
            e.Response.Body = Encoding.UTF8.GetBytes("{\r\n\"a\":1\r\n}");
        }),
        OfV3("gzipped on the way", static e => Encode(e, "gzip", Files.Gzip(e.Genuine))),
        OfV3("deflated on the way", static e => Encode(e, "deflate",
            Packed(e.Genuine, static stream => new ZLibStream(stream, CompressionLevel.Fastest, true)))),
        OfV3("packed by Brotli on the way", static e => Encode(e, "br",
            Packed(e.Genuine, static stream => new BrotliStream(stream, CompressionLevel.Fastest, true)))),
        OfV3("gzipped twice on the way", static e => Encode(e, "gzip, gzip", Files.Gzip(Files.Gzip(e.Genuine)))),
        OfV3("a forged body, gzipped", static e => Encode(e, "gzip", Files.Gzip(e.Forged()))),
        OfV3("an encoding that it has not", static e =>
        {
            Encode(e, e.Dice.Pick("gzip", "br", "deflate", "identity", "x", "aes128gcm"), e.Genuine);
            e.MayBeRead = true;
        }),
        OfV3("a forged body under a character set", static e =>
        {
            e.Response["Content-Type"] = "application/json; charset=" + e.Dice.Pick("gbk", "utf-7", "utf-16", "x", "\"");
            e.Response.Body = e.Forged();
        }),
        OfV3("a forged body as an octet stream", static e =>
        {
            e.Unsign();
            e.Response["Content-Type"] = e.Dice.Pick("application/octet-stream", "application/x-gzip", "image/png", "application/pdf", "text/html");
            e.Response["Content-Disposition"] = "attachment; filename=bill.csv";
            e.Response.Body = e.Forged();
        }),
        OfV3("a forged body with a digest of its own", static e =>
        {
            e.Response.Body = e.Forged();
            GenuineResponses.SignStatement(e, Files.Sha1(e.Genuine));
            e.Response["Wechatpay-Statement-Sha1"] = Files.Sha1(e.Response.Body);
        }),
    ];

    private static void Encode(Exchange exchange, string encoding, byte[] body)
    {
        exchange.Response["Content-Encoding"] = encoding;
        exchange.Response.Body = body;
    }

    private static byte[] Packed(byte[] plain, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
            stream.Write(plain);
        return packed.ToArray();
    }
}
