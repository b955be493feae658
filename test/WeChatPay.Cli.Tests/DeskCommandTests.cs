using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The payer of a sandbox, on the command line.</summary>
[NonParallelizable]
internal sealed class DeskCommandTests : SnippetFixture
{
    private NotifiedShop _shop = null!;

    [SetUp]
    public async Task Start() => _shop = await NotifiedShop.StartAsync();

    [TearDown]
    public async Task Stop() => await _shop.DisposeAsync();

    [Test]
    public async Task Order_IsListedPaidRefundedAndKnownToItsReceiver()
    {
        await _shop.PlaceAsync("Tool-1");

        var listed = await RunAsync("orders");
        var paid = await RunAsync("pay", "Tool-1");
        var refunded = await RunAsync(
            "refund", "Tool-1", "--amount", "30", "--refund-number", "Tool-R1", "--notify-url", _shop.Receiver.Url("notify").ToString());

        Assert.That((listed.Code, listed.Output), Is.EqualTo((Tool.Done, "Tool-1  NOTPAY  100  0    tea\n")), listed.Error);
        Assert.That(paid.Code, Is.EqualTo(Tool.Done), paid.Error);
        Assert.That(paid.Output, Does.Match(
            @"\ATool-1  SUCCESS  100  0  4[0-9]+  tea\n→ POST http://.*/notify TRANSACTION\.SUCCESS\n← 200 after [0-9]+ ms\nAccepted: "));
        Assert.That((refunded.Code, _shop.Receiver.Received.Select(static one => one.EventType)),
            Is.EqualTo((Tool.Done, (string[])["TRANSACTION.SUCCESS", "REFUND.SUCCESS"])), refunded.Error);
        Assert.That(refunded.Output, Does.StartWith("Tool-1  REFUND  100  30  "));
        Assert.That((string?)_shop.Receiver.Received[1].Resource["out_refund_no"], Is.EqualTo("Tool-R1"));
    }

