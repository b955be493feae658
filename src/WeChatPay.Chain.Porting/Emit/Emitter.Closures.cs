using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Closures.</content>
internal sealed partial class Emitter
{
    private Code EmitClosure(Closure closure, PhpKind[] given, bool isRescue = false)
    {
        var signature = Loosened(closure.Signature, given);
        var kinds = KindsOf(signature, given, closure.First.Leading, isClosure: true);
        var scope = Scope.ForFunction(_scope, closure.Body, kinds, closure.Uses.Select(static taken => taken.Name.Text[1..]), isOwner: closure);
        GiveClasses(scope, signature);
        var form = _types.FormOf(closure);
        if (form is not GeneratorForm.None && Generators.HasFinally(closure.Body) && !ReferenceEquals(closure, _coroutine))
            Refuse(Rules.Generator, closure.First, FinallyMessage, "Write a function with a name, and loop over its call.");
        foreach (var taken in closure.Uses)
        {
            var name = taken.Name.Text[1..];
            if (_scope.IsFree(name))
                NoteFree(new Variable(taken.Name));
            if (taken.ByReference is not null)
                continue;
            Capture(closure, scope, taken.Name, name);
            if (scope.Get(name) is { } inner && inner.Writes + inner.EntryWrites.Count > 0)
                OwnCopy(scope, inner, taken.Name);
        }
        // Where nothing gives the parameters a type, the lambda says it.
        var isTyped = given.Length == 0 || !IsPlainLambda(closure.Body, signature, kinds);
        var hasValue = Returns(closure.Body);
        var kindsOfValue = hasValue ? ReturnKinds(closure.Body, scope).Distinct().ToList() : [];
        var wanted = form is GeneratorForm.None ? CheckedType(closure.Signature.Returns) : null;
        // A number or a bool instead of a response must be converted to an object first.
        var isMixed = form is GeneratorForm.None && hasValue && (kindsOfValue.Count != 1 || kindsOfValue is [PhpKind.Null]) || isRescue
            && kindsOfValue is [PhpKind.Int or PhpKind.Float or PhpKind.Bool]
            || hasValue && wanted is not null && !(kindsOfValue is [var only] && KindName(only) == wanted);
        var parameters = LambdaParameters(signature, kinds, isTyped || isMixed || form is not GeneratorForm.None, scope, given);
        var isStatic = closure.Static is not null && closure.Uses.Count == 0 && _scope.Class is null;
        var context = new FunctionContext("{closure}", hasValue, PhpKind.Unknown, null, form)
        {
            HasFinally = Generators.HasFinally(closure.Body),
            Declared = form is GeneratorForm.None ? closure.Signature.Returns : null,
            HasShared = HasShared(closure.Body) || closure.Uses.Any(static taken => taken.ByReference is not null),
        };
        var body = In(scope, context, () => Body(closure.Body, hasValue, Entry(closure.Signature, scope) + OwnCopies(scope)));
        var type = form is GeneratorForm.None ? "" : $"async {GeneratorType(hasValue)} ";
        return new Code(Lead(closure.First), $"{(isStatic ? "static " : "")}{type}{(isMixed ? "dynamic? " : "")}{parameters} "
            + $"=>{(body[0] is '{' ? " " : "")}{body}", Level.Lambda);
    }

    // A function that changes its own copy of a captured variable gets that copy when it begins.
    private void OwnCopy(Scope scope, VariableInfo inner, Token name)
    {
        var copy = $"own{CSharpNames.Capital(inner.Name)}";
        while (_names.IsVariable(copy))
            copy += "_";
        var from = scope.Copies.TryGetValue(inner.Name, out var captured) ? captured : _scope.Spell(name.Text[1..]);
        scope.Copies[inner.Name] = copy;
        scope.OwnCopies.Add((copy, from));
    }

    private string OwnCopies(Scope scope) => string.Concat(scope.OwnCopies.Select(one => $" dynamic? {one.Name} = {FunctionName("copy")}({one.From});"));

