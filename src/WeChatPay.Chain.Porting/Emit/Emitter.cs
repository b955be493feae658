using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Writes a tree as C#, node by node in the order of the source, with its white space and comments.</summary>
/// <remarks>Each node becomes a <see cref="Code"/>. A node without counterpart becomes a finding, and the caller drops the text.
/// Mutable: use it from one thread.</remarks>
internal sealed partial class Emitter
{
    private const string OtherResult = "The operator is not ported for values of these types. C# would compute another result.";
    private const string NotUtf8 = "The string has bytes that are not UTF-8. A C# string cannot hold them.";

    private readonly PortingOptions _options;
    private readonly List<Finding> _findings;
    private readonly SnippetNames _names;
    private readonly Types _types;
    private readonly List<string> _usings = [];
    private readonly HashSet<string> _free = new(StringComparer.Ordinal);
    private Scope _scope;
    private bool _returnsValue;
    private string? _caught;
    private int _loops;
    private List<string>? _copies;
    private readonly HashSet<string> _copied = new(StringComparer.Ordinal);

    private Emitter(Block snippet, PortingOptions options, List<Finding> findings)
    {
        _options = options;
        _findings = findings;
        _names = new SnippetNames(snippet);
        _types = new Types(_names);
        _scope = Scope.ForSnippet(snippet);
        Report(_scope);
    }

    private bool IsDynamicStyle => _options.Style is PortingStyle.Dynamic;

    /// <summary>Writes a snippet.</summary>
    /// <remarks><paramref name="findings"/> receives the errors and warnings.</remarks>
    public static string Write(Block snippet, PortingOptions options, List<Finding> findings)
    {
        var emitter = new Emitter(snippet, options, findings);
        var body = emitter.Statements(snippet) + Trivia.Port(snippet.Close.Leading);
        foreach (var (at, name) in emitter._names.Implied)
        {
            emitter.Warn(at, $"No `use` names this class. It is taken for `\\{name}`.");
            emitter.Import(name, alias: null);
        }
        var hasInstance = emitter._scope.Variables.Any(static info => info.Name == "instance" && info.Writes > 0);
        return ProgramText.Arrange(emitter._usings, body, options, needsInstance: !hasInstance);
    }

    private void Refuse(Token at, string message, string? hint = null, string? piece = null) =>
        _findings.Add(new Finding(PortingSeverity.Error, at, message, hint, piece));

    private void Warn(Token at, string message, string? hint = null) =>
        _findings.Add(new Finding(PortingSeverity.Warning, at, message, hint, null));

    private Code Refused(Expression at, string message, string? hint = null)
    {
        Refuse(at.First, message, hint);
        return new Code("", "default");
    }

    private void Report(Scope scope)
    {
        foreach (var (at, message, hint) in scope.Refusals)
            Refuse(at.First, message, hint);
    }

    private PhpKind KindOf(Expression value) => _types.KindOf(value, _scope);

    private static string Lead(Token token) => Trivia.Port(token.Leading);

    private static string OrSpace(string lead) => lead.Length == 0 ? " " : lead;

    private T In<T>(Scope scope, Func<T> work)
    {
        var (outer, caught, copies, loops) = (_scope, _caught, _copies, _loops);
        (_scope, _caught, _copies, _loops) = (scope, null, null, 0);
        Report(scope);
        var result = work();
        (_scope, _caught, _copies, _loops) = (outer, caught, copies, loops);
        return result;
    }

    private Code Emit(Expression value, bool asDictionary = false) => value switch
    {
        Variable variable => EmitVariable(variable),
        Literal literal => EmitLiteral(literal.Token),
        Template template => Interpolated(template),
        ArrayLiteral array => EmitArray(array, asDictionary),
        Constant constant => EmitConstant(constant),
        FunctionCall call => EmitCall(call),
        Member member => EmitMember(member),
        StaticMember member => EmitStaticMember(member),
        Tree.Index index => EmitIndex(index),
        Unary unary => EmitUnary(unary, asDictionary),
        Postfix postfix => Increment(postfix.Operand, postfix.Operator, isBehind: true),
        Binary binary => EmitBinary(binary),
        Assignment assignment => EmitAssignment(assignment, isStatement: false),
        Ternary ternary => EmitTernary(ternary, asDictionary),
        Parenthesised parenthesised => EmitParenthesised(parenthesised, asDictionary),
        New made => EmitNew(made),
        InstanceOf test => EmitInstanceOf(test),
        Closure closure => EmitClosure(closure, []),
        ArrowFunction arrow => EmitArrow(arrow, []),
        _ => Refused(value, "This expression is not ported."),
    };

    private Code EmitParenthesised(Parenthesised value, bool asDictionary)
    {
        var inner = value.Inner is Assignment assignment ? EmitAssignment(assignment, isStatement: false, isPlain: true) : Emit(value.Inner, asDictionary);
        return new Code(Lead(value.Open), $"({inner.All}{Lead(value.Close)})", Level.Primary, inner.IsDynamic);
    }

