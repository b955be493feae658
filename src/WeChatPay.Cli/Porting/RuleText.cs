using System.Text.RegularExpressions;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Porting;

/// <summary>Shows the porter's diagnostics and rules. The Chinese of the rules is that of the guide, docs/zh-CN/porting-diagnostics.md.</summary>
internal static partial class RuleText
{
    private static readonly Lazy<IReadOnlyDictionary<string, (string Title, string Why, string Instead)>> Chinese = new(ReadGuide);

    /// <summary>Writes a diagnostic in the format of compilers, which editors read: place, severity and code are the same in every language.</summary>
    public static string Describe(PortingDiagnostic diagnostic) =>
        diagnostic.Show(MessageOf(diagnostic), HintOf(diagnostic) is { } hint ? Message.Format($" hint: {hint}") : "");

    public static string MessageOf(PortingDiagnostic diagnostic) =>
        diagnostic.MessageWording is { } wording ? PorterMessage.Format(wording) : diagnostic.Message;

    /// <summary>Gets the PHP to write instead. Where the place has no hint of its own, the rule has one.</summary>
    public static string? HintOf(PortingDiagnostic diagnostic) =>
        diagnostic.HintWording is { } wording ? PorterMessage.Format(wording)
        : Message.IsChinese && Chinese.Value.TryGetValue(diagnostic.Code, out var rule) ? rule.Instead
        : diagnostic.Hint;

    /// <summary>Explains a rule: its title, the reason, and what to write instead.</summary>
    public static string Explain(PortingRule rule)
    {
        var (title, why, instead) = Message.IsChinese && Chinese.Value.TryGetValue(rule.Code, out var chinese)
            ? chinese
            : (rule.Title, rule.Why, rule.Instead);
        return Message.Format($"{rule.Code}: {title}\n\n{why}\n\nInstead: {instead}") + "\n";
    }

    private static Dictionary<string, (string Title, string Why, string Instead)> ReadGuide() =>
        Row().Matches(ToolText.Read("docs/zh-CN/porting-diagnostics.md")).ToDictionary(
            static row => row.Groups["code"].Value,
            static row => (Unescape(row.Groups["title"].Value), Unescape(row.Groups["why"].Value), Unescape(row.Groups["instead"].Value)));

    private static string Unescape(string cell) => cell.Replace("\\|", "|", StringComparison.Ordinal);

    // `| WCP3011 | title | why | instead |`, where a bar within a cell is `\|`.
    [GeneratedRegex(
        @"^\| (?<code>WCP[0-9]{4}) \| (?<title>(?:\\\||[^|])+) \| (?<why>(?:\\\||[^|])+) \| (?<instead>(?:\\\||[^|])+) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
