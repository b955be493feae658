using System.Net;
using WeChatPay.Cli.Notify;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Testing;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>Callbacks are kept byte for byte, passed on, and sent again.</summary>
[NonParallelizable]
internal sealed class ReplayCommandTests : SnippetFixture
{
    private NotifiedShop _shop = null!;

    private string Kept => Path.Combine(Folder.FullName, "kept");

    [SetUp]
    public async Task Start() => _shop = await NotifiedShop.StartAsync();

    [TearDown]
    public async Task Stop() => await _shop.DisposeAsync();

    [Test]
    public async Task Listen_WithAReceiver_KeepsAndPassesOnByteForByte()
    {
        var sent = _shop.Sandbox.Signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "Kept-1", trade_state = "SUCCESS" });
        var told = new List<ReceivedCallback>();
        CallbackDelivery delivery;
        await using (var listener = await CallbackListener.StartAsync(
            0, _shop.Receiver.Url("notify"), KeptCallbacks.Open("--save", Kept), told.Add, CancellationToken.None))
            delivery = await sent.SendAsync(new Uri(listener.Address, "notify"));

        var file = Directory.EnumerateFiles(Kept).Single();
        var read = SignedCallback.FromFile(file);
        Assert.That((delivery.IsAccepted, delivery.Status, told.Single().File), Is.EqualTo((true, told.Single().Status, file)), delivery.Problem);
        Assert.That(_shop.Receiver.Received.Select(static one => (string?)one.Resource["out_trade_no"]), Is.EqualTo((string[])["Kept-1"]));
        Assert.That(read.Body, Is.EqualTo(sent.Body));
        Assert.That(sent.Headers.Where(header => read.Headers.GetValueOrDefault(header.Key) != header.Value), Is.Empty);
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [TestCase(false, HttpStatusCode.NoContent)]
    [TestCase(true, HttpStatusCode.OK)]
    public async Task Listen_WithoutAReceiver_Accepts(bool isV2, HttpStatusCode status)
    {
        using var signer = new PlatformSigner();
        var callback = isV2 ? signer.CallbackV2(new { return_code = "SUCCESS", out_trade_no = "N1" }) : signer.Callback("TRANSACTION.SUCCESS");
        await using var listener = await CallbackListener.StartAsync(0, null, null, static _ => { }, CancellationToken.None);

        var delivery = await callback.SendAsync(listener.Address);

        Assert.That((delivery.Status, delivery.IsAccepted), Is.EqualTo(((int?)status, true)), delivery.Problem);
    }

    [Test]
    public async Task Listen_WithAReceiverThatIsNotThere_SaysSo()
    {
        using var signer = new PlatformSigner();
        var told = new List<ReceivedCallback>();
        await using var listener = await CallbackListener.StartAsync(0, new Uri("http://127.0.0.1:1/"), null, told.Add, CancellationToken.None);

        var delivery = await signer.Callback("TRANSACTION.SUCCESS").SendAsync(listener.Address);

        Assert.That((delivery.Status, delivery.IsAccepted), Is.EqualTo(((int?)502, false)));
        Assert.That(told.Single().Problem, Does.Contain("127.0.0.1:1"));
    }

    [Test]
    public async Task Listen_ToItself_IsMisuse()
    {
        using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        var outcome = await CommandLine.RunAsync("listen", "--port", $"{port}", "--forward", $"http://127.0.0.1:{port}/notify");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused), outcome.Error);
        Assert.That(outcome.Error, Does.StartWith($"--forward: port {port} is the one that listens here. Give your receiver's. Nothing is received."));
    }

    [Test]
    public async Task Listen_WhoseFolderIsGone_SaysSoAndGoesOn()
    {
        using var signer = new PlatformSigner();
        var told = new List<ReceivedCallback>();
        var folder = KeptCallbacks.Open("--save", Kept);
        Directory.Delete(Kept, recursive: true);
        await using var listener = await CallbackListener.StartAsync(0, null, folder, told.Add, CancellationToken.None);

        var delivery = await signer.Callback("TRANSACTION.SUCCESS").SendAsync(listener.Address);

        Assert.That(delivery.IsAccepted, Is.True);
        Assert.That(told.Single().File, Is.Null);
        Assert.That(told.Single().Problem, Does.StartWith("It is not kept: "));
    }

    [Test]
    public async Task Replay_ThatIsSignedAgain_IsAcceptedWhereTheOldSignatureIsNot()
    {
        using var environment = new EnvironmentScope { ["XDG_STATE_HOME"] = Folder.FullName };
        using var keys = new PlatformKeyFolder(_shop.Sandbox);
        using var running = RunningSandbox.Announce(_shop.Sandbox.BaseUri, keys.FullName);
        Directory.CreateDirectory(Kept);
        _shop.Sandbox.Signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "Kept-2", trade_state = "SUCCESS" }, CallbackFlaw.OldTimestamp)
            .Save(Path.Combine(Kept, "a.http"));
        var url = _shop.Receiver.Url("notify").ToString();

        var asItIs = await CommandLine.RunAsync("replay", Kept, "--to", url);
        var again = await CommandLine.RunAsync("replay", Kept, "--to", url, "--sandbox");

        Assert.That((asItIs.Code, again.Code), Is.EqualTo((Tool.Failed, Tool.Done)), again.Output + again.Error);
        Assert.That(asItIs.Error, Does.Contain("WCP2016"));
        Assert.That(_shop.Receiver.Received.Select(static one => (string?)one.Resource["out_trade_no"]), Is.EqualTo((string[])["Kept-2"]));
    }

    [TestCase("replay {0}/none.http --to http://127.0.0.1:1/", "none.http")]
    [TestCase("replay {0}/text.http --to http://127.0.0.1:1/", "does not begin with `POST `")]
    [TestCase("replay {0}/head.http --to http://127.0.0.1:1/", "has no empty line between headers and body")]
    [TestCase("replay {0}/line.http --to http://127.0.0.1:1/", "line 2")]
    [TestCase("replay {0}/text.http --to nowhere", "--to: ")]
    [TestCase("replay {0} --to http://127.0.0.1:1/ --key-id PUB_KEY_ID_1", "--key-id names the key of --key-file")]
    [TestCase("replay {0} --to http://127.0.0.1:1/ --sandbox --key-id PUB_KEY_ID_1", "--sandbox has its own key")]
    [TestCase("replay {0} --to http://127.0.0.1:1/", "has no file `*.http`")]
    [TestCase("listen --port 70000", "--port 70000 is not a TCP port", "")]
    [TestCase("listen --forward nowhere", "--forward: ")]
    [TestCase("listen --port 0 --save {0}/text.http", "--save: nothing can be kept there: ", "Nothing is received.")]
    [TestCase("listen --port 0 --save ", "--save: the folder has no name.", "Nothing is received.")]
    public async Task Command_WithOtherThings_IsMisuse(string line, string said, string ending = "Nothing was sent.")
    {
        // The folder has no callback, and each file is not one.
        await File.WriteAllTextAsync(Path.Combine(Folder.FullName, "text.http"), "GET / HTTP/1.1\r\n\r\n");
        await File.WriteAllTextAsync(Path.Combine(Folder.FullName, "head.http"), "POST / HTTP/1.1\r\nA: b");
        await File.WriteAllTextAsync(Path.Combine(Folder.FullName, "line.http"), "POST / HTTP/1.1\r\nsecret-value\r\n\r\n");
        Directory.CreateDirectory(Kept);
        var words = line.Split(' ').Select(word => word.Replace("{0}", word == "{0}" ? Kept : Folder.FullName, StringComparison.Ordinal));

        var outcome = await CommandLine.RunAsync([.. words]);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused), outcome.Output);
        Assert.That(outcome.Error.ReplaceLineEndings(" "), Does.Contain(said).And.Contain(ending).And.Not.Contain("secret-value"));
    }
}
