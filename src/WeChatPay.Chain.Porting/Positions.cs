using System.Text;
using WeChatPay.Porting.Emit;

namespace WeChatPay.Porting;

/// <summary>Converts offsets in the input to lines and columns.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class Positions(string source, string file)
{
    private const int MaxPiece = 60;
    private const int LeastData = 10;
    private const int LeastDigits = 4;

    private readonly int[] _lines = [0, .. LineStarts(source)];

    /// <summary>Describes findings in the order of the source, without repeats.</summary>
    public IReadOnlyList<PortingDiagnostic> Describe(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(
            static finding => finding.At.Offset).ThenBy(static finding => finding.Severity is PortingSeverity.Warning).Select(Describe).Distinct()];

    private PortingDiagnostic Describe(Finding finding)
    {
        var found = Array.BinarySearch(_lines, finding.At.Offset);
        var line = found >= 0 ? found : ~found - 1;
        var column = finding.At.Offset - _lines[line];
        var piece = WithoutData((finding.Piece ?? finding.At.Text).ReplaceLineEndings(" "));
        if (piece.Length > MaxPiece)
            piece = piece[..MaxPiece] + "…";
        // A message or a hint may quote a name of the source, too.
        var hint = finding.Hint is null ? null : Clean(finding.Hint.ToString());
        var message = Clean(finding.Message.ToString());
        return new(finding.Severity, file, line + 1, column + 1, StringText.Visible(piece), message, hint ?? finding.Rule.Instead)
        {
            Code = finding.Rule.Code,
            MessageWording = finding.Message.WithValues(Clean),
            HintWording = finding.Hint?.WithValues(Clean),
        };
    }

    private static string Clean(string text) => StringText.Visible(WithoutData(text));

    // A key, a telephone number or the number of a card is a long word with digits in it. A diagnostic may end in a log.
    private static string WithoutData(string text)
    {
        var output = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            end = Math.Max(end, at + 1);
            var word = text[at..end];
            output.Append(word.Length >= LeastData && word.Count(char.IsDigit) >= LeastDigits ? "…" : word);
            at = end;
        }
        return output.ToString();
    }

    // PHP starts a new line after each line feed, and after a carriage return without a line feed.
    private static IEnumerable<int> LineStarts(string source)
    {
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\n' || source[i] == '\r' && (i + 1 == source.Length || source[i + 1] != '\n'))
                yield return i + 1;
        }
    }
}
