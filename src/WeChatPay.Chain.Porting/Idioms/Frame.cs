using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>The function that is being written, or a closure that is written into it.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class Frame(Scope scope, Node owner, Frame? outer)
{
    public Scope Scope { get; } = scope;

    /// <summary>Gets the function, the class or the file, by which the knowledge about its variables is kept.</summary>
    public Node Owner { get; } = owner;

    /// <summary>Gets the function around a closure.</summary>
    public Frame? Outer { get; } = outer;

    public ClassDeclaration? Class => Scope.Class;

    /// <summary>Gets or sets whether the function may wait.</summary>
    public bool IsAsync { get; set; }

    /// <summary>Gets or sets the name of the token that calls get; null when there is none.</summary>
    public string? Token { get; set; }

    /// <summary>Gets or sets the declared type of the result; null when the values that are returned decide.</summary>
    public IdiomType? Returns { get; set; }

    /// <summary>Gets or sets what a `return` means: an assignment to this variable in a closure that is written in place.</summary>
    public string? ResultVariable { get; set; }

    /// <summary>Gets or sets whether a `return` is a mistake here, because the closure is written in place.</summary>
    public bool IsInPlace { get; set; }

    /// <summary>Gets or sets the last statement, where a `return` may stand in a closure that is written in place.</summary>
    public Statement? Last { get; set; }

    /// <summary>Gets or sets the joined type of what is returned.</summary>
    public IdiomType? Returned { get; set; }

    /// <summary>Gets the spelt names of the variables.</summary>
    public Dictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the types of parameters, and of variables that were declared on the way.</summary>
    public Dictionary<string, IdiomType> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the variables that are another name for a response.</summary>
    public Dictionary<string, Idiom> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets what the function does when it receives a callback; null when it does not.</summary>
    public CallbackShape? Callback { get; set; }

    /// <summary>Gets the names of variables of the porter's own, by what they hold.</summary>
    public Dictionary<string, string> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the functions that variables hold.</summary>
    public Dictionary<string, (string Name, Signature Signature, Node Owner)> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the types that conditions proved for exceptions.</summary>
    public Dictionary<string, IdiomType> Proved { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the names in use in the function.</summary>
    public HashSet<string> Used { get; } = outer?.Used ?? new(StringComparer.Ordinal);

    /// <summary>Gets the names in use in blocks of their own.</summary>
    public HashSet<string> Braced { get; } = outer?.Braced ?? new(StringComparer.Ordinal);
}
