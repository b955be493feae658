namespace WeChatPay.Facts;

/// <summary>Splits a name into its words, in small letters: <c>out_trade_no</c>, <c>outTradeNo</c> and <c>Out-Trade-No</c> have the same three.</summary>
internal static class NameWords
{
    /// <summary>Splits a name. The markers <c>$n</c> and <c>$m</c> of numbered names are not words.</summary>
    public static IReadOnlyList<string> Split(string name)
    {
        var (words, start) = (new List<string>(), 0);
        for (var at = 0; at <= name.Length; at++)
        {
            if (at < name.Length && char.IsLetterOrDigit(name[at]) && !(at > start && BeginsWord(name, at)))
                continue;
            Add(words, name, start, at);
            start = at < name.Length && char.IsLetterOrDigit(name[at]) ? at : at + 1;
        }
        return words;
    }

    private static void Add(List<string> words, string name, int start, int end)
    {
        if (end > start && !(start > 0 && name[start - 1] == '$'))
            words.Add(name[start..end].ToLowerInvariant());
    }

    // A capital begins a word after a small letter or a digit (`tradeNo`), and before a small letter (the `N` of `APIName`).
    private static bool BeginsWord(string name, int at) =>
        IsCapital(name[at]) && (!IsCapital(name[at - 1]) || (at + 1 < name.Length && name[at + 1] is >= 'a' and <= 'z'));

    private static bool IsCapital(char letter) => letter is >= 'A' and <= 'Z';
}
