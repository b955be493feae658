using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Members, calls and classes.</content>
internal sealed partial class Emitter
{
    private static readonly string[] RootMembers = ["Handlers", "HandlersV2", "Options"];

    private Code EmitMember(Member member)
    {
        var kind = KindOf(member.Target);
        if (kind is PhpKind.Chain && member.Arguments is null)
            return Hop(member);
        if (member.Computed is not null)
            return ComputedMember(member, kind);
        if (member.Target is Tree.Constant)
            return Refused(member, "A constant has no members.");
        var target = Emit(member.Target);
        var dot = Lead(member.Arrow) + (member.Arrow.Text == "?->" ? "?." : ".") + Lead(member.Name);
        if (member.Arguments is not { } arguments)
        {
            if (MemberTable.IsClosed(kind) || kind is PhpKind.String or PhpKind.Int or PhpKind.Bool or PhpKind.Float or PhpKind.Map or PhpKind.List)
            {
                var hint = kind is PhpKind.Map ? $"Use an entry: `['{member.Name.Text}']`." : null;
                return Refused(member, $"This value has no member `{member.Name.Text}`.", hint);
            }
            return new Code(target.Lead, target.TextAt(Level.Primary) + dot + CSharpNames.Spell(member.Name.Text), Level.Primary, true);
        }
        if (MemberTable.Find(kind, member.Name.Text) is null && MemberTable.IsClosed(kind))
            return Unknown(member, kind);
        var name = NameOf(kind, member.Name.Text);
        // The replacement of a response mostly has another type, which a typed promise does not accept.
        if (kind is PhpKind.Promise && !target.IsDynamic && HasRescue(member, arguments))
            target = new Code(target.Lead, $"((dynamic){target.Text})", Level.Primary, true);
        var given = Method(member, kind, target.IsDynamic, arguments);
        var isDynamic = target.IsDynamic || kind is PhpKind.Unknown or PhpKind.Driver;
        var code = new Code(target.Lead, target.TextAt(Level.Primary) + dot + name + given, Level.Primary, isDynamic);
        return KindOf(member) is PhpKind.Bytes ? Function("strval", code) : code;
    }

    // Whether a function that handles a rejection returns a value.
    private static bool HasRescue(Member member, Arguments arguments) =>
        arguments.Items.Where((_, at) => at == 1 || member.Name.IsWord("otherwise")).Any(static item => item.Value is Closure rescue && Returns(rescue.Body));

    // The case of a method does not matter in PHP; in C# it does.
    private static string NameOf(PhpKind kind, string name)
    {
        if (kind is PhpKind.Exception && name.Equals("getReason", StringComparison.OrdinalIgnoreCase))
            return "getResponse";
        if (kind is not PhpKind.Chain || !MemberTable.IsVerb(name))
            return CSharpNames.Spell(name);
        return name.EndsWith("async", StringComparison.OrdinalIgnoreCase) ? name[..^5].ToLowerInvariant() + "Async" : name.ToLowerInvariant();
    }

    private Code Unknown(Member member, PhpKind kind)
    {
        Refuse(member.Name, "There is no such method.", kind switch
        {
            PhpKind.Chain => "The verbs are get, post, put, patch and delete, each also with Async. Write a segment without brackets.",
            PhpKind.Promise => "A promise has then, otherwise, wait and getState.",
            PhpKind.Response => "A response has getStatusCode, getReasonPhrase, getBody, getHeader, getHeaderLine, getHeaders and hasHeader.",
            PhpKind.Stack => "Only `remove` is ported for a handler stack.",
            _ => null,
        });
        return new Code("", "default");
    }

    private Code ComputedMember(Member member, PhpKind kind)
    {
        if (member.Arguments is not null || kind is not PhpKind.Unknown)
            return Refused(member, "A member with a computed name is not ported here.", "Write the name.");
        var target = Emit(member.Target);
        return new Code(target.Lead, $"{target.Text}[{Emit(member.Computed!).Text}]", Level.Primary, true);
    }

