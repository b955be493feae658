using System.Text;
using System.Text.RegularExpressions;
using WeChatPay.Cli.Operations;

namespace WeChatPay.Cli.Languages;

/// <summary>Translates the help that System.CommandLine writes, and breaks its lines by columns: a Chinese character takes two.</summary>
internal static partial class HelpText
{
    private const int Gap = 2;

    /// <summary>Translates headings and labels; descriptions are in the user's language already.</summary>
    /// <param name="help">The help, with one line for each symbol.</param>
    /// <param name="width">The columns of the terminal.</param>
    public static string Translate(string help, int width)
    {
        var text = new StringBuilder();
        var rows = new List<(string Name, string Description)>();
        foreach (var line in help.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Row().Match(line) is { Success: true } row)
            {
                rows.Add((TranslateLabels(row.Groups["name"].Value), TranslateLabels(ParserText.Translate(row.Groups["description"].Value))));
                continue;
            }
            Write(text, rows, width);
            WriteLine(text, line, width);
        }
        Write(text, rows, width);
        return text.ToString().TrimEnd('\n') + "\n\n";
    }

    private static void WriteLine(StringBuilder text, string line, int width)
    {
        var isIndented = line.StartsWith("  ", StringComparison.Ordinal);
        var shown = isIndented ? TranslateLabels(line.Trim()) : Message.Find(ParserText.Translate(line));
        foreach (var part in TextColumns.Wrap(shown, width - Gap, breaksWide: true).DefaultIfEmpty(""))
            text.Append(isIndented ? "  " : "").Append(part).Append('\n');
    }

    private static void Write(StringBuilder text, List<(string Name, string Description)> rows, int width)
    {
        if (rows.Count == 0)
            return;
        var names = rows.Max(static row => TextColumns.Count(row.Name));
        var room = Math.Max(width - names - 2 * Gap, width / 3);
        foreach (var (name, description) in rows)
        {
            var parts = TextColumns.Wrap(description, room, breaksWide: true);
            text.Append("  ").Append(TextColumns.Pad(name, names)).Append("  ").Append(parts.FirstOrDefault()).Append('\n');
            foreach (var part in parts.Skip(1))
                text.Append(' ', names + 2 * Gap).Append(part).Append('\n');
        }
        rows.Clear();
    }

    private static string TranslateLabels(string text) => Default().Replace(
        text.Replace(" (REQUIRED)", Message.Find("(REQUIRED)"), StringComparison.Ordinal)
            .Replace("[options]", Message.Find("[options]"), StringComparison.Ordinal)
            .Replace("[command]", Message.Find("[command]"), StringComparison.Ordinal),
        static found => $"{(found.Groups["before"].Length > 0 ? " " : "")}[{Message.Find("default")}{found.Groups["value"].Value}]");

    // `  -n, --limit <COUNT>  How many …`. Two blanks separate the columns, and no name has two.
    [GeneratedRegex(@"\A  (?<name>(?:\S| (?! ))+?) {2,}(?<description>\S.*)\z")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<before> ?)\[default: (?<value>[^\]]*)\]\z")]
    private static partial Regex Default();
}
