using WeChatPay.Facts;
using WeChatPay.Snippets.Search;

namespace WeChatPay.Cli.Operations;

/// <summary>Finds operations by a path that a user typed.</summary>
internal static class OperationPaths
{
    private const int Suggestions = 5;
    private const int MisspeltDistance = 3;

    /// <summary>Gets the methods of all operations.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Gets the operations of a path: a template, whose variables may have any name, or a path with values.</summary>
    /// <param name="path">With or without a slash in front.</param>
    /// <param name="method">Null for any method.</param>
    public static IReadOnlyList<Operation> Find(string path, string? method) =>
    [
        .. Methods.Where(one => method is null || one.Equals(method, StringComparison.OrdinalIgnoreCase))
            .Select(one => OperationTable.Default.Find(one, path)).OfType<Operation>(),
    ];

    /// <summary>Gets the documented callbacks of an event.</summary>
    public static IReadOnlyList<DocumentedCallback> FindCallbacks(string name) =>
    [
        .. OperationTable.Default.Callbacks.Where(callback => callback.Event.Equals(name, StringComparison.OrdinalIgnoreCase))
            // An event of both protocols: the newer one is what a reader looks for.
            .OrderBy(static callback => callback.Protocol == "v2"),
    ];

    /// <summary>Gets the documented events that are nearest to an unknown one.</summary>
    public static IReadOnlyList<string> FindNearestEvents(string name) =>
    [
        .. OperationTable.Default.Callbacks.Select(static callback => callback.Event).Distinct(StringComparer.Ordinal)
            .Select(one => (Event: one, Distance: Spelling.Distance(one, name, ignoreCase: true)))
            .Where(one => one.Distance <= name.Length / 2).OrderBy(static one => one.Distance).Take(Suggestions).Select(static one => one.Event),
    ];

    /// <summary>Gets the documented operations with the paths nearest to an unknown path.</summary>
    public static IReadOnlyList<Operation> FindNearest(string path) => [.. Rank(path).Take(Suggestions).Select(static one => one.Operation)];

    /// <summary>Says that no operation has the path, if a documented path is so near that the path is probably misspelt.</summary>
    /// <returns>Null for a documented path, and for a path that is like no other.</returns>
    public static string? DescribeNear(string path) =>
        Find(path, null).Count == 0 && Rank(path).FirstOrDefault() is { Operation: { } nearest, Distance: <= MisspeltDistance }
            ? Message.Format($"no documented operation has the path {path}. The nearest is {nearest}.")
            : null;

    private static IEnumerable<(Operation Operation, int Distance)> Rank(string path)
    {
        var wanted = path.Trim('/').Split('?')[0];
        return OperationTable.Default.Operations.Select(operation => (Operation: operation, Distance: Measure(wanted, operation.Path)))
            .Where(one => one.Distance <= wanted.Length / 2)
            .OrderBy(static one => one.Distance).ThenByDescending(static one => CommonOperations.Weigh(one.Operation))
            .ThenBy(static one => one.Operation.Path, StringComparer.Ordinal);
    }

    // Segment by segment, because a value stands for a variable, and because the end of a path may not be typed yet.
    private static int Measure(string wanted, string path)
    {
        var whole = Spelling.Distance(wanted, path);
        var (typed, documented) = (wanted.Split('/'), path.Split('/'));
        if (documented.Length < typed.Length)
            return whole;
        var distance = documented.Length - typed.Length;
        for (var at = 0; at < typed.Length; at++)
            distance += documented[at] is ['{', .., '}'] ? MeasureValue(typed[at]) : Spelling.Distance(typed[at], documented[at], ignoreCase: true);
        return Math.Min(whole, distance);
    }

    // A word without digits is rather a misspelt segment than a value.
    private static int MeasureValue(string typed) => typed is ['{', .., '}'] || typed.Any(char.IsAsciiDigit) ? 0 : 2;

    /// <summary>Says that no operation has the path, and which operations are near.</summary>
    public static string DescribeUnknown(string path, string? method)
    {
        var others = method is null ? [] : Find(path, null);
        if (others.Count > 0)
            return Message.Format(
                $"{path} has no documented method {method!.ToUpperInvariant()}. It has {Message.Join(others.Select(static one => one.Method))}.");
        var nearest = FindNearest(path);
        return nearest.Count == 0
            ? Message.Format($"No documented operation has the path {path}. Search by words instead: wechatpay search 退款.")
            : Message.Format($"No documented operation has the path {path}. The nearest are:\n{string.Join('\n', nearest.Select(static one => $"  {one}"))}");
    }
}
