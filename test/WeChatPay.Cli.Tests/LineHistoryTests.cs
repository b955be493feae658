using WeChatPay.Cli.Repl;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class LineHistoryTests : SnippetFixture
{
    private EnvironmentScope _environment = null!;

    [SetUp]
    public void Prepare() => _environment = new EnvironmentScope { ["XDG_STATE_HOME"] = Folder.FullName };

    [TearDown]
    public void CleanUp() => _environment.Dispose();

    [Test]
    public void History_OfAnEarlierSession_IsFoundAgain()
    {
        new LineHistory(LineHistory.FullName).Add("f(\n\"实例\");");

        Assert.That(new LineHistory(LineHistory.FullName).Older(""), Is.EqualTo("f(\n\"实例\");"));
        Assert.That(LineHistory.FullName, Does.StartWith(Folder.FullName));
    }

    [Test]
    public void History_File_IsTheOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(LineHistory.FullName)!);
        File.WriteAllText(LineHistory.FullName, "");
        File.SetUnixFileMode(LineHistory.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        new LineHistory(LineHistory.FullName).Add("1");

        Assert.That(File.GetUnixFileMode(LineHistory.FullName), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [TestCase(" var hidden = 1;")]
    [TestCase("var x = Builder.Factory(new { secret = \"s\" });")]
    [TestCase("$key = '-----BEGIN X';")]
    [TestCase("new { privatekey = 1 }")]
    [TestCase("Rsa.From(key, \"private\", Passphrase)")]
    [TestCase("var k = \"a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb\";")]
    [TestCase("$k = 'a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb';")]
    [TestCase("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb")]
    [TestCase("var k = \"a7cde1ZJB1kG2e7V\" + \"fTs3jQzaWizur8Gb\";")]
    [TestCase("var k = \"a7cde1ZJB1kG2e7V!Ts3jQza$izur8Gb\";")]
    [TestCase("new { apiV3Key = \"short\" }")]
    [TestCase("new { API_V3_KEY = x }")]
    [TestCase("var k = \"MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC7VJTUt9Us8cKj\";")]
    [TestCase("MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC7VJTUt9Us8cKj\nMzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu")]
    [TestCase("client[$\"v3/x?token=abc\"]")]
    public void History_TellingInput_IsRememberedButNotWritten(string input)
    {
        var history = new LineHistory(LineHistory.FullName);

        history.Add(input);

        Assert.That(history.Older(""), Is.EqualTo(input));
        Assert.That(File.Exists(LineHistory.FullName), Is.False);
    }

    [TestCase("instance.v3.payTransactions.native.get(new { out_trade_no = \"1217752501201407033233368018\" })")]
    [TestCase("client[\"v3/merchant-service/complaints-v2/{complaint_id}/negotiation-historys\"].GetAsync()")]
    [TestCase("var key = items.Keys.First();")]
    public void History_OrdinaryInput_IsWritten(string input)
    {
        new LineHistory(LineHistory.FullName).Add(input);

        Assert.That(new LineHistory(LineHistory.FullName).Older(""), Is.EqualTo(input));
    }

    [Test]
    public void History_DamagedFile_IsReadAsFarAsItGoes()
    {
        Folder.File("wechatpay/history", "\"1\"\nnonsense\n\"2\"\n");
        var history = new LineHistory(LineHistory.FullName);

        Assert.That(new[] { history.Older(""), history.Older(""), history.Older("") }, Is.EqualTo(new[] { "2", "1", null }));
    }
}
