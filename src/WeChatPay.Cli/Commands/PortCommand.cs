using System.CommandLine;
using WeChatPay.Cli.Snippets;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay port</c>: turns PHP into C#.</summary>
internal static class PortCommand
{
    public static Command Create()
    {
        var files = SnippetArguments.CreateFiles("PHP files. None, or -, reads the standard input.");
        var style = new Option<string>("--style")
        {
            Description = "How `instance` is declared: dynamic (names are members, as in PHP) or static (paths are text, and the compiler checks).",
            DefaultValueFactory = static _ => "dynamic",
        };
        style.AcceptOnlyFromAmong("static", "dynamic");
        var wrap = new Option<bool>("--wrap") { Description = "Writes a whole program with its configuration, for `dotnet run file.cs`." };
        var command = new Command("port", "Ports PHP snippets that use WeChat Pay's SDK to C#.") { files, style, wrap };
        command.SetAction(line => Run(
            line.GetValue(files)!,
            new PortingOptions { Style = line.GetValue(style) == "static" ? PortingStyle.Static : PortingStyle.Dynamic, Wrap = line.GetValue(wrap) },
            line.InvocationConfiguration.Output,
            line.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string[] names, PortingOptions options, TextWriter output, TextWriter error)
    {
        var (failed, printed) = (0, 0);
        foreach (var source in SnippetSource.ReadAll(names))
        {
            var code = Port(source, options, error);
            if (code is null)
            {
                failed++;
                continue;
            }
            if (names.Length > 1)
                output.Write($"{(printed > 0 ? "\n" : "")}// {OneLine(source.Name)}\n");
            output.Write(code.EndsWith('\n') ? code : code + "\n");
            printed++;
        }
        return failed == 0 ? Tool.Done : Tool.Failed;
    }

    // A line end in a file name would end the comment, and the rest of the name would be code.
    private static string OneLine(string name) => string.Concat(name.Select(static letter => char.IsLetterOrDigit(letter) || char.IsPunctuation(letter)
        || char.IsSymbol(letter) || letter == ' ' ? letter : '?'));

    private static string? Port(SnippetSource source, PortingOptions options, TextWriter error)
    {
        if (source.Text is null)
        {
            error.WriteLine(source.Problem);
            return null;
        }
        var ported = PhpPorter.Port(source.Text, options with { FileName = source.Name });
        foreach (var diagnostic in ported.Diagnostics)
            error.WriteLine(diagnostic);
        if (ported.Code is not null)
            new MisspeltPaths(error, source.Name).NoteAll(source.Text);
        return ported.Code;
    }
}
