using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>A place where a variable stands.</summary>
/// <param name="Node">The variable, or the function that takes it along.</param>
/// <param name="Path">The blocks around it and the statement in each, outermost first.</param>
/// <param name="IsWrite">Whether it is assigned to here.</param>
internal sealed record Occurrence(Node Node, IReadOnlyList<(Block Block, Statement Statement)> Path, bool IsWrite);

/// <summary>What the porter knows of a variable of one function.</summary>
internal sealed class VariableInfo(string name)
{
    public string Name { get; } = name;

    public List<Occurrence> Occurrences { get; } = [];

    /// <summary>Gets the values that are assigned to it; null for one that is not an expression: an item of a loop.</summary>
    public List<Expression?> Values { get; } = [];

    /// <summary>Gets the loops and catches that declare it.</summary>
    public List<(Node Node, PhpKind Kind)> Declarers { get; } = [];

    /// <summary>Gets the offsets at which entries of it are written, and those at which it is read as a whole and kept.</summary>
    public List<int> EntryWrites { get; } = [];

    public List<(int Offset, Node Node)> Kept { get; } = [];

    /// <summary>Gets or sets what a parameter is known to be.</summary>
    public PhpKind? Declared { get; set; }

    public bool IsParameter { get; set; }

    /// <summary>Gets or sets whether it comes from the function around.</summary>
    public bool IsOuter { get; set; }

    /// <summary>Gets or sets whether keys are used that only run time knows, so that no anonymous object will do.</summary>
    public bool NeedsDictionary { get; set; }

    /// <summary>Gets or sets whether it is declared before the statement that first uses it.</summary>
    public bool IsHoisted { get; set; }

    public bool IsAppended { get; set; }

    public int Writes => Values.Count;

    public bool IsKnown => IsParameter || IsOuter || Writes > 0 || Declarers.Count > 0 || EntryWrites.Count > 0;

    /// <summary>Gets the array that is its only value; null where there is no such thing.</summary>
    public ArrayLiteral? Only => Values is [ArrayLiteral only] && !IsParameter ? only : null;

    /// <summary>Gets whether its array is written as an anonymous object.</summary>
    public bool IsAnonymous => Only is not null && !NeedsDictionary && EntryWrites.Count == 0;
}
