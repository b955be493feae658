using Spectre.Console;

namespace WeChatPay.Cli.Terminal;

/// <summary>Makes the console that a command writes to: colours for a terminal, plain unbroken lines for files and pipes.</summary>
internal static class Screen
{
    // A file has no right edge. A line that is broken there can no longer be searched or pasted.
    private const int NoEdge = 1 << 16;

    public static IAnsiConsole Create(TextWriter output)
    {
        var isTerminal = IsTerminal(output);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (!isTerminal)
            console.Profile.Width = NoEdge;
        return console;
    }

    /// <summary>Tells whether a writer is a console that is not redirected.</summary>
    public static bool IsTerminal(TextWriter writer) => writer is MaskedWriter masked
        ? IsTerminal(masked.Inner)
        : (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected) || (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected);

    /// <summary>Writes text that is to be pasted, without the console's markup and wrapping.</summary>
    public static void WriteVerbatim(IAnsiConsole console, string text)
    {
        console.Profile.Out.Writer.WriteLine(text);
        console.Profile.Out.Writer.Flush();
    }
}
