using WeChatPay.Facts;

namespace WeChatPay.Cli.Operations;

/// <summary>An operation or a callback that a search found.</summary>
/// <param name="Method">The HTTP method; <see cref="Callback"/> for a callback.</param>
/// <param name="Path">The path; for a callback its event.</param>
/// <param name="Name">The name in the documentation.</param>
/// <param name="Score">How well it fits; a higher score is better.</param>
/// <param name="Fields">The paths of the fields that fit: <c>json.amount.total</c> of the request, <c>-> order_id</c> of the response.</param>
internal sealed record Hit(string Method, string Path, string Name, int Score, IReadOnlyList<string> Fields)
{
    public const string Callback = "callback";

    /// <summary>Gets the protocol of a callback, <c>brand</c> for instance; null for an operation, whose path begins with it.</summary>
    public string? Protocol { get; init; }
}

/// <summary>Finds operations and callbacks by words in their names, paths and fields, in Chinese and in English.</summary>
internal static class OperationSearch
{
    // A name tells most about an operation, then the path. Many operations have the same field.
    private const int WholeName = 100, PartOfName = 60, PiecesOfName = 45, WholeSegment = 50, PartOfPath = 30, WholeField = 10, PartOfField = 4;

    /// <summary>Finds what has every word, the best first.</summary>
    /// <param name="words">Case, <c>-</c> and <c>_</c> do not matter: <c>insuranceOrders</c> finds <c>insurance-orders</c>.</param>
    public static IReadOnlyList<Hit> Find(OperationTable table, IEnumerable<string> words)
    {
        var wanted = words.SelectMany(static word => word.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(SearchWord.Fold).Where(static word => word.Length > 0).Distinct().Select(SearchWord.Create).ToList();
        if (wanted.Count == 0)
            return [];
        var hits = table.Operations.Select(operation => Match(operation, wanted)).Concat(table.Callbacks.Select(callback => Match(callback, wanted)));
        return
        [
            .. hits.OfType<Hit>().OrderByDescending(static hit => hit.Score)
                .ThenBy(static hit => hit.Path, StringComparer.Ordinal).ThenBy(static hit => hit.Method, StringComparer.Ordinal)
                .DistinctBy(static hit => (hit.Method, hit.Path, hit.Name, hit.Protocol)),
        ];
    }

    private static Hit? Match(Operation operation, List<SearchWord> words)
    {
        var segments = operation.Path.Split('/').Select(SearchWord.Fold).ToList();
        var (path, method) = (SearchWord.Fold(operation.Path), SearchWord.Fold(operation.Method));
        return Match(
            operation.Method, operation.Path, operation.Name, words, operation.Request, operation.Response, CommonOperations.Weigh(operation),
            word => segments.Contains(word) ? WholeSegment
                : path.Contains(word, StringComparison.Ordinal) ? PartOfPath
                : method == word ? WholeField
                : 0);
    }

    private static Hit? Match(DocumentedCallback callback, List<SearchWord> words)
    {
        var name = SearchWord.Fold(callback.Event);
        var isForV3 = callback.Protocol == "v3";
        return Match(
            Hit.Callback, callback.Event, callback.Name, words, callback.Request, callback.Reply, CommonOperations.Weigh(callback),
            word => name == word ? WholeName : name.Contains(word, StringComparison.Ordinal) ? WholeSegment : callback.Protocol == word ? WholeField : 0)
            is { } hit ? hit with { Score = hit.Score - (isForV3 ? 0 : 1), Protocol = callback.Protocol } : null;
    }

    private static Hit? Match(
        string method,
        string path,
        string title,
        List<SearchWord> words,
        IReadOnlyList<Field> request,
        IReadOnlyList<Field> response,
        int weight,
        Func<string, int> matchPath)
    {
        var (score, fields, name) = (weight, new List<string>(), SearchWord.Fold(title));
        foreach (var word in words)
        {
            var best = word.Best(one => Math.Max(MatchName(name, one), matchPath(one)));
            if (best == 0 && SearchWord.CanBeTakenApart(word.Text) && SearchWord.HasPieces(name, word.Text))
                best = PiecesOfName;
            if (best == 0)
                best = MatchFields(request, "", word.Text, fields);
            if (best == 0)
                best = MatchFields(response, "-> ", word.Text, fields);
            if (best == 0)
                return null;
            score += best;
        }
        // Of two that fit equally well, the one with the shorter name and path comes first.
        return new(method, path, title, 1000 * score - title.Length - path.Length, fields);
    }

    private static int MatchName(string name, string word) =>
        name == word ? WholeName : name.Contains(word, StringComparison.Ordinal) ? PartOfName : 0;

    private static int MatchFields(IEnumerable<Field> fields, string before, string word, List<string> found)
    {
        var best = 0;
        foreach (var field in fields)
        {
            var name = SearchWord.Fold(field.Name);
            var score = name == word ? WholeField : name.Contains(word, StringComparison.Ordinal) ? PartOfField : 0;
            if (score > 0)
                found.Add(before + field.Name);
            best = Math.Max(best, Math.Max(score, MatchFields(field.Fields, $"{before}{field.Name}.", word, found)));
        }
        return best;
    }
}
