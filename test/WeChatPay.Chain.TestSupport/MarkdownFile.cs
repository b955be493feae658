using System.Text.RegularExpressions;

namespace WeChatPay.Tests.Support;

/// <summary>A fenced block: its language, its text, the line (from 1) of its first line of text, and the HTML comment right above it.</summary>
internal sealed record Fence(string File, string Language, string Text, int Line, string Note);

/// <summary>As much of a Markdown file as the documentation tests ask about: fences, headings, links.</summary>
internal sealed partial class MarkdownFile
{
    private MarkdownFile(string path) => Path = path;

    public string Path { get; }

    public List<Fence> Fences { get; } = [];

    /// <summary>Gets the level of every heading, in order: 1 for <c>#</c>.</summary>
    public List<int> Headings { get; } = [];

    /// <summary>Gets the anchors of the headings, as a forge makes them: lower case, without punctuation, a hyphen for a space.</summary>
    public HashSet<string> Anchors { get; } = [];

    /// <summary>Gets how many cells each row of a table has, in order.</summary>
    public List<int> Rows { get; } = [];

    /// <summary>Gets what stands between backticks in the prose, in order.</summary>
    public List<string> Code { get; } = [];

    public List<(string Target, int Line)> Links { get; } = [];

    public static MarkdownFile Read(string path) => Parse(path, Repository.Read(path));

    public static MarkdownFile Parse(string path, string text)
    {
        var file = new MarkdownFile(path);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var note = "";
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (FenceStart().Match(line) is { Success: true } start)
            {
                at = file.AddFence(lines, at, start, note);
                note = "";
                continue;
            }

            if (Heading().Match(line) is { Success: true } heading)
                file.AddHeading(heading.Groups[1].Length, line[heading.Length..]);
            if (line.StartsWith('|'))
                file.Rows.Add(line.Replace("\\|", "", StringComparison.Ordinal).Count(static letter => letter == '|'));
            file.Code.AddRange(InlineCode().Matches(line).Select(static code => code.Value));
            foreach (Match link in Link().Matches(InlineCode().Replace(line, "")))
                file.Links.Add((link.Groups.Values.Skip(1).First(static group => group.Success).Value, at + 1));
            if (line.Trim().Length > 0)
                note = Comment().Match(line) is { Success: true } comment ? comment.Groups[1].Value : "";
        }

        return file;
    }

    private void AddHeading(int level, string title)
    {
        Headings.Add(level);
        var anchor = Punctuation().Replace(title.Trim().ToLowerInvariant(), "").Replace(' ', '-');
        // The second heading of one text has a number.
        for (var number = 1; !Anchors.Add(number == 1 ? anchor : $"{anchor}-{number - 1}"); number++)
        {
        }
    }

    private int AddFence(string[] lines, int at, Match start, string note)
    {
        var indent = start.Groups["indent"].Length;
        var mark = start.Groups["mark"].Value;
        var end = at + 1;
        while (end < lines.Length && !(lines[end].Trim() is var line && line.StartsWith(mark, StringComparison.Ordinal) && line.Trim(mark[0]).Length == 0))
            end++;
        if (end == lines.Length)
            throw new FormatException($"{Path}({at + 1}): the fence opened here is never closed.");
        var text = lines[(at + 1)..end].Select(line => line[Math.Min(indent, line.Length - line.TrimStart().Length)..]);
        Fences.Add(new(Path, start.Groups["language"].Value.ToLowerInvariant(), string.Join('\n', text), at + 2, note));
        return end;
    }

    [GeneratedRegex(@"^(?<indent>[ >]*)(?<mark>`{3,}|~{3,})\s*(?<language>[^\s`]*)")]
    private static partial Regex FenceStart();

    [GeneratedRegex(@"^(#{1,6})\s")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}_\- ]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\(\s*<?([^)\s>]+)|^\s*\[[^\]]+\]:\s*<?(\S+?)>?\s*$|(?:href|src)=""([^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\s*<!--\s*(.*?)\s*-->\s*$")]
    private static partial Regex Comment();
}
