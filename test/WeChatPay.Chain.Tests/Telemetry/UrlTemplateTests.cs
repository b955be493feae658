using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Telemetry;

/// <summary>The template of a call's path, whichever way the path was written.</summary>
[NonParallelizable]
public sealed class UrlTemplateTests
{
    private const string Number = "1217752501201407033233368018";
    private const string Order = "/v3/pay/transactions/id/{transaction_id}";

    private static readonly Dictionary<string, (string Template, Action<WeChatPayClient> Call)> Written = new()
    {
        ["a template"] = (Order, static client => client["v3/pay/transactions/id/{transaction_id}"].Get(new { transaction_id = Number })),
        ["a template with another name"] = (Order, static client => client["v3/pay/transactions/id/{number}"].Get(new { number = Number })),
        ["an interpolated value"] = (Order, static client => client[$"v3/pay/transactions/id/{Number}"].Get()),
        ["a literal value"] = (Order, static client => client["v3/pay/transactions/id/" + Number].Get()),
        ["a short literal value"] = (Order, static client => client["v3/pay/transactions/id/zhangsan"].Get()),
        ["an upper-case protocol"] = (Order, static client => client["V3/pay/transactions/id/" + Number].Get()),
        ["a slash in front"] = (Order, static client => client["/v3/pay/transactions/id/" + Number].Get()),
        ["an address"] = (Order, static client => client["https://api.mch.weixin.qq.com/v3/pay/transactions/id/zhangsan"].Get()),
        ["a query"] = (Order, static client => client["v3/pay/transactions/id/zhangsan?mchid=1900000001"].Get()),
        ["a variable for several segments"] = (Order, static client => client["v3/{+rest}"].Get(new { rest = "pay/transactions/id/zhangsan" })),
        ["a variable for a query"] = (Order, static client => client["v3/pay/transactions/id/{id}{?mchid}"].Get(new { id = "zhangsan", mchid = "1" })),
        ["a chain"] = (Order, static client => ((dynamic)client).v3.pay.transactions.id._transaction_id_.get(new { transaction_id = Number })),
        ["an undocumented path"] = ("/v3/pay/{…}/{…}", static client => client["v3/pay/zhangsan/lisi"].Get()),
        ["an undocumented path with variables"] = ("/v3/pay/{…}/{order_id}/{…}", static client =>
            client["v3/pay/zhangsan/{order_id}/ab12"].Get(new { order_id = Number })),
        ["an undocumented path with a query"] = ("/v3/{…}", static client => client["v3/zhangsan{?x}"].Get(new { x = "lisi" })),
        ["an undocumented path of several segments"] = ("/v3/{rest}", static client => client["v3/{+rest}"].Get(new { rest = "zhangsan/lisi" })),
        ["APIv2"] = ("/v2/pay/orderquery", static client => client["v2/pay/orderquery"].Post(new { xml = new { mch_id = TestKeys.Mchid } })),
        ["undocumented APIv2"] = ("/v2/pay/{…}", static client => client["v2/pay/zhangsan"].Post(new { xml = new { mch_id = TestKeys.Mchid } })),
    };

    private static IEnumerable<string> Ways => Written.Keys;

    [TestCaseSource(nameof(Ways))]
    public void Template_OfAPath_ShowsNamesAndNoValue(string way)
    {
        using var listener = new Listener();
        using var client = new WeChatPayClient(TestKeys.Options with
        {
            ApiV2Key = XmlAnswer.ApiV2Key,
            Logger = listener,
            Transport = new FakeTransport(static _ => SignedAnswer.Unsigned("{}", System.Net.HttpStatusCode.BadRequest)),
        });
        var (template, call) = Written[way];

        Assert.Catch<WeChatPayApiException>(() => call(client));

        Assert.That(listener.Spans.Single().GetTagItem("url.template"), Is.EqualTo(template));
        Assert.That(listener.Of(WeChatPayTelemetry.CallDuration).Single().Tags["url.template"], Is.EqualTo(template));
        Assert.That(listener.Text, Does.Not.Contain("zhangsan").And.Not.Contain("lisi").And.Not.Contain(Number));
    }

    [Test]
    public void Method_ThatIsNotHttps_IsOther()
    {
        using var listener = new Listener();
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new FakeTransport(static _ => SignedAnswer.Of("{}")) });

        client["v3/certificates"].Send("ZHANGSAN", null);

        Assert.That(listener.Spans.Single().DisplayName, Is.EqualTo("HTTP /v3/{…}").Or.EqualTo("HTTP /v3/certificates"));
        Assert.That(listener.Text, Does.Not.Contain("ZHANGSAN"));
    }
}
