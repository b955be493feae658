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

    /// <summary>Gets the functions of the code that get the variable, each with the place of the argument: they may take it by reference.</summary>
    public List<(string Function, int At)> Passed { get; } = [];

    /// <summary>Gets or sets the kind of a parameter.</summary>
    public PhpKind? Declared { get; set; }

    /// <summary>Gets or sets the class of the value, when it is a class of the code.</summary>
    public ClassDeclaration? Class { get; set; }

    /// <summary>Gets or sets the full name of the value's class, when it is a class of <c>WeChatPay.Php</c>.</summary>
    public string? Library { get; set; }

    /// <summary>Gets or sets the class of the last <c>catch</c> that declares the variable.</summary>
    public Syntax.Token? Caught { get; set; }

    public bool IsParameter { get; set; }

    /// <summary>Gets or sets whether the variable belongs to the enclosing function.</summary>
    public bool IsOuter { get; set; }

    /// <summary>Gets or sets whether code of PHP reads or changes the array, so that it is an array of PHP.</summary>
    public bool NeedsArray { get; set; }

    /// <summary>Gets or sets whether the variable is used as the start of a chain: <c>$x->v3->…</c>.</summary>
    public bool IsChain { get; set; }

    /// <summary>Gets or sets whether the variable is declared before the statement that first uses it.</summary>
    public bool IsHoisted { get; set; }

    /// <summary>Gets or sets whether some way leads to a use without an assignment: the variable may be null.</summary>
    public bool MayBeUnset { get; set; }

    /// <summary>Gets or sets whether loops and catches assign to the variable instead of declaring it.</summary>
    public bool IsAssignedByLoops { get; set; }

    /// <summary>Gets or sets whether a declaration holds the variable outside of the function: <c>static</c>, a place of a loop.</summary>
    public bool IsElsewhere { get; set; }

    public int Writes => Values.Count;

    public bool IsKnown => IsParameter || IsOuter || IsElsewhere || Writes > 0 || Declarers.Count > 0 || EntryWrites.Count > 0;

    /// <summary>Gets the array that is the only value of the variable; null when there is none.</summary>
    public ArrayLiteral? Only => Values is [ArrayLiteral only] && !IsParameter ? only : null;

    /// <summary>Gets whether the array of the variable stays a literal of C#, because it only goes into calls.</summary>
    public bool IsPlain => Only is not null && !NeedsArray && !IsHoisted && EntryWrites.Count == 0;
}
