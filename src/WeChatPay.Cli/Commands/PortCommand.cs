using System.CommandLine;
using WeChatPay.Cli.Porting;
using WeChatPay.Cli.Snippets;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay port</c>: turns PHP into C#.</summary>
internal static class PortCommand
{
    public static Command Create()
    {
        var files = SnippetArguments.CreateFiles(Message.Of("PHP files, or one folder with --out. None, or -, reads the standard input."));
        var style = new Option<string>("--style")
        {
            Description = Message.Of("How `instance` is declared: dynamic (names are members, as in PHP) or static (paths are text, and the compiler checks)."),
            DefaultValueFactory = static _ => "dynamic",
        };
        style.AcceptOnlyFromAmong("static", "dynamic");
        var form = SnippetArguments.CreateOutput();
        var wrap = new Option<bool>("--wrap") { Description = Message.Of("Writes a whole program with its configuration, for `dotnet run file.cs`.") };
        var folder = new Option<string>("--out")
        {
            Description = Message.Of("Ports a folder of PHP files into this folder, with a project file and a report."),
            HelpName = "FOLDER",
        };
        var explain = new Option<string>("--explain") { Description = Message.Of("Explains the code of a message, WCP3001 for instance."), HelpName = "CODE" };
        var command = new Command("port", Message.Of("Ports PHP that uses WeChat Pay's SDK to C#, and compiles the result."))
        {
            files, form, style, wrap, folder, explain,
        };
        command.SetAction((line, cancellationToken) =>
        {
            var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
            var options = new PortingOptions
            {
                Output = SnippetArguments.OutputOf(line.GetValue(form)),
                Style = line.GetValue(style) == "static" ? PortingStyle.Static : PortingStyle.Dynamic,
                Wrap = line.GetValue(wrap),
            };
            var code = (line.GetValue(explain), line.GetValue(folder)) switch
            {
                ({ } asked, _) => Explain(asked, output, error),
                (_, { } target) => new FolderPort(output, error, options).Run(line.GetValue(files)!, target, cancellationToken),
                _ => Run(line.GetValue(files)!, options, output, error, cancellationToken),
            };
            return Task.FromResult(code);
        });
        return command;
    }

    private static int Explain(string code, TextWriter output, TextWriter error)
    {
        if (PortingRule.Find(code) is not { } rule)
        {
            var (first, last) = (PortingRule.All[0].Code, PortingRule.All[^1].Code);
            error.WriteLine(code.Length <= 10 && code.All(char.IsAsciiLetterOrDigit)
                ? Message.Format($"{code.ToUpperInvariant()} is not a code of the porter. The codes are {first} to {last}: see docs/en/porting-diagnostics.md.")
                : Message.Format($"--explain needs a code of the porter. The codes are {first} to {last}: see docs/en/porting-diagnostics.md."));
            return Tool.Misused;
        }
        output.Write(RuleText.Explain(rule));
        return Tool.Done;
    }

    private static int Run(string[] names, PortingOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (failed, printed) = (0, 0);
        foreach (var source in SnippetSource.ReadAll(names))
        {
            var code = SourcePort.Port(source, options, error, cancellationToken);
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
}
