using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Functions and classes of the code, used.</content>
internal sealed partial class IdiomWriter
{
    private static IdiomType TypeOfClass(ClassDeclaration type) => new(IdiomKind.Object) { Class = type };

    /// <summary>Finds the C# type of a declared type; null when it has none.</summary>
    private IdiomType? TypeOf(TypeName? type)
    {
        if (type is null)
            return null;
        var isNullable = type.Tokens[0].Text == "?";
        var names = type.Tokens.Where(static token => token.Kind is TokenKind.Name).ToList();
        if (names.Count == 2 && names.Exists(static name => name.IsWord("null")) && type.Tokens.Any(static token => token.Text == "|"))
            (isNullable, names) = (true, [names.Find(static name => !name.IsWord("null"))!]);
        if (names.Count != 1)
            return null;
        var found = names[0].Text.ToLowerInvariant() switch
        {
            "string" => IdiomType.String,
            "int" => IdiomType.Int,
            "float" => IdiomType.Float,
            "bool" => IdiomType.Bool,
            "void" or "never" => IdiomType.Void,
            "self" or "static" => _frame.Class is { } self ? TypeOfClass(self) : null,
            _ => NamedType(names[0]),
        };
        return isNullable ? found?.Nullable : found;
    }

    private IdiomType? NamedType(Token name)
    {
        if (_names.OwnClass(name) is { } own)
            return own.Is("trait") ? null : TypeOfClass(own);
        var known = _names.Class(name);
        if (WebType(known) is { } web)
            return web;
        if (known?.Kind is Functions.PhpKind.Exception)
            return ExceptionTest(name).Type is { } type ? IdiomType.Exception with { Name = type } : null;
        return known?.Kind switch
        {
            Functions.PhpKind.Chain => IdiomType.Client,
            Functions.PhpKind.Response => IdiomType.Response,
            _ => null,
        };
    }

