using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Names of functions, and pairs of an object and a method, that stand for functions.</content>
internal sealed partial class Emitter
{
    /// <summary>Writes the argument of a parameter of the type <c>callable</c>; null where the value is a function already, or is known only when it
    /// runs.</summary>
    private Code? Callable(Expression value, Parameter? parameter)
    {
        if (value is Parenthesised inner)
            return Callable(inner.Inner, parameter);
        if (value is FunctionCall { Callee: Constant given, Arguments.IsCallable: true })
            return Callable(value, given.Name.Text.TrimStart('\\'));
        if (value is Member { Arguments.IsCallable: true } or StaticMember { Arguments.IsCallable: true })
            return Emit(value) is var method && method.Level is Level.Lambda
                ? method with { Text = $"(Delegate)({method.Text})", Level = Level.Unary } : method;
        if (parameter?.Type is null || _names.KindOf(parameter.Type) is not PhpKind.Closure)
            return null;
        return value switch
        {
            Literal { Token.Value: { } name } => Callable(value, name.TrimStart('\\')),
            ArrayLiteral pair when MethodCallback(pair) is var method =>
                method.Level is Level.Lambda ? new Code(Lead(pair.Open), $"(Delegate)({method.Text})", Level.Unary) : method,
            _ when KindOf(value) is PhpKind.String or PhpKind.Array => Refused(
                Rules.Closure, value, "A function whose name is computed is not ported.", "Write a closure: `fn ($x) => trim($x)`."),
            _ => null,
        };
    }

    // A function of C# has a fixed number of parameters: how many the caller gives is not known here.
    private Code Callable(Expression value, string name)
    {
        var own = _names.Function(name);
        var isFixed = own is not null
            ? own.Signature.Parameters.All(static one => one.Default is null && one.Dots is null && one.Reference is null)
            : FunctionTable.Find(SnippetNames.LastOf(name), out _) is not { } known || known.Most == known.Least && known.Returns is not PhpKind.Void
                && !FunctionTable.ChangesFirst(name) && FunctionTable.OutOf(name) < 0;
        if (!isFixed)
            return Refused(
                Rules.Closure,
                value,
                $"`{name}` takes a number of arguments that is not fixed, so it is not ported as a value here.",
                $"Write a closure with the arguments that it gets: `fn ($x) => {name}($x)`.");
        var code = own is { Signature.Parameters.Count: 0 } ? Lambda(CSharpNames.Spell(own.Name.Text), 0, own) : NamedCallback(value, name);
        return code.Level is Level.Lambda ? new Code(Lead(value.First), $"(Delegate)({code.Text})", Level.Unary) : code;
    }

    /// <summary>Writes <c>call_user_func('name', …)</c> as the call itself, which gets all the arguments; null where the function is not a name.</summary>
    private Code? NamedCall(FunctionCall call, string name)
    {
        var rest = call.Arguments.Items.Skip(1).ToList();
        if (call.Arguments.Items is not [{ Value: Literal { Token: { Value: { } function } at }, Label: null, Prefix: null }, ..]
            || name == "call_user_func_array" && rest is not [{ Label: null, Prefix: null }])
            return null;
        var given = name == "call_user_func" ? rest : [rest[0] with { Prefix = new Token(TokenKind.Mark, "...", rest[0].Value!.First.Offset, "") }];
        var isOwn = _names.Function(function.TrimStart('\\')) is { } own && own.Signature.Parameters.All(static one => one.Reference is null);
        var isKnown = FunctionTable.Find(function.TrimStart('\\'), out var spelt) is { } known && known.Returns is not PhpKind.Void
            && !FunctionTable.ChangesFirst(spelt) && FunctionTable.OutOf(spelt) < 0 && spelt is not ("isset" or "empty");
        if (!isOwn && !isKnown || isOwn && _names.KindOf(_names.Function(function.TrimStart('\\'))!.Signature.Returns) is PhpKind.Void)
            return null;
        var direct = new FunctionCall(
            new Constant(at with { Kind = TokenKind.Name, Text = function, Value = null }), new Arguments(call.Arguments.Open, given, call.Arguments.Close));
        var code = Emit(direct);
        return new Code(Lead(call.First), $"(dynamic?){code.TextAt(Level.Primary)}", Level.Unary, true);
    }
}
