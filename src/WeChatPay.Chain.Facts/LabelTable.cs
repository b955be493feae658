using System.Text;

namespace WeChatPay.Facts;

/// <summary>The glossary of names and words that the labels of fields come from. The first use reads it.</summary>
/// <remarks>Each line of its files has a name, its Chinese and its English, with tabs between them; the lines are in ordinal order.
/// Immutable and thread-safe.</remarks>
internal sealed class LabelTable
{
    // Names are short, and a longer text is none: its label would be no use, and its search would take time.
    private const int LongestName = 64;

    private static readonly Lazy<LabelTable> Embedded = new(static () => new(EmbeddedText.Read("Labels/names.txt"), EmbeddedText.Read("Labels/words.txt")));

    private readonly Dictionary<string, FieldLabel> _names;
    private readonly Dictionary<string, FieldLabel> _runs;

    /// <param name="names">The labels of whole names.</param>
    /// <param name="words">The labels of words, and of runs of words (<c>bank_card</c>), that a name may have.</param>
    /// <exception cref="FormatException">A line has a wrong format. The message has its number.</exception>
    public LabelTable(string names, string words)
    {
        (Names, Words) = (Read(names), Read(words));
        _names = Names.ToDictionary(static line => line.Name, static line => line.Label, StringComparer.Ordinal);
        _runs = Words.ToDictionary(static line => line.Name, static line => line.Label, StringComparer.Ordinal);
        // A name is also a part of longer names. A name of one word is not: alone, `total` is an amount of money, and `total_count` is a number.
        foreach (var (name, label) in Names)
        {
            if (NameWords.Split(name) is { Count: > 1 } parts && string.Join("_", parts) is var run && !_runs.ContainsKey(run))
                _runs.Add(run, label);
        }
    }

    public static LabelTable Default => Embedded.Value;

    public IReadOnlyList<(string Name, FieldLabel Label)> Names { get; }

    public IReadOnlyList<(string Name, FieldLabel Label)> Words { get; }

    /// <inheritdoc cref="FieldLabel.Find"/>
    public FieldLabel? Find(string name)
    {
        if (name.Length > LongestName)
            return null;
        return _names.TryGetValue(name, out var label) ? label : Compose(NameWords.Split(name));
    }

    // Modifiers come before the head in the names, in Chinese and in English: the labels of the parts follow one another.
    private FieldLabel? Compose(IReadOnlyList<string> words)
    {
        var (chinese, english) = (new StringBuilder(), new StringBuilder());
        for (var at = 0; at < words.Count;)
        {
            if (FindLongest(words, at) is not var (label, count))
                return null;
            Append(chinese, label.Chinese);
            english.Append(english.Length == 0 || english[^1] == '-' ? "" : " ").Append(label.English);
            at += count;
        }
        // `sub-` alone is the beginning of a label.
        return english.Length == 0 || english[^1] == '-' ? null : new(chinese.ToString(), english.ToString());
    }

    private (FieldLabel Label, int Count)? FindLongest(IReadOnlyList<string> words, int at)
    {
        for (var count = words.Count - at; count > 0; count--)
        {
            if (_runs.TryGetValue(string.Join("_", words.Skip(at).Take(count)), out var label))
                return (label, count);
        }
        // `image01` is the first of several images.
        var stem = words[at].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return stem.Length < words[at].Length && _runs.TryGetValue(stem, out var numbered)
            ? (new(numbered.Chinese + words[at][stem.Length..], $"{numbered.English} {words[at][stem.Length..]}"), 1)
            : null;
    }

    // Latin letters of two parts would run together: `CCC` and `SN码`.
    private static void Append(StringBuilder text, string part)
    {
        if (text.Length > 0 && text[^1] < 128 && part[0] < 128)
            text.Append(' ');
        text.Append(part);
    }

    private static List<(string Name, FieldLabel Label)> Read(string text)
    {
        var labels = new List<(string Name, FieldLabel Label)>();
        var lines = text.Replace("\r", "").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].Length == 0)
                continue;
            if (lines[at].Split('\t') is not [{ Length: > 0 } name, { Length: > 0 } chinese, { Length: > 0 } english])
                throw new FormatException($"Line {at + 1} of the labels is `{lines[at]}`. Write a name, its Chinese and its English, with a tab between them.");
            labels.Add((name, new(chinese, english)));
        }
        return labels;
    }
}
