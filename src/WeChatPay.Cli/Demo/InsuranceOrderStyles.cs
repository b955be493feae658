using static WeChatPay.Php.Functions;

namespace WeChatPay.Cli.Demo;

/// <summary>创建保险订单 in every style: the six of the PHP documentation, the style of C#, and a query of the created order.</summary>
/// <remarks>https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/create-insurance-order.html</remarks>
internal static class InsuranceOrderStyles
{
    public const string Operation = "POST v3/hire-power-bank/insurance-orders";

    /// <summary>Gets the order that every style sends. Number and data are the same, so WeChat Pay creates one order and then returns it.</summary>
    public static Shown<object> Body { get; } = Shown.Create<object>(new
    {
        out_order_no = "6e8369071cd942c0476613f9d1ce9ca3",
        openid = "2323dfsdf342342",
        notify_url = "https://api.test.com",
        service_id = "实例值",
    });

    public static IReadOnlyList<CallStyle> All => Write(Body.Value);

    private static CallStyle[] Write(object body) =>
    [
        CallStyle.Dynamic("异步纯链式", Message.Of("async, pure chain"), instance => instance.v3.hirePowerBank.insuranceOrders
            .postAsync(new { json = body })
            .then(function(static response => (string)response.getBody()))
            .wait()),

        CallStyle.Static("异步声明式", Message.Of("async, declared"), instance => instance.chain("v3/hire-power-bank/insurance-orders")
            .postAsync(new { json = body })
            .then(static response => (string)response.getBody())
            .wait()),

        CallStyle.Static("异步属性式", Message.Of("async, indexed"), instance => instance["v3/hire-power-bank/insurance-orders"]
            .postAsync(new { json = body })
            .then(static response => (string)response.getBody())
            .wait()),

        CallStyle.Dynamic("同步纯链式", Message.Of("sync, pure chain"), instance => (string)instance.v3.hirePowerBank.insuranceOrders
            .post(new { json = body })
            .getBody()),

        CallStyle.Static("同步声明式", Message.Of("sync, declared"), instance => (string)instance.chain("v3/hire-power-bank/insurance-orders")
            .post(new { json = body })
            .getBody()),

        CallStyle.Static("同步属性式", Message.Of("sync, indexed"), instance => (string)instance["v3/hire-power-bank/insurance-orders"]
            .post(new { json = body })
            .getBody()),

        CallStyle.Awaited("C#", Message.Of("C# style"), async (instance, cancellationToken) =>
        {
            var order = await instance["v3/hire-power-bank/insurance-orders"]
                .PostAsync(new { json = body }, cancellationToken);
            return order.Text;
        }),

        CallStyle.Awaited("查询", Message.Of("a query of the same order"), async (instance, cancellationToken) =>
        {
            var order = await instance["v3/hire-power-bank/insurance-orders/{out_order_no}"]
                .GetAsync(new { out_order_no = "6e8369071cd942c0476613f9d1ce9ca3" }, cancellationToken);
            return order.Text;
        }),
    ];
}
