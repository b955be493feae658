using System.Text;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>The page of the documentation about the porter's diagnostics, as it has to be.</summary>
internal static class RulePage
{
    private const string Head =
        """
        # Diagnostics of the porter

        English | [简体中文](../zh-CN/porting-diagnostics.md)

        A piece of PHP that the porter cannot write as C# with the same result gives an error, and the file then gives no C# at all. An error or a warning
        has a code, the place as `file(line,column)`, a sentence, the piece, and behind `hint:` what to write instead:

        ```text
        pay.php(12,9): error WCP3011: `goto` is not ported. `goto` hint: Use a loop, or a function that returns early.
        ```

        All diagnostics of a file come in one run, in the order of the source. `wechatpay port --explain WCP3011` shows what this page says.
        A code keeps its meaning.
        Codes up to WCP3089 are errors, but for WCP3060; those from WCP3090 are warnings.

        | Code | Title | Why | Instead |
        | --- | --- | --- | --- |

        """;

    public static string Write()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var rule in PortingRule.All)
            text.Append($"| {rule.Code} | {Cell(rule.Title)} | {Cell(rule.Why)} | {Cell(rule.Instead)} |\n");
        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
