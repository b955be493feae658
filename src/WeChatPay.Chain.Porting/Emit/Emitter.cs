using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Writes a tree as C#, node by node in the order of the source, with its white space and comments.</summary>
/// <remarks>Each node becomes a <see cref="Code"/>. A node without counterpart becomes a finding, and the caller drops the text.
/// Mutable: use it from one thread.</remarks>
internal sealed partial class Emitter
{
    private readonly PortingOptions _options;
    private readonly List<Finding> _findings;
    private readonly SnippetNames _names;
    private readonly Types _types;
    private readonly IReadOnlyList<Node> _nodes;
    private readonly List<string> _usings = [];
    private readonly HashSet<string> _free = new(StringComparer.Ordinal);
    private readonly List<string> _statics = [];
    private readonly Stack<string> _loops = [];
    private readonly HashSet<string> _copied = new(StringComparer.Ordinal);
    private Scope _scope;
    private FunctionContext _function = FunctionContext.None;
    private string? _caught;
    private List<string>? _copies;

    private Emitter(Block snippet, PortingOptions options, List<Finding> findings, IReadOnlyDictionary<string, ClassDeclaration> others)
    {
        _options = options;
        _findings = findings;
        _names = new SnippetNames(snippet, others);
        _types = new Types(_names);
        _nodes = [.. NodeWalk.AllScopes(snippet)];
        _scope = Scope.ForSnippet(new Block(snippet.Open, [.. SnippetNames.Flatten(snippet)], snippet.Close));
        Report(_scope);
    }

    private bool IsDynamicStyle => _options.Style is PortingStyle.Dynamic;

    private void Refuse(PortingRule rule, Token at, Wording message, Wording? hint = null, string? piece = null) =>
        _findings.Add(new Finding(PortingSeverity.Error, rule, at, message, hint, piece));

    private void Warn(PortingRule rule, Token at, Wording message, Wording? hint = null) =>
        _findings.Add(new Finding(PortingSeverity.Warning, rule, at, message, hint, null));

    private Code Refused(PortingRule rule, Expression at, Wording message, Wording? hint = null)
    {
        Refuse(rule, at.First, message, hint);
        return new Code("", "default");
    }

    private void Report(Scope scope)
    {
        foreach (var (rule, at, message, hint) in scope.Refusals)
            Refuse(rule, at.First, message, hint);
    }

    private PhpKind KindOf(Expression value) => _types.KindOf(value, _scope);

    private ClassDeclaration? ClassOf(Expression value) => _types.ClassOf(value, _scope);

    private static string Lead(Token token) => Trivia.Port(token.Leading);

    private static string OrSpace(string lead) => lead.Length == 0 ? " " : lead;

    private T In<T>(Scope scope, FunctionContext function, Func<T> work)
    {
        var (outer, caught, copies, context) = (_scope, _caught, _copies, _function);
        var loops = _loops.ToArray();
        (_scope, _caught, _copies, _function) = (scope, null, null, function);
        _loops.Clear();
        Report(scope);
        var result = work();
        (_scope, _caught, _copies, _function) = (outer, caught, copies, context);
        _loops.Clear();
        foreach (var loop in loops.Reverse())
            _loops.Push(loop);
        return result;
    }

    /// <summary>Writes an expression.</summary>
    /// <param name="value">The expression.</param>
    /// <param name="isPlain">Whether a literal of an array stays a literal of C#, because it goes straight into a call.</param>
    private Code Emit(Expression value, bool isPlain = false) => AsGenerator(value, EmitOne(value, isPlain));

