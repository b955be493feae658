using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class CallCommandTests : SnippetFixture
{
    private const string Orders = "v3/hire-power-bank/insurance-orders";
    private const string Order = """{"out_order_no":"N20260001","openid":"o","notify_url":"https://api.test.com","service_id":"实例值"}""";

    [TestCase("v3/pay/transactions/id/{transaction_id}", "", "Add --var transaction_id=VALUE. Nothing was sent.")]
    [TestCase("v3/pay/transactions/id/{transaction_id}", "--var=transaction=1", "PATH has the variable {transaction_id}, which has no value.")]
    [TestCase("v3/certificates", "--var=json=1", "--var json has no variable in PATH. PATH has no variable;")]
    [TestCase("v3/a/{+b}", "--var=c=1", "PATH has the variable {b}")]
    public async Task Call_VariablesThatDoNotFit_AreNamedAsOptionsOfTheTool(string path, string option, string says)
    {
        var call = await CommandLine.RunAsync(["call", "GET", path, .. option.Length > 0 ? [option] : Array.Empty<string>()]);

        Assert.That((call.Code, call.Output), Is.EqualTo((Tool.Misused, "")));
        Assert.That(call.Error, Does.Contain(says).And.Not.Contain("http_errors"));
    }

    [Test]
    public async Task Call_MisspeltPath_IsNotedWithTheNearest() =>
        Assert.That((await CommandLine.RunAsync("call", "POST", "v3/pay/transactons/native", "--json", "{}")).Error, Does.StartWith(
            "note: no documented operation has the path v3/pay/transactons/native. The nearest is POST v3/pay/transactions/native"));

    [Test]
    public async Task Call_JsonOnTheCommandLine_PrintsTheVerifiedResponse()
    {
        var call = await CommandLine.RunAsync("call", "POST", Orders, "--json", Order);

        Assert.That(call.Code, Is.EqualTo(Tool.Done), call.Error);
        Assert.That(call.Error, Does.StartWith("200 OK ("));
        Assert.That(call.Output, Does.StartWith("{\n  \"order_id\": "));
        Assert.That((string?)JObject.Parse(call.Output)["out_order_no"], Is.EqualTo("N20260001"));
    }

    [Test]
    public async Task Call_ResponseThatCommandsTheTerminal_IsTheSameJsonWithoutTheCommands()
    {
        var order = JObject.Parse(Order);
        order["openid"] = HostileResponseTests.Text;

        var call = await CommandLine.RunAsync("call", "POST", Orders, "--json", order.ToString());

        Assert.That(call.Output + call.Error, Does.Not.Match(HostileResponseTests.Commands));
        Assert.That(call.Output, Does.Contain("\\u001b[2J").And.Contain("\\u202e"));
        Assert.That((string?)JObject.Parse(call.Output)["openid"], Is.EqualTo(HostileResponseTests.Text));
    }

    [Test]
    public async Task Call_JsonFromAFileOrTheInput_IsTheSame()
    {
        var fromFile = await CommandLine.RunAsync("call", "post", "/" + Orders, "--json", "@" + Folder.File("order.json", Order));
        var fromInput = await CommandLine.RunWithInputAsync(Order, "call", "post", Orders, "--json", "-", "--raw");

        Assert.That((string?)JObject.Parse(fromFile.Output)["out_order_no"], Is.EqualTo("N20260001"));
        Assert.That(fromInput.Output, Does.StartWith("{\"order_id\":\"").And.EndWith("\"}"));
    }

    [Test]
    public async Task Call_ErrorOfTheApi_IsPrintedAndFails()
    {
        var call = await CommandLine.RunAsync("call", "GET", Orders + "/{out_order_no}", "--var", "out_order_no=A B");

        Assert.That(call.Code, Is.EqualTo(Tool.Failed));
        Assert.That(call.Error, Does.StartWith("404 Not Found ("));
        Assert.That((string?)JObject.Parse(call.Output)["message"], Does.Contain("A B"));
    }

    [Test]
    public async Task Call_ToAProfile_SendsQueryAndHeadersThere()
    {
        await using var sandbox = await SandboxServer.StartAsync();
        using var environment = Environment(sandbox);

        var call = await CommandLine.RunAsync(
            "call", "GET", "v3/bill/tradebill", "--profile", "env",
            "--query", "bill_date=2026-01-01", "--query", "bill_type=ALL", "--header", "Wechatpay-Serial=" + sandbox.PlatformKeyId);

        Assert.That(call.Error, Does.StartWith($"Calls go to {sandbox.BaseUri} for merchant {sandbox.Mchid} (profile `env`).\n200 OK ("), call.Output);
        Assert.That(sandbox.Requests.Single().Target, Is.EqualTo("/v3/bill/tradebill?bill_date=2026-01-01&bill_type=ALL"));
    }

    [Test]
    public async Task Call_DocumentedForAnotherHost_StaysWithTheProfilesHost()
    {
        await using var sandbox = await SandboxServer.StartAsync();
        using var environment = Environment(sandbox);

        await CommandLine.RunAsync("call", "GET", "v3/global/statements", "--profile", "env", "--query", "date=20180130");

        Assert.That(sandbox.Requests.Single().Target, Is.EqualTo("/v3/global/statements?date=20180130"));
    }

    [Test]
    public async Task Call_FileToUpload_IsAccepted()
    {
        var call = await CommandLine.RunAsync("call", "POST", "v3/merchant/media/upload", "--file", Folder.File("image.jpg", "not really an image"));

        Assert.That(call.Code, Is.EqualTo(Tool.Done), call.Error);
        Assert.That(JObject.Parse(call.Output), Contains.Key("media_id"));
    }

    // The sandbox compares the digest in the field of the operation with the bytes.
    [TestCase("v3/ecommerce/account/cancel-applications/media", "media_id")]
    [TestCase("v3/global/merchant-storage/file/upload", "file_id")]
    [TestCase("v3/new-tax-control-fapiao/fapiao-applications/upload-fapiao-file", "code")]
    [TestCase("brand/card-member/media/image-upload", "media_url")]
    public async Task Call_FileToUploadElsewhere_HasTheNamesOfThatOperation(string path, string field)
    {
        var call = await CommandLine.RunAsync("call", "POST", path, "--file", Folder.File("image.jpg", "not really an image"));

        Assert.That(JObject.Parse(call.Output), Contains.Key(field), call.Error);
        Assert.That(call.Output, Does.Not.Contain("digest"));
    }

    [Test]
    public async Task Call_UploadWithMeta_TakesThePartOfTheFacts()
    {
        var file = Folder.File("licence.png", "not really an image");
        var meta = $$"""{"file_name":"licence.png","file_digest":"{{new Util.MediaUtil(file).Sha256()}}","item_id":1}""";

        var call = await CommandLine.RunAsync(
            "call", "POST", "v3/mch-manage/submission-files/sub-mchid/{sub_mchid}/upload", "--var", "sub_mchid=1900000109", "--file", file, "--meta", meta);

        Assert.That(call.Code, Is.EqualTo(Tool.Done), call.Error + call.Output);
    }

    [TestCase("""
        {"appid":"wx8888888888888888","mch_id":"1900000109","out_trade_no":"N20260001","total_fee":100,"body":"tea",
         "spbill_create_ip":"127.0.0.1","notify_url":"https://example.com/notify","trade_type":"NATIVE"}
        """)]
    [TestCase("""
        <xml><appid>wx8888888888888888</appid><mch_id>1900000109</mch_id><out_trade_no>N20260001</out_trade_no><total_fee>100</total_fee><body>tea</body>
        <spbill_create_ip>127.0.0.1</spbill_create_ip><notify_url>https://example.com/notify</notify_url><trade_type>NATIVE</trade_type></xml>
        """)]
    public async Task Call_FieldsOfApiV2_AreSigned(string fields)
    {
        var call = await CommandLine.RunAsync("call", "POST", "v2/pay/unifiedorder", "--xml", fields);

        Assert.That(call.Code, Is.EqualTo(Tool.Done), call.Error);
        Assert.That((string?)JObject.Parse(call.Output)["prepay_id"], Does.StartWith("wx"));
    }

    [Test]
    public async Task Call_ApiV2WithTheClientCertificate_ShowsWhatItRefuses()
    {
        var call = await CommandLine.RunAsync(
            "call", "POST", "v2/secapi/pay/refund", "--xml",
            """{"appid":"wx8888888888888888","mch_id":"1900000109","out_trade_no":"N20260001","out_refund_no":"R1","total_fee":100,"refund_fee":1}""");

        Assert.That(call.Code, Is.EqualTo(Tool.Failed));
        Assert.That(call.Error, Does.Contain("ORDERNOTEXIST"));
        Assert.That((string?)JObject.Parse(call.Output)["err_code"], Is.EqualTo("ORDERNOTEXIST"));
    }

    [Test]
    public async Task Call_Output_IsAFile()
    {
        var file = Path.Combine(Folder.FullName, "response.json");

        var call = await CommandLine.RunAsync("call", "POST", Orders, "--json", Order, "--output", file);

        Assert.That(call.Output, Is.Empty);
        Assert.That((string?)JObject.Parse(await File.ReadAllTextAsync(file))["out_order_no"], Is.EqualTo("N20260001"));
    }

    [TestCase("GET v3/x --query a", "--query: `a` is not a name and a value. Write --query name=value.")]
    [TestCase("GET v3/x --var a=1 --var a=2", "--var has `a` twice.")]
    [TestCase("POST v3/x --json {", "--json is not JSON: ")]
    [TestCase("POST v3/x --json {}{}", "--json is not JSON: Additional text encountered")]
    [TestCase("POST v3/x --json @missing.json", "The text file does not exist: the value is a path of 12 characters")]
    [TestCase("POST v2/x --xml <xml>", "--xml is not XML: ")]
    [TestCase("POST v3/x --file missing.jpg", "The uploaded file does not exist: the value is a path of 11 characters")]
    [TestCase("GET v3/x/{id}", "PATH has the variable {id}, which has no value. Add --var id=VALUE. Nothing was sent.")]
    [TestCase("GET v3/x//y", "has an empty segment")]
    [TestCase("PUSH v3/x", "METHOD `PUSH` is not one of GET, POST, PUT, PATCH, DELETE.")]
    public async Task Call_WrongCommandLine_IsMisuse(string line, string expected)
    {
        var call = await CommandLine.RunAsync(["call", .. line.Split(' ')]);

        Assert.That(call.Code, Is.EqualTo(Tool.Misused), call.Output);
        Assert.That(call.Error, Does.Contain(expected));
    }

    [Test]
    public async Task Call_UnknownProfile_Fails()
    {
        var call = await CommandLine.RunAsync("call", "GET", "v3/certificates", "--profile", "nowhere-to-be-found");

        Assert.That(call.Code, Is.EqualTo(Tool.Misused));
        Assert.That(call.Error, Does.Contain("profiles.json").And.EndWith($"Nothing was sent.\n{CommandLine.More("WCP2000")}"));
    }

    private static EnvironmentScope Environment(SandboxServer sandbox) => new()
    {
        ["WECHATPAY_MCHID"] = sandbox.Mchid,
        ["WECHATPAY_SERIAL"] = sandbox.MerchantSerial,
        ["WECHATPAY_PRIVATE_KEY"] = sandbox.MerchantPrivateKeyPem,
        ["WECHATPAY_PLATFORM_KEY_ID"] = sandbox.PlatformKeyId,
        ["WECHATPAY_PLATFORM_KEY"] = sandbox.PlatformPublicKeyPem,
        ["WECHATPAY_BASE_URI"] = sandbox.BaseUri.AbsoluteUri,
    };
}
