using Newtonsoft.Json;
using Spectre.Console;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Demo;

/// <summary>What the demo looks like.</summary>
internal sealed class DemoScreen(IAnsiConsole console)
{
    private const int Indent = 3;

    public void Open(SandboxServer sandbox, string client, string body)
    {
        console.MarkupLine($"[bold]WeChat Pay · 创建保险订单[/]  [grey]{InsuranceOrderStyles.Operation}[/]");
        console.MarkupLine("One call in the PHP SDK's six styles, then in C#'s own. Each is signed, checked, answered and verified for real,");
        console.MarkupLineInterpolated($"by a sandbox on this machine ([underline]{sandbox.BaseUri}[/]) with keys made a moment ago.");
        console.WriteLine();
        Code($"var instance = {client};");
        Code($"var body = {body};");
    }

    public void Show(int number, DemoCall call, bool agrees)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{number}  [green]{call.Style.Title}[/][/]  {call.Style.Meaning}  [grey]// {call.Style.Receiver}[/]");
        Code(call.Style.Code);
        if (call.Order is { } order)
            Answer(agrees ? "[green]✓[/]" : "[red]✗ not the order of the first call[/]", order.ToString(Formatting.None), "grey");
        else
            Answer("[red]✗[/]", call.Failure!, "red");
    }

    public void Close(int made, int failed)
    {
        console.WriteLine();
        if (failed > 0)
        {
            console.MarkupLineInterpolated($"[bold red]✗ {failed} of {made} calls failed or were answered with another order.[/]");
            return;
        }
        console.MarkupLineInterpolated($"[bold green]✓ {made} calls, {made} times the same order[/]: created by the first, found again by the others, every signature checked on both sides.");
        console.MarkupLine("  Next: [bold]wechatpay sandbox[/] keeps such a server running, for your own code in C# or PHP.");
    }

    private void Code(string code)
    {
        foreach (var line in code.Split('\n'))
            console.MarkupLine(new string(' ', Indent) + CodeMarkup.Of(line));
    }

    private void Answer(string mark, string text, string colour) =>
        console.Write(new Padder(new Markup($"{mark} [{colour}]{Markup.Escape(text)}[/]")).Padding(Indent, 0, 0, 0));
}
