using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Desk;
using WeChatPay.Sandbox.Hosting;

namespace WeChatPay.Sandbox.Tests;

/// <summary>What the pages of the desk call: the cashier, the journal, the connection, the callbacks.</summary>
internal sealed class DeskCallTests : DeskFixture
{
    [TestCase("native", "code_url", "weixin://wxpay/bizpayurl?pr=")]
    [TestCase("h5", "h5_url", "{0}cashier?pr=")]
    public async Task Link_OfAnOrder_LeadsToItsCashier(string kind, string field, string begins)
    {
        var link = (string?)(await PlaceAsync("N00001", kind))[field] ?? "";

        Assert.That(link, Does.StartWith(string.Format(System.Globalization.CultureInfo.InvariantCulture, begins, Server.BaseUri)));
        var order = (await ReadAsync($"cashier/{link.Split("pr=")[1]}")).Json;
        Assert.That((string?)order["out_trade_no"], Is.EqualTo("N00001"));
        Assert.That((string?)order["cashier_url"], Is.EqualTo($"{Server.BaseUri}cashier?pr={link.Split("pr=")[1]}"));
        Assert.That((await ReadAsync("cashier/none")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Journal_OfARightRequest_HasTheVerdictAndNoWholeSignature()
    {
        var message = Get("/v3/certificates").ToMessage();
        var signature = message.Headers.Authorization!.Parameter!.Split("signature=\"")[1].TrimEnd('"');

        var reply = await SendAsync(message);

        var entry = await ReadAsync($"journal/{reply.Headers["Request-ID"]}");
        Assert.That(((string?)entry.Json["signature"], (string?)entry.Json["fields"]), Is.EqualTo(("right", "right")));
        Assert.That((string?)entry.Json["expected"], Does.StartWith("GET\n/v3/certificates\n1700000000\n"));
        Assert.That(entry.Text, Does.Contain(signature[..8]).And.Not.Contain(signature[..9]).And.Not.Contain(Server.ApiV3Key));
    }

    [Test]
    public async Task Journal_OfAWrongField_NamesItAndGivesAdvice()
    {
        var order = Order();
        order.Remove("openid");
        await SendAsync(Post(order));

        var entry = (await ReadAsync("journal/1")).Json;

        Assert.That(((string?)entry["signature"], (string?)entry["fields"]), Is.EqualTo(("right", "wrong")));
        Assert.That(((string?)entry["problem"]!["field"], (string?)entry["problem"]!["issue"]), Is.EqualTo(("/openid", "missing")));
        Assert.That((string?)entry["message"], Does.Contain("openid is missing"));
        Assert.That((string?)entry["advice"]!["en"], Is.Not.Empty);
        Assert.That((string?)entry["advice"]!["zh"], Does.Match("[一-鿿]"));
    }

    [Test]
    public async Task Journal_OfAnUnsignedRequest_SaysSo()
    {
        await SendAsync((Get("/v3/certificates") with { UserAgent = null }).ToMessage());
        await SendAsync(Get("/v3/certificates").ToUnsigned());

        Assert.That((await ReadAsync("journal")).Json["requests"]!.Select(static entry => (string?)entry["signature"]), Is.EqualTo(["wrong", "unchecked"]));
    }

    [Test]
    public async Task Journal_OfAWrongSignature_HasBothTexts()
    {
        await SendAsync(Post(Order()) with { Sign = static (method, target, time, nonce, _) => Draft.Message(method, target, time, nonce, []) });

        var entry = (await ReadAsync("journal/1")).Json;

        Assert.That((string?)entry["expected"], Does.EndWith($"\n{Order().ToString(Formatting.None)}\n"));
        var withoutBody = ((string?)entry["expected"])!.Replace(Order().ToString(Formatting.None), "", StringComparison.Ordinal);
        Assert.That((string?)entry["signed"], Is.EqualTo(withoutBody));
    }

    [Test]
    public void Journal_OfManyRequests_KeepsTheNewestWithShortTexts()
    {
        var journal = new Journal(Time, capacity: 3);
        var request = new SandboxRequest("POST", "/v3/x", new Dictionary<string, string>(), new byte[1 << 20]);
        for (var i = 0; i < 5; i++)
            journal.Add(request, Responses.SandboxResponse.WithoutBody(204), SandboxFault.None, $"r{i}");

        Assert.That(journal.List().Select(static entry => entry.RequestId), Is.EqualTo(["r2", "r3", "r4"]));
        Assert.That(journal.List()[0].Describe().ToString(), Has.Length.LessThan(64 << 10));
    }

    [TestCase("public-key", "PUB_KEY_ID_")]
    [TestCase("certificate", "5A")]
    public async Task Mode_OfTheMerchant_DecidesWhichKeySignsAndWhatIsPasted(string mode, string serial)
    {
        await DoAsync("merchant", $$"""{"mode":"{{mode}}"}""");

        var signed = (await SendAsync(Post(Order()))).Headers["Wechatpay-Serial"];
        var pastes = (await ReadAsync("connect")).Json["pastes"]!.ToDictionary(static one => (string)one["language"]!, static one => (string)one["text"]!);

        Assert.That(signed, Does.StartWith(serial));
        Assert.That(pastes.Keys, Is.EqualTo(["C#", "PHP", "Node", "Java", "Go", "export"]));
        Assert.That(pastes["C#"], Does.Contain(signed));
        Assert.That(pastes["PHP"], Does.Contain(signed));
        Assert.That(pastes["Node"], Does.Contain(signed));
        Assert.That(pastes["export"], Does.Contain($"WECHATPAY_PLATFORM_KEY_ID=\"{signed}\""));
        Assert.That(pastes["Java"], Does.Contain(mode == "certificate" ? "new RSAConfig." : signed));
        Assert.That(pastes["Go"], Does.Contain(mode == "certificate" ? "LoadCertificateWithPath" : signed));
        Assert.That(string.Concat(pastes.Values), Does.Not.Contain(mode == "certificate" ? "PUB_KEY_ID_" : "wechatpay_cert.pem"));
        Assert.That((await DoAsync("merchant", """{"mode":"none"}""")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Paste_OfKeys_NamesFilesOfTheOwnerThatAreDeletedAtTheEnd()
    {
        var connect = await ReadAsync("connect?keys=sm2&brand=true");
        var folder = (string)connect.Json["folder"]!;

        Assert.That(connect.Text, Does.Not.Contain("PRIVATE KEY"));
        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Does.Contain("apiclient_key.pem").And.Contain("brand_key.pem"));
        Assert.That((string?)connect.Json["pastes"]![0]!["text"], Does.Contain(Server.Sm2.MerchantSerial).And.Contain(Server.Brand.BrandId));
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(Path.Combine(folder, "apiclient_key.pem")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await Server.DisposeAsync();
        Assert.That(Directory.Exists(folder), Is.False);
    }

    [Test]
    public async Task Callback_MadeUpWithAFlaw_IsSentAsIs()
    {
        var sample = (await ReadAsync("events/TRANSACTION.SUCCESS?protocol=v3")).Json["resource"]!;
        sample["out_trade_no"] = "edited";

        var sent = await DoAsync("callbacks", new JObject
        {
            ["url"] = Shop.Url,
            ["event"] = "TRANSACTION.SUCCESS",
            ["flaw"] = "old-timestamp",
            ["resource"] = sample,
        }.ToString());

        Assert.That((bool?)sent.Json["callback"]!["accepted"], Is.True, sent.Text);
        Assert.That(Shop.Timestamp, Is.EqualTo("1699996400"));
        var shown = (await ReadAsync("callbacks/1")).Json;
        Assert.That(((string?)shown["flaw"], (string?)shown["resource"]), Is.EqualTo(("old-timestamp", sample.ToString())));
    }

    [TestCase("""{"event":"TRANSACTION.SUCCESS"}""", "url")]
    [TestCase("""{"url":"http://127.0.0.1:1/"}""", "event")]
    [TestCase("""{"url":"http://127.0.0.1:1/","event":"TRANSACTION.SUCCES"}""", "Did you mean")]
    [TestCase("""{"url":"http://127.0.0.1:1/","event":"TRANSACTION.SUCCESS","flaw":"x"}""", "flaw")]
    [TestCase("""{"url":"http://127.0.0.1:1/","event":"TRANSACTION.SUCCESS","protocol":"x"}""", "protocol")]
    [TestCase("""{"url":"http://127.0.0.1:1/","event":"TRANSACTION.SUCCESS","resource":1}""", "resource")]
    [TestCase("""{"urls":1}""", "urls")]
    public async Task Callback_MadeUpWrongly_IsRefused(string body, string says)
    {
        var reply = await DoAsync("callbacks", body);

        Assert.That((reply.Status, (string?)reply.Json["code"]), Is.EqualTo((HttpStatusCode.BadRequest, "PARAM_ERROR")), reply.Text);
        Assert.That((string?)reply.Json["message"], Does.Contain(says).And.Contain("Nothing was sent."));
        Assert.That((await ReadAsync("callbacks")).Json["callbacks"], Is.Empty);
    }

    [Test]
    public async Task Callback_ToAStranger_IsNotSent()
    {
        var reply = await DoAsync("callbacks", """{"url":"https://www.example.com/notify","event":"TRANSACTION.SUCCESS"}""");

        var callback = reply.Json["callback"]!;
        Assert.That(((bool?)callback["sent"], (string?)callback["problem"]), Is.EqualTo((false, "its notify_url is not on this machine")));
        Assert.That((await DoAsync("callbacks/1/again")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Callback_ThatIsRefused_IsRepeatedByTheScheduleUntilItIsAccepted()
    {
        await DoAsync("callbacks/speed", """{"repeat_speed":15}""");
        await PlaceAsync("N00001");
        Shop.Status = 500;
        await DoAsync("orders/N00001/pay");
        var first = Shop.Body;

        await AdvanceUntilAsync(2);
        Assert.That(Shop.Received, Is.EqualTo(2));
        Assert.That((Shop.Timestamp, Shop.Body), Is.EqualTo(("1700000001", first)), "signed again, the same body");
        Shop.Status = 204;
        await AdvanceUntilAsync(3);
        Time.Advance(TimeSpan.FromDays(1));
        await Task.Delay(200);

        var shown = (await ReadAsync("callbacks/1")).Json;
        Assert.That(Shop.Received, Is.EqualTo(3));
        Assert.That(((bool?)shown["accepted"], shown["next_at"]!.Type), Is.EqualTo((true, JTokenType.Null)));
        Assert.That(shown["attempts"]!.Select(static one => (int?)one["status"]), Is.EqualTo([500, 500, 204]));
    }

    [Test]
    public async Task Refund_OfAnOrderThatIsRefundedWholly_SaysThatNothingIsLeft()
    {
        await PlaceAsync("N00001");
        await DoAsync("orders/N00001/pay");
        await DoAsync("orders/N00001/refund", "{}");

        var again = await DoAsync("orders/N00001/refund", "{}");

        Assert.That((int)again.Status, Is.EqualTo(400), again.Text);
        Assert.That((string?)again.Json["message"], Is.EqualTo("The order `N00001` is refunded wholly: nothing is left. Nothing was done."));
    }

    [Test]
    public async Task Callback_OfABrandWithAMerchantsEvent_NamesThoseOfBrands()
    {
        var made = await DoAsync("callbacks", $$"""{"url":"{{Shop.Url}}","event":"TRANSACTION.SUCCESS","protocol":"brand"}""");

        Assert.That((string?)made.Json["message"], Does.Contain("is not documented for brands").And.Not.Contain("mean TRANSACTION.SUCCESS"));
    }

    [TestCase("a\"b\\c", "a\\\"b\\\\c", "a\"b\\\\c", "a\\\"b\\\\c")]
    [TestCase("it's $HOME `x`", "it's $HOME `x`", "it\\'s $HOME `x`", "it's \\$HOME \\`x\\`")]
    public void Folder_OfAnyName_IsQuotedForItsLanguage(string path, string inDouble, string inSingle, string inShell) => Assert.That(
        (Paste.PasteQuote.Double(path), Paste.PasteQuote.Single(path), Paste.PasteQuote.Shell(path)), Is.EqualTo((inDouble, inSingle, inShell)));

    [Test]
    public async Task Speed_ThatIsSetLater_IsThatOfWaitsUnderWay()
    {
        await DoAsync("callbacks/speed", """{"repeat_speed":1}""");
        await PlaceAsync("N00001");
        Shop.Status = 500;
        await DoAsync("orders/N00001/pay");

        await DoAsync("callbacks/speed", """{"repeat_speed":0}""");
        Time.Advance(TimeSpan.FromSeconds(10));
        await Task.Delay(100);
        Assert.That(Shop.Received, Is.EqualTo(1), "0 repeats none");
        await DoAsync("callbacks/speed", """{"repeat_speed":1}""");
        Time.Advance(TimeSpan.FromSeconds(5));

        await AdvanceUntilAsync(2);
        Assert.That((Shop.Received, Shop.Timestamp), Is.EqualTo((2, "1700000015")));
    }

    [Test]
    public async Task Callback_ThatIsRefused_IsNotRepeatedByDefault()
    {
        await PlaceAsync("N00001");
        Shop.Status = 500;
        await DoAsync("orders/N00001/pay");
        Time.Advance(TimeSpan.FromDays(1));
        await Task.Delay(200);

        Assert.That(Shop.Received, Is.EqualTo(1));
        Shop.Status = 204;
        Assert.That((bool?)(await DoAsync("callbacks/1/again")).Json["callback"]!["accepted"], Is.True);
    }

    [TestCase("", "v3/pay/transactions/jsapi")]
    [TestCase("退款查询", "v3/refund/domestic/refunds/{out_refund_no}")]
    [TestCase("transctions native", "v3/pay/transactions/native")]
    [TestCase("tkcx", "v3/refund/domestic/refunds/{out_refund_no}")]
    public async Task Operations_ByWords_AreFoundAsByTheTool(string words, string path)
    {
        var found = await ReadAsync($"operations?words={Uri.EscapeDataString(words)}");

        Assert.That(found.Json["operations"]!.Take(3).Select(static one => (string?)one["path"]), Does.Contain(path));
    }

    [Test]
    public async Task Operation_OfTheTable_HasFieldsAnExampleAndCode()
    {
        var wrong = new List<string>();
        foreach (var one in OperationTable.Default.Operations.Where(static (_, at) => at % 10 == 0))
        {
            var shown = await ReadAsync($"operations/one?method={one.Method}&path={Uri.EscapeDataString(one.Path)}");
            var code = shown.Json["csharp"]?.Select(static text => (string)text!).ToList() ?? [];
            if (shown.Status != HttpStatusCode.OK || code.Count != 3 || !code[2].Contains($"await instance[\"{one.Path}\"].", StringComparison.Ordinal))
                wrong.Add($"{one.Path}: {shown.Text}");
        }

        Assert.That(wrong, Is.Empty);
        Assert.That((await ReadAsync("operations/one?method=GET&path=v3/none")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void Schedule_OfRepeats_IsWeChatPays()
    {
        int[] minutes = [3, 10, 20, 30, 30, 30, 60, 180, 180, 180, 360, 360];

        Assert.That(
            CallbackDesk.Schedule.Select(static wait => wait.TotalSeconds),
            Is.EqualTo(new[] { 15.0, 15, 30 }.Concat(minutes.Select(static one => one * 60.0))));
    }

    [TestCase("{}")]
    [TestCase("""{"repeat_speed":-1}""")]
    [TestCase("""{"repeat_speed":100001}""")]
    [TestCase("""{"repeat_speed":"1"}""")]
    public async Task Speed_OutOfRange_IsRefused(string body) =>
        Assert.That((await DoAsync("callbacks/speed", body)).Status, Is.EqualTo(HttpStatusCode.BadRequest));

    // A second of this clock is 15 seconds of WeChat Pay's schedule.
    private async Task AdvanceUntilAsync(int received)
    {
        for (var i = 0; i < 100 && Shop.Received < received; i++)
        {
            if ((await ReadAsync("callbacks/1")).Json["next_at"] is JValue { Value: string } next && DateTimeOffset.Parse(
                (string)next!, System.Globalization.CultureInfo.InvariantCulture) > Time.GetUtcNow())
                Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(50);
        }
    }
}
