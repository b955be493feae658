using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>What one pass over the file learnt for the next: types of variables and results. A type may be known only behind the place that needs it.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class Knowledge
{
    private readonly Dictionary<Node, Dictionary<string, IdiomType>> _variables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Node, HashSet<string>> _marks = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gets a number that grows with what is known.</summary>
    public int Version { get; private set; }

    public IdiomType? Find(Node owner, string name) => _variables.GetValueOrDefault(owner)?.GetValueOrDefault(name);

    /// <summary>Adds a value of a variable, or with an empty name a result of a function.</summary>
    public void Add(Node owner, string name, IdiomType type)
    {
        // A later pass knows more.
        if (type.Kind is IdiomKind.Unknown)
            return;
        if (!_variables.TryGetValue(owner, out var known))
            _variables[owner] = known = new(StringComparer.Ordinal);
        var joined = IdiomType.Join(known.GetValueOrDefault(name), type);
        if (known.TryGetValue(name, out var before) && before == joined)
            return;
        known[name] = joined;
        Version++;
    }

    public bool Has(Node owner, string mark) => _marks.GetValueOrDefault(owner)?.Contains(mark) == true;

    /// <summary>Lists the marks of a node.</summary>
    public IEnumerable<string> Marks(Node owner) => _marks.GetValueOrDefault(owner) ?? [];

    public void Mark(Node owner, string mark)
    {
        if (!_marks.TryGetValue(owner, out var marks))
            _marks[owner] = marks = new(StringComparer.Ordinal);
        if (marks.Add(mark))
            Version++;
    }
}
