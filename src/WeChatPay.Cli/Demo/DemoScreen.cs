using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Demo;

/// <summary>What the demo looks like.</summary>
internal sealed class DemoScreen(IAnsiConsole console)
{
    private const string Indent = "   ";

    public void Open(SandboxServer sandbox, string client, string body)
    {
        console.MarkupLine($"[bold]创建保险订单[/]  [grey]{InsuranceOrderStyles.Operation}[/]");
        console.MarkupLine("One call in the PHP SDK's six styles, then as C# people write it.");
        console.MarkupLine("Each is signed, sent, checked, answered, and the answer verified, by a sandbox");
        console.MarkupLineInterpolated($"on this machine, [green]{sandbox.BaseUri}[/], with keys made a moment ago.");
        console.WriteLine();
        Code($"var instance = {client};");
        Code($"var body = {body};");
        console.WriteLine();
        console.MarkupLine($"{Indent}[grey]// dynamic instance: any path by its names, callbacks inside function(…).[/]");
        console.MarkupLine($"{Indent}[grey]// var instance: chain(\"…\"), [[\"…\"]] and bare lambdas, known to the compiler.[/]");
    }

    public void Show(int number, DemoCall call, bool agrees)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{number}  [green]{call.Style.Title}[/][/]  {call.Style.Meaning}  [grey]// {call.Style.Receiver}[/]");
        Code(call.Style.Code);
        if (call.Order is null)
            console.MarkupLineInterpolated($"{Indent}[red]✗ {call.Failure}[/]");
        else
            Order(agrees ? "[green]✓[/]" : "[red]✗ another order:[/]", call.Order);
    }

    public void Close(int made, int failed)
    {
        console.WriteLine();
        if (failed > 0)
        {
            console.MarkupLineInterpolated($"[bold red]✗ {failed} of {made} calls failed or were answered with another order.[/]");
            return;
        }
        console.MarkupLineInterpolated($"[bold green]✓ {made} calls, {made} times the same order:[/] created by the first, found again by the others.");
        console.MarkupLine($"{Indent}Next: [bold]wechatpay sandbox[/] keeps such a server running for your own C# or PHP.");
    }

    private void Code(string code)
    {
        foreach (var line in code.Split('\n'))
            console.MarkupLine(Indent + CodeMarkup.Colour(line));
    }

    // Broken between fields, not where the terminal ends: 2 columns are the mark's or stand below it.
    private void Order(string mark, JObject order)
    {
        var lines = Fold(order, console.Profile.Width - Indent.Length - 2);
        for (var i = 0; i < lines.Count; i++)
            console.MarkupLine($"{Indent}{(i == 0 ? mark : " ")} [grey]{Markup.Escape(lines[i])}[/]");
    }

    private static List<string> Fold(JObject order, int width)
    {
        var lines = new List<string> { "{" };
        foreach (JProperty field in order.Properties())
        {
            var text = field.ToString(Formatting.None) + (field.Next is null ? "}" : ",");
            if (lines[^1].Length + text.Length > width)
                lines.Add("");
            lines[^1] += text;
        }
        return lines;
    }
}
