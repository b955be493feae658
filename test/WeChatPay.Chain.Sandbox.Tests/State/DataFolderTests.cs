using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.State;

namespace WeChatPay.Sandbox.Tests.State;

#pragma warning disable RS0030 // Random changes have to be made again from their seed: no key and no nonce comes from here.
/// <summary>A sandbox with a folder goes on after a restart: with the same keys, and with all that was made.</summary>
internal sealed class DataFolderTests : SandboxFixture
{
    private const string Native = "/v3/pay/transactions/native";
    private const string Refunds = "/v3/refund/domestic/refunds";
    private const string Qualification = "/v3/hire-power-bank/user-qualifications/o1?service_id=1&appid=wx8888888888888888";

    private static readonly string[] Files = ["book.jsonl", "callbacks.jsonl", "keys.json", "sandbox.lock"];

    private DirectoryInfo _parent = null!;

    private string Folder => Path.Combine(_parent.FullName, "data");

    [SetUp]
    public void MakeFolder() => _parent = Directory.CreateTempSubdirectory("wechatpay-state-");

    [TearDown]
    public void DeleteFolder() => _parent.Delete(recursive: true);

    [Test]
    public async Task Restart_KeepsEveryKey()
    {
        string[] before;
        var options = new SandboxOptions { DataFolder = Folder };
        await using (var server = await SandboxServer.StartAsync(options))
            before = AllKeys(server);

        await using var again = await SandboxServer.StartAsync(options);

        Assert.That(AllKeys(again), Is.EqualTo(before));
    }

