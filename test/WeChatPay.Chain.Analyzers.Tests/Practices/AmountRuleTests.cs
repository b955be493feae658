using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Practices;

/// <summary>WCP016: an amount that comes with the request of a browser.</summary>
public sealed class AmountRuleTests
{
    private const string Frame =
        """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using WeChatPay;

        public class ControllerBase { }
        public record Cart(int Total, string Id, int[] Prices);
        public record Line(int Total);
        public interface IOrders { Line Find(string id); }
        public class App
        {
            public void MapPost(string path, Func<Cart, Task> handler) { }
            public void MapGet(string path, Func<int, IOrders, Task> handler) { }
            public void Use(Func<Cart, Task> handler) { }
        }
        public class Orders { public Line Find(string id) => new(1); }

        public class PayController(dynamic instance) : ControllerBase
        {
            private readonly Orders _orders = new();
            private readonly Dictionary<string, Line> _lines = new();

            public void Map(App app)
            {
                {{statements}}
            }

            public async Task Pay(Cart cart)
            {
                {{action}}
                await Task.Yield();
            }
        }

        """;

    [TestCase("app.MapPost(\"/pay\", async cart => await instance.v2.pay.micropay.PostAsync(new { xml = new { total_fee = {|WCP016:cart.Total|} } }));")]
    [TestCase("app.MapGet(\"/pay\", async (int total, IOrders orders) => "
        + "await instance.v2.pay.micropay.PostAsync(new { xml = new { total_fee = {|WCP016:total * 100|} } }));")]
    public Task Amount_OfAnEndpoint_IsReported(string statement) => ExpectAsync(statement, "");

    [TestCase("await instance.v2.pay.micropay.PostAsync(new { xml = new { total_fee = {|WCP016:(int)(cart.Total * 100)|} } });")]
    [TestCase("await instance.v2.pay.micropay.PostAsync(new { xml = new { total_fee = {|WCP016:cart.Prices[0]|} } });")]
    [TestCase("await instance.v2.secapi.pay.refund.PostAsync(new { xml = new { refund_fee = {|WCP016:Convert.ToInt32(cart.Total)|} } });")]
    public Task Amount_OfAnAction_IsReported(string statement) => ExpectAsync("", statement);

    [TestCase("app.MapGet(\"/pay\", async (int id, IOrders orders) => "
        + "await instance.v2.pay.micropay.PostAsync(new { xml = new { total_fee = orders.Find(\"1\").Total } }));", "")]
    [TestCase("app.Use(async cart => await instance.v2.pay.micropay.PostAsync(new { xml = new { total_fee = cart.Total } }));", "")]
    [TestCase("", "await instance.v2.pay.micropay.PostAsync(new { xml = new { total_fee = _orders.Find(cart.Id).Total } });")]
    [TestCase("", "var order = _orders.Find(cart.Id); await instance.v2.pay.micropay.PostAsync(new { xml = new { total_fee = order.Total } });")]
    [TestCase("", "await instance.v2.pay.micropay.PostAsync(new { xml = new { total_fee = _lines[cart.Id].Total } });")]
    [TestCase("", "await instance.v2.pay.micropay.PostAsync(new { xml = new { total_fee = 100 } });")]
    public Task Amount_OfTheShop_IsNotReported(string statements, string action) => ExpectAsync(statements, action);

    // Fields that the documentation requires are left out here.
    private static Task ExpectAsync(string statements, string action) => Checked.ExpectInFileAsync(
        "#pragma warning disable WCP004\n" + Frame.Replace("{{statements}}", statements, StringComparison.Ordinal)
            .Replace("{{action}}", action, StringComparison.Ordinal));
}
