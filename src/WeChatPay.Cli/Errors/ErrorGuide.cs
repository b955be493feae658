using System.Text.RegularExpressions;
using WeChatPay.Cli.Porting;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Errors;

/// <summary>Explains the codes of the library, of the tool and of the porter, from the guides that the tool brings along.</summary>
internal static partial class ErrorGuide
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> English = new(static () => Read("docs/en/errors.md"));
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Chinese = new(static () => Read("docs/zh-CN/errors.md"));

    /// <summary>Gets the codes that the guide of errors explains.</summary>
    public static IEnumerable<string> Codes => English.Value.Keys;

    /// <summary>Finds the explanation of a code, in the user's language; <see langword="null"/> for any other text.</summary>
    /// <param name="code">A code, or the <c>HelpLink</c> of an exception, which ends in one.</param>
    public static string? Find(string code)
    {
        if (FindCode(code) is not { } name)
            return null;
        if (Sections.TryGetValue(name, out var section))
            return $"{name}\n\n{section}\n";
        return PortingRule.Find(name) is { } rule ? RuleText.Explain(rule) : null;
    }

    /// <summary>Finds the code that a text ends with.</summary>
    public static string? FindCode(string text) => Ending().Match(text) is { Success: true, Value: var code } ? code.ToUpperInvariant() : null;

    /// <summary>Finds the first sentence that explains a code, in the user's language.</summary>
    public static string? FindSummary(string code) =>
        Sections.TryGetValue(code, out var section) && FirstSentence().Match(section) is { Success: true, Value: var first } ? first : null;

    private static IReadOnlyDictionary<string, string> Sections => (Message.IsChinese ? Chinese : English).Value;

    private static Dictionary<string, string> Read(string name) =>
        Section().Matches(ToolText.Read(name).ReplaceLineEndings("\n")).ToDictionary(
            static section => section.Groups["code"].Value,
            static section => Link().Replace(section.Groups["text"].Value, "$1").Replace("**", "", StringComparison.Ordinal).Trim());

    [GeneratedRegex("(?<![A-Za-z0-9])WCP[0-9]{4}$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^## (?<code>WCP[0-9]{4})\n(?<text>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"\A.*?(?:。|\.(?=\s|\z))")]
    private static partial Regex FirstSentence();

    // `[text](page.md)`: of a link only the text helps a reader of the terminal.
    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
