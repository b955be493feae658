using WeChatPay;

// The typed chain in a program that is compiled ahead of time.
var (client, _) = Shop.Open(args[^1]);
using (client)
{
    var order = await client.v3.hirePowerBank.insuranceOrders.PostAsync(new()
    {
        json = new() { out_order_no = "N1", openid = "2323dfsdf342342", notify_url = "https://api.test.com", service_id = "实例值" },
    });
    Console.WriteLine($"typed: {order.order_id} {order.order_receive_state}");
    return order.order_id is null ? 1 : 0;
}
