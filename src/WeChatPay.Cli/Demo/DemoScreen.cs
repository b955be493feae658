using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Demo;

/// <summary>Shows the demo: code and result of each call.</summary>
internal sealed class DemoScreen(IAnsiConsole console)
{
    private const string Indent = "   ";

    public void Open(SandboxServer sandbox, string client, string body)
    {
        console.MarkupLine($"[bold]创建保险订单[/]  [grey]{InsuranceOrderStyles.Operation}[/]");
        console.MarkupLine(Message.Of("One call in the six styles of the PHP SDK, then in C# style."));
        console.MarkupLineInterpolated(Message.Markup(
            $"Each call goes to a sandbox on this machine, [green]{sandbox.BaseUri}[/], with keys made a moment ago."));
        console.MarkupLine(Message.Of("The sandbox checks the request and its signature; the client verifies the response."));
        console.WriteLine();
        ShowCode($"var instance = {client};");
        ShowCode($"var body = {body};");
        console.WriteLine();
        console.MarkupLine(Indent + Message.Of("[grey]// dynamic instance: every name is a part of the path; callbacks stand inside function(…).[/]"));
        console.MarkupLine(Indent + Message.Of("[grey]// var instance: chain(\"…\") or [[\"…\"]]; lambdas stand bare, and the compiler checks.[/]"));
    }

    public void Show(int number, DemoCall call, bool agrees)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{number}  [green]{call.Style.Title}[/][/]  {call.Style.Meaning}  [grey]// {call.Style.Receiver}[/]");
        ShowCode(call.Style.Code);
        if (call.Order is null)
            console.MarkupLineInterpolated($"{Indent}[red]✗ {TerminalText.Escape(call.Failure ?? "")}[/]");
        else
            ShowOrder(agrees ? "[green]✓[/]" : Message.Of("[red]✗ another order:[/]"), call.Order);
    }

    public void Close(int made, int failed)
    {
        console.WriteLine();
        if (failed > 0)
        {
            console.MarkupLineInterpolated(Message.Markup($"[bold red]✗ {failed} of {made} calls failed or returned another order.[/]"));
            return;
        }
        console.MarkupLineInterpolated(Message.Markup(
            $"[bold green]✓ {made} calls, {made} times the same order:[/] the first call created it, the others found it."));
        console.MarkupLine(Indent + Message.Of("Next: [bold]wechatpay sandbox[/] runs such a server for your own C# or PHP."));
    }

    private void ShowCode(string code)
    {
        foreach (var line in code.Split('\n'))
            console.MarkupLine(Indent + CodeMarkup.Colour(line));
    }

    // Lines break between fields, not at the edge of the terminal. The mark takes 2 columns.
    private void ShowOrder(string mark, JObject order)
    {
        var lines = Fold(order, console.Profile.Width - Indent.Length - 2);
        for (var i = 0; i < lines.Count; i++)
            console.MarkupLine($"{Indent}{(i == 0 ? mark : " ")} [grey]{Markup.Escape(lines[i])}[/]");
    }

    private static List<string> Fold(JObject order, int width)
    {
        var lines = new List<string> { "{" };
        foreach (var field in order.Properties())
        {
            var text = TerminalText.WriteJson(field, Formatting.None) + (field.Next is null ? "}" : ",");
            if (lines[^1].Length + text.Length > width)
                lines.Add("");
            lines[^1] += text;
        }
        return lines;
    }
}
