using System.CommandLine;
using System.CommandLine.Invocation;
using WeChatPay.Cli.Commands;

namespace WeChatPay.Cli.Terminal;

/// <summary><c>--version</c>: the version of the tool, and below it the age of its API facts.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ToolVersion.Full);
        parseResult.InvocationConfiguration.Output.WriteLine(FactsCommand.Describe());
        return Tool.Done;
    }
}
