using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Facts;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Operations;

/// <summary>Finds operations by what somebody typed for a path.</summary>
internal static class OperationPaths
{
    private const int Suggestions = 5;

    /// <summary>Gets the methods that operations have.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Gets what has the path: a template, whatever its variables are called, or a path with values.</summary>
    /// <param name="path">The path.</param>
    /// <param name="method">The method, or null for any.</param>
    public static IReadOnlyList<Operation> Find(string path, string? method) =>
        [.. Methods.Where(one => method is null || one.Equals(method, StringComparison.OrdinalIgnoreCase)).Select(one => OperationTable.Default.Find(one, path)).OfType<Operation>()];

    /// <summary>Gets the documented operations whose paths are nearest to one that is none.</summary>
    public static IReadOnlyList<Operation> Nearest(string path)
    {
        var wanted = path.Trim('/');
        return
        [
            .. OperationTable.Default.Operations.Select(operation => (Operation: operation, Distance: Distance(wanted, operation.Path)))
                .Where(one => one.Distance <= Math.Max(wanted.Length, one.Operation.Path.Length) / 2)
                .OrderBy(static one => one.Distance).ThenBy(static one => one.Operation.Path, StringComparer.Ordinal).Take(Suggestions).Select(static one => one.Operation),
        ];
    }

    /// <summary>Says that there is no such operation, and what there is.</summary>
    public static string Unknown(string path, string? method)
    {
        var others = method is null ? [] : Find(path, null);
        if (others.Count > 0)
            return $"{path} is not documented with {method!.ToUpperInvariant()}, but with {string.Join(", ", others.Select(static one => one.Method))}.";
        var nearest = Nearest(path);
        return nearest.Count == 0
            ? $"No documented operation has the path {path}. Look for it by words: wechatpay search 退款."
            : $"No documented operation has the path {path}. The nearest:\n{string.Join('\n', nearest.Select(static one => $"  {one}"))}";
    }

    // Levenshtein's, letter by letter.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
