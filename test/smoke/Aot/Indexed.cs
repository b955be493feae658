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
    return 0;
}
