using System.Text;
using static WeChatPay.Tests.FaultInjection.FaultKind;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>Statuses, responses in front of the response, and redirects.</summary>
internal static class StatusFaults
{
    private const string Interim = "HTTP/1.1 103 Early Hints\r\n";

    public static IEnumerable<FaultKind> All { get; } =
    [
        OfV3("another 2xx, unsigned", static e => Forge(e, e.Dice.Pick(201, 202, 203, 206, 207, 226, 299))),
        OfV3("another 2xx, another body", static e =>
        {
            e.Response.Status = e.Dice.Pick(201, 202, 203, 206, 207, 226, 299);
            e.Response.Body = e.Forged();
        }),
        OfV3("204, unsigned", static e =>
        {
            e.Unsign();
            (e.Response.Status, e.Response.Body, e.Response.Framing) = (204, [], Framing.Length);
        }),
        OfV3("204 with the headers of another body", static e => (e.Response.Status, e.Response.Body, e.Response.Framing) = (204, [], Framing.Length)),
        OfV3("204 with a forged body", static e => (e.Response.Status, e.Response.Body, e.Response.Framing) = (204, e.Forged(), Framing.Length)),
        OfV3("204 with a forged response behind", static e =>
        {
            (e.Response.Status, e.Response.Framing) = (204, Framing.Length);
            e.Response.Body = [.. "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8];
            e.Response.LengthLines = "";
        }),
        OfV3("205, unsigned", static e => Forge(e, 205)),
        OfV3("304 with a body", static e => Forge(e, 304)),
        OfV3("3xx that is not followed", static e =>
        {
            Forge(e, e.Dice.Pick(300, 301, 302, 303, 305, 306, 307, 308));
            e.Response["Location"] = "/v3/pay/other";
        }),
        OfV3("an error", static e => Forge(e, e.Dice.Pick(400, 401, 403, 404, 409, 410, 422, 429, 499, 500, 501, 502, 503, 504, 599))),
        OfV3("an error with a genuine signature", static e => e.Response.Status = e.Dice.Pick(400, 404, 500)),
        OfV3("a status that no server has", static e => Forge(e, e.Dice.Pick(600, 777, 999))),
        OfV3("a status that is not a number", static e =>
        {
            Forge(e, 200);
            e.Response.StatusLine = e.Dice.Pick(
                "HTTP/1.1 2OO OK", "HTTP/1.1 -200 OK", "HTTP/1.1 20 OK", "HTTP/1.1 2000 OK", "HTTP/1.1  200 OK", "HTTP/1.1 200.0", "HTTP/1.1", "200 OK",
                "HTTP/1.1 099 OK", "HTTP/1.1 000 OK", "HTTP/1.1 \u00b2\u00b200 OK");
        }),
        OfV3("another version, unsigned", static e =>
        {
            Forge(e, 200);
            e.Response.StatusLine = e.Dice.Pick(
                "HTTP/1.0 200 OK", "HTTP/0.9 200 OK", "HTTP/2.0 200 OK", "HTTP/3 200 OK", "ICY 200 OK", "http/1.1 200 OK", "HTTP/11 200 OK",
                "HTTPS/1.1 200 OK");
        }),
        OfV3("the headers in a 103, unsigned behind", static e => Front(e, Interim)),
        OfV3("the headers in a 100, unsigned behind", static e => Front(e, "HTTP/1.1 100 Continue\r\n")),
        OfV3("the headers in a 102, forged behind", static e =>
        {
            Front(e, "HTTP/1.1 102 Processing\r\n");
            e.Response.Body = e.Forged();
        }),
        OfV3("101", static e =>
        {
            Forge(e, 101);
            e.Response["Upgrade"] = "h2c";
            e.Response["Connection"] = "Upgrade";
            e.Response.Ending = Ending.Closes;
        }),
        OfV3("many 1xx in front of an unsigned one", static e =>
        {
            Forge(e, 200);
            e.Response.Before = string.Concat(Enumerable.Repeat($"{Interim}Link: </a>\r\n\r\n", 1 + e.Dice.Below(50)));
        }),
        OfV3("many 1xx in front", static e =>
        {
            e.Response.Before = string.Concat(Enumerable.Repeat($"{Interim}Link: </a>\r\n\r\n", 1 + e.Dice.Below(50)));
            e.MayBeRead = true;
        }),
        OfV3("1xx alone", static e =>
        {
            e.Response.Before = $"{Interim}\r\n";
            e.Response.Damage = static bytes => [.. Encoding.ASCII.GetBytes($"{Interim}\r\n")];
            e.Response.Ending = Ending.Closes;
        }),
        Redirect("to an unsigned response", static (e, status) => Move(e, status, e.Dice.Pick("/v3/pay/other", "?a=1", "./x", "//" + "{host}" + "/v3/a"))),
        Redirect("to the path of a file", static (e, status) => Move(e, status, "/v3/billdownload/file?token=1")),
        Redirect("to the path of an image", static (e, status) => Move(e, status, "/v3/merchant-service/images/" + e.Dice.Letters(8))),
        Redirect("to another host", static (e, status) => Move(e, status, e.Dice.Pick(
            "http://127.0.0.2:9/", "https://example.invalid/", "//example.invalid/a", "http://localhost:9/v3/a", "http://user@127.0.0.1:9/",
            "http://[::1]:9/"))),
        Redirect("to another scheme", static (e, status) => Move(e, status,
            e.Dice.Pick("ftp://{host}/a", "file:///etc/passwd", "data:,{}", "javascript:1", "ws://{host}/"))),
        Redirect("to nowhere", static (e, status) => Move(e, status, e.Dice.Pick("", "http://", "http:///a", ":", "\u00e9", "//", "http://[", "%"))),
        Redirect("that has no end", static (e, status) =>
        {
            Move(e, status, "/v3/again");
            e.Later.Clear();
            e.Later.AddRange(Enumerable.Repeat(e.Response, 20));
        }),
        Redirect("to a response with the first one's headers", static (e, status) =>
        {
            Move(e, status, "/v3/pay/other");
            e.Sign();
        }),
    ];

    private static FaultKind Redirect(string name, Action<Exchange, int> move) => OfV3($"redirected {name}", e =>
    {
        e.Redirects = e.Dice.Pick(1, 5);
        move(e, e.Dice.Pick(301, 302, 303, 307, 308));
    });

    private static void Forge(Exchange exchange, int status)
    {
        exchange.Unsign();
        exchange.Response.Status = status;
        exchange.Response.Body = exchange.Forged();
        exchange.Response.Framing = Framing.Length;
    }

    private static void Move(Exchange exchange, int status, string location)
    {
        var last = exchange.Response;
        last.Body = exchange.Forged();
        exchange.Response = new WireResponse { Status = status };
        if (exchange.Dice.Toss())
            exchange.Sign();
        exchange.Response["Location"] = location;
        foreach (var name in Exchange.SignatureHeaders)
            last[name] = null;
        exchange.Later.Add(last);
    }

    private static void Front(Exchange exchange, string line)
    {
        var headers = Exchange.SignatureHeaders.Select(name => $"{name}: {exchange.Response[name]}\r\n");
        exchange.Response.Before = $"{line}{string.Concat(headers)}\r\n";
        exchange.Unsign();
    }
}
