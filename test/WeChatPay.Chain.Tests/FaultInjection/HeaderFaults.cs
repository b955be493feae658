using System.Text;
using WeChatPay.Tests.Support;
using static WeChatPay.Tests.FaultInjection.FaultKind;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Headers of the signature that are absent, empty, given twice, folded or elsewhere, and headers that no server writes.</summary>
internal static class HeaderFaults
{
    public static IEnumerable<FaultKind> All { get; } =
    [
        .. Exchange.SignatureHeaders.SelectMany(OfHeader),
        OfV3("names with underscores", static e => Rename(e, static name => name.Replace('-', '_'))),
        OfV3("names of CGI", static e => Rename(e, static name => "HTTP_" + name.ToUpperInvariant().Replace('-', '_'))),
        OfV3("names with a prefix", static e => Rename(e, static name => "X-" + name)),
        OfV3("names in another case", static e =>
        {
            Rename(e, e.Dice.Toss() ? static name => name.ToUpperInvariant() : static name => name.ToLowerInvariant());
            e.MayBeRead = true;
        }),
        OfV3("all in the trailer only", static e =>
        {
            e.Response.Framing = Framing.Chunks;
            foreach (var name in Exchange.SignatureHeaders)
                e.Response.Trailers.Add((name, e.Response[name]!));
            e.Unsign();
        }),
        OfV3("forged, and genuine in the trailer", static e =>
        {
            e.Response.Framing = Framing.Chunks;
            foreach (var name in Exchange.SignatureHeaders)
                e.Response.Trailers.Add((name, e.Response[name]!));
            e.Response["Wechatpay-Signature"] = e.Signature(e.Forged(), TestKeys.Merchant);
        }),
        OfV3("genuine, and forged in the trailer", static e =>
        {
            e.Response.Framing = Framing.Chunks;
            e.Response.Trailers.Add(("Wechatpay-Signature", e.Signature(e.Forged(), TestKeys.Merchant)));
            e.MayBeRead = true;
        }),
        Anywhere("a blank before the colon", "Wechatpay-Nonce : x"),
        Anywhere("a line without a colon", "Wechatpay-Nonce"),
        Anywhere("a line without a name", ": x"),
        Anywhere("a NUL in a value", "X-A: a\0b"),
        Anywhere("a carriage return in a value", "X-A: a\rWechatpay-Nonce: x"),
        Anywhere("bytes of another encoding", "X-A: \u00e9\u00ff"),
        OfV3("a folded line at first", static e => Damage(e, "\r\n", "\r\n Wechatpay-Nonce: x\r\n")),
        OfV3("a header of 200 kB", static e => e.Response["X-Long"] = new string('a', 200_000)),
        OfV3("a thousand headers", static e =>
        {
            for (var i = 0; i < 1000; i++)
                e.Response.Headers.Add(($"X-{i}", e.Dice.Letters(80)));
        }),
        OfV3("line feeds alone", static e =>
        {
            e.Response.Framing = Framing.Length;
            e.Response.Damage = bytes =>
            {
                var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
                return [.. bytes[..end].Where(static one => one != '\r'), .. bytes[end..]];
            };
            e.MayBeRead = true;
        }),
    ];

    private static IEnumerable<FaultKind> OfHeader(string name) =>
    [
        OfV3($"no {name}", e => e.Response[name] = null),
        OfV3($"{name} is empty", e => e.Response[name] = ""),
        OfV3($"{name} is blank", e => e.Response[name] = " \t "),
        OfV3($"{name} twice, the other first", e => e.Response.Headers.Insert(0, (name, Other(e, name)))),
        OfV3($"{name} twice, the other last", e => e.Response.Headers.Add((name, Other(e, name)))),
        OfV3($"{name} twice, in two cases", e => e.Response.Headers.Insert(e.Dice.Below(2), (name.ToUpperInvariant(), Other(e, name)))),
        OfV3($"{name} twice, one is empty", e =>
        {
            e.Response.Headers.Insert(0, (name, ""));
            e.MayBeRead = true;
        }),
        OfV3($"{name} twice, the same", e =>
        {
            e.Response.Headers.Add((name, e.Response[name]!));
            e.MayBeRead = true;
        }),
        OfV3($"{name} joined by a comma", e => e.Response[name] =
            e.Dice.Toss() ? $"{e.Response[name]}, {Other(e, name)}" : $"{Other(e, name)},{e.Response[name]}"),
        OfV3($"{name} folded, with more", e => e.Response[name] += $"\r\n{e.Dice.Pick(" ", "\t", "   ")}{Other(e, name)}"),
        OfV3($"{name} folded", e =>
        {
            e.Response[name] = $"\r\n {e.Response[name]}";
            e.MayBeRead = true;
        }),
        OfV3($"{name} in quotes", e => e.Response[name] = $"\"{e.Response[name]}\""),
        OfV3($"{name} with something behind", e =>
        {
            e.Response[name] += e.Dice.Pick(";q=1", " x", "/", "\0", "\\n");
            // .NET reads NUL as a blank, which Base64 may have behind it.
            e.MayBeRead = name == "Wechatpay-Signature";
        }),
        OfV3($"{name} in the trailer only", e =>
        {
            e.Response.Framing = Framing.Chunks;
            e.Response.Trailers.Add((name, e.Response[name]!));
            e.Response[name] = null;
        }),
    ];

    private static string Other(Exchange exchange, string name) => name switch
    {
        "Wechatpay-Timestamp" => Exchange.Now(exchange.Dice.Pick(-200, -1, 1, 200)) + exchange.Dice.Pick("", "0"),
        "Wechatpay-Serial" => exchange.Dice.Pick(Exchange.OtherKeyId, "PUB_KEY_ID_9"),
        "Wechatpay-Signature" => exchange.Signature(exchange.Forged(), TestKeys.Merchant),
        _ => exchange.Dice.Letters(32),
    };

    private static FaultKind Anywhere(string name, string line) => OfV3($"{name}, unsigned", e =>
    {
        e.Response.Body = e.Forged();
        var after = e.Dice.Toss();
        Damage(e, "\r\n", after ? $"\r\n{line}\r\n" : $"\r\n{line}\r\nX-B: 1\r\n");
    });

    private static void Damage(Exchange exchange, string first, string with) => exchange.Response.Damage = bytes =>
    {
        var at = bytes.AsSpan().IndexOf(Encoding.Latin1.GetBytes(first));
        return [.. bytes[..at], .. Encoding.Latin1.GetBytes(with), .. bytes[(at + first.Length)..]];
    };

    private static void Rename(Exchange exchange, Func<string, string> rename)
    {
        var headers = exchange.Response.Headers;
        for (var i = 0; i < headers.Count; i++)
        {
            if (Exchange.SignatureHeaders.Contains(headers[i].Name))
                headers[i] = (rename(headers[i].Name), headers[i].Value);
        }
    }
}
