using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>The kinds of members, and the classes of the code.</content>
internal sealed partial class Types
{
    /// <summary>Whether a promise comes directly from a call of WeChat Pay, not from <c>then</c> or <c>otherwise</c>.</summary>
    public static bool IsCall(Expression promise, Scope scope) => promise switch
    {
        Member { Arguments: not null, Name.Text: var verb } => MemberTable.IsVerb(verb),
        Variable variable => scope.Find(variable.Id) is { IsParameter: false, Values: [Member { Arguments: not null } member] } && IsCall(member, scope),
        _ => false,
    };

    /// <summary>Finds the class of the code that a value is of; null when it is not sure.</summary>
    public ClassDeclaration? ClassOf(Expression value, Scope scope)
    {
        switch (value)
        {
            case Variable { Id: "this" }:
                return scope.Class;
            case Variable variable when scope.Find(variable.Id) is { } info:
                return info.Class ?? (info is { Caught: { } caught, Writes: 0, Declarers.Count: 1 } ? names.OwnClass(caught) : ClassOfValue(info, scope));
            case New made:
                return IsSelf(made.Class) ? scope.Class : names.OwnClass(made.Class);
            case Parenthesised inner:
                return ClassOf(inner.Inner, scope);
            case Unary { Operator: var word } copy when word.IsWord("clone"):
                return ClassOf(copy.Operand, scope);
            case Member { Arguments: null, Computed: null } member when ClassOf(member.Target, scope) is { } owner:
                return ClassOfType(names.Model.FindProperty(owner, member.Name.Text)?.Type, owner);
            case Member { Arguments: not null, Computed: null } call when ClassOf(call.Target, scope) is { } owner:
                return ClassOfType(names.Model.Method(owner, call.Name.Text)?.Signature.Returns, owner);
            case StaticMember { Arguments: not null } call when OwnerOf(call.Class, scope) is { } owner:
                return ClassOfType(names.Model.Method(owner, call.Name.Text)?.Signature.Returns, owner);
            case StaticMember { Arguments: null, Name.Kind: TokenKind.Name } constant when OwnerOf(constant.Class, scope) is { } owner && owner.Is("enum"):
                return names.Model.Constant(owner, constant.Name.Text) is EnumCase ? owner : null;
            case FunctionCall { Callee: Constant name } when names.Function(name.Name.Text) is { } function:
                return ClassOfType(function.Signature.Returns, null);
            default:
                return null;
        }
    }

    private readonly HashSet<VariableInfo> _openClasses = [];

    // `$x = $x->next();` goes in a circle.
    private ClassDeclaration? ClassOfValue(VariableInfo info, Scope scope)
    {
        if (info is not { IsParameter: false, Values: [{ } only], Declarers.Count: 0 } || only is not (New or Member or StaticMember or FunctionCall))
            return null;
        if (_openClasses.Count > MaxWay || !_openClasses.Add(info))
            return null;
        var found = ClassOf(only, HomeOf(info, scope));
        _openClasses.Remove(info);
        return found;
    }

    /// <summary>Finds the class before <c>::</c>.</summary>
    public ClassDeclaration? OwnerOf(Token name, Scope scope)
    {
        if (IsSelf(name))
            return scope.Class;
        return name.IsWord("parent") ? scope.Class is { Extends: [var parent, ..] } ? names.OwnClass(parent) : null : names.OwnClass(name);
    }

    public ClassDeclaration? ClassOfType(TypeName? type, ClassDeclaration? self)
    {
        if (type is null || type.Tokens.Where(static token => !token.Is("?")).ToList() is not [var only])
            return null;
        return IsSelf(only) ? self : names.OwnClass(only);
    }

    public static bool IsSelf(Token name) => name.IsWord("self") || name.IsWord("static");

    // `$a['v3/…']`: the variable is a client.
    private static bool IsChainPath(Tree.Index index) =>
        index.Key is Literal { Token.Value: { } path }
            && (path.StartsWith("v3/", StringComparison.Ordinal) || path.StartsWith("v2/", StringComparison.Ordinal));

    // `->v3` and `->chain('v3/…')` on whatever has no other type.
    private bool StartsChain(Member member, Scope scope) =>
        member is { Computed: null, Arguments: null, Name.Text: "v2" or "v3" } && ClassOf(member.Target, scope) is null
        || member.Arguments is { Items: [{ Value: Literal { Token.Value: { } path } }] } && member.Name.IsWord("chain")
            && (path.TrimStart('/').StartsWith("v3/", StringComparison.Ordinal) || path.TrimStart('/').StartsWith("v2/", StringComparison.Ordinal));

