// .NET Framework and C# 7.3: the six styles of the insurance order, for a shop that has not moved yet.
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using WeChatPay;

internal static class Program
{
    private const string Orders = "v3/hire-power-bank/insurance-orders";

    private static int Main(string[] args)
    {
        var folder = args[args.Length - 1];
        var settings = File.ReadAllLines(Path.Combine(folder, "settings.txt"));
        using (var client = Builder.Factory(new
        {
            mchid = settings[1],
            serial = settings[2],
            privateKey = "file://" + Path.Combine(folder, "merchant.pem"),
            certs = new Dictionary<string, object> { { settings[3], "file://" + Path.Combine(folder, "platform.pem") } },
            base_uri = settings[0],
        }))
        {
            dynamic instance = client;
            Func<string, object> order = number => new
            {
                json = new { out_order_no = number, openid = "2323dfsdf342342", notify_url = "https://api.test.com", service_id = "实例值" },
            };
            var orders = new List<WeChatPayResponse>
            {
                instance.v3.hirePowerBank.insuranceOrders.post(order("1")),
                instance.chain(Orders).post(order("2")),
                instance[Orders].post(order("3")),
                instance.v3.hirePowerBank.insuranceOrders.postAsync(order("4")).wait(),
                client.chain(Orders).PostAsync(order("5")).wait(),
                OrderAsync(client, order("6")).GetAwaiter().GetResult(),
            };

            // A GET has a header of content, which .NET Framework cannot send: it is left out there.
            var query = client.chain(Orders + "/{out_order_no}").GetAsync(new { out_order_no = "1", query = new { service_id = "实例值" } }).wait();
            orders.Add(query);
            foreach (var response in orders)
                Console.WriteLine("{0} {1}", response.StatusCode, response["order_id"]);
            return orders.TrueForAll(response => response.StatusCode == 200 && (string)response["order_id"] != null) ? 0 : 1;
        }
    }

    private static async Task<WeChatPayResponse> OrderAsync(WeChatPayClient client, object order)
    {
        return await client[Orders].PostAsync(order);
    }
}
