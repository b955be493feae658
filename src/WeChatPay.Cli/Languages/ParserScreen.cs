using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Languages;

/// <summary>Runs a command line, and shows the parser's help and errors in the user's language.</summary>
internal static class ParserScreen
{
    public static async Task<int> InvokeAsync(ParseResult line, InvocationConfiguration? configuration, CancellationToken cancellationToken)
    {
        if (line.Action is ParseErrorAction fault)
            return await ShowErrorsAsync(line, fault, configuration, cancellationToken);
        if (!Message.IsChinese || line.Action is not HelpAction)
            return await line.InvokeAsync(configuration, cancellationToken);
        // The parser counts a Chinese character as one column, so it must not break lines.
        foreach (var help in line.RootCommandResult.Command.Options.OfType<HelpOption>())
            ((HelpAction)help.Action!).MaxWidth = int.MaxValue;
        var (code, shown) = await CaptureAsync(line, cancellationToken);
        var output = configuration?.Output ?? Console.Out;
        await output.WriteAsync(HelpText.Translate(shown, Screen.Create(output).Profile.Width));
        return code;
    }

    // The whole help would move the error out of the terminal.
    private static async Task<int> ShowErrorsAsync(
        ParseResult line, ParseErrorAction action, InvocationConfiguration? configuration, CancellationToken cancellationToken)
    {
        var error = configuration?.Error ?? Console.Error;
        // A misspelt command is one error to its user, and two to the parser.
        var isMisspelt = line.UnmatchedTokens.Count > 0;
        // Each as one text: a secret of several lines is masked as a whole.
        foreach (var fault in line.Errors.Where(fault => !isMisspelt || fault.Message != ParserText.NoCommand))
            await error.WriteLineAsync(ParserText.Translate(fault.Message));
        action.ShowHelp = false;
        var (code, typos) = await CaptureAsync(line, cancellationToken);
        if (typos.Trim() is { Length: > 0 } nearest)
            await error.WriteLineAsync(HelpText.Translate(nearest, Screen.Create(error).Profile.Width).TrimEnd());
        var command = line.CommandResult.Command is RootCommand ? "wechatpay" : $"wechatpay {line.CommandResult.Command.Name}";
        await error.WriteLineAsync(Message.Format($"`{command} --help` shows the command line."));
        return code;
    }

    private static async Task<(int Code, string Shown)> CaptureAsync(ParseResult line, CancellationToken cancellationToken)
    {
        using var shown = new StringWriter();
        var code = await line.InvokeAsync(new InvocationConfiguration { Output = shown, Error = TextWriter.Null }, cancellationToken);
        return (code, shown.ToString());
    }
}