    private PhpKind KindOfMember(Member member, Scope scope)
    {
        var target = KindOf(member.Target, scope);
        if (target is PhpKind.Unknown && StartsChain(member, scope))
            return PhpKind.Chain;
        if (ClassOf(member.Target, scope) is { } owner)
        {
            if (!IsOfException(member, owner))
                return KindOfOwn(member, owner);
            target = PhpKind.Exception;
        }
        else if (KindOfLibrary(member, scope) is { } found)
            return found;
        else if (target is PhpKind.Exception && names.Signatures(member.Name.Text).Any())
            return PhpKind.Unknown;
        if (member.Arguments is not { } arguments)
            return target is PhpKind.Chain ? PhpKind.Chain : PhpKind.Unknown;
        if (member.Computed is not null)
            return PhpKind.Unknown;
        var name = member.Name.Text;
        if (target is PhpKind.Promise && name.Equals("wait", StringComparison.OrdinalIgnoreCase) && IsCall(member.Target, scope))
            return PhpKind.Response;
        if (target is PhpKind.Driver && name.Equals("getConfig", StringComparison.OrdinalIgnoreCase))
            return arguments.Items is [{ Value: Literal { Token.Value: "handler" } }] ? PhpKind.Stack : PhpKind.Unknown;
        return MemberTable.Find(target, name) ?? PhpKind.Unknown;
    }

    /// <summary>Whether the class extends an exception of PHP, directly or not.</summary>
    public bool IsException(ClassDeclaration type) =>
        names.Model.Line(type).Any(one => one.Is("class")
            && one.Extends.Any(name => names.OwnClass(name) is null && names.Class(name) is { Kind: PhpKind.Exception }));

    /// <summary>Whether a member is a method that the class has from an exception of PHP.</summary>
    public bool IsOfException(Member member, ClassDeclaration owner) =>
        member is { Arguments: not null, Computed: null } && names.Model.Method(owner, member.Name.Text) is null
        && MemberTable.Find(PhpKind.Exception, member.Name.Text) is not null && IsException(owner);

    private PhpKind KindOfOwn(Member member, ClassDeclaration owner)
    {
        if (member.Arguments is not null)
        {
            var method = names.Model.Method(owner, member.Name.Text);
            return method is { Body: { } body } && Generators.Yields(body) ? PhpKind.Generator
                : method is null ? PhpKind.Unknown : KindOfReturn(method.Signature);
        }
        return names.Model.FindProperty(owner, member.Name.Text) is { } property ? KindOfProperty(property) : PhpKind.Unknown;
    }

    private PhpKind KindOfReturn(Signature signature) => names.KindOf(signature.Returns) is var kind && kind is PhpKind.Closure ? PhpKind.Unknown : kind;

    /// <summary>Finds the kind of a property from its type or its comment.</summary>
    public PhpKind KindOfProperty(ClassModel.Property property)
    {
        var kind = names.KindOf(property.Type);
        if (kind is PhpKind.Unknown && property.Type is null && property.Comment.Contains('@', StringComparison.Ordinal))
            return names.AnnotatedKind(property.Comment, property.Name);
        // A nullable client, response or promise is used as if it were there.
        return kind is PhpKind.Closure ? PhpKind.Unknown : kind;
    }

    private PhpKind KindOfStatic(StaticMember member, Scope scope)
    {
        if (OwnerOf(member.Class, scope) is { } owner)
        {
            if (member.Arguments is not null)
                return names.Model.Method(owner, member.Name.Text) is not { } method ? PhpKind.Unknown
                    : method.Body is { } body && Generators.Yields(body) ? PhpKind.Generator : KindOfReturn(method.Signature);
            if (member.Name.Kind is TokenKind.Variable)
                return names.Model.FindProperty(owner, member.Name.Text[1..]) is { } property ? KindOfProperty(property) : PhpKind.Unknown;
            return member.Name.IsWord("class") ? PhpKind.String : names.Model.Constant(owner, member.Name.Text) switch
            {
                ClassConstants constants => KindOf(constants.Items.First(item => item.Name.Text == member.Name.Text).Value, scope),
                EnumCase => PhpKind.Object,
                _ => PhpKind.Unknown,
            };
        }
        if (member.Name.IsWord("class") && member.Arguments is null)
            return PhpKind.String;
        if (names.Class(member.Class) is not { } type)
            return PhpKind.Unknown;
        if (member.Arguments is not null && (type.Facade is not null || type.Statics?.ContainsKey(member.Name.Text) == true)
            && LibraryTable.Find(type.FullName, member.Name.Text) is { } found)
            return found.Kind;
        if (member.Arguments is null)
            return type.Constants?.ContainsKey(member.Name.Text) == true ? PhpKind.String : PhpKind.Unknown;
        return type.Statics is { } statics && statics.TryGetValue(member.Name.Text, out var kind) ? kind : PhpKind.Unknown;
    }
}
