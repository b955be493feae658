using Newtonsoft.Json.Linq;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>PHP that is run as it is.</summary>
[NonParallelizable]
internal sealed class PhpSnippetTests : SnippetFixture
{
    [Test]
    public async Task Run_InSixStyles_CreateTheSameOrder()
    {
        var run = await CommandLine.RunAsync(["run", .. Blocks()]);

        var orders = run.Output.Split("Array\n(\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(run.Code, Is.EqualTo(Tool.Done), run.Error);
        Assert.That(orders, Has.Length.EqualTo(6));
        Assert.That(orders.Distinct(), Has.Exactly(1).Contains("[out_order_no] => 6e8369071cd942c0476613f9d1ce9ca3\n"));
    }

    [Test]
    public async Task DryRun_InSixStyles_SendTheSameRequest()
    {
        var run = await CommandLine.RunAsync(["run", "--dry-run", .. Blocks()]);

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse).ToArray();
        Assert.That(run.Code, Is.EqualTo(Tool.Done), run.Error);
        Assert.That(lines, Has.Length.EqualTo(6));
        foreach (var line in lines)
            line.Remove("file");
        Assert.That(lines, Has.All.Matches<JObject>(line => JToken.DeepEquals(line, lines[0])));
        Assert.That((string?)lines[0]["url"], Is.EqualTo("https://api.mch.weixin.qq.com/v3/hire-power-bank/insurance-orders"));
        Assert.That(JToken.Parse((string)lines[0]["body"]!), Is.EqualTo(JToken.Parse("""
            {"out_order_no":"6e8369071cd942c0476613f9d1ce9ca3","openid":"2323dfsdf342342","notify_url":"https://api.test.com","service_id":"实例值"}
            """)).Using(JToken.EqualityComparer));
    }

    [Test]
    public async Task Run_PhpForApiV2_PaysAndRefundsWithTheClientCertificate()
    {
        var run = await CommandLine.RunAsync("run", Folder.File("v2.php", """
            $xml = ['mch_id' => '1900000109', 'appid' => 'wx1', 'out_trade_no' => 'N20260001', 'total_fee' => 1];
            $paid = $instance->v2->pay->micropay->post([
                'xml' => $xml + ['body' => '实例值', 'auth_code' => '120061098828009406', 'spbill_create_ip' => '127.0.0.1'],
            ]);
            $refunded = $instance->v2->secapi->pay->refund->post([
                'xml' => $xml + ['out_refund_no' => 'r1', 'refund_fee' => 1],
                'security' => true,
                'base_uri' => 'https://api2.mch.weixin.qq.com/',
            ]);
            foreach ([$paid, $refunded] as $response) {
                echo Transformer::toArray((string) $response->getBody())['result_code'], PHP_EOL;
            }
            """));

        Assert.That((run.Code, run.Output), Is.EqualTo((Tool.Done, "SUCCESS\nSUCCESS\n")), run.Error);
    }

    [Test]
    public async Task Run_WrongPhp_IsReportedAtItsPosition()
    {
        var broken = Folder.File("broken.php", "<?php\n$a = [1, 2;\n");

        var run = await CommandLine.RunAsync("run", broken);

        Assert.That(run.Code, Is.EqualTo(Tool.Failed));
        Assert.That(run.Error, Does.StartWith($"{broken}(2,"));
    }

    [Test]
    public async Task Run_PhpThatThrows_NamesTheLineOfItsCSharp()
    {
        var raising = Folder.File("raising.php", "$id = '';\n\n$instance->v3->orders->_id_->get(['id' => $id]);\n");

        var run = await CommandLine.RunAsync("run", raising);

        Assert.That(run.Code, Is.EqualTo(Tool.Failed));
        Assert.That(run.Error, Does.StartWith($"{raising}: failed: ArgumentException: ").And.Match(@"\(line \d+ of the C#: instance.+\)\nWCP2006: .+\n$"));
    }

    [TestCase("run")]
    [TestCase("repl")]
    public async Task Run_IntegersBeyondTheirRange_AreAnError(string command)
    {
        var run = await CommandLine.RunWithInputAsync("$n = 9223372036854775807;\n$n = $n + 1;\nprint_r($n);", command);

        Assert.That(run.Output, Does.Not.Contain("-9223372036854775808"));
        Assert.That(run.Error, Does.Contain("OverflowException"));
    }

    [Test]
    public async Task Run_PhpOnStandardInput_IsDetectedFromItsText()
    {
        var run = await CommandLine.RunWithInputAsync("echo $instance->chain('v3/certificates')->get()->getStatusCode();", "run");

        Assert.That(run.Output, Is.EqualTo("200"));
    }

    [Test]
    public async Task Repl_Php_KeepsVariablesAndShowsValues()
    {
        var repl = await CommandLine.RunWithInputAsync("""
            $n = 40;
            $n = $n + 2;
            $n;
            $instance->chain('v3/hire-power-bank/insurance-orders/7')
                ->getAsync(['http_errors' => false])
                ->then(static function($response) { print_r($response->getStatusCode()); })
                ->wait();
            print_r($n);
            """, "repl");

        Assert.That(repl, Is.EqualTo(new CommandLine.Outcome(Tool.Done, "42\n40442", "")));
    }

    private IEnumerable<string> Blocks() => SixStyles.All.Select((style, i) => Folder.File($"{i + 1}.php", style.Php));
}
