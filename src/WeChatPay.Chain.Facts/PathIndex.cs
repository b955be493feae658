namespace WeChatPay.Facts;

/// <summary>Finds operations by path, segment by segment. A literal segment wins over a variable.</summary>
/// <remarks>Mutable while the table is built, then thread-safe.</remarks>
internal sealed class PathIndex
{
    private readonly Dictionary<string, PathIndex> _literals = new(StringComparer.Ordinal);
    private readonly List<(string Variable, PathIndex Node)> _variables = [];
    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);

    /// <summary>Adds an operation.</summary>
    /// <exception cref="FormatException">The index has an operation of the same method and path.</exception>
    public void Add(Operation operation)
    {
        var node = this;
        foreach (var segment in operation.Path.Split('/'))
            node = node.Child(segment);
        if (!node._operations.TryAdd(operation.Method, operation))
            throw new FormatException($"The table has `{operation.Method} {operation.Path}` twice.");
    }

    /// <summary>Finds an operation.</summary>
    /// <param name="method">The method in upper case.</param>
    /// <param name="segments">The remaining segments. A segment is a literal, a variable in braces, or a value.</param>
    public Operation? Find(string method, ReadOnlySpan<string> segments)
    {
        if (segments.IsEmpty)
            return _operations.GetValueOrDefault(method);
        var segment = segments[0];
        var rest = segments[1..];
        if (_literals.TryGetValue(segment, out var literal) && literal.Find(method, rest) is { } written)
            return written;
        // A variable of the same name wins over other variables. A few variables stand for one value alone, which is their name in another case.
        foreach (var (variable, node) in _variables)
        {
            if (IsNamed(variable, segment) && node.Find(method, rest) is { } named)
                return named;
        }
        foreach (var (variable, node) in _variables)
        {
            if ((variable == "{empty}") == (segment.Length == 0) && node.Find(method, rest) is { } valued)
                return valued;
        }
        return null;
    }

    private static bool IsNamed(string variable, string segment) =>
        variable == segment || variable.AsSpan(1, variable.Length - 2).Equals(segment.AsSpan(), StringComparison.OrdinalIgnoreCase);

    private PathIndex Child(string segment)
    {
        if (segment is not ['{', .., '}'])
            return _literals.TryGetValue(segment, out var literal) ? literal : _literals[segment] = new();
        foreach (var (variable, node) in _variables)
        {
            if (variable == segment)
                return node;
        }
        var added = new PathIndex();
        _variables.Add((segment, added));
        return added;
    }
}
