using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>The variables of one function, or of the snippet itself.</summary>
/// <remarks>A variable of PHP lives as long as its function, a variable of C# as long as its block. The scope decides where each one is declared.
/// Mutable: use it from one thread.</remarks>
internal sealed class Scope
{
    private readonly Dictionary<string, VariableInfo> _variables = new(StringComparer.Ordinal);

    private Scope(Scope? outer, bool isRoot)
    {
        Outer = outer;
        IsRoot = isRoot;
    }

    /// <summary>Gets the enclosing scope. Arrow functions and captured variables see it.</summary>
    public Scope? Outer { get; }

    public bool IsRoot { get; }

    /// <summary>Gets the variables to declare before each statement.</summary>
    public Dictionary<Statement, List<VariableInfo>> Hoisted { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gets the variables that are declared at their first assignment, by the node of that assignment.</summary>
    public Dictionary<Node, VariableInfo> DeclaredAt { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gets the names of the copies that the function has of captured variables.</summary>
    public Dictionary<string, string> Copies { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the copies of captured variables that the function itself changes, and what they are copies of.</summary>
    public List<(string Name, string From)> OwnCopies { get; } = [];

    /// <summary>Gets the errors about variables that cannot be declared in C#.</summary>
    public List<(PortingRule Rule, Node At, Wording Message, Wording Hint)> Refusals { get; } = [];

    public IEnumerable<VariableInfo> Variables => _variables.Values;

    public static Scope ForSnippet(Block body) => ForFunction(null, body, [], [], isRoot: true);

    /// <summary>Gets the class that the function is a method of.</summary>
    public ClassDeclaration? Class { get; private init; }

    /// <summary>Gets the function; null for the snippet itself.</summary>
    public Node? Owner { get; init; }

    public static Scope ForFunction(
        Scope? outer, Block body, IEnumerable<(
            string Name, PhpKind Kind)> parameters, IEnumerable<string> taken, ClassDeclaration? type = null, bool isRoot = false, Node? isOwner = null)
    {
        var scope = new Scope(outer, isRoot) { Class = type ?? outer?.Class, Owner = isOwner };
        foreach (var (name, kind) in parameters)
        {
            var info = scope.Get(name);
            info.IsParameter = true;
            info.Declared = kind;
        }
        foreach (var name in taken)
        {
            scope.Get(name).IsOuter = true;
            scope.Get(name).Declared = outer?.Find(name)?.Declared;
        }
        new ScopeReader(scope).Read(body);
        Placement.Decide(scope);
        return scope;
    }

    /// <summary>Makes the scope of an arrow function: its parameters, and all enclosing variables.</summary>
    public static Scope ForArrow(Scope outer, IEnumerable<(string Name, PhpKind Kind)> parameters, Node owner)
    {
        var scope = new Scope(outer, false) { SeesOuter = true, Owner = owner, Class = outer.Class };
        foreach (var (name, kind) in parameters)
        {
            scope.Get(name).IsParameter = true;
            scope.Get(name).Declared = kind;
        }
        return scope;
    }

    public bool SeesOuter { get; private init; }

    /// <summary>Finds a variable, here or in the scope that it was captured from.</summary>
    public VariableInfo? Find(string name)
    {
        if (_variables.TryGetValue(name, out var own) && !own.IsOuter)
            return own;
        return own is not null || SeesOuter ? Outer?.Find(name) ?? own : null;
    }

    /// <summary>Whether nothing gives the variable a value: neither this function nor, for a captured variable, the functions around it.</summary>
    public bool IsFree(string name)
    {
        if (_variables.TryGetValue(name, out var own) && !own.IsOuter && own.IsKnown)
            return false;
        return own is { IsOuter: true } || SeesOuter ? Outer?.IsFree(name) ?? true : true;
    }

    /// <summary>Whether a captured variable comes from the snippet itself, where the surrounding code may declare it.</summary>
    public bool ReachesRoot(string name) =>
        IsRoot || (SeesOuter || _variables.TryGetValue(name, out var own) && own.IsOuter) && (Outer?.ReachesRoot(name) ?? false);

    /// <summary>Spells a variable, or its copy when there is one.</summary>
    public string Spell(string name)
    {
        for (var at = this; at is not null; at = at.Outer)
        {
            if (at.Copies.TryGetValue(name, out var copy))
                return copy;
            if (at._variables.TryGetValue(name, out var own) && !own.IsOuter)
                break;
        }
        return CSharpNames.Variable(name);
    }

    /// <summary>Whether the variable belongs to this function.</summary>
    public bool Owns(VariableInfo info) => _variables.GetValueOrDefault(info.Name) == info;

    internal VariableInfo Get(string name) => _variables.TryGetValue(name, out var known) ? known : _variables[name] = new VariableInfo(name);
}
