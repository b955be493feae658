using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Resolves the names of a snippet by its <c>use</c> statements and its functions.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class SnippetNames
{
    private readonly Dictionary<string, string> _imports = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Function> _functions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (Token At, string FullName)> _implied = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);

    public SnippetNames(Block snippet)
    {
        foreach (var statement in snippet.Statements)
        {
            if (statement is Use use)
            {
                foreach (var (name, alias) in use.Names)
                    _imports[alias?.Text ?? LastOf(name.Text)] = name.Text.TrimStart('\\');
            }
            else if (statement is Function function)
                _functions[function.Name.Text] = function;
        }
        foreach (var node in NodeWalk.AllScopes(snippet))
        {
            if (node is Variable variable)
                _variables.Add(variable.Id);
        }
    }

    /// <summary>Gets the classes without a <c>use</c>, each with the token that names it first.</summary>
    public IEnumerable<(Token At, string FullName)> Implied => _implied.Values.OrderBy(static implied => implied.At.Offset);

    /// <summary>Whether a variable has the name. It hides the function of that name.</summary>
    public bool IsVariable(string name) => _variables.Contains(name);

    /// <summary>Finds a function of the snippet.</summary>
    public Function? Function(string name) => _functions.GetValueOrDefault(name.TrimStart('\\'));

    public PhpKind ReturnOf(string function) => Function(function) is { Signature.Returns: { } type } ? KindOf(type) : PhpKind.Unknown;

    /// <summary>Finds the counterpart of a class.</summary>
    public PhpClass? Class(Token name)
    {
        if (!_imports.ContainsKey(name.Text) && ClassTable.FullNameOf(name.Text) is { } full)
        {
            _imports[name.Text] = full;
            _implied[name.Text] = (name, full);
        }
        return ClassTable.Find(FullName(name.Text));
    }

    /// <summary>Gives the full name of a class.</summary>
    public string FullName(string name)
    {
        if (name.StartsWith('\\'))
            return name[1..];
        var parts = name.Split('\\', 2);
        if (_imports.TryGetValue(parts[0], out var import))
            return parts.Length == 1 ? import : $"{import}\\{parts[1]}";
        return name;
    }

    /// <summary>Spells a class as the snippet does: short when a <c>use</c> or the global namespace allows it.</summary>
    public string Spell(Token name, PhpClass type)
    {
        if (!name.Text.Contains('\\', StringComparison.Ordinal) && _imports.ContainsKey(name.Text))
            return name.Text.Equals(LastOf(FullName(name.Text)), StringComparison.OrdinalIgnoreCase) ? type.Name : name.Text;
        var isGlobal = type.Namespace is "System" or "WeChatPay.Php"
            || type.Namespace is "WeChatPay" && !FullName(name.Text).StartsWith("WeChatPay\\", StringComparison.OrdinalIgnoreCase);
        return isGlobal ? type.Name : type.FullName;
    }

    public PhpKind KindOf(TypeName? type)
    {
        if (type is not { Tokens: [var only] })
            return PhpKind.Unknown;
        return only.Text.ToLowerInvariant() switch
        {
            "string" => PhpKind.String,
            "int" => PhpKind.Int,
            "float" => PhpKind.Float,
            "bool" => PhpKind.Bool,
            "void" => PhpKind.Void,
            _ => Class(only)?.Kind ?? PhpKind.Unknown,
        };
    }

    public static string LastOf(string name) => name[(name.LastIndexOf('\\') + 1)..];
}
