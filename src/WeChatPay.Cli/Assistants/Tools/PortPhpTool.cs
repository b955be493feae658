using WeChatPay.Cli.Porting;
using WeChatPay.Cli.Snippets;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Ports PHP to C#, as <c>wechatpay port</c> does, and compiles the result.</summary>
internal sealed class PortPhpTool() : AssistantTool(
    "port_php",
    Message.Of("Ports PHP that uses wechatpay-php to C#, compiles the C#, and says what cannot be ported and what to write instead. "
        + "Use it instead of porting by hand."),
    new ToolArgument(Php, ArgumentKind.Text, Message.Of("The PHP source, one file."), "$instance->v3->certificates->get();")
    {
        IsRequired = true,
        Longest = ToolArgument.Long,
    },
    new ToolArgument(
        Output,
        ArgumentKind.Text,
        Message.Of("verbatim follows the PHP line by line; idiomatic is what a C# developer writes. Default: both."),
        Both)
    {
        Choices = [Both, "verbatim", "idiomatic"],
    })
{
    private const string Php = "php";
    private const string Output = "output";
    private const string Both = "both";

    protected override Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        var asked = given.FindText(Output) ?? Both;
        var source = new SnippetSource("source.php", given.GetText(Php), null);
        using var output = new StringWriter();
        var (notes, ported) = (new List<string>(), 0);
        foreach (var (name, form) in ((string, PortingOutput)[])[("verbatim", PortingOutput.Verbatim), ("idiomatic", PortingOutput.Idiomatic)])
        {
            if (asked != Both && asked != name)
                continue;
            using var error = new StringWriter();
            if (SourcePort.Port(source, new PortingOptions { Output = form }, error, cancellationToken) is { } code)
            {
                output.Write($"{(ported++ > 0 ? "\n" : "")}// {name}\n{code.TrimEnd()}\n");
            }
            notes.AddRange($"{error}".ReplaceLineEndings("\n").TrimEnd().Split('\n').Where(line => !notes.Contains(line)));
        }
        return Task.FromResult(new ToolAnswer(
            ported > 0 ? $"{output}\n{string.Join('\n', notes)}" : $"{Php}: {string.Join('\n', notes)}",
            IsError: ported == 0,
            "porting-from-php",
            "porting-diagnostics"));
    }
}
