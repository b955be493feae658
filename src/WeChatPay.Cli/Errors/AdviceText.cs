using WeChatPay.Facts;

namespace WeChatPay.Cli.Errors;

/// <summary>Writes the advice for an error in the user's language. In English it is the text of <see cref="ErrorAdvice"/>.</summary>
internal static class AdviceText
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Chinese = new(static () => Pair(AdviceTable.Default, AdviceTable.Chinese));

    /// <summary>Gets the sentences that say whether to repeat a request, which are keys of <see cref="Message"/>.</summary>
    public static IReadOnlyList<string> Repeats { get; } = [.. Enum.GetValues<RepeatAdvice>().Select(ErrorAdvice.Describe)];

    public static string Describe(ErrorAdvice advice)
    {
        string[] names = [.. advice.Code is { } code ? (string[])[code] : [], .. advice.SubCode is { } number ? (string[])[NameOf(number)] : []];
        var head = names.Length > 0 ? Message.Join(names) : Message.Of("The code is not documented; the status says this:");
        if (advice.ServerText is { } words)
            head = Message.Format($"{head} ({words})");
        var text = Message.Format(
            $"{head}\n  Meaning: {Translate(advice.Meaning)}\n  Do: {Translate(advice.Action)}\n  Repeat: {Message.Find(ErrorAdvice.Describe(advice.Repeat))}");
        return advice.SignatureDifference is { } difference ? text + Message.Format($"\n  Signature: {difference}") : text;
    }

    private static string NameOf(long number) => Message.Format($"sub-code {number}");

    private static string Translate(string sentence) => Message.IsChinese ? Chinese.Value.GetValueOrDefault(sentence, sentence) : sentence;

    // Entries with the same English have the same Chinese.
    private static Dictionary<string, string> Pair(AdviceTable english, AdviceTable chinese)
    {
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (one, other) in english.Codes.Concat(english.SubCodes).Zip(chinese.Codes.Concat(chinese.SubCodes)))
            (sentences[one.Meaning], sentences[one.Action]) = (other.Meaning, other.Action);
        return sentences;
    }
}
