using System.Reflection;
using System.Text;

namespace WeChatPay.Facts;

/// <summary>The table of API facts: every documented operation and callback.</summary>
/// <remarks>It is what the documentation said on the day it was made: the API may have moved on. Immutable and thread-safe.</remarks>
public sealed class OperationTable
{
    private static readonly Lazy<OperationTable> Embedded = new(ReadEmbedded);

    private readonly PathIndex _index = new();

    private OperationTable(List<Operation> operations, List<DocumentedCallback> callbacks)
    {
        Operations = operations.AsReadOnly();
        Callbacks = callbacks.AsReadOnly();
        foreach (var operation in operations)
            _index.Add(operation);
    }

    /// <summary>Gets the table of this package; read at the first use, in some tens of milliseconds.</summary>
    public static OperationTable Default => Embedded.Value;

    /// <summary>Gets all operations, in the order of path and method.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Gets all callbacks, in the order of protocol and event.</summary>
    public IReadOnlyList<DocumentedCallback> Callbacks { get; }

    /// <summary>Reads a table from its text, for example of operations of your own.</summary>
    /// <param name="text">The text, as the files of this package have it.</param>
    /// <exception cref="FormatException">It is not the table's form, or an operation stands twice.</exception>
    public static OperationTable Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of([text]);
    }

    /// <summary>Finds an operation by method and path.</summary>
    /// <param name="method">The HTTP method, of either case.</param>
    /// <param name="path">The template, whatever its variables are called, or a path with values: <c>v3/pay/transactions/id/{transaction_id}</c>,
    /// <c>/v3/pay/transactions/id/1217752501201407033233368018?mchid=…</c>. A slash in front, a query and the case of the <c>v3</c> or <c>v2</c> in front do not matter; percent-encoding stays as it is.
    /// APIv2's paths begin with <c>v2/</c> here, which they do not on the wire.</param>
    /// <returns>The operation, or <see langword="null"/>. A segment that is written out in the table wins over a variable.</returns>
    public Operation? Find(string method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var segments = (query < 0 ? path : path[..query]).TrimStart('/').Split('/');
        // The first segment chooses the protocol, in either case; what follows is case-sensitive, as URIs are.
        segments[0] = segments[0].ToLowerInvariant();
        return _index.Find(method.ToUpperInvariant(), segments);
    }

    /// <summary>Shows how much the table holds.</summary>
    public override string ToString() => $"{Operations.Count} operations, {Callbacks.Count} callbacks";

    private static OperationTable Of(IEnumerable<string> texts)
    {
        var (operations, callbacks) = (new List<Operation>(), new List<DocumentedCallback>());
        foreach (var text in texts)
            TableReader.Read(text, operations, callbacks);
        operations.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path) is not 0 and var order ? order : string.CompareOrdinal(left.Method, right.Method));
        return new(operations, callbacks);
    }

    private static OperationTable ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return Of(assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            return reader.ReadToEnd();
        }));
    }
}
