using System.Text.RegularExpressions;
using WeChatPay.Cli.Commands;
using WeChatPay.Cli.Demo;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class DemoCommandTests
{
    private static readonly string[] Titles = ["异步纯链式", "异步声明式", "异步属性式", "同步纯链式", "同步声明式", "同步属性式", "C#", "查询"];

    [Test]
    public async Task Demo_HealthySandbox_ShowsEveryStyleWithTheSameOrder()
    {
        var demo = await CommandLine.RunAsync("demo");

        var shown = Regex.Matches(demo.Output, @"(?m)^\d  (\S+)  ").Select(static match => match.Groups[1].Value);
        var orders = Regex.Matches(demo.Output, @"(?m)^   ✓ (\{""order_id"":.*\})$").Select(static match => match.Groups[1].Value).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(demo.Code, Is.EqualTo(Tool.Done), demo.Output);
            Assert.That(shown, Is.EqualTo(Titles));
            Assert.That(orders, Has.Length.EqualTo(Titles.Length));
            Assert.That(orders.Distinct(), Has.Exactly(1).Contains("\"out_order_no\":\"6e8369071cd942c0476613f9d1ce9ca3\""));
            Assert.That(demo.Output, Does.Contain("✓ 8 calls, 8 times the same order"));
        }
    }

    [Test]
    public async Task Demo_Redirected_IsPlainTextWithoutKeys()
    {
        var demo = await CommandLine.RunAsync("demo");

        Assert.That(demo.Output, Does.Not.Contain('\u001b').And.Not.Contain("PRIVATE KEY").And.Not.Match(@"(?m) $"));
    }

    [Test]
    public async Task Demo_PureChain_ShowsTheLinesOfTheLambda()
    {
        var demo = await CommandLine.RunAsync("demo");

        Assert.That(demo.Output, Does.Contain(
            """
            1  异步纯链式  async, pure chain  // dynamic instance
               instance.v3.hirePowerBank.insuranceOrders
                   .postAsync(new { json = body })
                   .then(function(static response => (string)response.getBody()))
                   .wait()
               ✓
            """.ReplaceLineEndings("\n")));
    }

    [TestCase(SandboxFault.WrongSignature, "✗ WeChatPayVerificationException: ")]
    [TestCase(SandboxFault.RateLimit, "✗ WeChatPayApiException: ")]
    [TestCase(SandboxFault.NotJson, "✗ JsonReaderException: ")]
    public async Task Demo_FaultInEveryResponse_Fails(SandboxFault fault, string says)
    {
        var demo = await CommandLine.RunAsync(DemoCommand.Create(prepare: sandbox => sandbox.Faults.Always = fault));

        Assert.That(demo.Code, Is.EqualTo(Tool.Failed), demo.Output);
        Assert.That(demo.Output, Does.Contain(says).And.Contain("✗ 8 of 8 calls failed"));
    }

    [Test]
    public async Task Demo_FaultInTheFirstResponse_FailsAndComparesTheOthers()
    {
        var demo = await CommandLine.RunAsync(DemoCommand.Create(prepare: static sandbox => sandbox.Faults.Next = SandboxFault.ServerError));

        Assert.That(demo.Code, Is.EqualTo(Tool.Failed), demo.Output);
        Assert.That(demo.Output, Does.Contain("✗ 1 of 8 calls failed"));
    }

    [Test]
    public async Task Demo_StyleThatCallsAnotherPath_Fails()
    {
        var broken = CallStyle.Static("错", "an unknown path", static instance => instance.chain("v3/no/such/path").post(new { json = new { } }).Text);

        var demo = await CommandLine.RunAsync(DemoCommand.Create([.. InsuranceOrderStyles.All, broken]));

        Assert.That(demo.Code, Is.EqualTo(Tool.Failed), demo.Output);
        Assert.That(demo.Output, Does.Contain("✗ WeChatPayApiException: ").And.Contain("✗ 1 of 9 calls failed"));
    }

    [Test]
    public async Task Demo_StyleThatCreatesAnotherOrder_Fails()
    {
        var other = CallStyle.Static("别", "another number", static instance => instance.chain("v3/hire-power-bank/insurance-orders")
            .post(new { json = new { out_order_no = "another", openid = "2323dfsdf342342", notify_url = "https://api.test.com", service_id = "实例值" } }).Text);

        var demo = await CommandLine.RunAsync(DemoCommand.Create([.. InsuranceOrderStyles.All, other]));

        Assert.That(demo.Code, Is.EqualTo(Tool.Failed), demo.Output);
        Assert.That(demo.Output, Does.Contain("✗ another order: {").And.Contain("✗ 1 of 9 calls failed"));
    }
}
