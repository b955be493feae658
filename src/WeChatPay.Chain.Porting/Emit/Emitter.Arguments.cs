using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Arguments.</content>
internal sealed partial class Emitter
{
    private bool _isBaseCall;

    /// <summary>Writes the arguments of a function of the code: converted to the types of the parameters, named ones by name.</summary>
    private string Passed(Arguments arguments, Signature signature, Expression call, bool fillsDefaults)
    {
        var parameters = signature.Parameters;
        var isVariadic = parameters.Count > 0 && parameters[^1].Dots is not null;
        var parts = new List<Code>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        // A generator reads its parameters later.
        var isLazy = _types.GeneratorsOf(call, _scope).Count > 0;
        for (var at = 0; at < arguments.Items.Count; at++)
        {
            var item = arguments.Items[at];
            var parameter = item.Label is { } label
                ? parameters.FirstOrDefault(one => one.Name.Text == "$" + label.Text)
                : at < parameters.Count ? parameters[at] : isVariadic ? parameters[^1] : null;
            if (item.Label is not null && parameter is null)
                Refuse(Rules.Arguments, item.Label, $"Unknown named parameter ${item.Label.Text}.", "Use the name of a parameter.");
            if (parameter is null && item.Label is null && item.Prefix is null)
                Refuse(Rules.Count, item.Value!.First, "The function has no parameter for this argument.", "Leave the argument out.");
            var code = item.Prefix is { } dots ? new Code(Lead(dots), $"[.. {Spread(item.Value!).Text}]") : Passed(item.Value!, parameter);
            if (isLazy && item.Prefix is null && parameter?.Reference is null)
                code = Kept(item.Value!, code);
            if (parameter is not null && item.Prefix is null)
                named.Add(parameter.Name.Text);
            parts.Add(item.Label is null || parameter is null ? code : code with { Text = $"{Spell(parameter.Name)}: {code.Text}" });
        }
        if (arguments.Items.Any(static item => item.Prefix is not null) && !(isVariadic && arguments.Items.Count == parameters.Count))
            Refuse(Rules.Arguments, call.First, "Spreading a list over these parameters is not ported.", "Write the arguments one by one.");
        if (arguments.Items.Any(item => item.Label is { } unknown && parameters.All(one => one.Name.Text != "$" + unknown.Text)))
            return "";
        foreach (var missing in parameters.Where(one => !named.Contains(one.Name.Text) && one.Dots is null
            && !arguments.Items.Any(static item => item.Prefix is not null)))
        {
            if (missing.Default is null)
                Refuse(Rules.Count, call.First, $"Too few arguments: `{missing.Name.Text}` has no value.", "Write the argument.");
            else if (fillsDefaults && !IsNativeDefault(missing))
                parts.Add(new Code("", $"{Spell(missing.Name)}: {Emit(missing.Default).Text}"));
        }
        return Brackets(new Arguments(arguments.Open, [.. arguments.Items.Select(static item => item with { Prefix = null })], arguments.Close), parts);
    }

    private Code Passed(Expression value, Parameter? parameter)
    {
        if (parameter?.Reference is not null)
            return PassedByReference(value, parameter);
        if (Callable(value, parameter) is { } callback)
            return callback;
        var code = Emit(value);
        if (value is Closure or ArrowFunction)
            return new Code(code.Lead, $"(Delegate)({code.Text})");
        if (parameter is null)
            return code;
        var converted = CheckedType(parameter) is { } wanted && IsNativeType(wanted) ? Coerced(value, code, wanted) : code;
        return _isBaseCall && value is not Literal ? Fixed(parameter, converted) : converted;
    }

    // The arguments of `base(…)` cannot be dynamic (CS1975).
    private Code Fixed(Parameter parameter, Code code)
    {
        var type = TypeText(parameter.Type, _names.KindOf(parameter.Type), isReturn: false);
        return new Code(code.Lead, $"({(type.StartsWith("dynamic", StringComparison.Ordinal) ? "object?" : type)}){code.TextAt(Level.Unary)}", Level.Unary);
    }

