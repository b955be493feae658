using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Tests.State;

/// <summary>A sandbox with a folder still has its callbacks after a restart, and goes on to repeat those that were not accepted.</summary>
internal sealed class KeptCallbackTests : DeskFixture
{
    private DirectoryInfo _parent = null!;
    private SandboxServer? _again;

    private string CallbackFile => Path.Combine(_parent.FullName, "data", "callbacks.jsonl");

    [TearDown]
    public async Task DeleteFolder()
    {
        if (_again is not null)
            await _again.DisposeAsync();
        _again = null;
        await Server.DisposeAsync();
        _parent.Delete(recursive: true);
    }

    [Test]
    public async Task Callbacks_AfterARestart_AreShownAsTheyWere()
    {
        await PlaceAsync("N00001");
        await DoAsync("orders/N00001/pay");
        await DoAsync("callbacks", $$"""{"url":"{{Shop.Url}}","event":"REFUND.SUCCESS","flaw":"changed-byte"}""");
        await DoAsync("callbacks", """{"url":"https://example.com/notify","event":"REFUND.SUCCESS"}""");
        var before = await AllAsync(Server);

        await RestartAsync();

        Assert.That(before, Has.Count.EqualTo(3));
        Assert.That(await AllAsync(_again!), Is.EqualTo(before));
        Time.Advance(TimeSpan.FromDays(2));
        await Task.Delay(200);
        Assert.That(Shop.Received, Is.EqualTo(2), "what was accepted, has a flaw or was not sent is not repeated");
    }

    [Test]
    public async Task Callback_ThatWaitsForItsRepeat_IsSentAgainAfterARestart()
    {
        var body = await PayInVainAsync();

        await RestartAsync();
        Shop.Status = 204;
        await Task.Delay(100);
        Assert.That(Shop.Received, Is.EqualTo(1), "its time has not come");
        Time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => Shop.Received == 2);

