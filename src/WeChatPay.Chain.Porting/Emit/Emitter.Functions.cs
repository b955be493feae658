using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Functions, their parameters and their types.</content>
internal sealed partial class Emitter
{
    /// <summary>Whether C# can write the default: null, or a scalar of the parameter's type.</summary>
    private bool IsNativeDefault(Parameter parameter)
    {
        if (parameter.Default is null)
            return true;
        if (parameter.Default is Constant { Name: var name } && name.IsWord("null"))
            return true;
        var kind = _names.KindOf(parameter.Type);
        // An array is made where the function begins.
        if (kind is PhpKind.Array && parameter.Default is ArrayLiteral)
            return true;
        return parameter.Default is Literal or Constant or Unary { Operator.Text: "-", Operand: Literal }
            && _types.KindOf(parameter.Default, _scope) == kind && kind is PhpKind.String or PhpKind.Int or PhpKind.Float or PhpKind.Bool;
    }

    private string ParameterText(Parameter parameter, PhpKind kind, Scope scope)
    {
        if (parameter.Dots is not null)
            return $"params object?[] {Spell(parameter.Name)}Given";
        var info = scope.Get(parameter.Name.Text[1..]);
        var isNullDefault = parameter.Default is Constant { Name: var word } && word.IsWord("null");
        var isLoose = kind is PhpKind.Int or PhpKind.Float or PhpKind.Bool or PhpKind.String or PhpKind.Array && !_types.IsStable(info, scope);
        var type = isLoose || isNullDefault && CheckedType(parameter) is not null
            ? "dynamic?"
            : TypeText(parameter.Type, kind, isReturn: false);
        if (parameter.Reference is not null)
            return type is "PhpArray" ? $"{type} {Spell(parameter.Name)}" : $"ref {type} {Spell(parameter.Name)}";
        if (parameter.Default is null)
            return $"{type} {Spell(parameter.Name)}";
        // Each call writes a default that C# cannot have.
        if (!IsNativeDefault(parameter))
            return $"{type} {Spell(parameter.Name)} = default!";
        if (isNullDefault || parameter.Default is ArrayLiteral)
            return $"{type.TrimEnd('?')}? {Spell(parameter.Name)} = null";
        return type is "dynamic?" ? $"{type} {Spell(parameter.Name)}" : $"{type} {Spell(parameter.Name)} = {Emit(parameter.Default).Text}";
    }

    /// <summary>Writes what a function does before its first statement: defaults of arrays, copies of arrays that it changes.</summary>
    private string Entry(Signature signature, Scope scope)
    {
        var text = new System.Text.StringBuilder();
        foreach (var parameter in signature.Parameters)
        {
            var name = CSharpNames.Variable(parameter.Name.Text[1..]);
            var info = scope.Get(parameter.Name.Text[1..]);
            var kind = _names.KindOf(parameter.Type);
            if (parameter.Dots is not null)
                text.Append($" var {name} = {FunctionName("toArray")}({name}Given);");
            else if (parameter.Default is ArrayLiteral literal && kind is PhpKind.Array)
                text.Append($" {name} ??= {In(scope, FunctionContext.None, () => Emit(literal)).Text};");
            text.Append(EntryCoercion(parameter, info, scope));
            if (parameter.Reference is null && parameter.Dots is null && IsChanged(info))
                text.Append(kind is PhpKind.Array && _types.IsStable(info, scope) ? $" {name} = {name}.Copy();" : $" {name} = {FunctionName("copy")}({name});");
        }
        return text.ToString();
    }

