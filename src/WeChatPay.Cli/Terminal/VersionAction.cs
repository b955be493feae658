using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using WeChatPay.Cli.Commands;

namespace WeChatPay.Cli.Terminal;

/// <summary><c>--version</c>: the version of the tool, and below it the age of its API facts.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        parseResult.InvocationConfiguration.Output.WriteLine(version);
        parseResult.InvocationConfiguration.Output.WriteLine(FactsCommand.Describe());
        return Tool.Done;
    }
}