    // A function of PHP keeps the present value of the variable. A function of C# would see later values.
    private void Capture(Expression function, Scope inner, Token at, string name)
    {
        if (_scope.Find(name) is not { IsKnown: true } info || !_scope.Owns(info) || info.IsElsewhere)
            return;
        var way = Captures.Choose(_scope, info, function);
        if (way is Captures.Way.AsItIs)
            return;
        if (way is Captures.Way.None || _copies is null)
        {
            Refuse(
                Rules.Capture,
                at,
                "The variable changes after the function took its value. C# would see the change.",
                $"Use a variable that does not change: `$the{CSharpNames.Capital(name)} = {at.Text};`.");
            return;
        }
        var number = 1;
        while (_names.IsVariable($"{name}{number}") || !_copied.Add($"{name}{number}"))
            number++;
        inner.Copies[name] = $"{name}{number}";
        var isArray = info.EntryWrites.Count > 0;
        var value = isArray ? Copied(new Variable(at), Emit(new Variable(at))).Text : _scope.Spell(name);
        _copies.Add($"var {name}{number} = {value};");
    }

    private Code EmitArrow(ArrowFunction arrow, PhpKind[] given)
    {
        var signature = Loosened(arrow.Signature, given);
        var kinds = KindsOf(signature, given, arrow.First.Leading, isClosure: true);
        var scope = Scope.ForArrow(_scope, kinds, arrow);
        GiveClasses(scope, signature);
        var block = new Block(arrow.Arrow, [new ExpressionStatement(arrow.Body, arrow.Arrow)], arrow.Arrow);
        var captured = NodeWalk.AllScopes(arrow.Body).OfType<Variable>()
            .Where(variable => !kinds.Exists(kind => kind.Name == variable.Id))
            .DistinctBy(static variable => variable.Id)
            .ToList();
        foreach (var variable in captured)
            Capture(arrow, scope, variable.Name, variable.Id);
        var parameters = LambdaParameters(signature, kinds, given.Length == 0 || !IsPlainLambda(block, signature, kinds), scope, given);
        if (NodeWalk.All(arrow.Body).Any(static node => node is Assignment { Target: Variable } or Postfix or Unary { Operator.Text: "++" or "--" }))
            return Refused(Rules.Closure, arrow, "An assignment inside `fn` is not ported.", "Write it as `function (…) { … }`.");
        if (NodeWalk.All(arrow.Body).Any(static node => node is Yield))
            return Refused(Rules.Generator, arrow, "`fn` that yields is not ported.", "Write `function (…) { … }`.");
        var entry = string.Concat(arrow.Signature.Parameters.Select(one => EntryCoercion(one, scope.Get(one.Name.Text[1..]), scope)));
        var body = In(scope, FunctionContext.None, () => arrow.Body is Unary { Operator.Text: "throw" } raised && entry.Length == 0
            ? Raised(raised, given)
            : ArrowBody(arrow.Body, CheckedType(arrow.Signature.Returns)));
        if (entry.Length > 0)
        {
            var isStatement = arrow.Body is Unary { Operator.Text: "throw" } || In(scope, FunctionContext.None, () => IsVoidCall(arrow.Body));
            body = new Code(body.Lead, $"{{{entry} {(isStatement ? "" : "return ")}{body.Text}; }}");
        }
        var modifier = arrow.Static is not null && captured.Count == 0 && _scope.Class is null ? "static " : "";
        return new Code(Lead(arrow.First), $"{modifier}{parameters} =>{OrSpace(body.Lead)}{body.Text}", Level.Lambda);
    }

    // Where nothing gives the lambda a type, C# wants a block.
    private Code Raised(Unary raised, PhpKind[] given) => given.Length > 0 ? Emit(raised) : Emit(raised) is var code
        ? code with { Text = $"{{ {code.Text}; }}" } : default;

    private Code ArrowBody(Expression body, string? wanted)
    {
        var code = Emit(body);
        if (wanted is not null && body is not (Closure or ArrowFunction or Unary { Operator.Text: "throw" } or Constant))
            return Coerced(body, code, wanted);
        return body is Closure or ArrowFunction
            ? new Code(code.Lead, $"(Delegate)({code.Text})")
            : body is Constant { Name: var name } && name.IsWord("null")
            ? new Code(code.Lead, "(object?)null")
            : code;
    }

