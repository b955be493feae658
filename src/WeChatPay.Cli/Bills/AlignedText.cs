using WeChatPay.Cli.Operations;

namespace WeChatPay.Cli.Bills;

/// <summary>Writes a line of a table.</summary>
internal static class AlignedText
{
    private const string Gap = "  ";

    /// <param name="values">The values.</param>
    /// <param name="widths">The widths of their columns.</param>
    /// <param name="isAmount">Which of them stand at the right edge of their column.</param>
    public static string Join(IReadOnlyList<string> values, int[] widths, bool[] isAmount) => string.Join(
        Gap,
        values.Select((value, at) => isAmount[at]
            ? new string(' ', Math.Max(0, widths[at] - TextColumns.Count(value))) + value
            : TextColumns.Pad(value, widths[at]))).TrimEnd();
}
