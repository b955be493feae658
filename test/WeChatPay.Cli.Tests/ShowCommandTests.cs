using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class ShowCommandTests
{
    private const string Path = "v3/hire-power-bank/insurance-orders";

    [Test]
    public async Task Show_Operation_HasFieldsAndCode()
    {
        var show = await CommandLine.RunAsync("show", Path);

        Assert.That(show.Code, Is.EqualTo(Tool.Done));
        Assert.That(show.Output, Does.StartWith($"创建保险订单\nPOST {Path}\n")
            .And.Match(@"(?m)^└ json +object +JSON请求体 JSON body; required *$")
            .And.Match(@"(?m)^  ├ out_order_no +string +商户订单号 merchant's order number *$")
            .And.Match(@"(?m)^└ order_receive_state +string +接单状态 order receipt state *$")
            .And.Contain("await instance.v3.hirePowerBank.insuranceOrders.PostAsync(new()\n{\n    json = new()\n    {\n        out_order_no = \"")
            .And.Contain("\ninstance.v3.hirePowerBank.insuranceOrders.postAsync(new {\n  json = new {\n    out_order_no = \"")
            .And.Contain("\n$instance->v3->hirePowerBank->insuranceOrders->postAsync([\n  'json' => [\n    'out_order_no' => '"));
    }

    [Test]
    public async Task Show_FieldsWithFacts_SaysThem()
    {
        var show = await CommandLine.RunAsync("show", "v3/transfer/batches", "--method", "post");

        Assert.That(show.Output, Does.Match(@"(?m)^│ │ ├ user_name +string +用户姓名 user's name; required; encrypted: rsa *$")
            .And.Contain("Rsa::encrypt('张三', $platformPublicKey)"));
    }

    [TestCase("/v3/hire-power-bank/insurance-orders/N1", "GET v3/hire-power-bank/insurance-orders/{out_order_no}")]
    [TestCase("v2/pay/micropay", "POST v2/pay/micropay")]
    public async Task Show_PathAsItIsCalled_IsFound(string path, string expected) =>
        Assert.That((await CommandLine.RunAsync("show", path)).Output, Does.Contain($"\n{expected}\n"));

    [Test]
    public async Task Show_PathOfSeveralMethods_ShowsThemAll()
    {
        var show = await CommandLine.RunAsync("show", "v3/merchant-service/complaint-notifications", "--code", "php", "--style", "index");

        Assert.That(show.Output, Does.Contain("']->get(").And.Contain("']->post(").And.Contain("']->put(").And.Contain("']->delete("));
    }

    [Test]
    public async Task Show_AllStyles_AreSixInEachLanguage()
    {
        var show = await CommandLine.RunAsync("show", Path, "--style", "all", "--code", "dynamic");

        Assert.That(show.Output.Split("out_order_no"), Has.Length.EqualTo(7));
        Assert.That(show.Output, Does.Contain("instance.chain(\"v3/hire-power-bank/insurance-orders\").post(new {")
            .And.Contain("var response = instance[\"v3/hire-power-bank/insurance-orders\"].post(new {"));
    }

    [Test]
    public async Task Show_Code_HasTheRequiredFieldsAndWithAllEveryField()
    {
        var required = await CommandLine.RunAsync("show", "v3/pay/transactions/native", "--code", "php");
        var all = await CommandLine.RunAsync("show", "v3/pay/transactions/native", "--code", "php", "--all");

        Assert.That(required.Output, Does.Contain("'out_trade_no'").And.Contain("'total'").And.Not.Contain("'goods_tag'").And.Not.Contain("充电宝"));
        Assert.That(all.Output, Does.Contain("'out_trade_no'").And.Contain("'goods_tag'"));
    }

    [Test]
    public async Task Show_OptionalQuery_IsLeftOut()
    {
        var required = await CommandLine.RunAsync("show", "v3/certificates", "--code", "php");
        var all = await CommandLine.RunAsync("show", "v3/certificates", "--code", "php", "--all");

        Assert.That(required.Output, Does.Not.Contain("algorithm_type"));
        Assert.That(all.Output, Does.Contain("'algorithm_type' => 'RSA'"));
    }

    [Test]
    public async Task Show_EventOfACallback_HasItsFields()
    {
        var show = await CommandLine.RunAsync("show", "TRANSACTION.SUCCESS");

        Assert.That(show.Code, Is.EqualTo(Tool.Done));
        Assert.That(
            show.Output.IndexOf("callback TRANSACTION.SUCCESS (v3)", StringComparison.Ordinal),
            Is.LessThan(show.Output.IndexOf("callback TRANSACTION.SUCCESS (v2)", StringComparison.Ordinal)));
        Assert.That(show.Output, Does.Contain("callback TRANSACTION.SUCCESS (v3)").And.Contain("out_trade_no").And.Contain("\nReply of the merchant\n"));
    }

    [Test]
    public async Task Show_OperationOfABrand_SaysWhoSignsAndWhatIsInferred()
    {
        var show = await CommandLine.RunAsync("show", "brand/store/brandstores", "-X", "POST");
        var json = JArray.Parse((await CommandLine.RunAsync("show", "brand/store/brandstores", "--json")).Output);

        Assert.That(show.Output, Does.StartWith("创建品牌门店\nPOST brand/store/brandstores\nsigned by the brand (brand), not by the merchant\n"
            + "which fields are required is partly inferred\n").And.Contain("await instance.brand.store.brandstores.PostAsync(new()"));
        Assert.That(json.Select(static one => (bool?)one["required_is_inferred"]), Is.EqualTo(new bool?[] { true, true }));
        Assert.That((await CommandLine.RunAsync("show", Path, "--json")).Output, Does.Not.Contain("inferred"));
    }

    [Test]
    public async Task Show_AnEventThatMerchantsAndBrandsHave_ShowsBoth() =>
        Assert.That((await CommandLine.RunAsync("show", "DELIVERY_PLAN.CHANGE")).Output,
            Does.Contain("callback DELIVERY_PLAN.CHANGE (brand)\nwhich fields are required is partly inferred\n")
                .And.Contain("callback DELIVERY_PLAN.CHANGE (v3)\n\n"));

    [Test]
    public async Task Show_Json_HasTheFactsAndTheLabelsOfFields()
    {
        var show = await CommandLine.RunAsync("show", "v3/transfer/batches", "-X", "post", "--json");
        var operation = JArray.Parse(show.Output)[0];
        var body = operation["request"]![0]!["fields"]!;
        var list = body.Single(static field => (string?)field["name"] == "transfer_detail_list");
        var user = list["fields"]!.Single(static field => (string?)field["name"] == "user_name");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(show.Code, Is.EqualTo(Tool.Done));
            Assert.That(((string?)operation["method"], (string?)operation["path"]), Is.EqualTo(("POST", "v3/transfer/batches")));
            Assert.That((string?)list["type"], Is.EqualTo("object[]"));
            Assert.That(user.ToString(Formatting.None), Is.EqualTo(
                """{"name":"user_name","label":{"zh":"用户姓名","en":"user's name"},"type":"string","required":true,"encryption":"rsa"}"""));
        }
    }

    [Test]
    public async Task Show_JsonOfAnEvent_HasItsFields()
    {
        var callbacks = JArray.Parse((await CommandLine.RunAsync("show", "TRANSACTION.SUCCESS", "--json")).Output);
        var callback = callbacks.Single(static one => (string?)one["protocol"] == "v3");

        Assert.That((string?)callback["event"], Is.EqualTo("TRANSACTION.SUCCESS"));
        Assert.That(callback["request"]!.SelectTokens("$..label.zh").Values<string>(), Does.Contain("微信支付订单号"));
        Assert.That(callback["reply"], Is.Not.Empty);
    }

    [TestCase("v3/pay/transactons", "POST v3/pay/transactions/")]
    [TestCase("v3/pay/transactons/native", "POST v3/pay/transactions/native Native下单")]
    [TestCase("v3/pay/transaction/id/42", "GET v3/pay/transactions/id/{transaction_id}")]
    public async Task Show_MisspeltPath_NamesItsNeighbourFirst(string path, string nearest) =>
        Assert.That((await CommandLine.RunAsync("show", path)).Error.Split('\n')[1], Does.StartWith($"  {nearest}"));

    [TestCase("php")]
    [TestCase("dynamic")]
    public async Task Show_CodeAlone_RunsAsItIs(string language)
    {
        var show = await CommandLine.RunAsync("show", Path, "--code", language);
        var run = await CommandLine.RunWithInputAsync(show.Output, "run", "-");

        Assert.That(run.Code, Is.EqualTo(Tool.Done), run.Error);
        Assert.That(run.Output, Does.Contain("[order_receive_state] => RECEIVED"));
    }

    [Test]
    public async Task Show_UnknownPath_NamesTheNearest()
    {
        var show = await CommandLine.RunAsync("show", "v3/hire-power-bank/insurance-order");

        Assert.That(show.Code, Is.EqualTo(Tool.Failed));
        Assert.That(show.Output, Is.Empty);
        Assert.That(show.Error, Does.StartWith(
            "No documented operation has the path v3/hire-power-bank/insurance-order. The nearest are:\n  POST v3/hire-power-bank/insurance-orders 创建保险订单\n"));
    }

    [Test]
    public async Task Show_PathLikeNoOther_SaysHowToSearch() =>
        Assert.That((await CommandLine.RunAsync("show", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")).Error, Does.Contain("wechatpay search"));

    [Test]
    public async Task Show_UndocumentedMethod_SaysWhichThereAre()
    {
        var show = await CommandLine.RunAsync("show", Path, "-X", "delete");

        Assert.That(show, Is.EqualTo(new CommandLine.Outcome(
            Tool.Failed, "", $"{Path} has no documented method DELETE. It has POST.\n{CommandLine.More("WCP2009")}")));
    }

    [TestCase("show")]
    [TestCase("show", Path, "--style", "loud")]
    [TestCase("show", Path, "--code", "java")]
    [TestCase("show", Path, "--code", "php", "--json")]
    public async Task Show_WrongCommandLine_IsMisuse(params string[] args) => Assert.That((await CommandLine.RunAsync(args)).Code, Is.EqualTo(Tool.Misused));
}