    [Test]
    public async Task Restart_KeepsOrdersAndRefunds()
    {
        string before;
        await using (var server = await StartAsync())
        {
            await PlaceAsync(server, "N00001");
            await PlaceAsync(server, "N00002");
            server.Pay("N00001");
            await RefundAsync(server, 30);
            before = await QueryAsync(server, "N00001");
        }

        await using var again = await StartAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await QueryAsync(again, "N00001"), Is.EqualTo(before));
            Assert.That(JObject.Parse(await QueryAsync(again, "N00002"))["trade_state"]!.ToString(), Is.EqualTo("NOTPAY"));
            Assert.That(
                JArray.Parse(JObject.Parse(await Http.GetStringAsync(new Uri(again.BaseUri, "_sandbox/orders")))["orders"]!.ToString()), Has.Count.EqualTo(2));
            Assert.That((await RefundAsync(again, 70, "R00002")).Status, Is.EqualTo(HttpStatusCode.OK), "70 of 100 fen are left");
            Assert.That((await RefundAsync(again, 1, "R00003")).Status, Is.EqualTo(HttpStatusCode.BadRequest), "nothing is left");
        }
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "The files are copied by cp while the sandbox has them.")]
    public async Task Killed_Sandbox_LosesNothingThatItAnswered()
    {
        await using var server = await StartAsync();
        await PlaceAsync(server, "N00001");
        server.Pay("N00001");
        // What a program that is killed leaves: the files as they are now.
        var left = Directory.CreateDirectory(Path.Combine(_parent.FullName, "left")).FullName;
        foreach (var file in Files)
            await CopyAsync(Path.Combine(Folder, file), Path.Combine(left, file));
        await File.AppendAllTextAsync(Path.Combine(left, "book.jsonl"), """{"method":"POST","path":"v3/pay""");

        await using var again = await StartAsync(left);

        Assert.That(JObject.Parse(await QueryAsync(again, "N00001"))["trade_state"]!.ToString(), Is.EqualTo("SUCCESS"));
    }

    [Test]
    public async Task Certificate_ThatAClientMayHave_SignsAfterARestart()
    {
        string serial;
        await using (var server = await StartAsync())
        {
            Assert.That((await AskAsync(server)).Headers["Wechatpay-Serial"], Is.EqualTo(server.PlatformKeyId), "before the certificate was read");
            serial = server.PlatformSerial;
        }

        await using var again = await StartAsync();

        Assert.That((await AskAsync(again)).Headers["Wechatpay-Serial"], Is.EqualTo(serial));
    }

    [Test]
    public async Task Mode_OfTheDesk_IsKept()
    {
        await using (var server = await StartAsync())
        {
            using var mode = new StringContent("""{"mode":"certificate"}""", Encoding.UTF8, "application/json");
            Assert.That((await Http.PostAsync(new Uri(server.BaseUri, "_sandbox/merchant"), mode)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        await using var again = await StartAsync();

        Assert.That(JObject.Parse(await Http.GetStringAsync(new Uri(again.BaseUri, "_sandbox/merchant")))["mode"]!.ToString(), Is.EqualTo("certificate"));
    }

    [Test]
    public async Task Folder_OfARunningSandbox_IsRefused()
    {
        await using var server = await StartAsync();

        Assert.That(
            async () => await StartAsync(), Throws.ArgumentException.With.Message.Contains("belongs to another sandbox").And.Message.Contains("not started"));
    }

    [Test]
    public void Folder_ThatIsAFile_IsRefused()
    {
        File.WriteAllText(Folder, "");

        Assert.That(async () => await StartAsync(), Throws.ArgumentException.With.Message.Contains("is a file").And.Message.Contains(Folder));
        Assert.That(new FileInfo(Folder).Length, Is.Zero);
    }

    [TestCase("not json")]
    [TestCase("""{"method":"POST","path":"v3/not/documented","name":"n","number":"1"}""")]
    [TestCase("""{"method":"POST","path":"v3/pay/transactions/native","name":"out_trade_no","number":"secret-number","sent":{}}""")]
    [TestCase("[]")]
    [TestCase("")]
    public async Task Book_WithADamagedLine_IsRefusedAndStays(string line)
    {
        await using (await StartAsync())
        {
        }
        var file = Path.Combine(Folder, "book.jsonl");
        await File.WriteAllTextAsync(file, line + "\n");

        Assert.That(
            async () => await StartAsync(),
            Throws.ArgumentException.With.Message.Contains("line 1").And.Message.Contains(file).And.Not.Message.Contains("secret-number"));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(line + "\n"), "nothing is lost");
    }

    [TestCase("keys.json")]
    [TestCase("book.jsonl")]
    [TestCase("callbacks.jsonl")]
    [TestCase("sandbox.lock")]
    public void Folder_WithAFolderInThePlaceOfAFile_IsRefused(string file)
    {
        Directory.CreateDirectory(Path.Combine(Folder, file));

        Assert.That(
            async () => await StartAsync(), Throws.ArgumentException.With.Message.Contains(Folder).And.Message.Contains("a folder is in its place"));
    }

    [TestCase("merchant_private_key", "secret-key")]
    [TestCase("merchant_serial", null)]
    [TestCase("api_v3_key", "short")]
    [TestCase("platform_certificate", "secret-key")]
    [TestCase("sm2_private_key", "secret-key")]
    [TestCase("mode", "unknown")]
    public async Task Keys_ThatAreDamaged_AreRefused(string name, string? value)
    {
        await using (await StartAsync())
        {
        }
        var file = Path.Combine(Folder, "keys.json");
        var keys = JObject.Parse(await File.ReadAllTextAsync(file));
        keys[name] = value;
        await File.WriteAllTextAsync(file, keys.ToString());

        Assert.That(
            async () => await StartAsync(),
            Throws.ArgumentException.With.Message.Contains(file).And.Message.Contains("is damaged").And.Not.Message.Contains("secret-key"));
    }

    [Test]
    public async Task Keys_OfTheOptions_TakeThePlaceOfKeptOnes()
    {
        await using (await StartAsync())
        {
        }

        await using var server = await SandboxServer.StartAsync(new SandboxOptions { DataFolder = Folder, ApiV3Key = new string('k', 32) });

        Assert.That(server.ApiV3Key, Is.EqualTo(new string('k', 32)));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Files_AreTheOwnersAlone()
    {
        await using var server = await StartAsync();
        await PlaceAsync(server, "N00001");

        Assert.That(File.GetUnixFileMode(Folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        foreach (var file in Files)
            Assert.That(File.GetUnixFileMode(Path.Combine(Folder, file)), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        Assert.That(Directory.GetFiles(Folder).Select(Path.GetFileName), Is.EquivalentTo(Files));
    }

    /// <summary>Whatever is made and changed, in whatever order, is read again as it was.</summary>
    [Test]
    public void Book_AfterRandomChanges_IsReadAsItWas([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var file = Path.Combine(_parent.FullName, "book.jsonl");
        string[] makers = ["v3/pay/transactions/native", "v3/combine-transactions/jsapi", "v2/pay/unifiedorder"];
        string before;
        using (var book = Open(file))
        {
            for (var change = 0; change < 60; change++)
            {
                var number = $"N{random.Next(12):0000}\"\n中";
                switch (random.Next(4))
                {
                    case 0:
                        book.Add(new Resource(
                            OperationTable.Default.Find("POST", makers[random.Next(makers.Length)])!,
                            "out_trade_no",
                            number,
                            new JObject { ["at"] = "2026-01-31T10:00:00+08:00", ["price"] = 1.10m, ["none"] = null },
                            DateTimeOffset.UnixEpoch.AddTicks(random.Next()))
                        {
                            DataV2 = random.Next(2) == 0 ? null : "a=1&b=",
                            PrepayIdV2 = random.Next(2) == 0 ? null : "wx1",
                        });
                        break;
                    case 1 when book.FindOrder(number) is { } order:
                        book.Change(order, one => (one.Pay(book.Now), 0));
                        break;
                    case 2 when book.FindOrder(number) is { } order:
                        book.Change(order, one => (one.Refund(new(number, $"R{change}", "5", change, book.Now)), 0));
                        break;
                    case 3 when book.FindOrder(number) is { } order:
                        book.Change(order, static one => (one, 0));
                        break;
                }
            }
            before = Describe(book);
        }

        using var again = Open(file);

        Assert.That(Describe(again), Is.EqualTo(before).And.Not.EqualTo("[]"));
    }

    private static ResourceBook Open(string file)
    {
        var book = new ResourceBook(TimeProvider.System, capacity: 20);
        book.Open(file);
        return book;
    }

    private static string Describe(ResourceBook book) =>
        new JArray(book.ListOrders().Select(ResourceLine.Write).OrderBy(static line => line.ToString(), StringComparer.Ordinal)).ToString();

    // Two keys that are not made save most of the time of a start.
    private Task<SandboxServer> StartAsync(string? folder = null) => SandboxServer.StartAsync(
        new SandboxOptions { DataFolder = folder ?? Folder, MerchantPrivateKeyPem = Keys.Merchant, PlatformPrivateKeyPem = Keys.Platform });

    private static string[] AllKeys(SandboxServer server) =>
    [
        server.MerchantSerial, server.MerchantPrivateKeyPem, server.PlatformKeyId, server.PlatformPublicKeyPem, server.PlatformSerial,
        server.PlatformCertificatePem, server.ApiV3Key, server.ApiV2Key, server.Signer.PrivateKeyPem, server.Sm2.MerchantSerial,
        server.Sm2.MerchantPrivateKeyPem, server.Sm2.PlatformCertificatePem, server.Sm2.PlatformSerial, server.Brand.Serial, server.Brand.PrivateKeyPem,
        server.Brand.ApiKey,
    ];

    // Another handle has the file, and shares it with no one: its bytes are read through the file system, as a restart of the machine would leave them.
    private static async Task CopyAsync(string from, string to)
    {
        using var process = System.Diagnostics.Process.Start("cp", [from, to]);
        await process.WaitForExitAsync();
    }

    private Task<Reply> PlaceAsync(SandboxServer server, string number) => PostAsync(server, Native, new JObject
    {
        ["appid"] = "wx8888888888888888",
        ["mchid"] = server.Mchid,
        ["description"] = "tea",
        ["out_trade_no"] = number,
        ["notify_url"] = "https://example.com/notify",
        ["amount"] = new JObject { ["total"] = 100 },
    });

    private Task<Reply> RefundAsync(SandboxServer server, int fen, string number = "R00001") => PostAsync(server, Refunds, new JObject
    {
        ["out_trade_no"] = "N00001",
        ["out_refund_no"] = number,
        ["amount"] = new JObject { ["refund"] = fen, ["total"] = 100, ["currency"] = "CNY" },
    });

    private async Task<string> QueryAsync(SandboxServer server, string number) =>
        (await SendNowAsync(new Draft(server, HttpMethod.Get, $"/v3/pay/transactions/out-trade-no/{number}?mchid={server.Mchid}"))).Text;

    private Task<Reply> AskAsync(SandboxServer server) => SendNowAsync(new Draft(server, HttpMethod.Get, Qualification));

    private Task<Reply> PostAsync(SandboxServer server, string target, JObject body) =>
        SendNowAsync(new Draft(server, HttpMethod.Post, target) { Body = Encoding.UTF8.GetBytes(body.ToString(Formatting.None)) });

    private Task<Reply> SendNowAsync(Draft draft) => SendAsync(draft.At(TimeProvider.System.GetUtcNow()));
}
