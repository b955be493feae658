using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A sandbox with a shop's receiver beside it.</summary>
internal abstract class DeskFixture : SandboxFixture
{
    protected Receiver Shop { get; private set; } = null!;

    [SetUp]
    public async Task StartShop() => Shop = await Receiver.StartAsync();

    [TearDown]
    public async Task StopShop() => await Shop.DisposeAsync();

    /// <summary>Places an order by a signed call.</summary>
    protected async Task<JObject> PlaceAsync(string number, string kind = "native", string? notifyUrl = null)
    {
        var order = new JObject
        {
            ["appid"] = "wx8888888888888888",
            ["mchid"] = Server.Mchid,
            ["description"] = "tea <b>&amp;</b> 茶",
            ["out_trade_no"] = number,
            ["notify_url"] = notifyUrl ?? Shop.Url,
            ["amount"] = new JObject { ["total"] = 100 },
        };
        if (kind == "h5")
            order["scene_info"] = new JObject { ["payer_client_ip"] = "127.0.0.1", ["h5_info"] = new JObject { ["type"] = "Wap" } };
        var draft = new Draft(Server, HttpMethod.Post, $"/v3/pay/transactions/{kind}") { Body = Encoding.UTF8.GetBytes(order.ToString(Formatting.None)) };
        var placed = await SendAsync(draft.At(Time.GetUtcNow()));
        Assert.That((int)placed.Status, Is.EqualTo(200), placed.Text);
        return placed.Json;
    }

    protected Task<Reply> ReadAsync(string target) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, $"_sandbox/{target}")));

    protected Task<Reply> DoAsync(string target, string? body = null)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.BaseUri, $"_sandbox/{target}"));
        if (body is not null)
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return SendAsync(message);
    }
}
