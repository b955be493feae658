using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The sandbox of the server, by tools alone.</summary>
[NonParallelizable]
internal sealed partial class McpSandboxTests : McpFixture
{
    private readonly PlatformSigner _signer = new();
    private CallbackReceiver _receiver = null!;

    [OneTimeSetUp]
    public async Task StartReceiver()
    {
        _receiver = await CallbackReceiver.StartAsync(_signer);
        // The keys of the server's sandbox, from where an assistant finds them.
        var configuration = ((TextResourceContents)(await Client.ReadResourceAsync("wechatpay://sandbox/configuration")).Contents.Single()).Text;
        var key = PlatformKey().Match(configuration);
        _receiver.Parser = new CallbackParser(new CallbackParserOptions
        {
            Certs = new Dictionary<string, KeySource> { [key.Groups["id"].Value] = key.Groups["file"].Value },
            ApiV3Key = ApiV3Key().Match(configuration).Groups["key"].Value,
        });
    }

    [OneTimeTearDown]
    public async Task StopReceiver()
    {
        await _receiver.DisposeAsync();
        _signer.Dispose();
    }

    [SetUp]
    public void Forget() => _receiver.Received.Clear();

    [Test]
    public async Task Conversation_TakeAJsapiPayment_ByToolsAlone()
    {
        var found = await CallAsync("search_operations", """{"words":"小程序支付","limit":3}""");
        Assert.That(found.Text, Does.StartWith("POST v3/pay/transactions/jsapi "));

        var shown = await CallAsync("show_operation", """{"path":"v3/pay/transactions/jsapi","language":"en"}""");
        Assert.That(shown.Text, Does.Match("openid +string .*required").And.Match("notify_url +string .*required"));
        var code = DynamicCode().Match(shown.Text).Groups["code"].Value;
        Assert.That(code, Does.Contain("instance.v3.pay.transactions.jsapi"));

        var dry = await CallAsync("dry_run", new JObject { ["code"] = code }.ToString());
        Assert.That(dry.IsError, Is.False, dry.Text);
        var request = JObject.Parse(dry.Text.Split('\n')[0]);
        Assert.That(((string?)request["method"], (string?)request["url"]), Is.EqualTo(("POST", "https://api.mch.weixin.qq.com/v3/pay/transactions/jsapi")));
        Assert.That(JObject.Parse((string)request["body"]!).Properties().Select(static one => one.Name),
            Is.SupersetOf((string[])["appid", "mchid", "description", "out_trade_no", "notify_url", "amount", "payer"]));

        var body = WriteOrder("Talk-1");
        // WeChat Pay takes https alone, and the sandbox a receiver on this machine too.
        var real = (JObject)body.DeepClone();
        real["notify_url"] = "https://shop.example/notify";
        var valid = await CallAsync("validate_request", Request("POST", "v3/pay/transactions/jsapi", real));
        Assert.That(valid.Text, Does.Contain("The request is as documented."));

        var placed = await CallAsync("call_sandbox", Request("POST", "v3/pay/transactions/jsapi", body));
        Assert.That(placed.IsError, Is.False, placed.Text);
        Assert.That(placed.Text, Does.Match("\"prepay_id\": \"wx[0-9a-f]+").And.Contain("200 OK").And.Contain("wechatpay://sandbox/configuration"));

        var paid = await CallAsync("pay_order", """{"out_trade_no":"Talk-1"}""");
        Assert.That(paid.IsError, Is.False, paid.Text);
        Assert.That(paid.Text, Does.Match(
            @"\ATalk-1  SUCCESS  100  0  4[0-9]+  tea\n→ POST .*/notify TRANSACTION\.SUCCESS\n← 200 after [0-9]+ ms\nAccepted: "));

        var callback = _receiver.Received.Single();
        Assert.That((callback.EventType, (string?)callback.Resource["out_trade_no"], (int?)callback.Resource["amount"]!["total"]),
            Is.EqualTo(("TRANSACTION.SUCCESS", "Talk-1", 100)));

        var queried = await CallAsync("call_sandbox", """
            {"method":"GET","path":"v3/pay/transactions/out-trade-no/{out_trade_no}","variables":{"out_trade_no":"Talk-1"},"query":{"mchid":"1900000109"}}
            """);
        Assert.That(queried.Text, Does.Contain("\"trade_state\": \"SUCCESS\""));
    }

