using WeChatPay.Facts;

namespace WeChatPay.Snippets.Search;

/// <summary>Finds operations and callbacks by words of their names, paths, events and fields, in Chinese and in English.</summary>
/// <remarks>Immutable and thread-safe. It reads the facts alone, so the sandbox can compile it too.</remarks>
internal sealed class OperationSearch
{
    private static readonly Lazy<OperationSearch> Shared = new(static () => new OperationSearch(OperationTable.Default));

    private readonly List<SearchedText> _texts;
    private readonly SearchSpelling _spelling;
    private readonly Dictionary<string, string[]> _namesByLabel;

    public OperationSearch(OperationTable table)
    {
        _texts = [.. table.Operations.Select(static one => new SearchedText(one)), .. table.Callbacks.Select(static one => new SearchedText(one))];
        _spelling = new SearchSpelling(table);
        _namesByLabel = _texts.SelectMany(static text => text.FieldNames).Distinct(StringComparer.Ordinal)
            .Select(static name => (Name: name, Label: FieldLabel.Find(name)?.Chinese)).Where(static one => one.Label is not null)
            .GroupBy(static one => one.Label!, static one => SearchWord.Fold(one.Name), StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Distinct().ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Gets the search through the documented operations and callbacks.</summary>
    public static OperationSearch Default => Shared.Value;

    /// <summary>Finds what has every word, the best first.</summary>
    /// <param name="words">Case, <c>-</c> and <c>_</c> do not matter: <c>insuranceOrders</c> finds <c>insurance-orders</c>. Chinese words may be written
    /// together. Where nothing fits, a misspelt word is taken for the nearest known one, and then letters for the initials of pinyin.</param>
    public SearchFindings Find(IReadOnlyList<string> words)
    {
        words = [.. words.Select(static word => string.Concat(word.Select(Narrow)))];
        var found = FindAll(words);
        if (found.Count > 0)
            return new SearchFindings(found, null);
        string[] corrected = [.. words.SelectMany(Split).Select(word => _spelling.Correct(word) ?? word)];
        if (!corrected.SequenceEqual(words.SelectMany(Split)) && FindAll(corrected) is { Count: > 0 } nearest)
            return new SearchFindings(nearest, corrected);
        string[] initials = [.. words.SelectMany(Split).Select(PinyinInitials.Of)];
        return initials.All(PinyinInitials.CanBe) && FindByInitials(initials) is { Count: > 0 } spoken
            ? new SearchFindings(spoken, initials) { IsByPinyin = true }
            : new SearchFindings([], null);
    }

    private List<Hit> FindAll(IEnumerable<string> words)
    {
        var wanted = SearchWord.Join(words.SelectMany(Split).Select(SearchWord.Fold).Where(static word => word.Length > 0).Distinct())
            .Select(word => new SearchRun(word, _namesByLabel.GetValueOrDefault(word) ?? [])).ToList();
        var asksForCallback = wanted.Exists(static run => run.MeansCallback);
        return wanted.Count == 0 ? [] : Order(_texts.Select(text => text.Match(wanted, asksForCallback)));
    }

    private List<Hit> FindByInitials(string[] initials) => Order(_texts.Select(text => text.MatchInitials(initials)));

    private static List<Hit> Order(IEnumerable<Hit?> hits) =>
    [
        .. hits.OfType<Hit>().OrderByDescending(static hit => hit.Score)
            .ThenBy(static hit => hit.Path, StringComparer.Ordinal).ThenBy(static hit => hit.Method, StringComparer.Ordinal)
            .DistinctBy(static hit => (hit.Method, hit.Path, hit.Name, hit.Protocol)),
    ];

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // Letters as wide as Chinese characters are those of an input method. Unicode has them in the order of ASCII.
    private static char Narrow(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - '\uFF01' + '!'),
        '\u3000' => ' ',
        _ => letter,
    };
}