    /// <summary>Finds the type of a parameter: declared, or for an array documented.</summary>
    private IdiomType ParameterType(Parameter parameter, string comment, Node body)
    {
        var name = parameter.Name.Text[1..];
        if (TypeOf(parameter.Type) is { } known)
            return parameter.Default is Constant { Name: var word } && word.IsWord("null") ? known.Nullable : known;
        var isArray = parameter.Type is { Tokens: [var only] } && only.IsWord("array");
        var documented = System.Text.RegularExpressions.Regex.Match(
            comment,
            @"@(?:param|var)\s+(?:array<\s*string\s*,\s*(?<map>string|int|float|bool|mixed)\s*>|(?:list|array)<\s*(?<list>string|int|float|bool)\s*>"
                + @"|(?<list>string|int|float|bool)\[\])(?:\s+\$" + name + @"\b|\s*\*/|\s*$)",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1));
        if (isArray && documented.Success)
        {
            return documented.Groups["list"].Success ? IdiomType.ListOf(Scalar(documented.Groups["list"].Value))
                : IdiomType.MapOf(Scalar(documented.Groups["map"].Value));
        }
        // Read by keys of text alone, an array is a dictionary.
        if (isArray && NodeWalk.AllScopes(body)
            .Any(node => node is Tree.Index { Key: { } key } index && ArrayShape.KeyOf(key) is not null && IsNamed(index.Target, name)))
            return IdiomType.MapOf(IdiomType.Unknown);
        Refused(
            parameter.Name,
            "The type of the parameter is not sure.",
            isArray ? (Wording)$"Document it: `@param array<string, string> {parameter.Name.Text}`." : "Declare its type.");
        return IdiomType.Unknown;
    }

    private static bool IsNamed(Expression target, string name) =>
        target is Variable { Id: var id } && id == name || target is Member { Arguments: null, Target: Variable { Id: "this" } } member
            && member.Name.Text == name;

    private static IdiomType Scalar(string name) => name switch
    {
        "string" => IdiomType.String,
        "int" => IdiomType.Int,
        "float" => IdiomType.Float,
        "bool" => IdiomType.Bool,
        _ => IdiomType.Unknown,
    };

    private Idiom OwnFunction(FunctionCall call, Function own)
    {
        var isAsync = _async.Contains(own.Name.Text);
        var name = NameText.Pascal(own.Name.Text) + (isAsync ? "Async" : "");
        return Called(call, name, call.Arguments, own.Signature, own, isAsync, own.Signature.Returns);
    }

    private Idiom Called(Expression call, string name, Arguments given, Signature signature, Node owner, bool isAsync, TypeName? returns)
    {
        if (isAsync && !_frame.IsAsync)
            return Refused(call, "A call inside of this function has no idiomatic form.", "Write a loop.");
        var text = $"{name}({Passed(given, signature, call, isAsync)})";
        var type = IsGenerator(owner) ? SequenceType(owner)
            : ReturnedType(returns, owner) ?? _known.Find(owner, "") ?? (HasResult(owner) ? IdiomType.Unknown : IdiomType.Void);
        return isAsync ? new($"await {text}", type, Level.Unary) : new(text, type);
    }

    // `self` is the class of the method, not of the caller.
    private IdiomType? ReturnedType(TypeName? returns, Node owner)
    {
        if (owner is not Method method || _names.AllClasses.FirstOrDefault(one => one.Methods.Contains(method)) is not { } type)
            return ResultType(returns, owner);
        var outer = _frame;
        _frame = NewFrame(Scope.ForFunction(null, new Block(type.Open, [], type.Close), [], [], type), type, null);
        var found = ResultType(returns, owner);
        _frame = outer;
        return found;
    }

    // PSR-7 has one class for what WeChat Pay answers and for the reply to a web request.
    private IdiomType? ResultType(TypeName? returns, Node owner) =>
        TypeOf(returns) is { } type && type == IdiomType.Response && BodyOf(owner) is { } body && NodeWalk.AllScopes(body).OfType<New>().Any(IsPsrReply)
            ? Reply : TypeOf(returns);

    private static Block? BodyOf(Node owner) => owner switch { Function function => function.Body, Method method => method.Body, _ => null };

    private static bool HasResult(Node owner) => BodyOf(owner) is { } body
        && NodeWalk.All(body).Any(static node => node is Jump { Value: not null } jump && jump.Keyword.IsWord("return"));

    private string Passed(Arguments given, Signature signature, Expression call, bool isAsync)
    {
        var parameters = signature.Parameters;
        var parts = new List<string>();
        if (given.IsCallable || given.Items.Any(static item => item.Prefix is not null)
            || parameters.Any(static one => one.Dots is not null || one.Reference is not null))
            return Refused(call, "These arguments have no idiomatic form.", "Write the arguments in order.").Text;
        var isNamed = false;
        for (var at = 0; at < given.Items.Count; at++)
        {
            var item = given.Items[at];
            var parameter = item.Label is { } label ? parameters.FirstOrDefault(one => one.Name.Text == "$" + label.Text) : parameters.ElementAtOrDefault(at);
            if (parameter is null)
                return Refused(call, "The function has no parameter for this argument.").Text;
            isNamed |= item.Label is not null;
            var wanted = KnownParameter(parameter);
            var value = item.Value is ArrayLiteral { Entries.Count: 0 } ? new Idiom("[]", wanted) : Emit(item.Value!);
            if (item.Value is ArrayLiteral literal && wanted is { Kind: IdiomKind.Map, Element: { } element } && ArrayShape.IsMap(literal))
                value = MapText(literal, element);
            parts.Add((item.Label is null ? "" : NameText.Camel(item.Label.Text) + ": ") + Given(value, wanted, item.Value!).Text);
        }
        if (isAsync && _frame.Token is { } token)
            parts.Add(isNamed || given.Items.Count < parameters.Count ? $"cancellationToken: {token}" : token);
        return string.Join(", ", parts);
    }

    private readonly Dictionary<Parameter, IdiomType> _parameters = new(ReferenceEqualityComparer.Instance);

    private IdiomType KnownParameter(Parameter parameter) => _parameters.TryGetValue(parameter, out var type) ? type
        : TypeOf(parameter.Type) is { } declared ? parameter.Default is Constant { Name: var word } && word.IsWord("null") ? declared.Nullable : declared
        : _known.Find(_file, "parameter" + parameter.Name.Offset) ?? IdiomType.Unknown;

    private Idiom OwnMember(Member member, Idiom target, ClassDeclaration owner)
    {
        if (owner.Is("enum"))
            return EnumMember(member, target, owner);
        var dot = member.Arrow.Text == "?->" ? "?." : ".";
        var name = member.Name.Text;
        if (member.Arguments is { } arguments)
        {
            if (_names.Model.Method(owner, name) is not { } method)
                return IsException(owner) ? ExceptionMember(member, target with { Type = IdiomType.Exception with { Name = owner.Name!.Text } }, arguments)
                    : Refused(member, $"The class has no method `{name}`.");
            var isAsync = _async.Contains(name);
            var start = target.Text == "this" ? "" : target.At(Level.Primary) + dot;
            return Called(member, start + MethodName(method), arguments, method.Signature, method, isAsync, method.Signature.Returns);
        }
        if (_names.Model.FindProperty(owner, name) is not { } property)
            return Refused(member, $"The class does not declare the property `{name}`.");
        var type = PropertyType(property);
        var text = target.Text == "this" ? PropertyName(property) : target.At(Level.Primary) + dot + PropertyName(property);
        return new(text, dot == "?." ? type.Nullable : type);
    }

    private string MethodName(Method method) => NameText.Pascal(method.Name.Text) + (_async.Contains(method.Name.Text) ? "Async" : "");

    private static string PropertyName(ClassModel.Property property) => IsPublic(property.Modifiers) ? NameText.Pascal(property.Name)
        : NameText.Field(property.Name);

    private static bool IsPublic(IReadOnlyList<Token> modifiers) => !modifiers.Any(static token => token.IsWord("private") || token.IsWord("protected"));

    private IdiomType PropertyType(ClassModel.Property property)
    {
        var declared = TypeOf(property.Type);
        if (declared is not null)
            return property.Default is Constant { Name: var word } && word.IsWord("null") ? declared.Nullable : declared;
        if (property.Default is { } value && value is not ArrayLiteral and not Constant { Name.Text: "null" or "NULL" } && property.Type is null)
            return TypeOnly(value);
        return _known.Find(property.Owner, "$" + property.Name) ?? IdiomType.Unknown;
    }

    private Idiom OwnStatic(StaticMember member, ClassDeclaration owner)
    {
        if (owner.Is("enum") && EnumStatic(member, owner) is { } found)
            return found;
        var (name, type) = (member.Name.Text, ClassOf(owner));
        if (member.Class.IsWord("parent") && member.Arguments is { } inherited && _names.Model.Method(owner, name) is { } over)
            return Called(member, "base." + MethodName(over), inherited, over.Signature, over, _async.Contains(name), over.Signature.Returns);
        var start = owner == _frame.Class ? "" : type + ".";
        if (member.Arguments is { } arguments)
        {
            return _names.Model.Method(owner, name) is { } method && (method.Has("static") || owner == _frame.Class)
                ? Called(member, start + MethodName(method), arguments, method.Signature, method, _async.Contains(name), method.Signature.Returns)
                : Refused(member, $"The class has no static method `{name}`.");
        }
        if (member.Name.Kind is TokenKind.Variable)
        {
            return _names.Model.FindProperty(owner, name[1..]) is { } property
                ? new(start + PropertyName(property), PropertyType(property))
                : Refused(member, $"The class does not declare the property `{name}`.");
        }
        if (_names.Model.Constant(owner, name) is ClassConstants constants)
        {
            var value = constants.Items.First(item => item.Name.Text == name).Value;
            var known = value is ArrayLiteral ? _known.Find(owner, "const " + name) ?? IdiomType.Unknown : TypeOnly(value);
            return new(start + NameText.Pascal(name), known);
        }
        return Refused(member, $"`{type}::{name}` has no idiomatic form.");
    }

    private bool IsException(ClassDeclaration type) => _names.Model.Line(type).Any(one => one.Is("class")
        && one.Extends.Any(name => _names.OwnClass(name) is null && _names.Class(name) is { Kind: Functions.PhpKind.Exception }));
}
