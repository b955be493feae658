using System.Text.RegularExpressions;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Resolves the names of a snippet by its <c>use</c> statements, its functions and its classes.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class SnippetNames
{
    private readonly Dictionary<string, string> _imports = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Function> _functions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ClassDeclaration> _classes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Expression> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Token At, string FullName)> _implied = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Token> _made = [];
    private readonly List<FunctionCall> _certificates;
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, ClassDeclaration> _others;

    /// <param name="snippet">The code.</param>
    /// <param name="others">The classes of other files, by their full names.</param>
    public SnippetNames(Block snippet, IReadOnlyDictionary<string, ClassDeclaration> others)
    {
        _others = others;
        Model = new ClassModel(OwnClass);
        foreach (var statement in Flatten(snippet))
            Note(statement);
        var nodes = NodeWalk.AllScopes(snippet).ToList();
        _certificates = [.. CertificateFields.Find(nodes)];
        foreach (var node in nodes)
        {
            if (node is Variable variable)
                _variables.Add(variable.Id);
            else if (node is New made)
                _made.Add(made.Class);
            else if (node is Try { Finally: not null })
                HasFinally = true;
            else if (node is Closure closure && Generators.Yields(closure.Body))
                HasLazyClosures = true;
            else if (node is Unary { Operator: var word } && word.IsWord("clone"))
                Clones = true;
            ReadsRequest |= IsOfRequest(node);
            SetsTimeZone |= node is FunctionCall { Callee: Constant zone } setting
                && (zone.Name.IsWord("date_default_timezone_set") || zone.Name.IsWord("ini_set")
                    && setting.Arguments.Items is [{ Value: Literal { Token.Value: "date.timezone" } }, ..]);
        }
        Framework = FrameworkHelpers.Find(_imports.Values, Namespace, snippet);
    }

    /// <summary>Gets the classes that the code makes objects of.</summary>
    public IEnumerable<Token> Made => _made;

    public ClassModel Model { get; }

    /// <summary>Gets the framework that the code is written for.</summary>
    public Framework Framework { get; }

    /// <summary>Gets whether the code reads a web request.</summary>
    public bool ReadsRequest { get; private set; }

    /// <summary>Gets whether the code copies objects.</summary>
    public bool Clones { get; private set; }

    /// <summary>Gets whether a <c>try</c> of the code has a <c>finally</c>.</summary>
    public bool HasFinally { get; private set; }

    /// <summary>Gets whether the code sets the time zone.</summary>
    public bool SetsTimeZone { get; private set; }

    /// <summary>Gets whether a closure of the code is a generator.</summary>
    public bool HasLazyClosures { get; private set; }

    /// <summary>Whether only fields of a certificate are read that C# gives in the same form.</summary>
    public bool ReadsKnownFields(FunctionCall call) => _certificates.Exists(one => ReferenceEquals(one, call));

    private static bool IsOfRequest(Node node) => node switch
    {
        Variable { Id: "_SERVER" or "_GET" or "_POST" } => true,
        Literal { Token.Value: "php://input" } => true,
        FunctionCall { Callee: Constant { Name: var name } } => LastOf(name.Text).ToLowerInvariant() is "getallheaders" or "apache_request_headers" or "request"
            or "http_response_code" or "header",
        _ => false,
    };

    /// <summary>Gets the namespace; empty when there is none.</summary>
    public string Namespace { get; private set; } = "";

    public IEnumerable<Function> Functions => _functions.Values;

    public IEnumerable<ClassDeclaration> Classes => _classes.Values;

    /// <summary>Gets the classes of this file and of the files that are ported with it.</summary>
    public IEnumerable<ClassDeclaration> AllClasses => _classes.Values.Concat(_others.Values);

    /// <summary>Lists the signatures of the functions and methods of a name.</summary>
    public IEnumerable<Signature> Signatures(string name) =>
        (Function(name) is { } own ? [own.Signature] : Enumerable.Empty<Signature>())
        .Concat(AllClasses.SelectMany(static type => type.Methods).Where(
            method => method.Name.Text.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static method => method.Signature));

    public bool IsOther(string full) => _others.ContainsKey(full);

    /// <summary>Gets the classes without a <c>use</c>, each with the token that names it first.</summary>
    public IEnumerable<(Token At, string FullName)> Implied => _implied.Values.OrderBy(static implied => implied.At.Offset);

    /// <summary>Lists the statements of a file, also those in braces of a namespace.</summary>
    public static IEnumerable<Statement> Flatten(Block snippet) =>
        snippet.Statements.SelectMany(static statement => statement is Namespace { Body: { } body } ? body.Statements.Prepend(statement) : [statement]);

    /// <summary>Whether a variable has the name. It hides the function of that name.</summary>
    public bool IsVariable(string name) => _variables.Contains(name);

    /// <summary>Finds a function of the snippet.</summary>
    public Function? Function(string name) => _functions.GetValueOrDefault(LastOf(name));

    public Expression? ConstantValue(string name) => _constants.GetValueOrDefault(LastOf(name));

    /// <summary>Finds a class of the code.</summary>
    public ClassDeclaration? OwnClass(Token name)
    {
        var full = FullName(name.Text);
        if (_others.TryGetValue(full, out var other) || Namespace.Length > 0 && _others.TryGetValue($"{Namespace}\\{full}", out other))
            return other;
        var isOwn = !name.Text.Contains('\\', StringComparison.Ordinal) && !_imports.ContainsKey(name.Text)
            || full.Equals($"{Namespace}\\{LastOf(full)}".TrimStart('\\'), StringComparison.OrdinalIgnoreCase);
        return isOwn ? _classes.GetValueOrDefault(LastOf(full)) : null;
    }

    /// <summary>Finds the counterpart of a class.</summary>
    public PhpClass? Class(Token name)
    {
        if (OwnClass(name) is not null)
            return null;
        if (!_imports.ContainsKey(name.Text) && ClassTable.FullNameOf(name.Text) is { } full)
        {
            _imports[name.Text] = full;
            _implied[name.Text] = (name, full);
        }
        return IsOfNamespace(name) ? null : ClassTable.Find(FullName(name.Text));
    }

    /// <summary>Whether a name without a backslash means a class of the file's own namespace, which is not PHP's class of that name.</summary>
    public bool IsOfNamespace(Token name) => Namespace.Length > 0 && !name.Text.Contains('\\', StringComparison.Ordinal) && !_imports.ContainsKey(name.Text);

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
        if (type is null)
            return PhpKind.Unknown;
        var isNullable = type.Tokens[0].Is("?");
        if ((isNullable ? type.Tokens.Skip(1) : type.Tokens).ToList() is not [var only])
            return PhpKind.Unknown;
        return KindOf(only, isNullable);
    }

    private PhpKind KindOf(Token only, bool isNullable) => only.Text.ToLowerInvariant() switch
    {
        "string" => isNullable ? PhpKind.Unknown : PhpKind.String,
        "int" => isNullable ? PhpKind.Unknown : PhpKind.Int,
        "float" => isNullable ? PhpKind.Unknown : PhpKind.Float,
        "bool" => isNullable ? PhpKind.Unknown : PhpKind.Bool,
        "array" => isNullable ? PhpKind.Unknown : PhpKind.Array,
        "void" or "never" => PhpKind.Void,
        "callable" or "closure" or "\\closure" => PhpKind.Closure,
        "iterable" => PhpKind.Unknown,
        "mixed" or "object" or "self" or "static" or "null" or "false" => PhpKind.Unknown,
        _ => OwnClass(only) is not null ? PhpKind.Object : Class(only)?.Kind ?? PhpKind.Unknown,
    };

    /// <summary>Finds the type that a comment gives to a variable or parameter: <c>@param string $no</c>, <c>@var BuilderChainable $pay</c>.</summary>
    public PhpKind AnnotatedKind(string comment, string variable)
    {
        foreach (System.Text.RegularExpressions.Match match in Regex.Matches(comment, @"@(?:param|var|property)\s+(\\?[A-Za-z_][\w\\]*)(?:\s+\$(\w+))?"))
        {
            var isNamed = match.Groups[2].Success;
            if (isNamed ? match.Groups[2].Value == variable : match.Value.StartsWith("@var", StringComparison.Ordinal))
            {
                var kind = KindOf(new Token(TokenKind.Name, match.Groups[1].Value, 0, ""), isNullable: false);
                return kind is PhpKind.Chain or PhpKind.Response or PhpKind.Promise ? kind : PhpKind.Unknown;
            }
        }
        return PhpKind.Unknown;
    }

    /// <summary>Gives the last part of a name of C#.</summary>
    public static string ShortOf(string name) => name[(name.LastIndexOf('.') + 1)..];

    public static string LastOf(string name) => name[(name.LastIndexOf('\\') + 1)..];

    private void Note(Statement statement)
    {
        switch (statement)
        {
            case Namespace { Name: { } name }:
                Namespace = name.Text;
                break;
            case Use use:
                foreach (var (name, alias, isClass) in use.Names)
                {
                    if (isClass)
                        _imports[alias?.Text ?? LastOf(name.Text)] = name.Text.TrimStart('\\');
                }
                break;
            case Function function:
                _functions[function.Name.Text] = function;
                break;
            case ClassDeclaration { Name: { } name } type:
                _classes[name.Text] = type;
                break;
            case Constants constants:
                foreach (var (name, value) in constants.Items)
                    _constants[name.Text] = value;
                break;
        }
    }
}
