using System.Text;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;

namespace WeChatPay.Porting.Idioms;

/// <summary>Lines, indentation and comments.</summary>
internal static class Layout
{
    public const string Step = "    ";

    /// <summary>The length from which an object gets a line for each entry.</summary>
    public const int LongLine = 110;

    /// <summary>Indents lines by one step.</summary>
    public static IEnumerable<string> Indent(IEnumerable<string> lines) => lines.SelectMany(static line => line.Split('\n'))
        .Select(static line => line.Length == 0 ? "" : Step + line);

    public static string Indent(string text) => string.Join('\n', Indent([text]));

    /// <summary>Puts lines into braces.</summary>
    public static IEnumerable<string> Braced(IEnumerable<string> lines) => ["{", .. Indent(lines), "}"];

    /// <summary>Lists the comments before a token, and a blank line where the source has one.</summary>
    /// <param name="token">The token.</param>
    /// <param name="behind">The comment that stands behind the code before the token, on its line; empty when there is none.</param>
    public static List<string> Comments(Token token, out string behind)
    {
        behind = "";
        var lines = new List<string>();
        var text = Trivia.Port(token.Leading);
        if (!Trivia.HasComment(text))
            return text.Count(static letter => letter == '\n') > 1 ? [""] : [];
        var parts = text.Split('\n');
        behind = parts[0].Trim();
        foreach (var part in parts.Skip(1).Take(parts.Length - 2).Select(static part => part.Trim()))
        {
            if (part.Length > 0 || lines.Count == 0 || lines[^1].Length > 0)
                lines.Add(part.StartsWith('*') ? " " + part : part);
        }
        if (parts.Length > 1 && parts[^1].Trim().Length > 0)
            lines.Add(parts[^1].Trim());
        return lines;
    }

    /// <summary>Writes <c>new { … }</c> or a list, on one line when it is short.</summary>
    /// <param name="head"><c>new()</c>, <c>new</c>, or empty for a list.</param>
    /// <param name="open">The opening bracket.</param>
    /// <param name="close">The closing bracket.</param>
    /// <param name="entries">The entries, each with the comments before it.</param>
    /// <param name="isLong">Whether each entry gets a line.</param>
    public static string Entries(string head, char open, char close, IReadOnlyList<(List<string> Comments, string Text)> entries, bool isLong)
    {
        isLong |= entries.Any(static entry => entry.Comments.Any(static comment => comment.Length > 0));
        var blank = open == '{' ? " " : "";
        var space = head.Length > 0 ? " " : "";
        var short_ = $"{head}{space}{open}{blank}{string.Join(", ", entries.Select(static entry => entry.Text))}{blank}{close}";
        if (!isLong && short_.Length <= LongLine && !short_.Contains('\n', StringComparison.Ordinal))
            return short_;
        var text = new StringBuilder(head).Append(head.Length > 0 ? "\n" : "").Append(open).Append('\n');
        foreach (var (comments, entry) in entries)
        {
            foreach (var comment in comments.Where(static comment => comment.Length > 0))
                text.Append(Indent(comment)).Append('\n');
            text.Append(Indent(entry)).Append(",\n");
        }
        return text.Append(close).ToString();
    }
}
