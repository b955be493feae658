using System.Text;

namespace WeChatPay.Cli.Assistants;

/// <summary>Says how editors and assistants are told of the server.</summary>
internal static class EditorSetup
{
    private const string Servers =
        """
        {
          "servers": {
            "wechatpay": { "type": "stdio", "command": "wechatpay", "args": ["mcp"] }
          }
        }
        """;

    private const string McpServers =
        """
        {
          "mcpServers": {
            "wechatpay": { "command": "wechatpay", "args": ["mcp"] }
          }
        }
        """;

    private const string Toml =
        """
        [mcp_servers.wechatpay]
        command = "wechatpay"
        args = ["mcp"]
        """;

    /// <summary>Gets the places, each with what goes there.</summary>
    public static IReadOnlyList<(string Place, string Text)> All =>
    [
        ("VS Code: .vscode/mcp.json", Servers),
        (Message.Of("Visual Studio: .mcp.json beside the solution"), Servers),
        ("Cursor: .cursor/mcp.json", McpServers),
        (Message.Of("Claude Code: a command"), "claude mcp add wechatpay -- wechatpay mcp"),
        ("Claude Desktop: claude_desktop_config.json", McpServers),
        (Message.Of("Codex CLI: a command"), "codex mcp add wechatpay -- wechatpay mcp"),
        (Message.Of("Codex CLI, by hand: ~/.codex/config.toml"), Toml),
        (Message.Of("JetBrains: Settings, Tools, AI Assistant, Model Context Protocol (MCP), as JSON"), McpServers),
    ];

    public static string Describe()
    {
        var text = new StringBuilder();
        text.Append(Message.Of(
            "The server is `wechatpay mcp`, over the standard input and output. It needs no key. Put one of these where it belongs:")).Append('\n');
        foreach (var (place, setup) in All)
            text.Append($"\n{place}\n\n{setup.ReplaceLineEndings("\n")}\n");
        text.Append('\n').Append(Message.Of(
            "Where the program is not found, write its full path as the command. `--lang zh` behind `mcp` makes Chinese the default of answers."));
        return text.Append('\n').ToString();
    }
}