        Assert.That((Shop.Timestamp, Shop.Body), Is.EqualTo(("1700000001", body)), "signed again, the same body");
        Assert.That(await AttemptsAsync(), Is.EqualTo([500, 204]));
    }

    [Test]
    public async Task Callback_WhoseTimeCameMeanwhile_IsSentAtOnce()
    {
        await PayInVainAsync();
        await Server.DisposeAsync();
        Time.Advance(TimeSpan.FromDays(1));

        await StartAgainAsync();

        await UntilAsync(() => Shop.Received == 2);
    }

    [Test]
    public async Task Speed_ThatTheDeskSet_IsKept()
    {
        await DoAsync("callbacks/speed", """{"repeat_speed":30}""");
        await Server.DisposeAsync();

        await StartAgainAsync(Options() with { CallbackRepeatSpeed = 0 });

        Assert.That((double?)Json(await Http.GetStringAsync(new Uri(_again!.BaseUri, "_sandbox/callbacks")))["repeat_speed"], Is.EqualTo(30));
    }

    [Test]
    public async Task Callback_OfAStartWithoutRepeats_IsSentOnceThereAreSome()
    {
        await PayInVainAsync();
        await Server.DisposeAsync();
        Time.Advance(TimeSpan.FromDays(1));
        await StartAgainAsync(Options() with { CallbackRepeatSpeed = 0 });
        await Task.Delay(100);
        Assert.That(Shop.Received, Is.EqualTo(1));

        using var speed = new StringContent("""{"repeat_speed":60}""", System.Text.Encoding.UTF8, "application/json");
        await Http.PostAsync(new Uri(_again!.BaseUri, "_sandbox/callbacks/speed"), speed);

        await UntilAsync(() => Shop.Received == 2);
    }

    [Test]
    public async Task Schedule_AfterARestart_GoesOnWhereItWas()
    {
        await PayInVainAsync();
        // The last of 15 repeats comes after six hours.
        await Server.DisposeAsync();
        await EditAsync(static line => (line["repeats"], line["count"]) = (14, 15));

        await StartAgainAsync();
        Time.Advance(TimeSpan.FromHours(6) / 15);
        await UntilAsync(() => Shop.Received == 2);
        Assert.That(await AttemptsAsync(), Is.EqualTo([500, 500]));
        Time.Advance(TimeSpan.FromDays(1));
        await Task.Delay(200);

        Assert.That(Shop.Received, Is.EqualTo(2), "the last of 15 repeats is sent");
    }

    [Test]
    public async Task Callback_OfASandboxThatWasKilledBeforeItSentIt_IsSent()
    {
        await PayInVainAsync();
        await Server.DisposeAsync();
        await EditAsync(static line => (line["attempts"], line["count"]) = (new JArray(), 0));

        await StartAgainAsync();

        Time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => Shop.Received == 2);
    }

    [TestCase("v3", false)]
    [TestCase("v3", true)]
    [TestCase("brand", false)]
    [TestCase("v2", false)]
    public async Task Callback_SentAgainAfterARestart_IsSignedByItsKeys(string protocol, bool isSm2)
    {
        var name = protocol switch
        {
            "v2" => "transaction-success",
            "brand" => "BRAND_MEMBER_CARD.USER_CARD.CREATE",
            _ => "TRANSACTION.SUCCESS",
        };
        var made = await DoAsync("callbacks", new JObject { ["url"] = Shop.Url, ["event"] = name, ["protocol"] = protocol, ["sm2"] = isSm2 }.ToString());
        Assert.That((int)made.Status, Is.EqualTo(200), made.Text);
        var (serial, body) = (Shop.Serial, Shop.Body);

        await RestartAsync();
        using var reply = await Http.PostAsync(new Uri(_again!.BaseUri, "_sandbox/callbacks/1/again"), null);

        Assert.That((int)reply.StatusCode, Is.EqualTo(200));
        Assert.That((Shop.Received, Shop.Serial, Shop.Body), Is.EqualTo((2, serial, body)));
    }

    [TestCase("not json")]
    [TestCase("{}")]
    [TestCase("""{"id":"secret-number"}""")]
    [TestCase("""{"id":1,"at":"2026-01-31","url":"secret-number"}""")]
    public async Task File_WithADamagedLine_IsRefusedAndStays(string line)
    {
        await Server.DisposeAsync();
        await File.WriteAllTextAsync(CallbackFile, line + "\n");

        Assert.That(
            async () => await StartAgainAsync(),
            Throws.ArgumentException.With.Message.Contains("line 1").And.Message.Contains(CallbackFile).And.Not.Message.Contains("secret-number"));
        Assert.That(await File.ReadAllTextAsync(CallbackFile), Is.EqualTo(line + "\n"), "nothing is lost");
    }

    /// <summary>Each field of a line that is missing, or of another type, is told with the line, and not with its text.</summary>
    [Test]
    public async Task File_WithAFieldOfAnotherType_IsRefused()
    {
        await PayInVainAsync();
        await Server.DisposeAsync();
        var whole = Json((await File.ReadAllLinesAsync(CallbackFile))[^1]);
        string[] optional = ["order", "refusal"];

        foreach (var name in whole.Properties().Select(static field => field.Name))
        {
            foreach (var wrong in new JToken?[] { new JArray(1), optional.Contains(name) ? new JObject() : null })
            {
                var line = (JObject)whole.DeepClone();
                line[name] = wrong;
                await File.WriteAllTextAsync(CallbackFile, line.ToString(Formatting.None) + "\n");
                Assert.That(async () => await StartAgainAsync(), Throws.ArgumentException.With.Message.Contains("line 1"), $"{name}: {wrong}");
            }
        }
    }

    protected override SandboxOptions Options()
    {
        _parent ??= Directory.CreateTempSubdirectory("wechatpay-state-");
        if (!_parent.Exists)
            _parent.Create();
        return new()
        {
            TimeProvider = Time,
            MerchantPrivateKeyPem = Keys.Merchant,
            PlatformPrivateKeyPem = Keys.Platform,
            DataFolder = Path.Combine(_parent.FullName, "data"),
            CallbackRepeatSpeed = 15,
        };
    }

    // The shop is down; the first repeat is planned in a second.
    private async Task<string> PayInVainAsync()
    {
        await PlaceAsync("N00001");
        Shop.Status = 500;
        await DoAsync("orders/N00001/pay");
        await UntilAsync(async () => (await ReadAsync("callbacks/1")).Json["next_at"]!.Type == JTokenType.String);
        return Shop.Body;
    }

    private async Task RestartAsync()
    {
        await Server.DisposeAsync();
        await StartAgainAsync();
    }

    private async Task StartAgainAsync(SandboxOptions? options = null) => _again = await SandboxServer.StartAsync(options ?? Options());

    private async Task EditAsync(Action<JObject> edit)
    {
        var line = Json((await File.ReadAllLinesAsync(CallbackFile))[^1]);
        edit(line);
        await File.WriteAllTextAsync(CallbackFile, line.ToString(Formatting.None) + "\n");
    }

    private async Task<List<string>> AllAsync(SandboxServer server)
    {
        var list = Json(await Http.GetStringAsync(new Uri(server.BaseUri, "_sandbox/callbacks")))["callbacks"]!;
        var shown = new List<string>();
        foreach (var one in list)
            shown.Add(await Http.GetStringAsync(new Uri(server.BaseUri, $"_sandbox/callbacks/{one["id"]}")));
        return shown;
    }

    // The receiver has the callback a little before the sandbox has its response.
    private async Task<IEnumerable<int>> AttemptsAsync()
    {
        JToken shown = JValue.CreateNull();
        await UntilAsync(async () =>
        {
            shown = Json(await Http.GetStringAsync(new Uri(_again!.BaseUri, "_sandbox/callbacks/1")));
            return shown["attempts"]!.Count() >= Shop.Received;
        });
        return shown["attempts"]!.Select(static one => (int)one["status"]!);
    }

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var round = 0; !await isSo(); round++)
        {
            Assert.That(round, Is.LessThan(1000));
            await Task.Delay(10);
        }
    }
}
