using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Functions.</content>
internal sealed partial class Emitter
{
    private Code EmitClosure(Closure closure, PhpKind[] given, bool isRescue = false)
    {
        var kinds = KindsOf(closure.Signature, given);
        var scope = Scope.ForFunction(_scope, closure.Body, kinds, closure.Uses.Select(static taken => taken.Name.Text[1..]));
        foreach (var taken in closure.Uses)
        {
            var name = taken.Name.Text[1..];
            if (_scope.Find(name) is not { IsKnown: true })
                NoteFree(new Variable(taken.Name));
            if (taken.ByReference is null && scope.Get(name) is { } inner && inner.Writes + inner.EntryWrites.Count > 0)
                Refuse(taken.Name, "The function changes its own copy of the variable. C# does not make a copy.", "Use another name inside the function.");
            else if (taken.ByReference is null)
                Capture(closure, scope, taken.Name, name);
        }
        var isTyped = !IsPlain(closure.Body, closure.Signature, kinds);
        var hasValue = Returns(closure.Body);
        var kindsOfValue = hasValue ? ReturnKinds(closure.Body, scope).Distinct().ToList() : [];
        // A number or a bool instead of a response must be converted to an object first.
        var isMixed = hasValue && kindsOfValue.Count != 1 || isRescue && kindsOfValue is [PhpKind.Int or PhpKind.Float or PhpKind.Bool];
        var parameters = Parameters(closure.Signature, kinds, isTyped || isMixed);
        var modifier = closure.Static is not null && closure.Uses.Count == 0 ? "static " : "";
        var body = In(scope, () => Body(closure.Body, hasValue));
        return new Code(Lead(closure.First), $"{modifier}{(isMixed ? "dynamic? " : "")}{parameters} =>{(body[0] is '{' ? " " : "")}{body}", Level.Lambda);
    }

    // A function of PHP keeps the present value of the variable. A function of C# would see later values.
    private void Capture(Expression function, Scope inner, Token at, string name)
    {
        if (_scope.Find(name) is not { IsKnown: true } info || !_scope.Owns(info))
            return;
        var way = Captures.Choose(_scope, info, function);
        if (way is Captures.Way.AsItIs)
            return;
        if (way is Captures.Way.None || _copies is null)
        {
            Refuse(
                at,
                "The variable changes after the function took its value. C# would see the change.",
                $"Use a variable that does not change: `$the{CSharpNames.Capital(name)} = {at.Text};`.");
            return;
        }
        var number = 1;
        while (_names.IsVariable($"{name}{number}") || !_copied.Add($"{name}{number}"))
            number++;
        inner.Copies[name] = $"{name}{number}";
        _copies.Add($"var {name}{number} = {_scope.Spell(name)};");
    }

    private Code EmitArrow(ArrowFunction arrow, PhpKind[] given)
    {
        var kinds = KindsOf(arrow.Signature, given);
        var scope = Scope.ForArrow(_scope, kinds);
        var block = new Block(arrow.Arrow, [new ExpressionStatement(arrow.Body, arrow.Arrow)], arrow.Arrow);
        var captured = NodeWalk.AllScopes(arrow.Body).OfType<Variable>()
            .Where(variable => !kinds.Exists(kind => kind.Name == variable.Id))
            .DistinctBy(static variable => variable.Id)
            .ToList();
        foreach (var variable in captured)
            Capture(arrow, scope, variable.Name, variable.Id);
        var parameters = Parameters(arrow.Signature, kinds, !IsPlain(block, arrow.Signature, kinds));
        if (NodeWalk.All(arrow.Body).Any(static node => node is Assignment { Target: Variable }))
            return Refused(arrow, "An assignment inside `fn` is not ported.", "Write it as `function (…) { … }`.");
        var body = In(scope, () => arrow.Body is Unary { Operator.Text: "throw" } raised ? Emit(raised) : Emit(arrow.Body));
        var modifier = arrow.Static is not null && captured.Count == 0 ? "static " : "";
        return new Code(Lead(arrow.First), $"{modifier}{parameters} =>{Spaced(body)}{body.Text}", Level.Lambda);
    }

    private List<(string Name, PhpKind Kind)> KindsOf(Signature signature, PhpKind[] given)
    {
        var kinds = new List<(string, PhpKind)>();
        foreach (var (parameter, at) in signature.Parameters.Select(static (parameter, at) => (parameter, at)))
        {
            if (parameter.Prefix is { } prefix)
                RefuseParameter(prefix);
            var known = at < given.Length ? given[at] : PhpKind.Unknown;
            kinds.Add((parameter.Name.Text[1..], parameter.Type is { } type ? _names.KindOf(type) : known));
        }
        return kinds;
    }

    private void RefuseParameter(Token prefix)
    {
        if (prefix.Text == "&")
            Refuse(prefix, "A parameter by reference is not ported.", "Pass the value, and return the changed one.");
        else
            Refuse(prefix, "A variadic parameter is not ported.", "Pass an array.");
    }

    /// <summary>Whether the compiler infers the types of the parameters, because the body calls a known method of the first one.</summary>
    private static bool IsPlain(Block body, Signature signature, List<(string Name, PhpKind Kind)> kinds) =>
        signature.Parameters is [{ Default: null } only] && kinds[0].Kind is PhpKind.Response or PhpKind.Exception
        && NodeWalk.All(body).Any(node => node is Member { Arguments: not null, Computed: null, Target: Variable variable } member
            && variable.Id == only.Name.Text[1..] && MemberTable.Find(kinds[0].Kind, member.Name.Text) is not null);

