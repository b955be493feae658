namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class RunCommandTests : SnippetFixture
{
    private const string Order = """new { json = new { out_order_no = "6e83", openid = "232", notify_url = "https://api.test.com", service_id = "实例值" } }""";

    [Test]
    public async Task Run_FilesForBothReceivers_CallTheSandboxInTheirOrder()
    {
        var byNames = Folder.File("1.cs", $"""
            var response = instance.v3.hirePowerBank.insuranceOrders.post({Order});
            echo((string)response.out_order_no, "\n");
            """);
        var byText = Folder.File("2.csx", """
            using System.Text;
            instance["v3/hire-power-bank/insurance-orders/{no}"].getAsync(new { no = "6e83" })
                .then(static response => { echo(new StringBuilder((string)response["service_id"]! + response.StatusCode).ToString(), "\n"); })
                .wait();
            """);

        var run = await CommandLine.RunAsync("run", byNames, byText);

        Assert.That(run, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "6e83\n200\n", "")));
    }

    [TestCase]
    [TestCase("-")]
    public async Task Run_StandardInput_IsRead(params string[] files)
    {
        var run = await CommandLine.RunWithInputAsync("Console.WriteLine(instance.Handlers);", ["run", .. files]);

        Assert.That(run.Output, Does.StartWith("call → "));
    }

    [TestCase("run", "--dryrun")]
    [TestCase("port", "--styl")]
    public async Task Run_OptionThatIsNone_RunsNothing(string command, string option)
    {
        var good = Folder.File("good.php", "<?php echo 'ran';");

        var run = await CommandLine.RunAsync(command, option, good);

        Assert.That(run.Code, Is.EqualTo(Tool.Misused));
        Assert.That(run.Output, Does.Not.Contain("ran"));
        Assert.That(run.Error, Does.Contain($"{option} is not an option. ").And.Contain($"./{option}").And.Contain("Nothing was read or sent."));
    }

    [Test]
    public async Task Run_FilesThatFail_AreNamedAndLetTheOthersRun()
    {
        var broken = Folder.File("broken.cs", "var a = 1;\nvar b = (2;");
        var mistyped = Folder.File("mistyped.cs", "Consol.WriteLine(1);");
        var raising = Folder.File("raising.cs", "\nthrow new InvalidOperationException(\"no luck\");");
        var refused = Folder.File("refused.cs", "instance.chain(\"v3/a/{id}\").get();");
        var missing = Path.Combine(Folder.FullName, "missing.cs");
        var good = Folder.File("good.cs", "Console.WriteLine(\"good\");");

        var run = await CommandLine.RunAsync("run", broken, mistyped, raising, refused, missing, good);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(Tool.Failed));
            Assert.That(run.Output, Is.EqualTo("good\n"));
            Assert.That(run.Error, Does.Contain($"{broken}(2,11): error CS1026: "));
            Assert.That(run.Error, Does.Contain($"{mistyped}(1,1): error CS0103: "));
            Assert.That(run.Error, Does.Contain($"{raising}: failed: InvalidOperationException: no luck (line 2)\n"));
            Assert.That(run.Error, Does.Contain($"{refused}: failed: ArgumentException: The path variable `id` of GET v3/a/{{id}} has no value.")
                .And.Contain("Nothing was sent. (line 1)\n"));
            Assert.That(run.Error, Does.Contain("error: file 5 of the command line: The PHP or C# file does not exist").And.Not.Contain(missing));
        }
    }

    [Test]
    public async Task Run_FileThatDoesNotEnd_IsEndedAndTheNextRuns()
    {
        // Runs until the test ends and deletes the folder.
        var hanging = Path.Combine(Folder.FullName, "hanging.cs");
        Folder.File("hanging.cs", $"while (File.Exists(@\"{hanging}\")) {{ await Task.Delay(20); Console.Write('.'); }}");
        var good = Folder.File("good.cs", "Console.WriteLine(\"good\");");

        var run = await CommandLine.RunAsync("run", "--timeout", "0.5", hanging, good);

        Assert.That(run.Code, Is.EqualTo(Tool.Failed));
        Assert.That(run.Error, Is.EqualTo($"{hanging}: failed: TimeoutException: The file ran longer than 0.5 s and was ended. "
            + $"--timeout sets the limit; 0 means no limit.\n{CommandLine.More("WCP2006")}"));
        Assert.That(run.Output, Does.Match(@"^\.*good\n$"));
    }

    [Test]
    public async Task Run_CallToAnotherHost_StaysInTheSandbox()
    {
        var abroad = Folder.File("abroad.cs", """
            var response = instance["v3/hire-power-bank/insurance-orders/7"].get(new { base_uri = "https://apihk.mch.weixin.qq.com/", http_errors = false });
            Console.WriteLine(response.StatusCode);
            response = instance["v3/hire-power-bank/insurance-orders/7"].get(new { base_uri = "https://elsewhere.example/", http_errors = false });
            Console.WriteLine(response.StatusCode);
            """);

        Assert.That((await CommandLine.RunAsync("run", abroad)).Output, Is.EqualTo("404\n404\n"));
    }

    [TestCase("var own = new WeChatPayClient(new WeChatPayOptions());")]
    [TestCase("var own = WeChatPay.Builder.Factory(new { });")]
    [TestCase("dynamic own = WeChatPay.Builder.factory(new { });")]
    public async Task Run_FileWithAClientOfItsOwn_IsRefused(string code)
    {
        var run = await CommandLine.RunAsync("run", Folder.File("own.cs", $"Console.WriteLine(\"ran\");\n{code}"));

        Assert.That(run.Code, Is.EqualTo(Tool.Failed));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.Contain("the file makes its own client"));
    }

    [Test]
    public async Task Run_PastedConfiguration_GetsTheClientOfTheRun()
    {
        var pasted = Folder.File("pasted.cs", """
            #:package WeChatPay.Chain@0.1.0
            using WeChatPay;

            var instance = Builder.Factory(new { mchid = "1", privateKey = "file:///path/to/apiclient_key.pem" });
            Console.WriteLine(instance["v3/hire-power-bank/insurance-orders/7"].get(new { http_errors = false }).StatusCode);
            """);

        var run = await CommandLine.RunAsync("run", pasted);

        Assert.That(run, Is.EqualTo(new CommandLine.Outcome(
            Tool.Done, "404\n", $"{pasted}: note: `Builder.Factory(…)` returned the client that the command line chose.\n")));
    }

    [Test]
    public async Task Run_HandlersChangedByAFile_AreWhatTheyWereForTheNext()
    {
        var changing = Folder.File("1.cs", "instance.Handlers.Remove(\"verifier\");\nConsole.WriteLine(instance.Handlers);");
        var next = Folder.File("2.cs", "Console.WriteLine(instance.Handlers);");

        var lines = (await CommandLine.RunAsync("run", changing, next)).Output.Split('\n');

        Assert.That(lines[0], Does.Not.Contain("verifier"));
        Assert.That(lines[1], Does.Contain("verifier"));
    }

    [Test]
    public async Task Run_CallThatIsNotAwaited_StillArrives()
    {
        var careless = Folder.File("1.cs", $"instance.chain(\"v3/hire-power-bank/insurance-orders\").postAsync({Order});");
        var query = Folder.File("2.cs", "Console.WriteLine(instance[\"v3/hire-power-bank/insurance-orders/6e83\"].get().StatusCode);");

        Assert.That((await CommandLine.RunAsync("run", careless, query)).Output, Is.EqualTo("200\n"));
    }

    [Test]
    public async Task Run_LanguageGiven_CountsMoreThanTheName()
    {
        var run = await CommandLine.RunAsync("run", "--language", "cs", Folder.File("odd.php", "Console.WriteLine(7);"));

        Assert.That(run, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "7\n", "")));
    }

    [TestCase("a.php", "$instance->v3->pay->transactons->native->get(['http_errors' => false]);")]
    [TestCase("a.cs", "instance[\"v3/pay/transactons/native\"].get(new { http_errors = false });")]
    public async Task Run_MisspeltPath_IsNotedOnceWithTheNearest(string name, string code)
    {
        var file = Folder.File(name, code + code);

        var run = await CommandLine.RunAsync("run", file);

        Assert.That(run.Error, Is.EqualTo(
            $"{file}: note: no documented operation has the path v3/pay/transactons/native. The nearest is POST v3/pay/transactions/native Native下单.\n"));
    }

    [TestCase("--language", "perl")]
    [TestCase("--timeout", "-1")]
    [TestCase("--timeout", "soon")]
    public async Task Run_WrongOption_IsMisuse(string option, string value)
    {
        var run = await CommandLine.RunAsync("run", option, value, "x.cs");

        Assert.That(run.Code, Is.EqualTo(Tool.Misused));
        Assert.That(run.Error, Does.Contain(value));
    }
}
