using WeChatPay.Facts;

namespace WeChatPay.Snippets.Search;

/// <summary>Corrects words that were typed wrongly.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class SearchSpelling
{
    private const int ShortestWord = 4;
    private const int MaxTypingErrors = 2;

    private readonly List<string> _known;

    public SearchSpelling(OperationTable table) => _known =
    [
        .. table.Operations.SelectMany(static operation => operation.Path.Split('/', '-', '_', '{', '}'))
            .Concat(table.Callbacks.SelectMany(static callback => callback.Event.ToLowerInvariant().Split('.', '_', '-')))
            .Concat(SearchWord.SameMeaning.SelectMany(static group => group))
            .Where(static one => one.Length >= ShortestWord)
            // Of words that are equally near, the one that the facts have most often is meant.
            .GroupBy(static one => one, StringComparer.Ordinal).OrderByDescending(static group => group.Count()).Select(static group => group.Key),
    ];

    /// <summary>Finds the known word that a misspelt one stands for; null when there is none, or when the word is known.</summary>
    /// <param name="word">The word as it was typed.</param>
    public string? Correct(string word)
    {
        var folded = SearchWord.Fold(word);
        if (folded.Length < ShortestWord || !folded.All(char.IsAsciiLetterOrDigit) || _known.Contains(folded))
            return null;
        return _known.Find(one => IsSwapped(one, folded)) ?? Spelling.Nearest(_known, folded, folded.Length < 6 ? 1 : MaxTypingErrors);
    }

    // Two neighbours that changed places are one mistake of typing.
    private static bool IsSwapped(string known, string typed)
    {
        if (known.Length != typed.Length)
            return false;
        var at = 0;
        while (at < known.Length && known[at] == typed[at])
            at++;
        return at + 1 < known.Length && known[at] == typed[at + 1] && known[at + 1] == typed[at] && known[(at + 2)..] == typed[(at + 2)..];
    }
}