    private Code EmitOne(Expression value, bool isPlain) => value switch
    {
        Variable variable => EmitVariable(variable),
        Literal literal => EmitLiteral(literal.Token),
        Template template => Interpolated(template),
        ArrayLiteral array => EmitArray(array, isPlain),
        Constant constant => EmitConstant(constant),
        FunctionCall call => EmitCall(call),
        Member member => EmitMember(member),
        StaticMember member => EmitStaticMember(member),
        Tree.Index index => EmitIndex(index),
        Unary unary => EmitUnary(unary, isPlain),
        Postfix postfix => Increment(postfix.Operand, postfix.Operator, isBehind: true),
        Binary binary => EmitBinary(binary),
        Assignment assignment => EmitAssignment(assignment, isStatement: false),
        Ternary ternary => EmitTernary(ternary, isPlain),
        Parenthesised parenthesised => EmitParenthesised(parenthesised, isPlain),
        New made => EmitNew(made),
        InstanceOf test => EmitInstanceOf(test),
        Closure closure => EmitClosure(closure, []),
        ArrowFunction arrow => EmitArrow(arrow, []),
        Match match => EmitMatch(match),
        Yield yielded => EmitYield(yielded),
        _ => RefusedForm(value),
    };

    private Code RefusedForm(Expression value) => value switch
    {
        Include => Refused(Rules.Include, value, "Including another file is not ported.", "Paste its code here, or port the folder."),
        Shell => Refused(Rules.Program, value, "Running a program with backticks is not ported."),
        ComputedVariable => Refused(Rules.Computed, value, "A variable with a computed name is not ported.", "Use an array: `$values[$name]`."),
        ComputedStatic => Refused(Rules.Computed, value, "A static member of a computed class or name is not ported.", "Write the names: `Name::method()`."),
        NewComputed => Refused(Rules.Computed, value, "A class with a computed name is not ported.", "Write the name, or choose with `match`."),
        NewAnonymous => Refused(Rules.Class, value, "An anonymous class is not ported.", "Write a class with a name."),
        _ => Refused(Rules.Control, value, "This expression is not ported."),
    };

    private Code EmitParenthesised(Parenthesised value, bool isPlain)
    {
        var inner = value.Inner is Assignment assignment ? EmitAssignment(assignment, isStatement: false, isPlain: true) : Emit(value.Inner, isPlain);
        return new Code(Lead(value.Open), $"({inner.All}{Lead(value.Close)})", Level.Primary, inner.IsDynamic);
    }

    private Code EmitVariable(Variable variable)
    {
        var id = variable.Id;
        if (id == "this")
        {
            return _scope.Class is null
                ? Refused(Rules.Value, variable, "`$this` has no meaning outside a class.", "Port the class with the method.")
                : new Code(Lead(variable.Name), "this");
        }
        if (id is "_SERVER" or "_GET" or "_POST")
        {
            NoteRequest(variable.Name);
            return new Code(Lead(variable.Name), FunctionName(id));
        }
        if (Superglobal(variable) is { } refused)
            return refused;
        var info = _scope.Find(id);
        if (CSharpNames.IsIdentifier(id) && _scope.IsFree(id))
            NoteFree(variable);
        return new Code(Lead(variable.Name), _scope.Spell(id), Level.Primary, IsDynamic(info, id));
    }

    private Code? Superglobal(Variable variable) => variable.Id == "GLOBALS"
        ? Refused(Rules.Global, variable, "`$GLOBALS` is not ported.", "Pass the value as a parameter.")
        : variable.Id is "_COOKIE" or "_FILES" or "_SESSION" or "_REQUEST" or "_ENV"
        ? Refused(
            Rules.Request,
            variable,
            $"`{variable.Name.Text}` belongs to the web server.",
            variable.Id == "_ENV" ? "Write `getenv('NAME')`." : "Take the value as a parameter: `function notify(array $headers, string $body)`.")
        : null;

