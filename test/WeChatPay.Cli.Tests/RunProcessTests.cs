namespace WeChatPay.Cli.Tests;

/// <summary>Each file runs in a process of its own: how it ends concerns no other file.</summary>
[NonParallelizable]
internal sealed class RunProcessTests : SnippetFixture
{
    [Test]
    public async Task Run_FilesThatExit_EndThemselvesAlone()
    {
        var first = Folder.File("1.php", "<?php echo 'one '; exit(0); echo 'never ';");
        var second = Folder.File("2.cs", "Console.Write(\"two \"); Environment.Exit(3);");
        var third = Folder.File("3.php", "<?php echo 'three';");

        var run = await CommandLine.RunAsync("run", first, second, third);

        Assert.That(run, Is.EqualTo(new CommandLine.Outcome(
            Tool.Failed, "one two three", $"{second}: failed: the file ended itself with exit code 3.\n{CommandLine.More("WCP2006")}")));
    }

    [TestCase("")]
    [TestCase("exit(0);")]
    public async Task Run_FileThatWaitsForNoPromise_RunsAtItsEndWhatIsDue(string last)
    {
        var php = "<?php $s = 'a'; \\GuzzleHttp\\Promise\\Create::promiseFor(1)->then(function () use (&$s) { echo \"then $s\"; }); "
            + "$s = 'b'; echo 'end '; " + last;

        var run = await CommandLine.RunAsync("run", Folder.File("1.php", php));

        Assert.That((run.Code, run.Output), Is.EqualTo((Tool.Done, "end then b")), run.Error);
    }

    [TestCase("exit(0);", 0)]
    [TestCase("exit;", 0)]
    [TestCase("exit(3);", 3)]
    [TestCase("die('bye');", 0)]
    public async Task Run_OneFileThatExits_KeepsItsCode(string php, int code) =>
        Assert.That((await CommandLine.RunAsync("run", Folder.File("1.php", $"<?php {php}"))).Code, Is.EqualTo(code));

    [Test]
    public async Task Run_EndlessRecursion_EndsThatFileAndLaterFailuresCount()
    {
        var endless = Folder.File("1.php", "<?php function f(int $n): int { return f($n + 1) + 1; }\necho f(0);");
        var good = Folder.File("2.cs", "Console.WriteLine(\"good\");");
        var failing = Folder.File("3.cs", "throw new InvalidOperationException(\"no luck\");");

        var run = await CommandLine.RunAsync("run", endless, good, failing);

        Assert.That((run.Code, run.Output), Is.EqualTo((Tool.Failed, "good\n")));
        Assert.That(
            run.Error, Does.Contain($"{endless}: failed: the file called itself without end").And.Contain($"{failing}: failed: InvalidOperationException"));
    }

    [Test]
    public async Task Run_FileThatEatsTheMemory_FailsAtTheLimit()
    {
        var eating = Folder.File("1.cs", "var all = new List<byte[]>();\nwhile (true)\n    all.Add(new byte[10_000_000]);");
        var good = Folder.File("2.cs", "Console.WriteLine(\"good\");");

        var run = await CommandLine.RunAsync("run", "--memory", "200", eating, good);

        Assert.That((run.Code, run.Output), Is.EqualTo((Tool.Failed, "good\n")));
        Assert.That(run.Error, Does.Contain($"{eating}: failed: OutOfMemoryException: The file used more than 200 MB. --memory sets the limit"));
    }

    [TestCase("63")]
    [TestCase("-1")]
    public async Task Run_MemoryThatIsTooLittle_IsMisuse(string memory)
    {
        var run = await CommandLine.RunAsync("run", "--memory", memory, Folder.File("1.cs", "Console.WriteLine(1);"));

        Assert.That(run.Code, Is.EqualTo(Tool.Misused));
        Assert.That(run.Error, Does.Contain(memory).And.Contain("Nothing was sent."));
    }

    [Test]
    public async Task Run_ExceptionOnAnotherThread_EndsThatFileAlone()
    {
        var crashing = Folder.File("1.cs", "new Thread(() => throw new InvalidOperationException(\"no luck\")).Start();\nawait Task.Delay(60_000);");
        var good = Folder.File("2.cs", "Console.WriteLine(\"good\");");

        var run = await CommandLine.RunAsync("run", crashing, good);

        Assert.That((run.Code, run.Output), Is.EqualTo((Tool.Failed, "good\n")));
        Assert.That(run.Error, Does.Contain("no luck").And.Contain($"{crashing}: failed: the process of the file ended with exit code "));
    }