    /// <summary>Writes one segment of a chain. On a static receiver, segments in a row become one path.</summary>
    private Code Hop(Member member)
    {
        if (member.Computed is { } computed)
        {
            var node = Emit(member.Target);
            var path = KindOf(computed) is PhpKind.String ? Emit(computed) : Function("strval", Emit(computed));
            return new Code(node.Lead, $"{node.Text}[{path.Text}]", Level.Primary, node.IsDynamic);
        }
        if (member.Arrow.Text == "?->" || !CSharpNames.IsIdentifier(member.Name.Text))
            return Refused(member, "A segment of the chain is a name.", "Write it as `->name` or `['path']`.");
        if (IsDynamicStyle)
        {
            var target = Emit(member.Target);
            var name = member.Name.Text;
            var isTaken = RootMembers.Contains(name) && member.Target is Tree.Variable;
            var hop = isTaken ? $"[\"{name}\"]" : $"{Lead(member.Arrow)}.{Lead(member.Name)}{CSharpNames.Spell(name)}";
            return new Code(target.Lead, target.Text + hop, Level.Primary, target.IsDynamic);
        }
        var segments = new List<string>();
        Expression at = member;
        while (at is Member { Arguments: null, Computed: null, Arrow.Text: "->" } hop && KindOf(hop.Target) is PhpKind.Chain)
        {
            segments.Add(Segment(hop.Name.Text));
            at = hop.Target;
        }
        segments.Reverse();
        var root = Emit(at);
        return new Code(root.Lead, $"{root.Text}[{StringText.Quote(string.Join('/', segments))}]", Level.Primary, root.IsDynamic);
    }

    // `_name_` is a path variable.
    private static string Segment(string name) =>
        name.Length > 2 && name[0] == '_' && name[^1] == '_' ? $"{{{name[1..^1]}}}" : KebabCase.FromName(name);

    private string Method(Member member, PhpKind kind, bool isDynamic, Arguments arguments)
    {
        var parts = new List<Code>();
        foreach (var (item, at) in arguments.Items.Select(static (item, at) => (item, at)))
        {
            parts.Add(item.Value switch
            {
                Closure or ArrowFunction when kind is not PhpKind.Promise and not PhpKind.Unknown =>
                    Refused(item.Value, "A function is not ported here.", "Only `then` and `otherwise` take functions."),
                Closure closure => Callback(EmitClosure(closure, ParametersOf(member, at), isRescue: member.Name.IsWord("otherwise")), isDynamic),
                ArrowFunction arrow => Callback(EmitArrow(arrow, ParametersOf(member, at)), isDynamic),
                ArrayLiteral array when kind is PhpKind.Chain => EmitArray(array, asDictionary: false, isOptions: true),
                _ => Emit(item.Value!),
            });
        }
        return Brackets(arguments, parts);
    }

