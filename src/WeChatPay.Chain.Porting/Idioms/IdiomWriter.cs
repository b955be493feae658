using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>Writes a tree as a C# developer would have written it: `await`, types, names and the library of .NET.</summary>
/// <remarks>What has no such form with the same meaning becomes a finding, whose hint names the other output. Mutable: use it from one thread.</remarks>
internal sealed partial class IdiomWriter
{
    private const int MaxPasses = 8;

    private readonly PortingOptions _options;
    private readonly List<Finding> _findings = [];
    private readonly SnippetNames _names;
    private readonly Knowledge _known;
    private readonly AsyncNames _async;
    private readonly HashSet<string> _usings = new(StringComparer.Ordinal);
    private readonly Block _file;
    private Frame _frame;

    private IdiomWriter(Block file, PortingOptions options, IReadOnlyDictionary<string, ClassDeclaration> others, Knowledge known)
    {
        (_file, _options, _known) = (file, options, known);
        _names = new SnippetNames(file, others);
        _async = new AsyncNames(Bodies(file, others.Values));
        _frame = NewFrame(Scope.ForSnippet(new Block(file.Open, [.. SnippetNames.Flatten(file)], file.Close)), file, null);
        _frame.IsAsync = true;
    }

    /// <summary>Writes a file.</summary>
    public static string Write(
        Block file, PortingOptions options, List<Finding> findings, IReadOnlyDictionary<string, ClassDeclaration>? others = null)
    {
        var known = new Knowledge();
        file = CallbackScript.Wrap(file, out var refused);
        if (refused is not null)
        {
            findings.Add(Refusal(
                refused,
                "What this script replies here has no idiomatic form.",
                "Set status and `Content-Type` first, then print the text and leave, and nothing between."));
            return "";
        }
        for (var pass = 1; ; pass++)
        {
            var version = known.Version;
            var writer = new IdiomWriter(file, options, others ?? new Dictionary<string, ClassDeclaration>(), known);
            var code = writer.File();
            if (known.Version != version && pass < MaxPasses)
                continue;
            findings.AddRange(writer._findings);
            return code;
        }
    }

    private static List<(string, Block)> Bodies(Block file, IEnumerable<ClassDeclaration> others)
    {
        var statements = SnippetNames.Flatten(file).ToList();
        var methods = statements.OfType<ClassDeclaration>().Concat(others).SelectMany(static type => type.Methods)
            .Where(static method => method.Body is not null).Select(static method => (method.Name.Text, method.Body!));
        return [.. statements.OfType<Function>().Select(static one => (one.Name.Text, one.Body)), .. methods];
    }

    // The function, the method or the file, without closures.
    private Frame Home
    {
        get
        {
            var home = _frame;
            while (home.Outer is not null)
                home = home.Outer;
            return home;
        }
    }

    private Idiom Refused(Token at, Wording message, Wording? instead = null)
    {
        _findings.Add(Refusal(at, message, instead));
        return new Idiom("default", IdiomType.Unknown);
    }

    private static Finding Refusal(Token at, Wording message, Wording? instead) => new(
        PortingSeverity.Error,
        Rules.Idiom,
        at,
        message,
        instead is null ? "Port it with `--output verbatim`." : (Wording)$"{instead} Or port it with `--output verbatim`.",
        null);

    private Idiom Refused(Expression at, Wording message, Wording? instead = null) => Refused(at.First, message, instead);

    private void Using(string space)
    {
        if (space.Length > 0)
            _usings.Add($"using {space};");
    }

    private static Frame NewFrame(Scope scope, Node owner, Frame? outer, bool isBraced = false)
    {
        var frame = new Frame(scope, owner, outer) { IsAsync = outer?.IsAsync ?? false, Token = outer?.Token };
        foreach (var info in scope.Variables.Where(static one => !one.IsOuter))
            Name(frame, info.Name, isBraced);
        return frame;
    }

    private static string Name(Frame frame, string variable, bool isBraced)
    {
        var name = frame.Outer is null && frame.Owner is Block && variable == "args" ? "arguments" : NameText.Camel(variable);
        var free = name;
        for (var number = 2; frame.Used.Contains(free) || !isBraced && frame.Braced.Contains(free); number++)
            free = name + number;
        if (isBraced)
            frame.Braced.Add(free);
        else
            frame.Used.Add(free);
        return frame.Names[variable] = free;
    }

    // A name of the porter's own.
    private string FreshName(string name)
    {
        var free = name;
        for (var number = 2; !_frame.Used.Add(free); number++)
            free = name + number;
        return free;
    }

    private T In<T>(Frame frame, Func<T> work)
    {
        var outer = _frame;
        _frame = frame;
        foreach (var (_, at, message, hint) in frame.Scope.Refusals)
            Refused(at.First, message, hint);
        var result = work();
        _frame = outer;
        return result;
    }