    private string TypeText(TypeName? type, PhpKind kind, bool isReturn)
    {
        if (type is null)
        {
            return kind switch
            {
                PhpKind.Response => "WeChatPayResponse",
                PhpKind.Exception => "Exception",
                PhpKind.Chain => IsDynamicStyle ? "dynamic" : "ChainNode",
                _ => "dynamic?",
            };
        }
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
            "array" => "PhpArray",
            "void" or "never" when isReturn => "void",
            "self" or "static" when _scope.Class?.Name is { } self => CSharpNames.Spell(self.Text),
            "mixed" or "object" or "callable" or "iterable" or "null" or "false"
                or "closure" or "\\closure" or "traversable" or "\\traversable" => "dynamic",
            _ => NamedType(names[0]),
        };
        if (text is null)
            Refuse(Rules.Type, names[0], "The type is not ported.", "Leave out the type.");
        // A number that may be null is a value of PHP.
        return text is "dynamic" || text is "long" or "double" or "bool" or "string" or "PhpArray" && isNullable && !isReturn ? "dynamic?" : text + suffix;
    }

    private string? NamedType(Token name)
    {
        if (_names.OwnClass(name) is { Name: { } own })
            return CSharpNames.Spell(own.Text);
        if (_names.Class(name) is not { } known)
            return SnippetNames.LastOf(name.Text) is "stdClass" ? "stdClass" : null;
        if (known.Kind is PhpKind.Chain)
            return IsDynamicStyle ? "dynamic" : "ChainNode";
        return _names.Spell(name, known);
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
        ExpressionStatement { Value: Unary { Operator: var word } } => word.IsWord("throw"),
        Block block => block.Statements.Any(Ends),
        If { Else: { } otherwise } branching => branching.Branches.All(static branch => Ends(branch.Body)) && Ends(otherwise),
        Try attempt => attempt.Finally is { } last && Ends(last) || Ends(attempt.Body) && attempt.Catches.All(static part => Ends(part.Body)),
        While { Condition: Constant { Name: var always }, Body: var body } => always.IsWord("true")
            && !NodeWalk.All(body).Any(static node => node is Jump { Keyword: var word } && word.IsWord("break")),
        Switch branching => branching.Cases.Any(static one => one.Condition is null) && branching.Cases.Count > 0
            && branching.Cases.All(static one => one.Body.Statements.Count == 0 || Ends(one.Body)) && branching.Cases[^1].Body.Statements.Count > 0,
        _ => false,
    };

    /// <summary>Writes the body of a function. At its end, a function with a value returns null, as PHP does.</summary>
    private string Body(Block body, bool hasValue, string entry)
    {
        var text = Lead(body.Open) + "{" + entry + Statements(body);
        if (hasValue && !Ends(body))
        {
            // A function with a type must return a value of it.
            var last = _function.Declared is { } type
                ? $"throw new TypeError({StringText.Quote($"{_function.Name}(): Return value must be of type {TypeWords(type)}, none returned")});"
                : $"return {Nothing};";
            text += body.Close.Leading.Contains('\n', StringComparison.Ordinal) ? $"\n{Trivia.IndentOf(Lead(body.Close))}  {last}" : $" {last}";
        }
        return text + Lead(body.Close) + "}";
    }

    private static string TypeWords(TypeName type) => CheckedType(type) ?? string.Concat(type.Tokens.Select(static token => token.Text));

    // What `return;` gives: null, or where the type has no null what the type has.
    private string Nothing =>
        _function.Type is "long" or "double" or "bool"
            ? "default"
            : _function.Type is null or "dynamic?"
            ? "null"
            : _function.Type.EndsWith('?')
            ? "null"
            : "null!";

    private string LocalFunction(Function function)
    {
        if (FunctionTable.Find(function.Name.Text, out _) is not null)
            Refuse(Rules.Function, function.Name, $"Cannot redeclare {function.Name.Text}().", "Use another name.");
        var isStatic = !NodeWalk.All(function.Body).Any(static node => node is StaticVariables) && !UsesConstants(function.Body);
        var text = FunctionText(function.Keyword, function.Name, function.Signature, function.Body, null, CSharpNames.Spell(function.Name.Text), function);
        var words = isStatic && _classMode is ClassMode.None ? "static " : _classMode is ClassMode.Helpers ? "public static " : "";
        return $"{Lead(function.Keyword)}{words}{text}";
    }

    // A constant of the file is a local constant, which a static function may use too; but an array is a variable.
    private bool UsesConstants(Block body) => NodeWalk.AllScopes(body).Any(
        node => node is Constant constant && _names.ConstantValue(constant.Name.Text) is { } value
            && KindOf(value) is not (PhpKind.Int or PhpKind.String or PhpKind.Float or PhpKind.Bool));

    /// <summary>Writes the return type, the name, the parameters and the body of a function or method.</summary>
    private string FunctionText(Token keyword, Token name, Signature signature, Block body, ClassDeclaration? type, string spelt, Node owner)
    {
        var kinds = KindsOf(signature, [], keyword.Leading);
        var scope = Scope.ForFunction(null, body, kinds, [], type, isOwner: owner);
        GiveClasses(scope, signature);
        var form = _types.FormOf(owner);
        var hasValue = Returns(body);
        if (form is not GeneratorForm.None)
            CheckGenerator(name, signature, owner, hasValue);
        var outer = _scope;
        _scope = scope;
        var returns = form is GeneratorForm.Iterator
            ? "IEnumerable<dynamic?>"
            : form is GeneratorForm.Awaiting
            ? $"async {GeneratorType(hasValue)}"
            : signature.Returns is { } written
            ? TypeText(written, PhpKind.Unknown, isReturn: true)
            : hasValue
            ? "dynamic?"
            : "void";
        if (returns is "void" && hasValue)
            Refuse(Rules.Syntax, name, "A void function must not return a value.");
        var parameters = $"({string.Join(", ", signature.Parameters.Select((parameter, at) => ParameterText(parameter, kinds[at].Kind, scope)))})";
        _scope = outer;
        var context = form is GeneratorForm.None
            ? new FunctionContext(name.Text, returns is not "void", _names.KindOf(signature.Returns), returns, form) { Declared = signature.Returns }
            : new FunctionContext(name.Text, hasValue, PhpKind.Unknown, null, form) { HasFinally = Generators.HasFinally(body), HasShared = HasShared(body) };
        var text = In(scope, context, () => Body(body, context.HasValue, Entry(signature, scope)));
        return $"{returns} {spelt}{parameters}{(text[0] == '{' ? " " : "")}{text}";
    }
}
