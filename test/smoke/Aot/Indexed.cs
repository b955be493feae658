using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using WeChatPay;

// The chain by paths in a program that is compiled ahead of time: a JObject, a JsonNode and a dictionary as JSON.
var (client, _) = Shop.Open(args[^1]);
using (client)
{
    object[] bodies =
    [
        new JObject { ["out_order_no"] = "N1", ["openid"] = "2323dfsdf342342", ["notify_url"] = "https://api.test.com", ["service_id"] = "实例值" },
        new JsonObject { ["out_order_no"] = "N2", ["openid"] = "2323dfsdf342342", ["notify_url"] = "https://api.test.com", ["service_id"] = "实例值" },
        new Dictionary<string, object?>
        {
            ["out_order_no"] = "N3", ["openid"] = "2323dfsdf342342", ["notify_url"] = "https://api.test.com", ["service_id"] = "实例值",
        },
    ];
    foreach (var body in bodies)
    {
        var order = await client["v3/hire-power-bank/insurance-orders"].PostAsync(new RequestOptions { Json = body });
        Console.WriteLine($"indexed: {order["order_id"]}");
        if (order["order_id"] is null)
            return 1;
    }

    // The synchronous verb, PHP's name of it, a list of LINQ, an enum with a name of its own, and a time.
    var mixed = new Dictionary<string, object?>
    {
        ["kinds"] = new[] { Kind.First }.Select(kind => (object)kind),
        ["at"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)),
    };
    var written = "";
    var dry = new RequestOptions
    {
        Json = mixed,
        Handler = new((request, _) =>
    {
        written = System.Text.Encoding.UTF8.GetString(request.Body!.SignedBytes.Span);
        return Task.FromResult(new WeChatPayResponse(200, "{}"));
    })
    };
    client["v3/any"].post(dry);
    Expect(written, """{"kinds":["FIRST_KIND"],"at":"2026-01-02T03:04:05+08:00"}""");

    // A promise follows a task whose type it does not know.
    var followed = await client["v3/any"].PostAsync(dry).Then(response => (object)Task.FromResult(response.StatusCode));
    Expect($"{followed}", "200");

    // Texts to sign are made without reflection.
    Expect(Formatter.QueryStringLike(Formatter.Ksort(new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" })), "a=1&b=2");
    Expect(WeChatPay.Callbacks.CallbackReply.Success(), """{"code":"SUCCESS"}""");

    // The properties of an anonymous object may be gone: it is refused, and never sent without them.
    try
    {
        await client["v3/any"].PostAsync(new RequestOptions { Json = new { out_order_no = "N4" } });
        return 1;
    }
    catch (ArgumentException refused)
    {
        Console.WriteLine(refused.Message);
        return refused.Message.Contains("ahead of time") ? 0 : 1;
    }
}

static void Expect(string found, string expected)
{
    if (found != expected)
        throw new InvalidOperationException($"Expected {expected}, found {found}.");
}

internal enum Kind
{
    [System.Runtime.Serialization.EnumMember(Value = "FIRST_KIND")]
    First,
}
