namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class PortCommandTests
{
    private const string Php = "$response = $instance->v3->certificates->get();\nprint_r($response->getStatusCode());\n";

    private SnippetFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new SnippetFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task Port_File_PrintsItsCSharp()
    {
        var port = await CommandLine.RunAsync("port", _folder.File("a.php", Php));

        Assert.That(port, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "var response = instance.v3.certificates.get();\nprint_r(response.getStatusCode());\n", "")));
    }

    [TestCase]
    [TestCase("-")]
    public async Task Port_StandardInput_IsRead(params string[] files) =>
        Assert.That((await CommandLine.RunWithInputAsync(Php, ["port", .. files])).Output, Does.StartWith("var response = instance.v3.certificates.get();\n"));

    [Test]
    public async Task Port_StaticStyle_WritesTheChainAsText() =>
        Assert.That((await CommandLine.RunAsync("port", "--style", "static", _folder.File("a.php", Php))).Output, Does.Contain("instance[\"v3/certificates\"].get()"));

    [Test]
    public async Task Port_Wrapped_IsAProgramThatRuns()
    {
        using var environment = new EnvironmentScope();
        foreach (var name in (string[])["MCHID", "SERIAL", "PRIVATE_KEY", "PLATFORM_KEY_ID", "PLATFORM_KEY"])
            environment[$"WECHATPAY_{name}"] = "not looked at";
        var port = await CommandLine.RunAsync("port", "--wrap", _folder.File("a.php", "print_r($instance->chain('v3/certificates')->get(['http_errors' => false])->getStatusCode());"));
        var run = await CommandLine.RunAsync("run", _folder.File("a.cs", port.Output));

        Assert.That(port.Output, Does.Contain("Builder.Factory("));
        Assert.That(run.Output, Is.EqualTo("404"), run.Error);
    }

    [Test]
    public async Task Port_SeveralFiles_AreHeadedByTheirNamesAndFailAlone()
    {
        var first = _folder.File("1.php", Php);
        var broken = _folder.File("2.php", "$a = ;");
        var missing = Path.Combine(_folder.FullName, "missing.php");
        var last = _folder.File("3.php", Php);

        var port = await CommandLine.RunAsync("port", first, broken, missing, last);

        Assert.That(port.Code, Is.EqualTo(Tool.Failed));
        Assert.That(port.Output, Does.Match($"^// {first}\nvar (?s:.+)\n\n// {last}\nvar ").And.Not.Contain(broken));
        Assert.That(port.Error, Does.Contain($"{broken}(1,").And.Contain(": error: ").And.Contain($"{missing}: error: it cannot be read: "));
    }

    [Test]
    public async Task Port_UnknownStyle_IsMisuse() =>
        Assert.That((await CommandLine.RunAsync("port", "--style", "loose")).Code, Is.EqualTo(Tool.Misused));
}
