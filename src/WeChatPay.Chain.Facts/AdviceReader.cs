using System.Globalization;

namespace WeChatPay.Facts;

/// <summary>Reads a file of advice.</summary>
/// <remarks>Lines at the margin name codes: <c>v3 CODE|CODE STATUS|STATUS REPEAT</c>, or <c>sub NUMBER REPEAT words of the server</c>. Two indented lines
/// follow, for all the codes above them: the meaning, and what to do. <c>REPEAT</c> may have an exception for paths: <c>later,refund:query</c>.</remarks>
internal static class AdviceReader
{
    private static readonly Dictionary<string, RepeatAdvice> Repeats = new(StringComparer.Ordinal)
    {
        ["no"] = RepeatAdvice.No,
        ["later"] = RepeatAdvice.AfterPause,
        ["same"] = RepeatAdvice.SameRequest,
        ["query"] = RepeatAdvice.AfterQuery,
        ["poll"] = RepeatAdvice.QueryOnly,
    };

    /// <exception cref="FormatException">A line has a wrong format. The message has its number.</exception>
    public static IReadOnlyList<AdviceEntry> Read(string text)
    {
        var (entries, heads, sentences) = (new List<AdviceEntry>(), new List<AdviceEntry>(), new List<string>());
        var lines = text.Replace("\r", "").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].Length == 0)
                continue;
            if (lines[at][0] != ' ')
            {
                heads.AddRange(ParseHead(lines[at].Split([' '], 4), at + 1));
                continue;
            }
            sentences.Add(lines[at].Trim());
            if (sentences.Count < 2)
                continue;
            entries.AddRange(heads.Select(head => head with { Meaning = sentences[0], Action = sentences[1] }));
            heads.Clear();
            sentences.Clear();
        }
        return heads.Count == 0 && sentences.Count == 0 ? entries : throw new FormatException("The last code of the advice has no two sentences.");
    }

    private static IEnumerable<AdviceEntry> ParseHead(string[] words, int number)
    {
        if (words.Length != 4)
            throw new FormatException($"Line {number} of the advice has {words.Length} words. Write `v3 CODE STATUS REPEAT` or `sub NUMBER REPEAT words`.");
        if (words[0] == "sub")
            return [Create(words[0], words[1], [], words[2], number) with { ServerText = words[3] }];
        var statuses = words[2].Split('|').Select(static status => int.Parse(status, CultureInfo.InvariantCulture)).ToArray();
        return words[1].Split('|').Select(code => Create(words[0], code, statuses, words[3], number));
    }

    private static AdviceEntry Create(string protocol, string code, IReadOnlyList<int> statuses, string repeat, int number)
    {
        var words = repeat.Split(',');
        return new(
            protocol, code, statuses, Parse(words[0]), [.. words.Skip(1).Select(static word => word.Split(':')).Select(pair => (pair[0], Parse(pair[1])))]);

        RepeatAdvice Parse(string word) => Repeats.TryGetValue(word, out var parsed)
            ? parsed
            : throw new FormatException($"Line {number} of the advice: `{word}` is not one of {string.Join(", ", Repeats.Keys)}.");
    }
}