    // A variable that the snippet does not assign belongs to the surrounding code.
    private void NoteFree(Variable variable)
    {
        if (!_scope.ReachesRoot(variable.Id))
        {
            if (variable.Id == "instance" && _scope.Class is null)
                return;
            var isHint = _scope.Owner is Closure
                ? (Wording)$"Add it to `use`: `function (…) use ({variable.Name.Text})`, or pass it as a parameter."
                : "Pass it as a parameter.";
            Refuse(Rules.Scope, variable.First, $"A function does not see `{variable.Name.Text}` of the code around it.", isHint);
        }
        else if (variable.Id != "instance" && _free.Add(variable.Id))
        {
            if (_options.Wrap)
                Refuse(Rules.Unassigned, variable.First, "The variable has no value.", $"Assign it first: `{variable.Name.Text} = …;`.");
            else
                Warn(Rules.Surroundings, variable.First, "The variable has no value here. The surrounding code must declare it.");
        }
    }

    private bool IsDynamic(VariableInfo? info, string id)
    {
        var kind = _types.KindOfVariable(id, _scope);
        if (kind is PhpKind.Chain or PhpKind.Promise or PhpKind.Response or PhpKind.Body or PhpKind.Driver or PhpKind.Stack)
        {
            return IsDynamicStyle && info is not { IsParameter: true }
                || kind is PhpKind.Chain && IsDynamicStyle
                || kind is PhpKind.Promise && info is not null && info.Values.Exists(value => GivesDynamic(value, [info]))
                || info is not null && DeclaredType(info).StartsWith("dynamic", StringComparison.Ordinal);
        }
        return kind is PhpKind.Unknown;
    }

    // `((dynamic)promise).otherwise(…)`: what follows such a promise has no static type either.
    private bool GivesDynamic(Expression? value, HashSet<VariableInfo> seen) => value switch
    {
        Parenthesised inner => GivesDynamic(inner.Inner, seen),
        Member { Arguments: { } given } call when IsPromiseName(call) => HasRescue(call, given) || GivesDynamic(call.Target, seen),
        Variable { Id: var id } when _scope.Find(id) is { } info && seen.Add(info) => info.Values.Exists(one => GivesDynamic(one, seen)),
        _ => false,
    };

    private Code EmitLiteral(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Integer:
                if (NumberText.Integer(token.Text) is { } number)
                    return new Code(Lead(token), number);
                Refuse(Rules.Syntax, token, "Invalid numeric literal.", "An integer that begins with 0 is octal.");
                return new Code("", "0");
            case TokenKind.Float:
                return new Code(Lead(token), NumberText.Float(token.Text));
            default:
                if (token.Value is null)
                    Refuse(
                        Rules.Bytes,
                        token,
                        "The string has bytes that are not UTF-8. A C# string cannot hold them.",
                        "Compare hexadecimal digits: `bin2hex(…) === '1f8b'`.");
                return new Code(Lead(token), StringText.Quote(token.Value ?? ""));
        }
    }

    private Code EmitConstant(Constant constant)
    {
        var name = constant.Name.Text.TrimStart('\\');
        var word = name.ToLowerInvariant();
        if (word is "true" or "false" or "null")
            return new Code(Lead(constant.Name), word);
        if (_names.ConstantValue(name) is not null)
            return new Code(Lead(constant.Name), CSharpNames.Spell(SnippetNames.LastOf(name)));
        if (MagicConstant(word) is { } magic)
            return new Code(Lead(constant.Name), StringText.Quote(magic));
        if (FunctionTable.FindConstant(SnippetNames.LastOf(name)) is { } known)
            return new Code(Lead(constant.Name), known.Text);
        var isPath = word is "__dir__" or "__file__" or "__line__";
        return Refused(Rules.Constant, constant, "The constant is not ported.", isPath ? "Write the path itself." : "Write its value.");
    }

    private string? MagicConstant(string word) => word switch
    {
        "__class__" => _scope.Class is { Name: { } name } ? $"{(_names.Namespace.Length > 0 ? _names.Namespace + "\\" : "")}{name.Text}" : "",
        "__function__" => _function.Name,
        "__method__" => _scope.Class is { Name: { } owner }
            ? $"{(_names.Namespace.Length > 0 ? _names.Namespace + "\\" : "")}{owner.Text}::{_function.Name}"
            : _function.Name,
        "__namespace__" => _names.Namespace,
        _ => null,
    };
}