    [TestCase("en", "The sandbox has no order yet. An order is there as soon as your program places it.\n")]
    [TestCase("zh", "沙箱中还没有订单。您的程序下单后，订单就会出现在这里。\n")]
    public async Task Orders_OfAnEmptyBook_SayThatItIsEmpty(string language, string said)
    {
        var listed = await RunAsync("orders", "--lang", language);

        Assert.That(listed, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "", said)));
    }

    [Test]
    public async Task Orders_Json_IsReadByOtherPrograms()
    {
        var empty = await RunAsync("orders", "--json");
        await _shop.PlaceAsync("Tool-0");
        var listed = await RunAsync("orders", "--json");

        Assert.That((empty.Code, empty.Output, empty.Error), Is.EqualTo((Tool.Done, "[]\n", "")));
        Assert.That(JArray.Parse(listed.Output).Select(static order => (string?)order["out_trade_no"]), Is.EqualTo((string[])["Tool-0"]));
    }

    [Test]
    public async Task Order_ThatIsClosed_CannotBePaid()
    {
        await _shop.PlaceAsync("Tool-2");

        var closed = await RunAsync("close", "Tool-2");
        var paid = await RunAsync("pay", "Tool-2");

        Assert.That((closed.Code, closed.Output), Is.EqualTo((Tool.Done, "Tool-2  CLOSED  100  0    tea\n")), closed.Error);
        Assert.That((paid.Code, paid.Output), Is.EqualTo((Tool.Failed, "")));
        Assert.That(paid.Error, Does.StartWith("ORDER_CLOSED: ").And.EndsWith(CommandLine.More("WCP2012")));
        Assert.That(_shop.Receiver.Received, Is.Empty);
    }

    [Test]
    public async Task Callback_ThatIsNotAccepted_FailsTheCommandInItsLanguage()
    {
        await _shop.PlaceAsync("Tool-3", _shop.Receiver.Url("nowhere"));

        var paid = await RunAsync("pay", "Tool-3", "--lang", "zh");

        Assert.That(paid.Code, Is.EqualTo(Tool.Failed));
        Assert.That(paid.Output, Does.Contain("接收失败：状态码为 404，只有 200 与 204 才算接收成功"));
    }

    [TestCase("en", "The callback was not sent: its notify_url is not on this machine.")]
    [TestCase("zh", "未发送回调通知：其 notify_url 不在本机。")]
    public async Task Callback_ForAnotherMachine_IsToldAndNotSent(string language, string said)
    {
        await _shop.PlaceAsync("Tool-4", new("https://example.com/notify"));

        var paid = await RunAsync("pay", "Tool-4", "--lang", language);
        var silent = await RunAsync("pay", "Tool-4", "--no-callback");

        Assert.That((paid.Code, silent.Code), Is.EqualTo((Tool.Done, Tool.Done)));
        Assert.That(paid.Output, Does.Contain(said));
        Assert.That(silent.Output.Split('\n'), Has.Length.EqualTo(2));
    }

    [TestCase("pay Tool-9 --sandbox https://example.com", "--sandbox: `https://example.com` is not the address of a sandbox on this machine")]
    [TestCase("pay Tool-9 --sandbox nonsense", "--sandbox: a text of 8 characters is not the address of a sandbox on this machine")]
    [TestCase("pay Tool-9", "No sandbox runs: start one by `wechatpay sandbox`")]
    public async Task Command_WithoutASandbox_IsMisuse(string line, string said)
    {
        using var environment = new EnvironmentScope { ["XDG_STATE_HOME"] = Folder.FullName };

        var outcome = await CommandLine.RunAsync(line.Split(' '));

        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((Tool.Misused, "")));
        Assert.That(outcome.Error, Does.StartWith(said).And.Contain("Nothing was sent."));
    }

    [Test]
    public async Task Sandbox_ThatRuns_IsFoundByItself()
    {
        using var environment = new EnvironmentScope { ["XDG_STATE_HOME"] = Folder.FullName };
        await _shop.PlaceAsync("Tool-5");
        using (RunningSandbox.Announce(_shop.Sandbox.BaseUri))
            Assert.That((await CommandLine.RunAsync("orders")).Output, Does.StartWith("Tool-5  NOTPAY"));

        Assert.That((await CommandLine.RunAsync("orders")).Code, Is.EqualTo(Tool.Misused));
        Assert.That(Directory.EnumerateFiles(Folder.FullName, "sandbox", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task Sandbox_ThatRunsBesideAnother_IsFoundAfterItsEnd()
    {
        using var environment = new EnvironmentScope { ["XDG_STATE_HOME"] = Folder.FullName };
        await _shop.PlaceAsync("Tool-8");
        using (RunningSandbox.Announce(_shop.Sandbox.BaseUri))
        {
            using (RunningSandbox.Announce(new Uri("http://127.0.0.1:1/")))
                Assert.That((await CommandLine.RunAsync("orders")).Error, Does.StartWith("The sandbox did not answer: "), "the last one counts");
            Assert.That((await CommandLine.RunAsync("orders")).Output, Does.StartWith("Tool-8  NOTPAY"));
        }

        Assert.That((await CommandLine.RunAsync("orders")).Code, Is.EqualTo(Tool.Misused));
    }

    [Test]
    public async Task Refusal_OfTheDesk_IsInTheUsersLanguage()
    {
        var refused = await CommandLine.RunAsync("--lang", "zh", "pay", "N-none", "--sandbox", _shop.Sandbox.BaseUri.AbsoluteUri);

        Assert.That(refused.Error, Does.StartWith("ORDER_NOT_EXIST: 此沙箱没有单号为 `N-none` 的订单"));
    }

    [Test]
    public async Task Notify_OfARunningSandbox_NeedsNoKeys()
    {
        using var environment = new EnvironmentScope { ["XDG_STATE_HOME"] = Folder.FullName };
        using var keys = new PlatformKeyFolder(_shop.Sandbox);
        using var running = RunningSandbox.Announce(_shop.Sandbox.BaseUri, keys.FullName);
        var url = _shop.Receiver.Url("notify").ToString();

        var accepted = await CommandLine.RunAsync("notify", url, "--event", "TRANSACTION.SUCCESS", "--sandbox");
        var refused = await CommandLine.RunAsync("notify", url, "--event", "TRANSACTION.SUCCESS", "--sandbox", "--flaw", "changed-byte");

        Assert.That((accepted.Code, refused.Code), Is.EqualTo((Tool.Done, Tool.Failed)), accepted.Output + accepted.Error);
        Assert.That(accepted.Output, Does.Contain("← 200").And.Not.Contain("Throw-away").And.Not.Contain(_shop.Sandbox.ApiV3Key));
        Assert.That(_shop.Receiver.Received.Select(static one => one.EventType), Is.EqualTo((string[])["TRANSACTION.SUCCESS"]));
    }

    [Test]
    public async Task Notify_OfAnOrder_SendsItsCallbackAgain()
    {
        using var environment = new EnvironmentScope { ["XDG_STATE_HOME"] = Folder.FullName };
        using var running = RunningSandbox.Announce(_shop.Sandbox.BaseUri);
        await _shop.PlaceAsync("Tool-6");

        var early = await CommandLine.RunAsync("notify", "--sandbox", "--order", "Tool-6");
        await RunAsync("pay", "Tool-6");
        var again = await CommandLine.RunAsync("notify", "--sandbox", "--order", "Tool-6");

        Assert.That((early.Code, again.Code), Is.EqualTo((Tool.Failed, Tool.Done)), again.Error);
        Assert.That(early.Error, Does.Contain("is not paid").And.Contain("WCP2004"));
        Assert.That(again.Output, Does.Match(@"← 200 after [0-9]+ ms\nAccepted: "));
        Assert.That(_shop.Receiver.Received.Select(static one => (string?)one.Resource["out_trade_no"]), Is.EqualTo((string[])["Tool-6", "Tool-6"]));
    }

    [TestCase("notify http://127.0.0.1:1/ --event TRANSACTION.SUCCESS --sandbox", "No sandbox runs")]
    [TestCase("notify http://127.0.0.1:1/ --event TRANSACTION.SUCCESS --sandbox --key-id PUB_KEY_ID_1", "--sandbox has its own keys: leave out --key-id.")]
    [TestCase("notify http://127.0.0.1:1/ --sandbox --order Tool-7", "--order needs --sandbox and neither URL nor --event")]
    [TestCase("notify --order Tool-7", "--order needs --sandbox and neither URL nor --event")]
    [TestCase("notify --event TRANSACTION.SUCCESS --sandbox", "URL and --event are needed")]
    [TestCase("notify http://127.0.0.1:1/ --sandbox", "URL and --event are needed")]
    public async Task Notify_WithWrongOptionsOfTheSandbox_IsMisuse(string line, string said)
    {
        using var environment = new EnvironmentScope { ["XDG_STATE_HOME"] = Folder.FullName };

        var outcome = await CommandLine.RunAsync(line.Split(' '));

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused));
        Assert.That(outcome.Error, Does.Contain(said).And.Contain("Nothing was sent."));
    }

    [Test]
    public void Keys_OfThePlatform_AreForTheirOwnerAndGoWithTheSandbox()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("The modes of files are those of Unix.");
            return;
        }
        string folder;
        using (var keys = new PlatformKeyFolder(_shop.Sandbox))
        {
            folder = keys.FullName;
            Assert.That(File.GetUnixFileMode(folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
            foreach (var file in Directory.EnumerateFiles(folder))
                Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }

        Assert.That(Directory.Exists(folder), Is.False);
    }

    [Test]
    public async Task Sandbox_ThatHasEnded_IsSaid()
    {
        var outcome = await CommandLine.RunAsync("orders", "--sandbox", "http://127.0.0.1:1");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Failed));
        Assert.That(outcome.Error, Does.StartWith("The sandbox did not answer: "));
    }

    [Test]
    public async Task Receiver_InPlaceOfASandbox_IsRecognised()
    {
        var outcome = await CommandLine.RunAsync("orders", "--sandbox", _shop.Receiver.Url("").ToString());

        Assert.That(outcome.Error, Does.Contain("without JSON: it is not a sandbox"));
    }

    private Task<CommandLine.Outcome> RunAsync(params string[] line) => CommandLine.RunAsync([.. line, "--sandbox", _shop.Sandbox.BaseUri.ToString()]);
}
