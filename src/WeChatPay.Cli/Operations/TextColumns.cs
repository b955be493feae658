using System.Text;
using WeChatPay.Cli.Repl;

namespace WeChatPay.Cli.Operations;

/// <summary>Measures and breaks text in columns of a terminal. A Chinese character takes two.</summary>
internal static class TextColumns
{
    private const string Closing = "，。、；：？！）》」』】”’…";
    private const string Opening = "（《「『【“‘";

    public static int Count(string text) => text.EnumerateRunes().Sum(LineView.CountCells);

    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - Count(text)));

    /// <summary>Breaks a text at blanks. A word that is wider than a line stays whole.</summary>
    /// <param name="breaksWide">Whether a line may also end between two Chinese characters.</param>
    public static List<string> Wrap(string text, int columns, bool breaksWide = false)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var gap = line.Length > 0 ? " " : "";
            foreach (var piece in breaksWide ? SplitWide(word) : [word])
            {
                if (line.Length > 0 && Count(line) + gap.Length + Count(piece) > columns)
                {
                    lines.Add(line);
                    (line, gap) = ("", "");
                }
                line += gap + piece;
                gap = "";
            }
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    // No line begins with a mark that closes, and none ends with a mark that opens.
    private static IEnumerable<string> SplitWide(string word)
    {
        var (start, at) = (0, 0);
        Rune? before = null;
        foreach (var rune in word.EnumerateRunes())
        {
            if (before is { } last && (IsWide(last) || IsWide(rune)) && !Closing.Contains(rune.ToString()) && !Opening.Contains(last.ToString()))
            {
                yield return word[start..at];
                start = at;
            }
            before = rune;
            at += rune.Utf16SequenceLength;
        }
        yield return word[start..];
    }

    private static bool IsWide(Rune rune) => LineView.CountCells(rune) == 2;
}
