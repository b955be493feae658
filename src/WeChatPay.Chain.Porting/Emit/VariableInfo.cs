using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>A use of a variable.</summary>
/// <param name="Node">The variable, or the function that captures it.</param>
/// <param name="Path">The blocks around it and the statement in each, outermost first.</param>
/// <param name="IsWrite">Whether the variable is assigned to here.</param>
internal sealed record Occurrence(Node Node, IReadOnlyList<(Block Block, Statement Statement)> Path, bool IsWrite);

/// <summary>The facts about a variable of one function.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class VariableInfo(string name)
{
    public string Name { get; } = name;

    public List<Occurrence> Occurrences { get; } = [];

    /// <summary>Gets the values that are assigned to the variable; null for a value that is not an expression, such as an item of a loop.</summary>
    public List<Expression?> Values { get; } = [];

    /// <summary>Gets the loops and catches that declare the variable.</summary>
    public List<(Node Node, PhpKind Kind)> Declarers { get; } = [];

    /// <summary>Gets the offsets at which an entry of the variable is written.</summary>
    public List<int> EntryWrites { get; } = [];

    /// <summary>Gets the places where the whole variable is read and kept.</summary>
    public List<(int Offset, Node Node)> Kept { get; } = [];

    /// <summary>Gets or sets the kind of a parameter.</summary>
    public PhpKind? Declared { get; set; }

    public bool IsParameter { get; set; }

    /// <summary>Gets or sets whether the variable belongs to the enclosing function.</summary>
    public bool IsOuter { get; set; }

    /// <summary>Gets or sets whether some keys are known only at run time, so that the array cannot be an anonymous object.</summary>
    public bool NeedsDictionary { get; set; }

    /// <summary>Gets or sets whether the variable is declared before the statement that first uses it.</summary>
    public bool IsHoisted { get; set; }

    public bool IsAppended { get; set; }

    public int Writes => Values.Count;

    public bool IsKnown => IsParameter || IsOuter || Writes > 0 || Declarers.Count > 0 || EntryWrites.Count > 0;

    /// <summary>Gets the array that is the only value of the variable; null when there is none.</summary>
    public ArrayLiteral? Only => Values is [ArrayLiteral only] && !IsParameter ? only : null;

    /// <summary>Gets whether the array of the variable becomes an anonymous object.</summary>
    public bool IsAnonymous => Only is not null && !NeedsDictionary && EntryWrites.Count == 0;
}
