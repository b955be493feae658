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
        if (!Message.IsChinese || line.Action is not (HelpAction or ParseErrorAction))
            return await line.InvokeAsync(configuration, cancellationToken);
        var (output, error) = (configuration?.Output ?? Console.Out, configuration?.Error ?? Console.Error);
        // The parser counts a Chinese character as one column, so it must not break lines.
        foreach (var help in line.RootCommandResult.Command.Options.OfType<HelpOption>())
            ((HelpAction)help.Action!).MaxWidth = int.MaxValue;
        using var shown = new StringWriter();
        var code = await line.InvokeAsync(new InvocationConfiguration { Output = shown, Error = TextWriter.Null }, cancellationToken);
        ShowErrors(line, error);
        await output.WriteAsync(HelpText.Translate(shown.ToString(), Screen.Create(output).Profile.Width));
        return code;
    }

    private static void ShowErrors(ParseResult line, TextWriter error)
    {
        if (line.Errors.Count == 0)
            return;
        var console = Screen.Create(error);
        foreach (var fault in line.Errors)
            Spectre.Console.AnsiConsoleExtensions.MarkupLineInterpolated(console, $"[red]{ParserText.Translate(fault.Message)}[/]");
        error.WriteLine();
    }
}
