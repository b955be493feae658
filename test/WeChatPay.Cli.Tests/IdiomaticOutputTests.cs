namespace WeChatPay.Cli.Tests;

/// <summary><c>--output idiomatic</c> of <c>port</c> and <c>run</c>.</summary>
[NonParallelizable]
internal sealed class IdiomaticOutputTests : SnippetFixture
{
    private const string Php = "$response = $instance->v3->certificates->get();\necho $response->getStatusCode(), PHP_EOL;\n";

    [Test]
    public async Task Port_Idiomatic_PrintsTypedCallsThatCompile()
    {
        var file = Folder.File("a.php", Php);

        var port = await CommandLine.RunAsync("port", "--output", "idiomatic", file);

        Assert.That(port, Is.EqualTo(new CommandLine.Outcome(
            Tool.Done,
            "using WeChatPay.OpenApi;\n\nvar response = await instance.v3.certificates.GetAsync();\nConsole.WriteLine(response.StatusCode);\n",
            $"{file}: the C# compiles, on a static receiver.\n")));
    }

    [Test]
    public async Task Port_IdiomaticOfWhatHasNoSuchForm_NamesTheOtherOutput()
    {
        var port = await CommandLine.RunAsync("port", "--output", "idiomatic", Folder.File("a.php", "$a = 7 / 2;\necho $a;\n"));

        Assert.That(port.Code, Is.EqualTo(Tool.Failed));
        Assert.That(port.Error, Does.Contain("error WCP3070: ").And.Contain("`--output verbatim`"));
    }

    [TestCase("verbatim")]
    [TestCase("idiomatic")]
    public async Task Run_InEachOutput_SendsAndPrintsTheSame(string form)
    {
        var run = await CommandLine.RunAsync("run", "--output", form, Folder.File("a.php", Php));

        Assert.That((run.Code, run.Output), Is.EqualTo((Tool.Done, "200\n")));
    }

    [Test]
    public async Task Port_FolderWithIdiomaticOutput_NamesTheTypedPackage()
    {
        Folder.File("a.php", "<?php\nnamespace App;\nclass A { public function f(int $n): int { return $n + 1; } }\n");
        var target = Folder.FullName + "-cs";

        var port = await CommandLine.RunAsync("port", Folder.FullName, "--out", target, "--output", "idiomatic");

        Assert.That(port.Code, Is.EqualTo(Tool.Done), port.Error);
        var project = await File.ReadAllTextAsync(Directory.GetFiles(target, "*.csproj")[0]);
        Assert.That(project, Does.Contain("WeChatPay.Chain.OpenApi").And.Not.Contain("WeChatPay.Php"));
    }
}