    // An array is an object in C#: what the function writes into it, the caller sees.
    private Code PassedByReference(Expression value, Parameter parameter)
    {
        if (_names.KindOf(parameter.Type) is PhpKind.Array)
            return Changed(value);
        if (value is Variable variable && IsReferable(variable) && _scope.Find(variable.Id) is { } info
            && DeclaredType(info) == TypeText(parameter.Type, _names.KindOf(parameter.Type), isReturn: false))
            return new Code(Lead(variable.Name), $"ref {Emit(variable).Text}");
        return Refused(
            Rules.Reference,
            value,
            "Only a variable of the parameter's type can be passed by reference.",
            "Give parameter and variable the same type, or return the changed value.");
    }

    // `fixedCount` is the number of parameters before the variadic one; -1 where a function has none.
    private string Brackets(Arguments arguments, List<Code> parts, int fixedCount = -1)
    {
        var at = arguments.Items.ToList().FindIndex(static item => item.Prefix is not null);
        var spread = at < 0 ? null : arguments.Items[at].Prefix;
        if (spread is not null && at < fixedCount)
            Refuse(
                Rules.Arguments,
                spread,
                "A list is spread only over the last arguments, which the function takes any number of.",
                "Write the first arguments one by one: `printf($format, ...$values)`.");
        else if (spread is not null && fixedCount < 0)
            Refuse(Rules.Arguments, spread, "Spreading a list over arguments is not ported here.", "Write the arguments one by one.");
        var text = new System.Text.StringBuilder(Lead(arguments.Open)).Append(spread is not null && fixedCount <= 0 ? "([" : "(");
        for (var i = 0; i < parts.Count; i++)
        {
            // C# does not allow a comma after the last argument.
            var isLast = i == parts.Count - 1;
            var item = i < arguments.Items.Count ? arguments.Items[i] : null;
            var lead = item?.Prefix is { } dots ? Lead(dots) : item?.Label is { } label ? Lead(label) : parts[i].Lead;
            text.Append(ArgumentLead(lead, isFirst: i == 0)).Append(spread is not null && i == fixedCount && i > 0 ? "(object?[])[" : "")
                .Append(item?.Prefix is null ? "" : ".. ").Append(parts[i].Text);
            if (item?.Comma is { } comma)
                text.Append(Lead(comma)).Append(isLast ? "" : ",");
            else if (!isLast)
                text.Append(',');
        }
        return text.Append(Lead(arguments.Close)).Append(spread is null ? ")" : "])").ToString();
    }

    // One space between arguments, none after the bracket, unless the source has line feeds or comments there.
    private static string ArgumentLead(string lead, bool isFirst)
    {
        if (isFirst)
            return lead.Trim(' ').Length == 0 ? "" : lead;
        return OrSpace(lead);
    }

    private List<Code> EmitArguments(Arguments arguments)
    {
        if (arguments.Items.FirstOrDefault(static item => item.Label is not null) is { Label: { } label })
            Refuse(Rules.Arguments, label, "Named arguments of this function are not ported.", "Write the arguments in order.");
        return [.. arguments.Items.Select(item => _names.HasLazyClosures ? Kept(item.Value!, Passed(item.Value!, null)) : Passed(item.Value!, null))];
    }

    private Code Spread(Expression list)
    {
        var inner = list is FunctionCall { Callee: Constant name, Arguments.Items: [{ Value: { } only }] } && name.Name.IsWord("array_values") ? only : list;
        var code = Emit(inner);
        if (KindOf(inner) is PhpKind.Generator)
            return Refused(Rules.Generator, list, "Spreading a generator is not ported here.", "Write `...iterator_to_array($generator, false)`.");
        return KindOf(inner) is PhpKind.Array && !code.IsDynamic
            ? new Code(code.Lead, $"{code.TextAt(Level.Primary)}.Values")
            : new Code(code.Lead, $"((PhpArray){FunctionName("toArray")}({code.Text})).Values");
    }
}
