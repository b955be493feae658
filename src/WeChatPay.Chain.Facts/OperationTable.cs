using System.Reflection;

namespace WeChatPay.Facts;

/// <summary>The table of API facts: every documented operation and callback.</summary>
/// <remarks>The table has the documentation of the day on which it was made. The API may have changed since. Immutable and thread-safe.</remarks>
public sealed class OperationTable
{
    private static readonly Lazy<OperationTable> Embedded = new(ReadEmbedded);

    private readonly PathIndex _index = new();

    private OperationTable(List<Operation> operations, List<DocumentedCallback> callbacks, string? month)
    {
        Month = month;
        Operations = operations.AsReadOnly();
        Callbacks = callbacks.AsReadOnly();
        foreach (var operation in operations)
            _index.Add(operation);
    }

    /// <summary>Gets the table of this package. The first use reads it, in some tens of milliseconds.</summary>
    public static OperationTable Default => Embedded.Value;

    /// <summary>Gets all operations, ordered by path and method.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Gets all callbacks, ordered by protocol and event.</summary>
    public IReadOnlyList<DocumentedCallback> Callbacks { get; }

    /// <summary>Gets the month in which the table was compared with WeChat Pay's documentation: <c>2026-11</c>.</summary>
    /// <value><see langword="null"/> for a table of your own.</value>
    public string? Month { get; }

    /// <summary>Reads a table from its text, for example a table of your own operations.</summary>
    /// <param name="text">The text, in the format of the table files of this package.</param>
    /// <exception cref="FormatException">The text is not in the format of a table, or has an operation twice.</exception>
    public static OperationTable Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FromTexts([text]);
    }

    /// <summary>Finds an operation by method and path.</summary>
    /// <param name="method">The HTTP method, in upper or lower case.</param>
    /// <param name="path">A template with any names of variables, or a path with values: <c>v3/pay/transactions/id/{transaction_id}</c>,
    /// <c>/v3/pay/transactions/id/1217752501201407033233368018?mchid=…</c>. A leading slash, a query and the case of the leading <c>v3</c>, <c>v2</c> or
    /// <c>brand</c> do not matter. Percent-encoding stays as it is. Paths of APIv2 begin with <c>v2/</c> here, but not on the wire.</param>
    /// <returns>The operation, or <see langword="null"/>. A literal segment of the table wins over a variable.</returns>
    public Operation? Find(string method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var segments = (query < 0 ? path : path[..query]).TrimStart('/').Split('/');
        // The first segment names the protocol, in upper or lower case. The other segments are case-sensitive, as URIs are.
        segments[0] = segments[0].ToLowerInvariant();
        return _index.Find(method.ToUpperInvariant(), segments);
    }

    /// <summary>Shows the numbers of operations and callbacks.</summary>
    public override string ToString() => $"{Operations.Count} operations, {Callbacks.Count} callbacks";

    private static OperationTable FromTexts(IEnumerable<string> texts, string? month = null)
    {
        var (operations, callbacks) = (new List<Operation>(), new List<DocumentedCallback>());
        foreach (var text in texts)
            TableReader.Read(text, operations, callbacks);
        operations.Sort(static (left, right) =>
            string.CompareOrdinal(left.Path, right.Path) is not 0 and var order ? order : string.CompareOrdinal(left.Method, right.Method));
        return new(operations, callbacks, month);
    }

    private static OperationTable ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = assembly.GetManifestResourceNames().Where(static name => name.StartsWith("Table/", StringComparison.Ordinal));
        return FromTexts(files.Order(StringComparer.Ordinal).Select(EmbeddedText.Read), EmbeddedText.Read("month").Trim());
    }
}
