namespace WeChatPay.Cli.Assistants;

/// <summary>A tool that changes the state of the server's own sandbox.</summary>
internal abstract class SandboxTool : AssistantTool
{
    protected SandboxTool(AssistantSandbox sandbox, string name, string description, params IEnumerable<ToolArgument> arguments)
        : base(name, description, arguments)
    {
        Sandbox = sandbox;
        ProtocolTool.Annotations!.ReadOnlyHint = false;
    }

    protected AssistantSandbox Sandbox { get; }

    /// <summary>Adds where the configuration of the sandbox is.</summary>
    protected static ToolAnswer WithConfiguration(ToolAnswer answer) =>
        answer with { Text = answer.Text + "\n" + Message.Format($"{AssistantSandbox.Uri} has the sandbox's configuration for a program.") };
}
