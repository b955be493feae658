using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using WeChatPay.Cli.Assistants.Tools;
using WeChatPay.Cli.Snippets;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Assistants;

/// <summary>The server for assistants: tools, guides and prompts by the Model Context Protocol.</summary>
internal static class AssistantServer
{
    public const string Name = "wechatpay";

    /// <summary>Serves one assistant, until it closes its end.</summary>
    /// <param name="transport">Carries the messages.</param>
    /// <param name="logs">Takes warnings.</param>
    /// <param name="cancellationToken">Ends the server.</param>
    public static async Task RunAsync(ITransport transport, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        await using var sandbox = new AssistantSandbox();
        await using var checks = new CheckedCode();
        await using var server = McpServer.Create(transport, CreateOptions(sandbox, checks), logs);
        await server.RunAsync(cancellationToken);
    }

    private static McpServerOptions CreateOptions(AssistantSandbox sandbox, CheckedCode checks) => new()
    {
        ServerInfo = new Implementation { Name = Name, Title = "WeChatPay.Chain", Version = ToolVersion.Text },
        ServerInstructions = Message.Of(
            "Facts and checks for code that calls WeChat Pay with WeChatPay.Chain (C#) or wechatpay-php. No merchant and no key is needed. "
            + "Search the operation, show it, write the code, then check it. The guides are resources."),
        ToolCollection =
        [
            new SearchOperationsTool(),
            new ShowOperationTool(),
            new ShowCallbackTool(),
            new ValidateRequestTool(),
            new ExplainErrorTool(),
            new PortPhpTool(),
            new CallSandboxTool(sandbox),
            new PayOrderTool(sandbox),
            new SendCallbackTool(sandbox),
            new DryRunTool(),
            new CheckCodeTool(checks),
        ],
        ResourceCollection =
        [
            .. GuideFiles.All.Select(TextResource.OfGuide),
            new TextResource(SkillText.Uri, "skill", "SKILL.md", TextResource.Markdown, static _ => Task.FromResult(SkillText.Read())),
            new TextResource(
                AssistantSandbox.Uri, "sandbox", Message.Of("The configuration of the server's sandbox"), TextResource.Markdown, sandbox.DescribeAsync),
        ],
        PromptCollection = [.. AssistantPrompts.CreateAll()],
    };
}
