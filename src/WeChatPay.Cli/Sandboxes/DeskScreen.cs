using Newtonsoft.Json.Linq;
using Spectre.Console;
using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>Shows orders of a sandbox, and what became of a callback.</summary>
internal sealed class DeskScreen(IAnsiConsole console)
{
    private static readonly string[] Columns = ["trade_state", "total", "refunded", "transaction_id", "description"];

    /// <summary>Shows orders, one in a line.</summary>
    public void Show(IEnumerable<JObject> orders)
    {
        var rows = orders.Select(static order => (string[])[Number(order), .. Columns.Select(name => order[name]?.ToString() ?? "")]).ToList();
        var widths = Enumerable.Range(0, Columns.Length + 1).Select(at => rows.Select(row => TextColumns.Count(row[at])).DefaultIfEmpty(0).Max()).ToArray();
        foreach (var row in rows)
            Screen.WriteVerbatim(console, TerminalText.Escape(string.Join("  ", row.Select((cell, at) => TextColumns.Pad(cell, widths[at])))).TrimEnd());
    }

    /// <summary>Shows what became of a callback.</summary>
    /// <returns>Whether it was accepted, or was not sent for a good reason.</returns>
    public bool ShowCallback(JObject callback)
    {
        var problem = TerminalText.Escape(LibraryMessage.Translate((string?)callback["problem"] ?? ""));
        if ((bool?)callback["sent"] is not true)
        {
            console.MarkupLineInterpolated(Message.Markup($"The callback was not sent: {problem}."));
            return true;
        }
        console.MarkupLineInterpolated($"→ POST {(string?)callback["url"]} [grey]{(string?)callback["event"]}[/]");
        var status = callback["status"]?.ToString() is { Length: > 0 } given ? given : Message.Of("no response");
        console.MarkupLineInterpolated(Message.Markup($"← {status} after {(long?)callback["milliseconds"] ?? 0} ms"));
        var isAccepted = (bool?)callback["accepted"] is true;
        console.MarkupLine(isAccepted
            ? Message.Of("[green]Accepted: WeChat Pay would not send this callback again.[/]")
            : Message.Format(
                $"[red]Not accepted: {Markup.Escape(problem)}. WeChat Pay would send this callback again, up to 15 times over 24 hours.[/]"));
        return isAccepted;
    }

    // A combination has a name of its own for its number.
    private static string Number(JObject order) => (string?)order["out_trade_no"] ?? (string?)order["combine_out_trade_no"] ?? "";
}
