namespace WeChatPay.Cli.Tests;

[NonParallelizable]
internal sealed class ToolTests
{
    [Test]
    public async Task Help_OfTheTool_ListsTheCommands()
    {
        var help = await CommandLine.RunAsync("--help");

        Assert.That(help.Code, Is.EqualTo(Tool.Done));
        Assert.That(help.Output, Does.Match(@"(?m)^  demo  +\w").And.Match(@"(?m)^  sandbox  +\w")
            .And.Match(@"(?m)^  certs  +\w").And.Match(@"(?m)^  notify <URL>  +\w"));
    }

    [Test]
    public async Task Run_UnknownCommand_IsMisuse()
    {
        var outcome = await CommandLine.RunAsync("dmeo");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused));
        Assert.That(outcome.Error, Does.Contain("dmeo"));
    }
}
