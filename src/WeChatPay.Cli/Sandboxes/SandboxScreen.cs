using Spectre.Console;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>Shows how to call a running sandbox, then one line for each call.</summary>
internal sealed class SandboxScreen(IAnsiConsole console)
{
    public void Open(SandboxServer sandbox, KeyFolder keys, string? kept)
    {
        console.MarkupLineInterpolated(Message.Markup($"[bold]The sandbox listens at [green]{sandbox.BaseUri}[/] and [green]{sandbox.SecureBaseUri}[/][/]."));
        console.MarkupLine(Message.Of("It checks requests and signs responses as WeChat Pay does. Ctrl+C ends it."));
        console.MarkupLineInterpolated(kept is not null
            ? Message.Markup($"Its keys and orders are kept in {Path.GetFullPath(kept)}, which only you can read: start it with the same --data, and go on.")
            : Message.Markup($"Its keys are in {keys.FullName}, which only you can read. They are deleted at the end."));
        Paste("C#", PasteText.WriteCSharp(sandbox, keys));
        // The PHP SDK knows RSA alone.
        if (!keys.Shown.IsSm2)
            Paste("PHP", PasteText.WritePhp(sandbox, keys));
        Paste(Message.Of("Download its certificates"), PasteText.WriteCertsCommand(sandbox, keys));
        Paste(Message.Of("Environment, for --profile env and for ported programs"), PasteText.WriteEnvironment(sandbox, keys));
        console.WriteLine();
        console.MarkupLine(Message.Of("To play the payer, in another terminal: [bold]wechatpay pay NUMBER[/]; wechatpay orders lists the orders."));
        console.MarkupLineInterpolated(Message.Markup(
            $"To get a wrong response, add a header to a call: [bold]{SandboxFaults.HeaderName}: {SandboxFaults.Names[1]}[/]"));
        console.MarkupLineInterpolated(Message.Markup($"[grey]Other faults: {Message.Join(SandboxFaults.Names.Skip(2))}[/]"));
        console.WriteLine();
    }

    /// <summary>Shows one call: status, APIv2 error, fault, method and path. Query, headers and body may hold secrets and are not shown.</summary>
    public void Show(SandboxExchange exchange)
    {
        var colour = exchange is { Status: < 300, ErrorCode: null, Fault: SandboxFault.None } ? "green" : "red";
        var fault = exchange.Fault == SandboxFault.None ? "" : $" ({SandboxFaults.Names[(int)exchange.Fault]})";
        var error = exchange is { Status: < 300, ErrorCode: { } code } ? $" {code}" : "";
        console.MarkupLine($"[{colour}]{exchange.Status}{error}[/]{fault} {Markup.Escape(exchange.Request.ToString())}");
    }

    public void Close(bool isKept) => console.MarkupLine(isKept
        ? Message.Of("[grey]The sandbox has stopped. Its keys and orders are kept.[/]")
        : Message.Of("[grey]The sandbox has stopped. Its keys are deleted.[/]"));

    public void Fail(string problem) => console.MarkupLineInterpolated($"[red]{problem}[/]");

    private void Paste(string title, string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        Screen.WriteVerbatim(console, text);
    }
}
