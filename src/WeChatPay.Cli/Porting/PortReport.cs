using System.Globalization;
using System.Text;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Porting;

/// <summary>What is left to do by hand after a folder was ported, in Markdown.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class PortReport
{
    private readonly StringBuilder _left = new();
    private readonly StringBuilder _done = new();

    public int Ported { get; private set; }

    public void Add(string file, PortingResult result)
    {
        if (result.Succeeded)
        {
            Ported++;
            var warnings = result.Diagnostics.Count > 0 ? Message.Format($": {result.Diagnostics.Count} warnings") : "";
            _done.Append(CultureInfo.InvariantCulture, $"- {file}{warnings}\n");
            return;
        }
        _left.Append(CultureInfo.InvariantCulture, $"### {file}\n\n{Message.Of("| Line | Code | Piece | What to do |")}\n| --- | --- | --- | --- |\n");
        foreach (var one in result.Diagnostics.Where(static one => one.Severity is PortingSeverity.Error))
            _left.Append($"| {one.Line} | {one.Code} | {Cell(one.Piece)} | {Cell($"{RuleText.MessageOf(one)} {RuleText.HintOf(one)}")} |\n");
        _left.Append('\n');
    }

    public void AddUnreadable(string file, string problem) => _left.Append($"### {file}\n\n{problem}\n\n");

    public override string ToString()
    {
        var left = _left.Length > 0
            ? Message.Of("Files that were not ported. `wechatpay port --explain CODE` explains a code.") + $"\n\n{_left}"
            : Message.Of("Every file was ported.") + "\n\n";
        return Message.Format($"# What is left to do\n\n{left}## Ported\n\n{_done}\nBuild with `dotnet build`.") + "\n";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
