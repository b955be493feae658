using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Finds the kinds of expressions, as far as the source tells them.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class Types(SnippetNames names)
{
    /// <summary>The greatest number of variables to follow for one value.</summary>
    private const int MaxWay = 40;

    private readonly Dictionary<Expression, PhpKind> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<VariableInfo, PhpKind> _variables = [];
    private readonly Stack<VariableInfo> _open = [];

    /// <summary>Finds the kind of an expression.</summary>
    public PhpKind KindOf(Expression value, Scope scope)
    {
        if (_known.TryGetValue(value, out var known))
            return known;
        var kind = Find(value, scope);
        if (_open.Count == 0)
            _known[value] = kind;
        return kind;
    }

    /// <summary>Finds the kind of a variable; unknown when its values have several kinds.</summary>
    public PhpKind KindOfVariable(string name, Scope scope)
    {
        var info = scope.Find(name);
        if (info is null || !info.IsKnown || info.IsOuter)
            return name == "instance" ? PhpKind.Chain : PhpKind.Unknown;
        if (info.IsParameter)
            return info.Writes == 0 ? info.Declared ?? PhpKind.Unknown : PhpKind.Unknown;
        if (_variables.TryGetValue(info, out var known))
            return known;
        // A variable that is added to itself keeps its kind. Longer circles and very long ways are not followed.
        if (_open.TryPeek(out var last) && last == info)
            return PhpKind.Void;
        if (_open.Count > MaxWay || _open.Contains(info))
            return PhpKind.Unknown;
        _open.Push(info);
        var kind = KindOfValues(info, scope);
        _open.Pop();
        return _variables[info] = kind;
    }

    private PhpKind KindOfValues(VariableInfo info, Scope scope)
    {
        PhpKind? all = null;
        var home = HomeOf(info, scope);
        foreach (var (node, kind) in info.Declarers)
        {
            if (node is not For)
                all = Join(all, kind);
        }
        // A value that is not an expression adds nothing when another place tells the kind.
        var missing = info.Declarers.Count > 0 || info.Values.Exists(static found => found is not null) ? PhpKind.Void : PhpKind.Unknown;
        foreach (var value in info.Values)
        {
            var one = value is null ? missing : KindOf(value, home);
            if (one is not PhpKind.Void)
                all = Join(all, one);
        }
        if (info.EntryWrites.Count > 0 && info.Values.TrueForAll(static value => value is ArrayLiteral { Entries.Count: 0 }))
            return info.IsAppended ? PhpKind.List : PhpKind.Map;
        return all ?? PhpKind.Unknown;
    }

    private static Scope HomeOf(VariableInfo info, Scope scope)
    {
        for (var at = scope; at is not null; at = at.Outer)
        {
            if (at.Owns(info))
                return at;
        }
        return scope;
    }

    private static PhpKind Join(PhpKind? all, PhpKind one) => all is null || all == one ? one : PhpKind.Unknown;

    private PhpKind Find(Expression value, Scope scope) => value switch
    {
        Variable variable => KindOfVariable(variable.Id, scope),
        Literal literal => literal.Token.Kind switch
        {
            TokenKind.Integer => NumberText.IsInteger(literal.Token.Text) ? PhpKind.Int : PhpKind.Float,
            TokenKind.Float => PhpKind.Float,
            _ => PhpKind.String,
        },
        Template => PhpKind.String,
        ArrayLiteral array => ArrayShape.IsList(array) ? PhpKind.List : PhpKind.Map,
        Constant constant => KindOfConstant(constant.Name.Text),
        FunctionCall { Callee: Constant name, Arguments.Items: [{ Value: { } number }] } when name.Name.IsWord("abs") => Magnitude(KindOf(number, scope)),
        FunctionCall { Callee: Constant name } => FunctionTable.Find(name.Name.Text.TrimStart('\\'), out _)?.Returns ?? names.ReturnOf(name.Name.Text),
        Member member => KindOfMember(member, scope),
        StaticMember member => KindOfStatic(member),
        Tree.Index index => KindOfIndex(index, scope),
        Unary unary => KindOfUnary(unary, scope),
        Postfix postfix => KindOf(postfix.Operand, scope),
        Binary binary => KindOfBinary(binary, scope),
        Assignment assignment => KindOfAssignment(assignment, scope),
        Ternary ternary => Join(KindOf(ternary.Then ?? ternary.Condition, scope), KindOf(ternary.Else, scope)),
        Parenthesised parenthesised => KindOf(parenthesised.Inner, scope),
        New made => names.Class(made.Class)?.Kind ?? PhpKind.Unknown,
        InstanceOf => PhpKind.Bool,
        Closure or ArrowFunction => PhpKind.Closure,
        _ => PhpKind.Unknown,
    };

    private static PhpKind Magnitude(PhpKind kind) => kind is PhpKind.Int or PhpKind.Float ? kind : PhpKind.Unknown;

    private static PhpKind KindOfConstant(string name) => name.TrimStart('\\').ToLowerInvariant() switch
    {
        "true" or "false" => PhpKind.Bool,
        "null" => PhpKind.Null,
        _ => FunctionTable.FindConstant(name.TrimStart('\\'))?.Kind ?? PhpKind.Unknown,
    };

    /// <summary>Whether a promise comes directly from a call of WeChat Pay, not from <c>then</c> or <c>otherwise</c>.</summary>
    public static bool IsCall(Expression promise, Scope scope) => promise switch
    {
        Member { Arguments: not null, Name.Text: var verb } => MemberTable.IsVerb(verb),
        Variable variable => scope.Find(variable.Id) is { IsParameter: false, Values: [Member { Arguments: not null } member] } && IsCall(member, scope),
        _ => false,
    };

    private PhpKind KindOfMember(Member member, Scope scope)
    {
        var target = KindOf(member.Target, scope);
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

    private PhpKind KindOfStatic(StaticMember member)
    {
        if (names.Class(member.Class) is not { } type)
            return PhpKind.Unknown;
        if (member.Arguments is null)
            return type.Constants?.ContainsKey(member.Name.Text) == true ? PhpKind.String : PhpKind.Unknown;
        return type.Statics is { } statics && statics.TryGetValue(member.Name.Text, out var kind) ? kind : PhpKind.Unknown;
    }

    private PhpKind KindOfIndex(Tree.Index index, Scope scope)
    {
        var target = KindOf(index.Target, scope);
        if (target is PhpKind.Chain)
            return PhpKind.Chain;
        return EntryOf(index, scope) is { } entry ? KindOf(entry, scope) : PhpKind.Unknown;
    }

    /// <summary>Finds the value of an entry in an array that becomes an anonymous object.</summary>
    public static Expression? EntryOf(Expression value, Scope scope) => value switch
    {
        Variable variable when scope.Find(variable.Id) is { IsAnonymous: true } info => info.Only,
        Tree.Index index when EntryOf(index.Target, scope) is ArrayLiteral level && ArrayShape.IsAnonymous(level) =>
            ArrayShape.Entry(level, ArrayShape.KeyOf(index.Key)),
        _ => null,
    };

    private PhpKind KindOfUnary(Unary unary, Scope scope) => unary.Operator.Text.ToLowerInvariant() switch
    {
        var cast when unary.Operator.Kind is TokenKind.Cast => CastKind(cast),
        "!" => PhpKind.Bool,
        "-" or "+" or "++" or "--" or "clone" => KindOf(unary.Operand, scope),
        _ => PhpKind.Unknown,
    };

    public static PhpKind CastKind(string cast) => cast.Trim('(', ')', ' ', '\t').ToLowerInvariant() switch
    {
        "string" or "binary" => PhpKind.String,
        "int" or "integer" => PhpKind.Int,
        "float" or "double" => PhpKind.Float,
        "bool" or "boolean" => PhpKind.Bool,
        _ => PhpKind.Unknown,
    };

    private PhpKind KindOfBinary(Binary binary, Scope scope)
    {
        switch (binary.Operator.Text.ToLowerInvariant())
        {
            case ".":
                return PhpKind.String;
            case "==" or "!=" or "<>" or "===" or "!==" or "<" or ">" or "<=" or ">=" or "&&" or "||" or "and" or "or":
                return PhpKind.Bool;
            case "??":
                return Join(KindOf(binary.Left, scope), KindOf(binary.Right, scope));
            case "%" or "|" or "&" or "<<" or ">>":
                return PhpKind.Int;
            case "+" or "-" or "*" or "/":
                var (left, right) = (KindOf(binary.Left, scope), KindOf(binary.Right, scope));
                if (left is PhpKind.Map && binary.Operator.Text == "+")
                    return PhpKind.Map;
                if (left is PhpKind.Int or PhpKind.Float or PhpKind.Void && right is PhpKind.Int or PhpKind.Float or PhpKind.Void)
                    return left is PhpKind.Float || right is PhpKind.Float ? PhpKind.Float : PhpKind.Int;
                return PhpKind.Unknown;
            default:
                return PhpKind.Unknown;
        }
    }

    private PhpKind KindOfAssignment(Assignment assignment, Scope scope) => assignment.Operator.Text switch
    {
        "=" => KindOf(assignment.Value, scope),
        ".=" => PhpKind.String,
        "??=" => Join(KindOf(assignment.Target, scope), KindOf(assignment.Value, scope)),
        "%=" => PhpKind.Int,
        _ => (KindOf(assignment.Target, scope), KindOf(assignment.Value, scope)) switch
        {
            (PhpKind.Float, PhpKind.Int or PhpKind.Float) => PhpKind.Float,
            (PhpKind.Map, _) or (PhpKind.Void, PhpKind.Map) when assignment.Operator.Text == "+=" => PhpKind.Map,
            (PhpKind.Int or PhpKind.Void, PhpKind.Int) => PhpKind.Int,
            _ => PhpKind.Unknown,
        },
    };
}
