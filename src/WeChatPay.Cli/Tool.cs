using System.CommandLine;
using WeChatPay.Cli.Commands;
using WeChatPay.Cli.Errors;
using WeChatPay.Cli.Terminal;

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
    public static RootCommand Create()
    {
        var tool = new RootCommand(
            Message.Of("Calls WeChat Pay's API the way its PHP SDK does. Calls go to a sandbox on this machine unless --profile names your merchant."))
        {
            DemoCommand.Create(),
            SandboxCommand.Create(),
            CertsCommand.Create(),
            NotifyCommand.Create(),
            ListenCommand.Create(),
            ReplayCommand.Create(),
            PortCommand.Create(),
            RunCommand.Create(),
            ReplCommand.Create(),
            SearchCommand.Create(),
            ShowCommand.Create(),
            CallCommand.Create(),
            BillCommand.Create(),
            DoctorCommand.Create(),
            ExplainCommand.Create(),
            FactsCommand.Create(),
            McpCommand.Create(),
            SkillCommand.Create(),
            CompletionCommand.Create(),
            SnippetWorkerCommand.Create(),
            CheckWorkerCommand.Create(),
            LanguageOption.Create(),
        };
        foreach (var command in DeskCommands.CreateAll())
            tool.Add(command);
        LanguageOption.Allow(tool.Options.OfType<VersionOption>().Single()).Action = new VersionAction();
        return tool;
    }

    /// <summary>Runs one command line.</summary>
    /// <param name="configuration">Null: output goes to the console.</param>
    /// <param name="cancellationToken">Ends the command as Ctrl+C does.</param>
    /// <returns>The exit code: <see cref="Done"/>, <see cref="Failed"/> or <see cref="Misused"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        InvocationConfiguration? configuration = null,
        CancellationToken cancellationToken = default)
    {
        Message.Language = ToolLanguages.FindInEnvironment();
        var line = Parse(args);
        if (LanguageOption.Find(line) is { } language && language != Message.Language)
        {
            // Descriptions and errors are in the language of the time when the line was parsed.
            Message.Language = language;
            line = Parse(args);
        }
        configuration ??= new InvocationConfiguration();
        configuration.Error = MaskedWriter.Wrap(configuration.Error, args);
        var code = await ParserScreen.InvokeAsync(line, configuration, cancellationToken);
        if (line.Errors.Count > 0)
            code = Misused;
        if (HelpCode.Find(line, code) is { } help)
            await configuration.Error.WriteLineAsync(Message.Format($"{help}: `wechatpay explain {help}` says more."));
        return code;
    }

    // Options take `@file` as a value; System.CommandLine would read more arguments from that file.
    private static ParseResult Parse(IReadOnlyList<string> args) => Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
}