    private Code EmitVariable(Variable variable)
    {
        var id = variable.Id;
        if (id == "this")
            return Refused(variable, "`$this` has no meaning outside a class.");
        if (!CSharpNames.IsIdentifier(id))
            return Refused(variable, "C# cannot spell this name.", "Use letters, digits and `_`.");
        var info = _scope.Find(id);
        if (info is not { IsKnown: true })
            NoteFree(variable);
        return new Code(Lead(variable.Name), _scope.Spell(id), Level.Primary, IsDynamic(info, id));
    }

    // A variable that the snippet does not assign belongs to the surrounding code.
    private void NoteFree(Variable variable)
    {
        if (!_scope.IsRoot && !SeesRoot(_scope))
        {
            Refuse(
                variable.First,
                $"A function does not see `{variable.Name.Text}` of the code around it.",
                $"Add it to `use`: `function (…) use ({variable.Name.Text})`, or pass it as a parameter.");
        }
        else if (variable.Id != "instance" && _free.Add(variable.Id))
        {
            if (_options.Wrap)
                Refuse(variable.First, "The variable has no value.", $"Assign it first: `{variable.Name.Text} = …;`.");
            else
                Warn(variable.First, "The variable has no value here. The surrounding code must declare it.");
        }
    }

    private static bool SeesRoot(Scope scope) => scope.IsRoot || scope.SeesOuter && SeesRoot(scope.Outer!);

    private bool IsDynamic(VariableInfo? info, string id)
    {
        var kind = _types.KindOfVariable(id, _scope);
        if (kind is PhpKind.Chain or PhpKind.Promise or PhpKind.Response or PhpKind.Body or PhpKind.Driver or PhpKind.Stack)
        {
            return IsDynamicStyle && info is not { IsParameter: true }
                || info is not null && DeclaredType(info).StartsWith("dynamic", StringComparison.Ordinal);
        }
        return kind is PhpKind.Unknown;
    }

    private Code EmitLiteral(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Integer:
                if (NumberText.Integer(token.Text) is { } number)
                    return new Code(Lead(token), number);
                Refuse(token, "Invalid numeric literal.", "An integer that begins with 0 is octal.");
                return new Code("", "0");
            case TokenKind.Float:
                return new Code(Lead(token), NumberText.Float(token.Text));
            default:
                if (token.Value is null)
                    Refuse(token, NotUtf8, "Compare hexadecimal digits: `bin2hex(…) === '1f8b'`.");
                return new Code(Lead(token), StringText.Quote(token.Value ?? ""));
        }
    }

    private Code EmitConstant(Constant constant)
    {
        var name = constant.Name.Text.TrimStart('\\');
        var word = name.ToLowerInvariant();
        if (word is "true" or "false" or "null")
            return new Code(Lead(constant.Name), word);
        if (FunctionTable.FindConstant(name) is { } known)
            return new Code(Lead(constant.Name), known.Text);
        var isMagic = name.StartsWith("__", StringComparison.Ordinal);
        return Refused(constant, "The constant is not ported.", isMagic ? "Write the path or the name itself." : "Write its value.");
    }

    private Code Interpolated(Template template)
    {
        var verbatim = IsVerbatim(template);
        var text = new System.Text.StringBuilder();
        foreach (var (literal, value) in template.Parts)
        {
            if (value is not null)
                text.Append('{').Append(TextOf(value) is var inner && inner.Level > Level.Conditional ? inner.Text : $"({inner.Text})").Append('}');
            else if (literal is not null)
                text.Append(StringText.Piece(literal, verbatim));
            else
                Refuse(template.Token, NotUtf8, "Write characters as `\\u{…}`.");
        }
        return new Code(Lead(template.Token), (verbatim ? "$@\"" : "$\"") + text + "\"");
    }

    // Several lines in the source stay lines in the C#, unless a character needs an escape.
    private static bool IsVerbatim(Template template)
    {
        var literals = template.Parts.Select(static part => part.Text).OfType<string>().ToList();
        return template.Token.Text.Contains('\n', StringComparison.Ordinal)
            && literals.Exists(static text => text.Contains('\n', StringComparison.Ordinal))
            && literals.TrueForAll(static text => !text.Any(static letter => letter != '\n' && char.IsControl(letter)))
            && literals.TrueForAll(static text => StringText.IsVerbatim("\n\n" + text + "x"));
    }

    /// <summary>Writes a value as a string, converted as PHP does.</summary>
    private Code TextOf(Expression value)
    {
        var code = Emit(value);
        return KindOf(value) is PhpKind.String or PhpKind.Int || value is Unary { Operator.Kind: TokenKind.Cast } ? code : Function("strval", code);
    }

    /// <summary>Writes a value as a bool, converted as PHP does.</summary>
    private Code BoolOf(Expression value)
    {
        var code = Emit(value);
        return KindOf(value) is PhpKind.Bool ? code : Function("boolval", code);
    }

    private Code Function(string name, Code argument) => new(argument.Lead, $"{FunctionName(name)}({argument.Text})");

    /// <summary>Spells a function, with its class when a variable of the snippet hides it.</summary>
    private string FunctionName(string name) => _names.IsVariable(name) ? $"Functions.{name}" : name;
}