    /// <summary>Finds the function that a variable belongs to.</summary>
    private Frame? HomeOf(string name)
    {
        for (var at = _frame; at is not null; at = at.Outer)
        {
            var info = at.Scope.Variables.FirstOrDefault(one => one.Name == name);
            if (info is { IsOuter: false, IsKnown: true })
                return at;
            if (info is not { IsOuter: true } && !at.Scope.SeesOuter)
                return null;
        }
        return null;
    }

    /// <summary>Writes an expression.</summary>
    private Idiom Emit(Expression value) => CallbackValue(value) ?? value switch
    {
        Variable variable => EmitVariable(variable),
        Literal literal => EmitLiteral(literal),
        Template or Binary { Operator.Text: "." } => Joined(value),
        ArrayLiteral array => EmitArray(array),
        Constant constant => EmitConstant(constant),
        FunctionCall call => EmitCall(call),
        Member member => EmitMember(member),
        StaticMember member => EmitStatic(member),
        Tree.Index index => EmitIndex(index),
        Unary unary => EmitUnary(unary),
        Postfix postfix => Step(postfix.Operand, postfix.Operator, isBehind: true),
        Binary binary => EmitBinary(binary),
        Assignment assignment => Refused(assignment, "An assignment inside of an expression has no idiomatic form.", "Assign in a statement of its own."),
        Ternary ternary => EmitTernary(ternary),
        Parenthesised inner => EmitParenthesised(inner),
        New made => EmitNew(made),
        InstanceOf test => EmitInstanceOf(test),
        Closure or ArrowFunction => Refused(value, "A function as a value has no idiomatic form here.", "Write a function with a name."),
        Match match => EmitMatch(match),
        _ => Refused(value, "This expression has no idiomatic form."),
    };

    private Idiom EmitParenthesised(Parenthesised value)
    {
        var inner = Emit(value.Inner);
        return inner.Level is Level.Primary ? inner : inner with { Text = $"({inner.Text})", Level = Level.Primary };
    }

    private static Idiom EmitLiteral(Literal literal)
    {
        var token = literal.Token;
        return token.Kind switch
        {
            TokenKind.Integer when NumberText.IsInteger(token.Text) => new(NumberText.Integer(token.Text) ?? "0", IdiomType.Int),
            TokenKind.Integer or TokenKind.Float => new(
                token.Kind is TokenKind.Float ? NumberText.Float(token.Text) : NumberText.Integer(token.Text) ?? "0", IdiomType.Float),
            _ => new(StringText.OneLine(token.Value ?? ""), IdiomType.String),
        };
    }

    private Idiom EmitVariable(Variable variable)
    {
        if (variable.Id == "this")
            return new(_frame.Class?.Is("enum") == true ? Self : "this", new IdiomType(IdiomKind.Object) { Class = _frame.Class });
        if (HomeOf(variable.Id) is not { } home)
            return Free(variable);
        if (home.Aliases.TryGetValue(variable.Id, out var alias))
            return alias;
        var name = home.Names.GetValueOrDefault(variable.Id) ?? NameText.Camel(variable.Id);
        for (var at = _frame; at is not null; at = at.Outer)
        {
            if (at.Proved.TryGetValue(variable.Id, out var proved))
                return new(name, proved);
        }
        var type = home.Types.GetValueOrDefault(variable.Id) ?? _known.Find(home.Owner, variable.Id) ?? IdiomType.Unknown;
        return new(name, type);
    }

    private Idiom Free(Variable variable)
    {
        if (variable.Id.StartsWith('_') && variable.Id.Length > 1 && char.IsUpper(variable.Id[1]))
            return Refused(variable, "The web request has no idiomatic form.");
        var isChain = _frame.Scope.Variables.Any(one => one.Name == variable.Id && one.IsChain);
        return new(CSharpNames.Variable(variable.Id), variable.Id == "instance" || isChain ? IdiomType.Client : IdiomType.Unknown);
    }

    private Idiom EmitConstant(Constant constant)
    {
        var name = constant.Name.Text.TrimStart('\\');
        switch (name.ToLowerInvariant())
        {
            case "true" or "false":
                return new(name.ToLowerInvariant(), IdiomType.Bool);
            case "null":
                return new("null", IdiomType.Null);
            case "php_eol":
                return new("Environment.NewLine", IdiomType.String);
            case "php_int_max":
                return new("long.MaxValue", IdiomType.Int);
        }
        if (_names.ConstantValue(name) is { } value)
            return Emit(value) with { Text = NameText.Pascal(SnippetNames.LastOf(name)), Level = Level.Primary };
        return Refused(constant, $"The constant `{name}` has no idiomatic form.", "Write its value.");
    }
}
