namespace WeChatPay.Facts;

/// <summary>Finds the operation whose path is nearest to a path that is not documented.</summary>
/// <remarks>For error messages: it looks at every operation. Stateless and thread-safe.</remarks>
internal static class NearestPath
{
    // The letters that may differ; a segment more or less counts as some of them, and another verb as one.
    private const int Limit = 6;
    private const int OfSegment = 4;
    private const int OfVerb = 1;

    /// <summary>Finds the operation.</summary>
    /// <param name="table">The operations.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">A template or a path with values, as for <see cref="OperationTable.Find"/>.</param>
    /// <returns>The operation, the first one among equally near ones; <see langword="null"/> when all are farther away than a typing error.</returns>
    public static Operation? Find(OperationTable table, string method, string path)
    {
        var given = path.Split('?')[0].TrimStart('/').Split('/');
        var (nearest, limit) = (default(Operation), Limit);
        foreach (var operation in table.Operations)
        {
            // The first segment names the protocol, which is no typing error.
            if (!operation.Path.StartsWith(given[0] + "/", StringComparison.OrdinalIgnoreCase))
                continue;
            var distance = Distance(given, operation.Path.Split('/'), limit)
                + (string.Equals(operation.Method, method, StringComparison.OrdinalIgnoreCase) ? 0 : OfVerb);
            if (distance > limit)
                continue;
            nearest = operation;
            limit = distance - 1;
        }
        return nearest;
    }

    // Levenshtein's distance over segments, in which a replacement costs the letters that differ.
    private static int Distance(string[] given, string[] documented, int limit)
    {
        if (Math.Abs(given.Length - documented.Length) * OfSegment > limit)
            return limit + 1;
        var row = Enumerable.Range(0, documented.Length + 1).Select(static i => i * OfSegment).ToArray();
        foreach (var segment in given)
        {
            var (diagonal, least) = (row[0], row[0] += OfSegment);
            for (var i = 1; i < row.Length; i++)
            {
                var replaced = diagonal + (diagonal > limit ? 0 : Distance(segment, documented[i - 1], limit - diagonal));
                diagonal = row[i];
                row[i] = Math.Min(replaced, Math.Min(row[i], row[i - 1]) + OfSegment);
                least = Math.Min(least, row[i]);
            }
            if (least > limit)
                return limit + 1;
        }
        return row[^1];
    }

    // A variable stands for any value, and for a variable of another name.
    private static int Distance(string segment, string documented, int limit) =>
        documented is ['{', .., '}'] ? segment.Length == 0 && documented != "{empty}" ? OfSegment : 0
        : segment is ['{', .., '}'] ? OfSegment
        : Spelling.Distance(segment, documented, limit, ignoreCase: true);
}
