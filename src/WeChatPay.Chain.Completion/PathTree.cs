using WeChatPay.Analyzers.Calls;
using WeChatPay.Facts;

namespace WeChatPay.Completion;

/// <summary>The documented paths as a tree of segments.</summary>
/// <remarks>Immutable and thread-safe. The first use reads the facts.</remarks>
internal sealed class PathTree
{
    private static readonly Lazy<PathTree> Documented = new(static () =>
    {
        var root = new PathTree("");
        foreach (var operation in OperationTable.Default.Operations)
        {
            var at = root;
            foreach (var segment in operation.Path.Split('/'))
                at = at._children.TryGetValue(segment, out var child) ? child : at._children[segment] = new PathTree(segment);
            at._operations.Add(operation);
        }
        return root;
    });

    private readonly SortedDictionary<string, PathTree> _children = new(StringComparer.Ordinal);
    private readonly List<Operation> _operations = [];

    private PathTree(string segment) => Segment = segment;

    /// <summary>Gets the tree of all documented paths.</summary>
    public static PathTree Root => Documented.Value;

    /// <summary>Gets the segment.</summary>
    public string Segment { get; }

    /// <summary>Gets the segments that may follow.</summary>
    public IEnumerable<PathTree> Children => _children.Values;

    /// <summary>Gets the operations of the path that ends here.</summary>
    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>Finds where a path leads: to several places, where a value stands for a variable.</summary>
    public static IReadOnlyList<PathTree> Find(IReadOnlyList<Segment> segments)
    {
        IReadOnlyList<PathTree> places = [Root];
        foreach (var segment in segments)
        {
            places =
            [
                .. places.SelectMany(place => place._children.Values.Where(child => child.Segment == segment.Text
                    || Analyzers.Calls.Segment.IsVariableName(child.Segment) && (segment.IsUnknown || !place._children.ContainsKey(segment.Text)))),
            ];
        }
        return places;
    }

    /// <summary>Lists the paths below, each from here on.</summary>
    public IEnumerable<(string Path, IReadOnlyList<Operation> Operations)> ListPaths()
    {
        foreach (var child in _children.Values)
        {
            if (child._operations.Count > 0)
                yield return (child.Segment, child._operations);
            foreach (var (path, operations) in child.ListPaths())
                yield return ($"{child.Segment}/{path}", operations);
        }
    }
}