    [TestCase("instance[\"v3/a\"].get();\nEnvironment.Exit(0);", 0)]
    [TestCase("Environment.Exit(0);", 1)]
    public async Task DryRun_FileThatExits_NeedsARequest(string code, int expected) =>
        Assert.That((await CommandLine.RunAsync("run", "--dry-run", Folder.File("1.cs", code))).Code, Is.EqualTo(expected));

    [Test]
    public async Task Run_FilesOfSeveralMerchants_EachCallTheSandboxAsTheirMerchant()
    {
        var v3 = Folder.File("1.php", """
            echo $instance->v3->pay->transactions->native->post(['json' => [
                'mchid' => '1230000109', 'appid' => 'wx8888888888888888', 'description' => 'a', 'out_trade_no' => 'N12345678',
                'notify_url' => 'https://example.com/', 'amount' => ['total' => 1]],
                'headers' => ['Wechatpay-Serial' => 'PUB_KEY_ID_0114232134912410000000000000']])->getStatusCode();
            """);
        var v2 = Folder.File("2.php", """
            use WeChatPay\Transformer;
            $xml = ['appid' => 'wx1', 'mch_id' => '1900000250', 'body' => 'a', 'out_trade_no' => 'N100001', 'total_fee' => 1, 'spbill_create_ip' => '127.0.0.1',
                'auth_code' => '120061098828009406'];
            echo Transformer::toArray((string) $instance->v2->pay->micropay->post(['xml' => $xml])->getBody())['result_code'];
            """);

        var run = await CommandLine.RunAsync("run", v3, v2);

        Assert.That(run, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "200SUCCESS", "")));
    }

    [TestCase("mchid = \"1230000109\"", "1230000109")]
    [TestCase("[\"mch_id\"] = \"10000100\"", "10000100")]
    [TestCase("new { sub_mchid = \"1900000209\", sp_mchid = \"1900007XXX\", mchid = @\"1900000250\" }", "1900000250")]
    [TestCase("{ \"combine_mchid\", \"1230000109\" }", "1230000109")]
    [TestCase("new { sub_mchid = \"1900000209\" }", null)]
    public void FindMerchant_Code_IsTheFileOwnMerchant(string code, string? mchid) =>
        Assert.That(Snippets.SnippetSandboxes.FindMerchant(code), Is.EqualTo(mchid));

    [Test]
    public async Task Run_SampleCiphertextOfThePage_IsCalledASample()
    {
        var page = Folder.File("1.php", """
            $instance->v3->transfer->batches->post([
                'json' => ['appid' => 'wxf636efh567hg4356', 'out_batch_no' => 'plfk2020042013', 'batch_name' => 'a', 'batch_remark' => 'b',
                    'total_amount' => 4000000, 'total_num' => 1, 'transfer_detail_list' => [['out_detail_no' => 'x1', 'transfer_amount' => 4000000,
                    'transfer_remark' => 'c', 'openid' => 'o-MYE42l80oelYMDE34nYD456Xoy', 'user_name' => '757b340b45ebef5467rter35gf464344v3542sdf4t6re4tb']]],
                'headers' => ['Wechatpay-Serial' => '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'],
            ]);
            """);

        var run = await CommandLine.RunAsync("run", page);

        Assert.That(run.Error, Does.Contain($"{page}: note: the encrypted value is a sample of the documentation"));
    }

    [TestCase("")]
    [TestCase("<?php\n// nothing yet\n")]
    [TestCase("// nothing yet\nusing System.Text;\n")]
    public async Task Run_FileWithoutStatements_HasNothingToRun(string text)
    {
        var empty = Folder.File(text.StartsWith('<') ? "1.php" : "1.cs", text);

        var run = await CommandLine.RunAsync("run", empty);

        Assert.That((run.Code, run.Output), Is.EqualTo((Tool.Failed, "")));
        Assert.That(run.Error, Does.StartWith($"{empty}: error: the file has nothing to run.").And.Not.Contain("CS5001"));
    }
}
