using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Cli.Operations;

/// <summary>An operation that a search found.</summary>
/// <param name="Score">How well the operation fits; a higher score is better.</param>
/// <param name="Fields">The paths of the fields that fit: <c>json.amount.total</c> of the request, <c>-> order_id</c> of the response.</param>
internal sealed record Hit(Operation Operation, int Score, IReadOnlyList<string> Fields);

/// <summary>Finds operations by words in their names, paths and fields, in Chinese and in English.</summary>
internal static class OperationSearch
{
    // A name tells most about an operation, then the path. Many operations have the same field.
    private const int WholeName = 100, PartOfName = 60, WholeSegment = 50, PartOfPath = 30, WholeField = 10, PartOfField = 4;

    /// <summary>Finds the operations that have every word, the best first.</summary>
    /// <param name="words">Case, <c>-</c> and <c>_</c> do not matter: <c>insuranceOrders</c> finds <c>insurance-orders</c>.</param>
    public static IReadOnlyList<Hit> Find(OperationTable table, IEnumerable<string> words)
    {
        var folded = words.SelectMany(static word => word.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(Fold).Where(static word => word.Length > 0).Distinct().ToList();
        if (folded.Count == 0)
            return [];
        return
        [
            .. table.Operations.Select(operation => Match(operation, folded)).OfType<Hit>()
                .OrderByDescending(static hit => hit.Score)
                .ThenBy(static hit => hit.Operation.Path, StringComparer.Ordinal)
                .ThenBy(static hit => hit.Operation.Method, StringComparer.Ordinal),
        ];
    }

    private static Hit? Match(Operation operation, List<string> words)
    {
        var (score, fields) = (0, new List<string>());
        var (name, path) = (Fold(operation.Name), Fold(operation.Path));
        var segments = operation.Path.Split('/').Select(Fold).ToList();
        foreach (var word in words)
        {
            var best = name == word ? WholeName : name.Contains(word, StringComparison.Ordinal) ? PartOfName : 0;
            best = Math.Max(best, segments.Contains(word) ? WholeSegment : path.Contains(word, StringComparison.Ordinal) ? PartOfPath : 0);
            if (Fold(operation.Method) == word)
                best = Math.Max(best, WholeField);
            if (best == 0)
            {
                best = MatchFields(operation.Request, "", word, fields);
                if (best == 0)
                    best = MatchFields(operation.Response, "-> ", word, fields);
            }
            if (best == 0)
                return null;
            score += best;
        }
        // Of two operations that fit equally well, the one with the shorter name and path comes first.
        return new(operation, 1000 * score - operation.Name.Length - operation.Path.Length, fields);
    }

    private static int MatchFields(IEnumerable<Field> fields, string before, string word, List<string> found)
    {
        var best = 0;
        foreach (var field in fields)
        {
            var name = Fold(field.Name);
            var score = name == word ? WholeField : name.Contains(word, StringComparison.Ordinal) ? PartOfField : 0;
            if (score > 0)
                found.Add(before + field.Name);
            best = Math.Max(best, Math.Max(score, MatchFields(field.Fields, $"{before}{field.Name}.", word, found)));
        }
        return best;
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is not ('-' or '_' or '{' or '}'))
                folded.Append(char.ToLowerInvariant(letter));
        }
        return folded.ToString().Trim('/');
    }
}
