using WeChatPay.Facts;

namespace WeChatPay.Snippets.Search;

/// <summary>The texts of an operation or a callback, ready to be searched.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class SearchedText
{
    // A name tells most about an operation, then what people call it, then its path. Many operations have the same field.
    private const int WholeName = 120, WholeAlias = 75, PartOfName = 60, PartOfAlias = 50, WholeSegment = 50, PartOfPath = 30, WholeField = 10, PartOfField = 4;

    // Somebody who asks for a callback does not mean the operation that sets its address.
    private const int AskedFor = 25;

    private readonly string _name, _path, _method, _title, _shown;
    private readonly string? _protocol;
    private readonly HashSet<string> _segments;
    private readonly string[] _aliases, _initials;
    private readonly IReadOnlyList<Field> _request, _response;
    private readonly int _weight;
    private readonly bool _isCallback;

    public SearchedText(Operation operation)
        : this(operation.Method, operation.Path, operation.Name, CommonOperations.FindAliases(operation), operation.Request, operation.Response)
    {
        _segments = new(operation.Path.Split('/').Select(SearchWord.Fold), StringComparer.Ordinal);
        _weight = CommonOperations.Weigh(operation);
    }

    public SearchedText(DocumentedCallback callback)
        : this(Hit.Callback, callback.Event, callback.Name, CommonOperations.FindAliases(callback), callback.Request, callback.Reply)
    {
        _segments = new(callback.Event.Split('.').Select(SearchWord.Fold), StringComparer.Ordinal) { SearchWord.Fold(callback.Event) };
        _weight = CommonOperations.Weigh(callback);
        _isCallback = true;
        _protocol = callback.Protocol;
    }

    private SearchedText(string method, string path, string title, IReadOnlyList<string> aliases, IReadOnlyList<Field> request, IReadOnlyList<Field> response)
    {
        (_method, _shown, _title) = (method, path, title);
        (_name, _path, _aliases) = (SearchWord.Fold(title), SearchWord.Fold(path), [.. aliases.Select(SearchWord.Fold)]);
        _initials = [.. _aliases.Append(_name).Select(PinyinInitials.Of)];
        (_request, _response) = (request, response);
        _segments = [];
    }

    /// <summary>Gets the names of the fields, some more than once.</summary>
    public IEnumerable<string> FieldNames => _request.Concat(_response).SelectMany(NamesOf);

    /// <summary>Matches all words; null where one of them does not fit.</summary>
    public Hit? Match(IReadOnlyList<SearchRun> words, bool asksForCallback)
    {
        var (score, fields) = (_weight + (asksForCallback && _isCallback ? AskedFor : 0), new List<string>());
        foreach (var word in words)
        {
            var best = word.Best(MatchText);
            if (best == 0)
                best = MatchFields(_request, "", word, fields);
            if (best == 0)
                best = MatchFields(_response, "-> ", word, fields);
            if (best == 0)
                return null;
            score += best;
        }
        return Create(score, fields);
    }

    /// <summary>Matches words of initials, such as <c>tkcx</c>.</summary>
    public Hit? MatchInitials(IReadOnlyList<string> words)
    {
        var score = _weight;
        foreach (var word in words)
        {
            var best = _initials.Max(one => one == word ? WholeAlias : one.Contains(word, StringComparison.Ordinal) ? PartOfAlias : 0);
            if (best == 0)
                return null;
            score += best;
        }
        return Create(score, []);
    }

    // Of two that fit equally well, the one with the shorter name and path comes first.
    private Hit Create(int score, List<string> fields) =>
        new(_method, _shown, _title, 1000 * score - _title.Length - _shown.Length, fields) { Protocol = _protocol };

    private int MatchText(string word) => _name == word ? WholeName : Math.Max(
        Array.IndexOf(_aliases, word) >= 0 ? WholeAlias
            : _name.Contains(word, StringComparison.Ordinal) ? PartOfName
            : Array.Exists(_aliases, one => one.Contains(word, StringComparison.Ordinal)) ? PartOfAlias
            : 0,
        MatchPath(word));

    private int MatchPath(string word) => _isCallback && _path == word ? WholeName
        : _segments.Contains(word) ? WholeSegment
        : _path.Contains(word, StringComparison.Ordinal) ? PartOfPath
        : _method.Equals(word, StringComparison.OrdinalIgnoreCase) || _protocol == word ? WholeField
        : 0;

    private static int MatchFields(IEnumerable<Field> fields, string before, SearchRun word, List<string> found)
    {
        var best = 0;
        foreach (var field in fields)
        {
            var name = SearchWord.Fold(field.Name);
            var score = name == word.Text || word.FieldNames.Contains(name) ? WholeField
                : name.Contains(word.Text, StringComparison.Ordinal) ? PartOfField
                : 0;
            if (score > 0)
                found.Add(before + field.Name);
            best = Math.Max(best, Math.Max(score, MatchFields(field.Fields, $"{before}{field.Name}.", word, found)));
        }
        return best;
    }

    private static IEnumerable<string> NamesOf(Field field) => field.Fields.SelectMany(NamesOf).Prepend(field.Name);
}
