using System.Globalization;
using System.Text;

namespace WeChatPay.Sandbox.Bills;

/// <summary>Writes a bill: a line of names, a line for each row with a backtick before every value, and two lines that sum up.</summary>
internal static class BillText
{
    /// <summary>Writes the lines of a bill.</summary>
    public static string Write(IEnumerable<string> names, IEnumerable<IEnumerable<string>> rows, IEnumerable<string> summary, IEnumerable<string> sums)
    {
        var text = new StringBuilder();
        AppendLine(text, names);
        foreach (var row in rows)
            AppendLine(text, row.Select(Cell));
        AppendLine(text, summary);
        AppendLine(text, sums.Select(Cell));
        return text.ToString();
    }

    /// <summary>Writes fen as yuan: <c>1.00</c>.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Writes a fee in fen as yuan, with the five decimals that fees have: <c>0.00600</c>.</summary>
    public static string Fee(long fen) => (fen / 100m).ToString("0.00000", CultureInfo.InvariantCulture);

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells).Append("\r\n");

    // With the backtick, spreadsheets do not read numbers. A comma or a line break in a merchant's text must not begin a new cell or row.
    private static string Cell(string value) => "`" + value.Replace(',', ' ').ReplaceLineEndings(" ");
}
