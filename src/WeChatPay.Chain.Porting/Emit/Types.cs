using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Finds the kinds of expressions, as far as the source tells them.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed partial class Types(SnippetNames names)
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
        if (name == "this")
            return PhpKind.Object;
        if (name is "_SERVER" or "_GET" or "_POST")
            return PhpKind.Array;
        if (info is null || !info.IsKnown || info.IsOuter)
            return name == "instance" || info is { IsChain: true } ? PhpKind.Chain : PhpKind.Unknown;
        if (info.IsParameter)
            return KindOfParameter(info, scope);
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

    /// <summary>Whether a parameter keeps the type of its declaration: whatever the function assigns to it has the same one.</summary>
    public bool IsStable(VariableInfo info, Scope scope)
    {
        if (_open.Contains(info))
            return true;
        _open.Push(info);
        var isStable = info.Values.TrueForAll(value => value is not null && KindOf(value, scope) is var kind
            && (kind == info.Declared || kind is PhpKind.Void));
        _open.Pop();
        return isStable && info.Declarers.Count == 0;
    }

    private PhpKind KindOfParameter(VariableInfo info, Scope scope)
    {
        var kind = info.Declared ?? PhpKind.Unknown;
        if (kind is PhpKind.Unknown && info.IsChain)
            return PhpKind.Chain;
        return info.Writes + info.Declarers.Count == 0 || IsStable(info, scope) ? kind : PhpKind.Unknown;
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
            var one = value switch
            {
                null => missing,
                ArrayLiteral literal => info.IsPlain ? ArrayShape.IsList(literal) ? PhpKind.List : PhpKind.Map : PhpKind.Array,
                _ => KindOf(value, home),
            };
            if (one is not PhpKind.Void)
                all = Join(all, one);
        }
        // Text that is counted up may become a number.
        if (all is PhpKind.String or PhpKind.Null or PhpKind.Bool && info.Values.Exists(static value =>
            value is Postfix or Unary { Operator.Text: "++" or "--" }))
            return PhpKind.Unknown;
        if (all is null && info.EntryWrites.Count > 0)
            return PhpKind.Array;
        // A variable that may have no value is null in PHP, which a number of C# cannot be.
        if (info.MayBeUnset && all is PhpKind.Int or PhpKind.Float or PhpKind.Bool or PhpKind.String or PhpKind.Array
            && !(all is PhpKind.Array && info.EntryWrites.Count > 0 && info.Writes == 0))
            return PhpKind.Unknown;
        if (info.IsAssignedByLoops)
            return info.Writes == 0 && all is PhpKind.Exception ? PhpKind.Exception : PhpKind.Unknown;
        if (info.IsElsewhere && all is PhpKind.Null)
            return PhpKind.Unknown;
        return all is PhpKind.Null && info.EntryWrites.Count > 0 ? PhpKind.Unknown : all ?? PhpKind.Unknown;
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
        ArrayLiteral => PhpKind.Array,
        Constant constant => KindOfConstant(constant, scope),
        FunctionCall { Callee: Constant name } call => KindOfCall(name, call, scope),
        Member member => KindOfMember(member, scope),
        StaticMember member => KindOfStatic(member, scope),
        Tree.Index index => KindOf(index.Target, scope) is PhpKind.Chain || IsChainPath(index) ? PhpKind.Chain : PhpKind.Unknown,
        Unary unary => KindOfUnary(unary, scope),
        Postfix postfix => NumberKind(KindOf(postfix.Operand, scope)),
        Binary binary => KindOfBinary(binary, scope),
        Assignment assignment => KindOfAssignment(assignment, scope),
        Ternary ternary => Join(KindOf(ternary.Then ?? ternary.Condition, scope), KindOf(ternary.Else, scope)),
        Match match => KindOfMatch(match, scope),
        Parenthesised parenthesised => KindOf(parenthesised.Inner, scope),
        New made => names.OwnClass(made.Class) is not null || IsSelf(made.Class) ? PhpKind.Object : names.Class(made.Class)?.Kind ?? PhpKind.Unknown,
        InstanceOf => PhpKind.Bool,
        Closure or ArrowFunction => PhpKind.Closure,
        _ => PhpKind.Unknown,
    };

    private PhpKind KindOfMatch(Match match, Scope scope)
    {
        PhpKind? all = null;
        foreach (var arm in match.Arms)
        {
            if (arm.Result is not Unary { Operator.Text: "throw" })
                all = Join(all, KindOf(arm.Result, scope));
        }
        return all ?? PhpKind.Unknown;
    }

    private PhpKind KindOfCall(Constant name, FunctionCall call, Scope scope)
    {
        var text = name.Name.Text.TrimStart('\\');
        if (call.Arguments.IsCallable)
            return PhpKind.Closure;
        if (names.Function(text) is null && FrameworkHelpers.LibraryOf(SnippetNames.LastOf(text), call.Arguments.Items.Count, names.Framework) is not null)
            return PhpKind.Object;
        if (names.Function(text) is { } own)
            return Generators.Yields(own.Body) ? PhpKind.Generator : names.KindOf(own.Signature.Returns);
        if (name.Name.IsWord("abs") && call.Arguments.Items is [{ Value: { } number }])
            return KindOf(number, scope) is PhpKind.Float ? PhpKind.Float : PhpKind.Unknown;
        if (SnippetNames.LastOf(text).Equals("coroutine", StringComparison.OrdinalIgnoreCase))
            return PhpKind.Promise;
        return FunctionTable.Find(SnippetNames.LastOf(text), out _)?.Returns ?? PhpKind.Unknown;
    }

    private PhpKind KindOfConstant(Constant constant, Scope scope)
    {
        var name = constant.Name.Text.TrimStart('\\');
        return name.ToLowerInvariant() switch
        {
            "true" or "false" => PhpKind.Bool,
            "null" => PhpKind.Null,
            "__class__" or "__function__" or "__method__" or "__namespace__" => PhpKind.String,
            _ => names.ConstantValue(name) is { } own ? KindOf(own, scope) : FunctionTable.FindConstant(name)?.Kind ?? PhpKind.Unknown,
        };
    }
}
