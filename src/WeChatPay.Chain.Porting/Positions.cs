using WeChatPay.Porting.Emit;

namespace WeChatPay.Porting;

/// <summary>Turns places in the input into lines and columns.</summary>
internal sealed class Positions(string source, string file)
{
    private const int MaxPiece = 60;

    private readonly int[] _lines = [0, .. LineStarts(source)];

    /// <summary>Describes findings in the order of the source, each once.</summary>
    public IReadOnlyList<PortingDiagnostic> Describe(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(static finding => finding.At.Offset).Select(Describe).Distinct()];

    private PortingDiagnostic Describe(Finding finding)
    {
        var found = Array.BinarySearch(_lines, finding.At.Offset);
        var line = found >= 0 ? found : ~found - 1;
        var piece = (finding.Piece ?? finding.At.Text).ReplaceLineEndings(" ");
        return new(finding.Severity, file, line + 1, finding.At.Offset - _lines[line] + 1, piece.Length > MaxPiece ? piece[..MaxPiece] + "…" : piece, finding.Message, finding.Hint);
    }

    // PHP counts a line at each line feed, and at a carriage return that stands alone.
    private static IEnumerable<int> LineStarts(string source)
    {
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\n' || source[i] == '\r' && (i + 1 == source.Length || source[i + 1] != '\n'))
                yield return i + 1;
        }
    }
}
