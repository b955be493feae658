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
    public void History_TellingInput_IsRememberedButNotWritten(string input)
    {
        var history = new LineHistory(LineHistory.FullName);

        history.Add(input);

        Assert.That(history.Older(""), Is.EqualTo(input));
        Assert.That(File.Exists(LineHistory.FullName), Is.False);
    }

    [Test]
    public void History_DamagedFile_IsReadAsFarAsItGoes()
    {
        Folder.File("wechatpay/history", "\"1\"\nnonsense\n\"2\"\n");
        var history = new LineHistory(LineHistory.FullName);

        Assert.That(new[] { history.Older(""), history.Older(""), history.Older("") }, Is.EqualTo(new[] { "2", "1", null }));
    }
}
