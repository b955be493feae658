using System.Text;
using System.Text.RegularExpressions;

namespace WeChatPay.Cli.Bills;

/// <summary>Writes lines of CSV (RFC 4180).</summary>
internal static partial class CsvText
{
    /// <summary>Writes a line with its end, <c>\r\n</c>.</summary>
    public static string WriteLine(IReadOnlyList<string> values)
    {
        var line = new StringBuilder();
        for (var at = 0; at < values.Count; at++)
            Append(at > 0 ? line.Append(',') : line, Guard(values[at]), isAlone: values.Count == 1);
        return line.Append("\r\n").ToString();
    }

    /// <summary>Puts an apostrophe before a value that a spreadsheet would run as a formula. A negative amount is not a formula.</summary>
    /// <remarks>A value that looks guarded already gets one more, so that a reader can take off exactly one.</remarks>
    public static string Guard(string value) => Formula().IsMatch(value) && !Number().IsMatch(value) ? "'" + value : value;

    private static void Append(StringBuilder line, string value, bool isAlone)
    {
        // A line of one empty value would be an empty line, which readers skip.
        if (value.AsSpan().IndexOfAny(",\"\r\n") < 0 && !(isAlone && value.Length == 0))
            line.Append(value);
        else
            line.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    // The signs with which spreadsheets begin a formula, also in full width, and the blanks that they skip before one.
    [GeneratedRegex(@"\A'*[=+\-@＝＋－＠\t\r\n]")]
    private static partial Regex Formula();

    [GeneratedRegex(@"\A-[0-9]+(?:\.[0-9]+)?%?\z")]
    private static partial Regex Number();
}
