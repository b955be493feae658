using System.Text;
using WeChatPay.Tests.Support;
using static WeChatPay.Tests.FaultInjection.FaultKind;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Genuine responses in every form that a server may give them: each must reach the caller.</summary>
internal static class GenuineKinds
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        OfV3("as it is", static _ => { }),
        OfV3("by length", static e => e.Response.Framing = Framing.Length),
        OfV3("in chunks", static e => e.Response.Framing = Framing.Chunks),
        OfV3("up to the end of the connection", static e => e.Response.Framing = Framing.Close),
        OfV3("of HTTP/1.0", static e => (e.Response.Framing, e.Response.StatusLine) = (Framing.Close, "HTTP/1.0 200 OK")),
        OfV3("long", static e => Body(e, GenuineResponses.Json(e.Dice, 100_000 + e.Dice.Below(400_000)))),
        OfV3("empty", static e => Body(e, [])),
        OfV3("empty, 204", static e =>
        {
            Body(e, []);
            e.Response.Status = 204;
        }),
        OfV3("202", static e => e.Response.Status = 202),
        OfV3("unicode", static e => Body(e, Encoding.UTF8.GetBytes($"{{\"姓\":\"{string.Concat(Enumerable.Repeat("𠮷é\u2028", e.Dice.Below(50)))}\"}}"))),
        OfV3("with a byte-order mark that is signed", static e => Body(e, [0xEF, 0xBB, 0xBF, .. "{}"u8])),
        OfV3("gzipped before it was signed", static e =>
        {
            Body(e, Files.Gzip(GenuineResponses.Json(e.Dice, 200)));
            e.Response["Content-Encoding"] = "gzip";
        }),
        OfV3("signed by the second key", static e =>
        {
            e.Serial = Exchange.OtherKeyId;
            e.Sign(key: TestKeys.Third);
        }),
        OfV3("signed within the five minutes", static e =>
        {
            e.Timestamp = Exchange.Now(e.Dice.Below(500) - 250);
            e.Sign();
        }),
        OfV3("with trailers", static e =>
        {
            e.Response.Framing = Framing.Chunks;
            e.Response.Trailers.Add(("Server-Timing", "a"));
        }),
        OfV3("behind a 100", static e => e.Response.Before = "HTTP/1.1 100 Continue\r\n\r\n"),
        OfV3("behind a redirect", static e =>
        {
            e.Later.Add(e.Response);
            (e.Redirects, e.Response) = (3, new WireResponse { Status = e.Dice.Pick(307, 308) });
            e.Response["Location"] = e.Dice.Pick("/v3/other", "other", "//{host}/v3/other?a=1");
        }),
        OfV2("as it is", static _ => { }),
        OfV2("in chunks", static e => e.Response.Framing = Framing.Chunks),
        OfV2("up to the end of the connection", static e => e.Response.Framing = Framing.Close),
        OfV2("long", static e =>
        {
            var fields = GenuineResponses.FieldsV2(e.Dice);
            fields["attach"] = e.Dice.Letters(50_000);
            GenuineResponses.SetFields(e, fields);
        }),
        OfV2("with empty fields", static e =>
        {
            var fields = GenuineResponses.FieldsV2(e.Dice);
            fields["device_info"] = "";
            GenuineResponses.SetFields(e, fields);
        }),
        OfV2("unsigned where none is signed", static e =>
        {
            e.Path = "v2/mmpaymkttransfers/sendredpack";
            Body(e, Encoding.UTF8.GetBytes("<xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code></xml>"));
        }),
        OfV2("a bill", static e =>
        {
            e.Path = "v2/pay/downloadbill";
            Body(e, Encoding.UTF8.GetBytes("\uFEFF交易时间,商户号\n`1"));
        }),
        OfFile("as it is", static _ => { }),
        OfFile("long", static e => Content(e, e.Dice.Bytes(300_000))),
        OfFile("empty", static e => Content(e, [])),
        OfFile("up to the end of the connection", static e => e.Response.Framing = Framing.Close),
        OfFile("gzipped", static e =>
        {
            e.Response.Body = Files.Gzip(e.Genuine);
            e.MayBeRead = true;
        }),
        OfStatement("as it is", static _ => { }),
        OfStatement("long", static e =>
        {
            Content(e, e.Dice.Bytes(300_000));
            GenuineResponses.SignStatement(e, e.Hash!);
            e.Hash = null;
        }),
        OfStatement("in chunks", static e => e.Response.Framing = Framing.Chunks),
    ];

    private static void Body(Exchange exchange, byte[] body)
    {
        exchange.Genuine = exchange.Response.Body = body;
        if (!exchange.Path.StartsWith("v2/", StringComparison.Ordinal))
            exchange.Sign();
    }

    private static void Content(Exchange exchange, byte[] file)
    {
        exchange.Genuine = exchange.Response.Body = file;
        exchange.Hash = Files.Sha1(file);
    }
}
