using System.CommandLine;
using WeChatPay.Cli.Commands;

namespace WeChatPay.Cli;

/// <summary>The tool <c>wechatpay</c>: its commands and its exit codes.</summary>
internal static class Tool
{
    /// <summary>The command did what it was asked to do.</summary>
    public const int Done = 0;

    /// <summary>The command tried and failed; the output says how.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong; nothing was tried.</summary>
    public const int Misused = 2;

    /// <summary>Lists the commands. A new command is a file in <c>Commands/</c> and a line here.</summary>
    public static RootCommand Create() => new(
        "Calls WeChat Pay's API the way its PHP SDK does. Calls go to a sandbox on this machine unless --profile names your merchant.")
    {
        DemoCommand.Create(),
        SandboxCommand.Create(),
        CertsCommand.Create(),
        NotifyCommand.Create(),
        PortCommand.Create(),
        RunCommand.Create(),
        ReplCommand.Create(),
        SearchCommand.Create(),
        ShowCommand.Create(),
        CallCommand.Create(),
        ExplainCommand.Create(),
        CompletionCommand.Create(),
        SnippetWorkerCommand.Create(),
    };

    /// <summary>Runs one command line.</summary>
    /// <param name="configuration">Null: output goes to the console.</param>
    /// <param name="cancellationToken">Ends the command as Ctrl+C does.</param>
    /// <returns>The exit code: <see cref="Done"/>, <see cref="Failed"/> or <see cref="Misused"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        InvocationConfiguration? configuration = null,
        CancellationToken cancellationToken = default)
    {
        // Options take `@file` as a value; System.CommandLine would read more arguments from that file.
        var line = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var code = await line.InvokeAsync(configuration, cancellationToken);
        return line.Errors.Count > 0 ? Misused : code;
    }
}
