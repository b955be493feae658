using System.Globalization;
using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Bills;

/// <summary>Shows the sums of the rows, and the line of totals of the bill.</summary>
internal sealed class SumsScreen(TextWriter output)
{
    public async Task ShowAsync(RowSums sums, IReadOnlyList<BillRow> totals)
    {
        List<string[]> lines =
        [
            [.. sums.Kinds, Message.Of("rows"), .. sums.Amounts],
            .. sums.ByKind.Select(static sum => Write(sum, sum.Kind)),
        ];
        if (sums.Kinds.Count > 0)
            lines.Add(Write(sums.All, [Message.Of("all"), .. sums.Kinds.Skip(1).Select(static _ => "")]));
        bool[] isAmount = [.. lines[0].Select((_, at) => at >= sums.Kinds.Count)];
        int[] widths = [.. isAmount.Select((_, at) => lines.Max(line => TextColumns.Count(line[at])))];
        foreach (var line in lines)
            await output.WriteLineAsync(Show(AlignedText.Join(line, widths, isAmount)));
        foreach (var row in totals)
        {
            var pairs = Message.Join(row.Names.Zip(row.Values, static (name, value) => $"{name} {value}"));
            await output.WriteLineAsync(Show(Message.Format($"The bill's totals: {pairs}")));
        }
        if (totals.Count == 0)
            await output.WriteLineAsync(Message.Of("The bill has no line of totals."));
    }

    private string Show(string line) => Screen.IsTerminal(output) ? TerminalText.Escape(line) : line;

    private static string[] Write(RowSums.Sum sum, IReadOnlyList<string> kind) =>
    [
        .. kind,
        sum.Rows.ToString(CultureInfo.InvariantCulture),
        .. sum.Yuan.Select(static yuan => yuan.ToString("0.00###", CultureInfo.InvariantCulture)),
    ];
}