    private string Brackets(Arguments arguments, List<Code> parts, bool isVariadic = false)
    {
        var spread = arguments.Items.Select(static item => item.Prefix).FirstOrDefault(static prefix => prefix is not null);
        if (spread is not null && !isVariadic)
            Refuse(spread, "Spreading a list over arguments is not ported here.", "Write the arguments one by one.");
        var text = new System.Text.StringBuilder(Lead(arguments.Open)).Append(spread is null ? "(" : "([");
        for (var i = 0; i < parts.Count; i++)
        {
            // C# does not allow a comma after the last argument.
            var isLast = i == parts.Count - 1;
            var lead = arguments.Items[i].Prefix is { } dots ? Lead(dots) : parts[i].Lead;
            text.Append(ArgumentLead(lead, isFirst: i == 0)).Append(arguments.Items[i].Prefix is null ? "" : ".. ").Append(parts[i].Text);
            if (arguments.Items[i].Comma is { } comma)
                text.Append(Lead(comma)).Append(isLast ? "" : ",");
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

    private List<Code> EmitArguments(Arguments arguments) => [.. arguments.Items.Select(item => Emit(item.Value!, asDictionary: true))];

    private Code Callback(Code lambda, bool isDynamic) =>
        isDynamic || IsDynamicStyle ? new Code(lambda.Lead, $"{FunctionName("function")}({lambda.Text})") : lambda;

    // The arguments with which the PHP SDK calls the functions of a promise.
    private PhpKind[] ParametersOf(Member member, int at)
    {
        if (member.Name.IsWord("otherwise") || member.Name.IsWord("then") && at == 1)
            return [PhpKind.Exception];
        return member.Name.IsWord("then") && Types.IsCall(member.Target, _scope) ? [PhpKind.Response] : [];
    }

    private Code EmitCall(FunctionCall call)
    {
        if (call.Callee is not Tree.Constant constant)
        {
            if (KindOf(call.Callee) is not (PhpKind.Closure or PhpKind.Unknown))
                return Refused(call, "This value cannot be called.");
            var callee = Emit(call.Callee);
            return new Code(callee.Lead, callee.TextAt(Level.Primary) + Brackets(call.Arguments, EmitArguments(call.Arguments)), Level.Primary, true);
        }
        var name = constant.Name.Text.TrimStart('\\');
        if (_names.Function(name) is { } own)
        {
            var text = CSharpNames.Spell(own.Name.Text) + Brackets(call.Arguments, EmitArguments(call.Arguments));
            return new Code(Lead(constant.Name), text, Level.Primary, _names.KindOf(own.Signature.Returns) is PhpKind.Unknown);
        }
        if (FunctionTable.Find(name, out var spelt) is not { } function)
            return Refused(call, "The function is not ported.", HintFor(spelt));
        var count = call.Arguments.Items.Count;
        if (count < function.Least || count > function.Most)
            return RefusedArguments(call, spelt, function);
        var given = call.Arguments.Items.Select(item => spelt is "isset" or "empty" ? Optional(item.Value!) : EmitBytes(spelt, item.Value!)).ToList();
        return new Code(Lead(constant.Name), FunctionName(spelt) + Brackets(call.Arguments, given), Level.Primary, function.Returns is PhpKind.Unknown);
    }

    private Code RefusedArguments(FunctionCall call, string name, PhpFunction function)
    {
        var count = function.Most == function.Least ? $"{function.Least}" : $"{function.Least} to {function.Most}";
        return Refused(
            call,
            $"`{name}` is ported with {count} argument{(function.Most == 1 ? "" : "s")}.",
            name == "in_array" ? "Write how to compare: `in_array($needle, $list, true)`." : null);
    }

    private static string HintFor(string name) => name switch
    {
        "exit" or "die" => "Write it as a separate statement.",
        "var_dump" or "var_export" => "Write `print_r($value)`.",
        "date" or "strtotime" or "mktime" => "Write the time as text, `'2024-06-08T10:34:56+08:00'`, or in C#.",
        "uniqid" or "rand" or "mt_rand" or "random_bytes" or "random_int" => @"Write `\WeChatPay\Formatter::nonce()`.",
        "fopen" => @"Write `\GuzzleHttp\Psr7\Utils::tryFopen($path, 'rb')`.",
        "sprintf" or "printf" => "Put the values into the string: `\"…{$value}\"`.",
        _ => "Write it in C# by hand.",
    };

    // A string of PHP has bytes. A function that counts or cuts them gets the bytes of the response, not its text.
    private Code EmitBytes(string function, Expression value)
    {
        var takesBody = function is "substr" or "strlen" or "bin2hex" or "md5" or "sha1" or "base64_encode";
        if (takesBody && value is Unary { Operator: { Kind: TokenKind.Cast, Text: var type } } cast
            && Types.CastKind(type) is PhpKind.String && KindOf(cast.Operand) is PhpKind.Body)
            return Emit(cast.Operand) with { Lead = Lead(cast.Operator) };
        if (function is "strlen" or "bin2hex" or "md5" or "sha1" or "base64_encode" && KindOf(value) is PhpKind.Bytes && Emit(value) is var read)
            return read with { Text = read.Text[(FunctionName("strval").Length + 1)..^1] };
        return Emit(value);
    }

    private Code EmitStaticMember(StaticMember member)
    {
        if (_names.Class(member.Class) is not { } type)
            return Refused(member, "The class is not ported.", $"`{_names.FullName(member.Class.Text)}` has no counterpart here.");
        var name = member.Name.Text;
        if (member.Arguments is not { } arguments)
        {
            if (type.Constants is null || !type.Constants.TryGetValue(name, out var text))
                return Refused(member, $"`{type.Name}` has no constant `{name}` here.", "Write its value.");
            return new Code(Lead(member.Class), text ?? $"{_names.Spell(member.Class, type)}.{name}");
        }
        if (type.Statics is null || type.Statics.Keys.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } spelt)
        {
            var hint = type.Statics is null ? null : $"The methods are {string.Join(", ", type.Statics.Keys)}.";
            return Refused(member, $"`{type.Name}` has no method `{name}` here.", hint);
        }
        var takesText = type.Namespace is "WeChatPay.Crypto";
        var given = arguments.Items.Select(item => EmitStaticArgument(item, takesText)).ToList();
        return new Code(Lead(member.Class), $"{_names.Spell(member.Class, type)}.{spelt}{Brackets(arguments, given, isVariadic: spelt == "joinedByLineFeed")}");
    }

    private Code EmitStaticArgument(Entry item, bool takesText)
    {
        if (item.Prefix is not null)
            return Spread(item.Value!);
        // A value of JSON is not yet a string in C#.
        var isJson = takesText && KindOf(item.Value!) is PhpKind.Unknown && item.Value is Tree.Index or Tree.Variable;
        return isJson ? Textual(item.Value!) : Emit(item.Value!);
    }

    private Code Spread(Expression list) =>
        list is FunctionCall { Callee: Constant name } && name.Name.IsWord("array_values") ? Emit(list) : Function("array_values", Emit(list));

    private Code Textual(Expression value)
    {
        var isEntry = value is Tree.Index
            || value is Tree.Variable variable && _scope.Find(variable.Id) is { Writes: > 0 } info
            && info.Values.Exists(static found => found is Tree.Index or Tree.Constant);
        return isEntry ? TextOf(value) : Emit(value);
    }

    private Code EmitNew(New made)
    {
        if (_names.Class(made.Class) is not { CanBeMade: true } type)
        {
            var hint = _names.Class(made.Class) is null ? $"`{_names.FullName(made.Class.Text)}` has no counterpart here." : null;
            return Refused(made, $"`new {made.Class.Text}` is not ported.", hint);
        }
        var given = (made.Arguments?.Items ?? []).Select(item => Emit(item.Value!)).ToList();
        if (type.Kind is PhpKind.Exception && given.Count > 1)
            return Refused(made, "An exception takes a message and nothing else.", "Remove the other arguments.");
        var brackets = made.Arguments is null ? "()" : Brackets(made.Arguments, given);
        return new Code(Lead(made.Keyword), $"new {_names.Spell(made.Class, type)}{brackets}");
    }

    private Code EmitInstanceOf(InstanceOf test)
    {
        var value = Emit(test.Value);
        return new Code(value.Lead, value.TextAt(Level.Relational) + $" is {CaughtType(test.Class)}", Level.Relational);
    }

    /// <summary>Names the type of a <c>catch</c> or <c>instanceof</c>.</summary>
    private string CaughtType(Token name)
    {
        if (_names.Class(name) is not { } type)
        {
            Refuse(name, "The class is not ported.", @"Write `\Throwable` or `\GuzzleHttp\Exception\RequestException`.");
            return "Exception";
        }
        if (type is { Name: "InvalidOperationException" })
            Refuse(name, "C# throws other exceptions where PHP throws this one.", @"Write `\Throwable` or `\GuzzleHttp\Exception\RequestException`.");
        return _names.Spell(name, type) + type.Filter;
    }
}
