using WeChatPay.Facts;

namespace WeChatPay.Cli.Operations;

/// <summary>Finds operations by a path that a user typed.</summary>
internal static class OperationPaths
{
    private const int Suggestions = 5;

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

    /// <summary>Gets the documented operations with the paths nearest to an unknown path.</summary>
    public static IReadOnlyList<Operation> FindNearest(string path)
    {
        var wanted = path.Trim('/');
        return
        [
            .. OperationTable.Default.Operations.Select(operation => (Operation: operation, Distance: Spelling.Distance(wanted, operation.Path)))
                .Where(one => one.Distance <= Math.Max(wanted.Length, one.Operation.Path.Length) / 2)
                .OrderBy(static one => one.Distance).ThenBy(static one => one.Operation.Path, StringComparer.Ordinal)
                .Take(Suggestions).Select(static one => one.Operation),
        ];
    }

    /// <summary>Says that no operation has the path, and which operations are near.</summary>
    public static string DescribeUnknown(string path, string? method)
    {
        var others = method is null ? [] : Find(path, null);
        if (others.Count > 0)
            return $"{path} has no documented method {method!.ToUpperInvariant()}. It has {string.Join(", ", others.Select(static one => one.Method))}.";
        var nearest = FindNearest(path);
        return nearest.Count == 0
            ? $"No documented operation has the path {path}. Search by words instead: wechatpay search 退款."
            : $"No documented operation has the path {path}. The nearest are:\n{string.Join('\n', nearest.Select(static one => $"  {one}"))}";
    }
}