    [Test]
    public async Task Call_ThatTheSandboxRefuses_IsAnErrorWithAdvice()
    {
        var body = WriteOrder("Refused-1");
        body["mchid"] = "1900000110";

        var refused = await CallAsync("call_sandbox", Request("POST", "v3/pay/transactions/jsapi", body));

        Assert.That(refused.IsError, Is.True);
        Assert.That(refused.Text, Does.Contain("mchid").And.Contain("Meaning: "));
    }

    [Test]
    public async Task Call_OfApiV2AndOfABrand_AreSigned()
    {
        var v2 = await CallAsync("call_sandbox", """
            {"method":"POST","path":"v2/pay/orderquery","xml":{"appid":"wx8888888888888888","mch_id":"1900000109","out_trade_no":"nowhere"}}
            """);

        Assert.That(v2.Text, Does.Contain("ORDERNOTEXIST"));
    }

    [Test]
    public async Task Pay_WithoutCallback_SendsNone()
    {
        await CallAsync("call_sandbox", Request("POST", "v3/pay/transactions/jsapi", WriteOrder("Silent-1")));

        var paid = await CallAsync("pay_order", """{"out_trade_no":"Silent-1","callback":false,"language":"zh"}""");

        Assert.That(paid.IsError, Is.False, paid.Text);
        Assert.That(paid.Text, Does.StartWith("Silent-1  SUCCESS").And.Contain("沙箱"));
        Assert.That(_receiver.Received, Is.Empty);
    }

    [Test]
    public async Task Pay_ForAReceiverElsewhere_ReachesNobody()
    {
        var body = WriteOrder("Faraway-1");
        body["notify_url"] = "https://shop.example/notify";
        await CallAsync("call_sandbox", Request("POST", "v3/pay/transactions/jsapi", body));

        var paid = await CallAsync("pay_order", """{"out_trade_no":"Faraway-1"}""");

        Assert.That(paid.Text, Does.Contain("The callback was not sent: its notify_url is not on this machine."));
    }

    [Test]
    public async Task SendCallback_ToAReceiver_IsAcceptedAndFlawedOnesAreNot()
    {
        var url = _receiver.Url("notify");
        var right = await CallAsync("send_callback", $$"""{"url":"{{url}}","event":"REFUND.SUCCESS","resource":{"out_refund_no":"R1"} }""");
        var wrong = await CallAsync("send_callback", $$"""{"url":"{{url}}","event":"TRANSACTION.SUCCESS","flaw":"changed-byte"}""");

        Assert.That(right.IsError, Is.False, right.Text);
        Assert.That(right.Text, Does.Contain("Accepted: "));
        Assert.That((string?)_receiver.Received.Single().Resource["out_refund_no"], Is.EqualTo("R1"));
        Assert.That(wrong.IsError, Is.True);
        Assert.That(wrong.Text, Does.Contain("← 401").And.Contain("Not accepted: "));
    }

    [Test]
    public async Task Server_WhoseToolsRefuse_HasNothingToComplain()
    {
        await CallAsync("pay_order", """{"out_trade_no":"nowhere"}""");

        Assert.That(Complaints, Is.Empty);
    }

    private JObject WriteOrder(string number) => new()
    {
        ["appid"] = "wx8888888888888888",
        ["mchid"] = "1900000109",
        ["description"] = "tea",
        ["out_trade_no"] = number,
        ["notify_url"] = _receiver.Url("notify").ToString(),
        ["amount"] = new JObject { ["total"] = 100 },
        ["payer"] = new JObject { ["openid"] = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" },
    };

    private static string Request(string method, string path, JObject body) =>
        new JObject { ["method"] = method, ["path"] = path, ["json"] = body }.ToString();

    [GeneratedRegex("""\["(?<id>PUB_KEY_ID_[0-9]+)"\] = "(?<file>file://[^"]+)",""")]
    private static partial Regex PlatformKey();

    [GeneratedRegex("The APIv3 key, for callbacks: (?<key>[0-9A-Za-z]{32})")]
    private static partial Regex ApiV3Key();

    [GeneratedRegex(@"\nC#: dynamic instance[^\n]*\n(?<code>.*?)\n\nPHP: ", RegexOptions.Singleline)]
    private static partial Regex DynamicCode();
}
