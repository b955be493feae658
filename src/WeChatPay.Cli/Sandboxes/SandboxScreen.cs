using Spectre.Console;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sandbox;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>What a running sandbox shows: how to call it, then a line for each call.</summary>
internal sealed class SandboxScreen(IAnsiConsole console)
{
    public void Open(SandboxServer sandbox, KeyFolder keys)
    {
        console.MarkupLineInterpolated($"[bold]The sandbox listens at [green]{sandbox.BaseUri}[/] and [green]{sandbox.SecureBaseUri}[/][/]. It checks requests and signs answers as WeChat Pay does.");
        console.MarkupLineInterpolated($"Its keys are in {keys.FullName}, for you alone, until Ctrl+C ends it.");
        Paste("C#", PasteText.CSharp(sandbox, keys));
        Paste("PHP", PasteText.Php(sandbox, keys));
        Paste("Its certificates", PasteText.Certs(sandbox, keys));
        console.WriteLine();
        console.MarkupLineInterpolated($"To see an answer go wrong, add a header: [bold]{SandboxFaults.HeaderName}: {SandboxFaults.Names[1]}[/]  [grey]({string.Join(", ", SandboxFaults.Names.Skip(2))})[/]");
        console.WriteLine();
    }

    /// <summary>Shows a request by method, path, status, fault, and the error of APIv2, which answers 200 whatever is wrong. Query, headers and body may hold what no screen should.</summary>
    public void Show(SandboxExchange exchange)
    {
        var colour = exchange is { Status: < 300, ErrorCode: null, Fault: SandboxFault.None } ? "green" : "red";
        var fault = exchange.Fault == SandboxFault.None ? "" : $" ({SandboxFaults.Names[(int)exchange.Fault]})";
        var error = exchange is { Status: < 300, ErrorCode: { } code } ? $" {code}" : "";
        console.MarkupLine($"[{colour}]{exchange.Status}{error}[/]{fault} {Markup.Escape(exchange.Request.ToString())}");
    }

    public void Close() => console.MarkupLine("[grey]The sandbox has stopped; its keys are deleted.[/]");

    public void Fail(string problem) => console.MarkupLineInterpolated($"[red]{problem}[/]");

    // Past the console's markup and wrapping: what is to be pasted must come out as it is.
    private void Paste(string title, string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        console.Profile.Out.Writer.WriteLine(text);
        console.Profile.Out.Writer.Flush();
    }
}
