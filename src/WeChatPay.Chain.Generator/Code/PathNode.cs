using WeChatPay.Facts;

namespace WeChatPay.Generator.Code;

/// <summary>A node in the tree of paths.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class PathNode(string path, string segment)
{
    /// <summary>Gets the whole path.</summary>
    public string Path { get; } = path;

    /// <summary>Gets the last segment.</summary>
    public string Segment { get; } = segment;

    public SortedDictionary<string, PathNode> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the operations at this path, by HTTP method.</summary>
    public SortedDictionary<string, Operation> Operations { get; } = new(StringComparer.Ordinal);

    public static PathNode Tree(IEnumerable<Operation> operations)
    {
        var root = new PathNode("", "");
        foreach (var operation in operations)
        {
            var node = root;
            foreach (var segment in operation.Path.Split('/'))
            {
                node = node.Children.TryGetValue(segment, out var child)
                    ? child
                    : node.Children[segment] = new($"{node.Path}/{segment}".TrimStart('/'), segment);
            }
            node.Operations.Add(operation.Method, operation);
        }
        return root;
    }
}
