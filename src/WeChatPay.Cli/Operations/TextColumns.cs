using WeChatPay.Cli.Repl;

namespace WeChatPay.Cli.Operations;

/// <summary>Measures and breaks text in columns of a terminal. A Chinese character takes two.</summary>
internal static class TextColumns
{
    public static int Count(string text) => text.EnumerateRunes().Sum(LineView.CountCells);

    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - Count(text)));

    /// <summary>Breaks a text at blanks. A word that is wider than a line stays whole.</summary>
    public static List<string> Wrap(string text, int columns)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Count(line) + 1 + Count(word) > columns)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length > 0 ? $"{line} {word}" : word;
            }
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }
}
