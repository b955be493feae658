using System.Text;
using static WeChatPay.Tests.FaultInjection.FaultKind;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Lengths and chunks that are not true, and connections that break.</summary>
internal static class LengthFaults
{
    public static IEnumerable<FaultKind> All { get; } =
    [
        Length("longer than the body", static (e, length) => $"Content-Length: {length + 1 + e.Dice.Below(1000)}\r\n", mayBeRead: false),
        Length("shorter than the body", static (e, length) => $"Content-Length: {e.Dice.Below(length)}\r\n", mayBeRead: false),
        Length("given twice, the shorter last", static (e, length) => $"Content-Length: {length}\r\nContent-Length: {e.Dice.Below(length)}\r\n"),
        Length("given twice, the shorter first", static (e, length) => $"Content-Length: {e.Dice.Below(length)}\r\nContent-Length: {length}\r\n"),
        Length("given twice, the same", static (e, length) => $"Content-Length: {length}\r\nContent-Length: {length}\r\n"),
        Length("a list", static (e, length) => $"Content-Length: {length}, {e.Dice.Below(length)}\r\n"),
        Length("not a number", static (e, length) => "Content-Length: "
            + e.Dice.Pick("-1", "x", "", "0x10", $"+{length}", $"{length}.0", $"{length} bytes", "99999999999999999999", "1e3") + "\r\n"),
        Length("zero", static (_, _) => "Content-Length: 0\r\n", mayBeRead: false),
        Length("beside chunks that are none", static (e, length) => $"Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n"),
        Length("beside an unknown encoding", static (e, length) => $"Content-Length: {length}\r\nTransfer-Encoding: x\r\n"),
        OfV3("length beside chunks, shorter", static e =>
        {
            e.Response.Framing = Framing.Chunks;
            e.Response.LengthLines = $"Transfer-Encoding: chunked\r\nContent-Length: {e.Dice.Below(10)}\r\n";
            e.MayBeRead = true;
        }),
        Chunk("longer than announced", static (_, body) => $"1\r\n{body}\r\n0\r\n\r\n"),
        Chunk("shorter than announced", static (_, body) => $"{body.Length + 9:x}\r\n{body}\r\n0\r\n\r\n"),
        Chunk("that never end", static (_, body) => $"{body.Length:x}\r\n{body}\r\n"),
        Chunk("with a length that is not hex", static (e, body) => $"{e.Dice.Pick("g", "-1", "0x1", "", " ", "+5", "１")}\r\n{body}\r\n0\r\n\r\n"),
        Chunk("with a length that overflows", static (e, body) =>
            $"{e.Dice.Pick("FFFFFFFFFFFFFFFFFF", "8000000000000000", "7FFFFFFFFFFFFFFF")}\r\n{body}\r\n0\r\n\r\n"),
        Chunk("without a line feed between", static (_, body) => $"1\r\n{body[..1]}{body.Length - 1:x}\r\n{body[1..]}\r\n0\r\n\r\n"),
        Chunk("with a forged one behind the last", static (e, body) => $"{body.Length:x}\r\n{body}\r\n0\r\n\r\n5\r\nforge\r\n0\r\n\r\n", mayBeRead: true),
        Chunk("with an extension of 20 kB", static (e, body) => $"{body.Length:x};{new string('a', 20_000)}\r\n{body}\r\n0\r\n\r\n", mayBeRead: true),
        Chunk("with a forged one between", static (e, body) => $"5\r\n{body[..5]}\r\n5\r\nforge\r\n{body.Length - 5:x}\r\n{body[5..]}\r\n0\r\n\r\n"),
        Break("in the first line", static (e, bytes) => bytes[..e.Dice.Below(20)]),
        Break("in the headers", static (e, bytes) => bytes[..(20 + e.Dice.Below(bytes.AsSpan().IndexOf("\r\n\r\n"u8) - 20))]),
        Break("before the body", static (e, bytes) => bytes[..(bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4)]),
        Break("in the body", static (e, bytes) => bytes[..^(6 + e.Dice.Below(e.Genuine.Length / 2))]),
        Break("by an end that is not told", static (e, bytes) => bytes[..^(1 + e.Dice.Below(e.Genuine.Length))], Framing.Close),
        Break("and sent other bytes", static (e, _) => e.Dice.Bytes(1 + e.Dice.Below(200))),
        Break("and sent a body alone", static (e, _) => e.Forged()),
        Break("and spoke TLS", static (e, _) => [0x15, 3, 1, 0, 2, 2, 40]),
        Break("and spoke HTTP/2", static (e, _) => [0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100]),
        OfV3("broke off before anything", static e =>
        {
            e.Response.Damage = static _ => [];
            e.Response.Ending = e.Dice.Pick(Ending.Closes, Ending.Resets);
        }),
    ];

    private static FaultKind Length(string name, Func<Exchange, int, string> lines, bool mayBeRead = true) => OfV3($"length {name}", e =>
    {
        e.Response.Framing = Framing.Length;
        e.Response.LengthLines = lines(e, e.Genuine.Length);
        e.Response.Ending = Ending.Closes;
        e.MayBeRead = mayBeRead;
    });

    private static FaultKind Chunk(string name, Func<Exchange, string, string> chunks, bool mayBeRead = false) => OfV3($"chunks {name}", e =>
    {
        e.Genuine = GenuineResponses.Json(e.Dice, 5).Where(static letter => letter < 0x80).ToArray();
        e.Sign();
        var body = Encoding.ASCII.GetBytes(chunks(e, Encoding.ASCII.GetString(e.Genuine)));
        (e.Response.Framing, e.Response.LengthLines, e.Response.Body) = (Framing.Length, "Transfer-Encoding: chunked\r\n", body);
        e.Response.Ending = Ending.Closes;
        e.MayBeRead = mayBeRead;
    });

    private static FaultKind Break(string name, Func<Exchange, byte[], byte[]> cut, Framing? framing = null) => OfV3($"broke off {name}", e =>
    {
        e.Response.Framing = framing ?? e.Response.Framing;
        e.Response.Damage = bytes => cut(e, bytes);
        e.Response.Ending = e.Dice.Pick(Ending.Closes, Ending.Resets);
    });
}