    private List<(string Name, PhpKind Kind)> KindsOf(Signature signature, PhpKind[] given, string comment, bool isClosure = false)
    {
        if (signature.ByReference is { } returned)
            Refuse(Rules.Reference, returned, "A function that returns a reference is not ported.", "Return the value.");
        var kinds = new List<(string, PhpKind)>();
        foreach (var (parameter, at) in signature.Parameters.Select(static (parameter, at) => (parameter, at)))
        {
            var name = parameter.Name.Text[1..];
            if (isClosure && parameter.Prefix is { } prefix)
                RefuseParameter(prefix);
            var known = at < given.Length ? given[at] : PhpKind.Unknown;
            if (parameter.Type is null && known is PhpKind.Unknown && comment.Contains('@', StringComparison.Ordinal))
                known = _names.AnnotatedKind(comment, name);
            var kind = parameter.Dots is not null ? PhpKind.Array : parameter.Type is { } type ? _names.KindOf(type) : known;
            // A default of null makes the type nullable.
            if (parameter.Default is Constant { Name: var word } && word.IsWord("null")
                && kind is PhpKind.Int or PhpKind.Float or PhpKind.Bool or PhpKind.String or PhpKind.Array)
                kind = PhpKind.Unknown;
            kinds.Add((name, kind is PhpKind.Closure ? PhpKind.Unknown : kind));
        }
        return kinds;
    }

    private void GiveClasses(Scope scope, Signature signature)
    {
        foreach (var parameter in signature.Parameters.Where(static one => one.Dots is null))
        {
            scope.Get(parameter.Name.Text[1..]).Class = _types.ClassOfType(parameter.Type, scope.Class);
            scope.Get(parameter.Name.Text[1..]).Library = _types.LibraryOfType(parameter.Type);
        }
    }

    private void RefuseParameter(Token prefix)
    {
        if (prefix.Text == "&")
            Refuse(Rules.Reference, prefix, "A parameter by reference of a closure is not ported.", "Pass the value, and return the changed one.");
        else
            Refuse(Rules.Arguments, prefix, "A variadic parameter of a closure is not ported.", "Pass an array.");
    }

    /// <summary>Whether the compiler infers the types of the parameters, because the body calls a known method of the first one.</summary>
    private static bool IsPlainLambda(Block body, Signature signature, List<(string Name, PhpKind Kind)> kinds) =>
        signature.Parameters is [{ Default: null } only] && kinds[0].Kind is PhpKind.Response or PhpKind.Exception
        && NodeWalk.All(body).Any(node => node is Member { Arguments: not null, Computed: null, Target: Variable variable } member
            && variable.Id == only.Name.Text[1..] && MemberTable.Find(kinds[0].Kind, member.Name.Text) is not null);

    private string LambdaParameters(Signature signature, List<(string Name, PhpKind Kind)> kinds, bool isTyped, Scope scope, PhpKind[] given)
    {
        // What a promise gives, and the function does not take.
        if (signature.Parameters.Count == 0 && given.Length > 0)
            return $"({TypeText(null, given[0], isReturn: false)} _)";
        if (!isTyped)
            return Spell(signature.Parameters[0].Name);
        foreach (var parameter in signature.Parameters.Where(one => one.Default is not null && !IsNativeDefault(one)))
            Refuse(
                Rules.Closure,
                parameter.Name,
                "The default of a parameter of a closure is not ported.",
                "Give the parameter a type, such as `int $n = 0`, or write a function with a name.");
        var parts = signature.Parameters.Select((parameter, at) => ParameterText(parameter, kinds[at].Kind, scope));
        return $"({string.Join(", ", parts)})";
    }

    private string Spell(Token variable)
    {
        var name = variable.Text[1..];
        if (!CSharpNames.IsIdentifier(name) || name == "this")
            Refuse(Rules.Name, variable, "C# cannot spell this name.", "Use letters, digits and `_`.");
        return CSharpNames.Variable(name);
    }
}