    private string Parameters(Signature signature, List<(string Name, PhpKind Kind)> kinds, bool isTyped)
    {
        if (!isTyped)
            return Spell(signature.Parameters[0].Name);
        var parts = signature.Parameters.Select((parameter, at) => ParameterText(parameter, kinds[at].Kind));
        return $"({string.Join(", ", parts)})";
    }

    private string ParameterText(Parameter parameter, PhpKind kind)
    {
        var text = $"{TypeText(parameter.Type, kind, isReturn: false)} {Spell(parameter.Name)}";
        return parameter.Default is { } value ? $"{text} = {DefaultText(value)}" : text;
    }

    private string DefaultText(Expression value) =>
        value is Literal or Constant or Unary { Operand: Literal }
            ? Emit(value).Text
            : Refused(value, "This default value is not ported.", "Use null, a number or a string.").Text;

    private string Spell(Token variable)
    {
        var name = variable.Text[1..];
        if (!CSharpNames.IsIdentifier(name) || name == "this")
            Refuse(variable, "C# cannot spell this name.", "Use letters, digits and `_`.");
        return CSharpNames.Variable(name);
    }

    private string TypeText(TypeName? type, PhpKind kind, bool isReturn)
    {
        if (type is null)
            return kind switch
            {
                PhpKind.Response => "WeChatPayResponse",
                PhpKind.Exception => "Exception",
                _ => "dynamic?",
            };
        var isNullable = type.Tokens[0].Text == "?";
        var names = type.Tokens.Where(static token => token.Kind is TokenKind.Name).ToList();
        if (names.Count > 1)
            return "dynamic?";
        var suffix = isNullable ? "?" : "";
        var text = names[0].Text.ToLowerInvariant() switch
        {
            "string" => "string",
            "int" => "long",
            "float" => "double",
            "bool" => "bool",
            "void" or "never" when isReturn => "void",
            "array" or "mixed" or "object" or "callable" or "iterable" or "null" or "false" or "self" => "dynamic",
            _ => _names.Class(names[0]) is { } known ? _names.Spell(names[0], known) : null,
        };
        if (text is null)
            Refuse(names[0], "The type is not ported.", "Leave out the type.");
        return text is "dynamic" ? "dynamic?" : text + suffix;
    }

    private static bool Returns(Block body) => NodeWalk.All(body).Any(static node => node is Jump { Value: not null } jump && jump.Keyword.IsWord("return"));

    private List<PhpKind> ReturnKinds(Block body, Scope scope) =>
    [
        .. NodeWalk.All(body).OfType<Jump>().Where(static jump => jump.Keyword.IsWord("return"))
            .Select(jump => jump.Value is { } value ? _types.KindOf(value, scope) : PhpKind.Null),
        .. Ends(body) ? (PhpKind[])[] : [PhpKind.Null],
    ];

    /// <summary>Whether every way through a statement returns or throws.</summary>
    private static bool Ends(Statement statement) => statement switch
    {
        Jump jump => jump.Keyword.IsWord("return"),
        ExpressionStatement { Value: Unary { Operator.Text: "throw" } } => true,
        Block block => block.Statements.Count > 0 && Ends(block.Statements[^1]),
        If { Else: { } otherwise } branching => branching.Branches.All(static branch => Ends(branch.Body)) && Ends(otherwise),
        Try attempt => Ends(attempt.Body) && attempt.Catches.All(static part => Ends(part.Body)),
        _ => false,
    };

    /// <summary>Writes the body of a function. At its end, a function with a value returns null, as PHP does.</summary>
    private string Body(Block body, bool hasValue)
    {
        var outer = _returnsValue;
        _returnsValue = hasValue;
        var text = Lead(body.Open) + "{" + Statements(body);
        if (hasValue && !Ends(body))
            text += body.Close.Leading.Contains('\n', StringComparison.Ordinal) ? $"\n{Trivia.IndentOf(Lead(body.Close))}  return null;" : " return null;";
        _returnsValue = outer;
        return text + Lead(body.Close) + "}";
    }

    private string LocalFunction(Function function)
    {
        var kinds = KindsOf(function.Signature, []);
        var scope = Scope.ForFunction(_scope, function.Body, kinds, []);
        var hasValue = Returns(function.Body);
        var returns = function.Signature.Returns is { } type ? TypeText(type, PhpKind.Unknown, isReturn: true) : hasValue ? "dynamic?" : "void";
        if (returns is "void" && hasValue)
            Refuse(function.Name, "A void function must not return a value.");
        if (FunctionTable.Find(function.Name.Text, out _) is not null)
            Refuse(function.Name, $"Cannot redeclare {function.Name.Text}().", "Use another name.");
        var parameters = $"({string.Join(", ", function.Signature.Parameters.Select((parameter, at) => ParameterText(parameter, kinds[at].Kind)))})";
        var body = In(scope, () => Body(function.Body, hasValue && returns is not "void"));
        return $"{Lead(function.Keyword)}static {returns} {CSharpNames.Spell(function.Name.Text)}{parameters}{(body[0] == '{' ? " " : "")}{body}";
    }
}
