using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Doctor;

/// <summary>Shows findings as they come, what to do about each, and the sum; or all of them as JSON.</summary>
internal sealed class DoctorScreen(TextWriter output, bool isJson)
{
    private readonly IAnsiConsole _console = Screen.Create(output);
    private readonly List<ExamFinding> _findings = [];

    /// <summary>Gets whether something does not work.</summary>
    public bool HasBad => Count(Verdict.Bad) > 0;

    /// <summary>Shows what is examined.</summary>
    public void Begin(string title)
    {
        if (!isJson)
            _console.MarkupLineInterpolated($"[bold]{title}[/]");
    }

    /// <summary>Shows a finding.</summary>
    public void Show(ExamFinding finding)
    {
        _findings.Add(finding);
        if (isJson)
            return;
        var (mark, colour) = finding.Verdict switch
        {
            Verdict.Good => ("ok  ", "green"),
            Verdict.Note => ("look", "yellow"),
            _ => ("bad ", "red"),
        };
        _console.MarkupLine($"[{colour}]{mark}[/] {Markup.Escape(finding.Text)}");
        if (finding.Advice is { } advice)
            _console.MarkupLine($"     [grey]→ {Markup.Escape(advice)}[/]");
    }

    /// <summary>Shows the sum.</summary>
    public void End()
    {
        if (isJson)
        {
            output.WriteLine(new JArray(_findings.Select(static finding => new JObject
            {
                ["verdict"] = finding.Verdict switch { Verdict.Good => "good", Verdict.Note => "note", _ => "bad" },
                ["check"] = finding.Check,
                ["text"] = finding.Text,
                ["advice"] = finding.Advice,
            })).ToString(Formatting.Indented));
            return;
        }
        _console.WriteLine();
        _console.MarkupLineInterpolated(Message.Markup(
            $"{_findings.Count} checks: {Count(Verdict.Good)} good, {Count(Verdict.Note)} to look at, {Count(Verdict.Bad)} bad."));
        _console.MarkupLine(Message.Of("[grey]`wechatpay skill` has the rules that only your code shows: amounts, states, repeats, jobs.[/]"));
    }

    private int Count(Verdict verdict) => _findings.Count(finding => finding.Verdict == verdict);
}
