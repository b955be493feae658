using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Bills;

/// <summary>The values of a line, as bytes.</summary>
/// <param name="Columns">Their columns.</param>
/// <param name="Line">The number of the line.</param>
/// <param name="Bytes">The line, or its values behind one another.</param>
/// <param name="Ends">The end of each value.</param>
/// <param name="Gap">The number of bytes between two values.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record BillCells(BillColumns Columns, long Line, byte[] Bytes, int[] Ends, int Gap)
{
    // A line that begins with a backtick has one byte before its first value, and a comma with a backtick between two.
    private const int GapOfMarked = 2;

    public static BillCells? TryMarked(BillColumns columns, long line, ReadOnlySpan<byte> text) =>
        BillLine.FindEnds(text, columns.Names.Count) is { } ends ? new(columns, line, text.ToArray(), ends, GapOfMarked) : null;

    public static BillCells? TryUnmarked(BillColumns columns, long line, List<string> values)
    {
        if (values.Count != columns.Names.Count)
            return null;
        var (bytes, ends) = (new List<byte>(), new int[values.Count]);
        for (var at = 0; at < ends.Length; at++)
        {
            bytes.AddRange(StrictUtf8.GetBytes(values[at]));
            ends[at] = bytes.Count;
        }
        return new(columns, line, [.. bytes], ends, 0);
    }

    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            var start = column == 0 ? Gap / GapOfMarked : Ends[column - 1] + Gap;
            return Bytes.AsSpan(start, Ends[column] - start);
        }
    }

    public string Text(int column)
    {
        try
        {
            return StrictUtf8.GetString(this[column]);
        }
        catch (DecoderFallbackException)
        {
            throw Refuse(column, "is not UTF-8");
        }
    }

    public long Parts(int column) => BillAmount.TryRead(this[column], out var parts)
        ? parts
        : throw Refuse(column, "is not an amount in yuan such as 19.90");

    public WeChatPayBillException Refuse(int column, string why) => WeChatPayBillException.Create(Line, column + 1, $"{Columns.Describe(column)} {why}");
}
