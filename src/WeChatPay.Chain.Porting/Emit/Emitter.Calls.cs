using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Calls of functions.</content>
internal sealed partial class Emitter
{
    private Code EmitCall(FunctionCall call)
    {
        if (call.Callee is not Constant constant)
            return CallOfValue(call);
        var name = constant.Name.Text.TrimStart('\\');
        if (_names.Function(name) is { } own)
            return OwnCall(call, constant, own);
        name = SnippetNames.LastOf(name);
        if (FrameworkCall(call, constant, name.ToLowerInvariant()) is { } helper)
            return helper;
        if (Special(call, constant, name.ToLowerInvariant()) is { } special)
            return special;
        if (FunctionTable.Find(name, out var spelt) is not { } function)
            return Refused(Rules.Function, call, "The function is not ported.", HintFor(spelt));
        if (call.Arguments.IsCallable)
            return FirstClass(call, constant, spelt, function);
        var count = call.Arguments.Items.Count;
        if (call.Arguments.Items.FirstOrDefault(static item => item.Label is not null) is { Label: { } label } && function.Most > 20)
            return Refused(Rules.Arguments, new Constant(label), "Named arguments of this function are not ported.", "Write the arguments in order.");
        if (call.Arguments.Items.Any(static item => item.Prefix is not null) && function.Most < 20)
            return Refused(
                Rules.Arguments,
                call.Arguments.Items.First(static item => item.Prefix is not null).Value!,
                "Spreading a list over arguments is not ported here.",
                "Write the arguments one by one.");
        if (count < function.Least && !call.Arguments.Items.Any(static item => item.Prefix is not null) || count > function.Most)
            return RefusedArguments(call, spelt, function);
        var isSpread = call.Arguments.Items.Any(static item => item.Prefix is not null);
        // The functions of the runtime have PHP's names of the parameters.
        var given = call.Arguments.Items.Select((item, at) => Argument(spelt, function, item, at) is var code
            && item.Label is { } named ? code with { Text = $"{CSharpNames.Spell(named.Text)}: {code.Text}" } : code).ToList();
        return new Code(
            Lead(constant.Name),
            FunctionName(isSpread && spelt == "array_map" ? "mapAll" : spelt)
                + Listed(spelt, Brackets(call.Arguments, given, function.Most > 20 ? FunctionTable.FixedOf(spelt) : -1)),
            Level.Primary,
            function.Returns is PhpKind.Unknown);
    }

    // `max` takes one array too: a list of C# needs a type.
    private static string Listed(string name, string given) =>
        name is "max" or "min" && given.StartsWith("([", StringComparison.Ordinal) ? "((object?[])" + given[1..] : given;

    private Code Argument(string name, PhpFunction function, Entry item, int at)
    {
        var value = item.Value!;
        if (item.Prefix is not null)
            return Spread(value);
        if (name is "isset" or "empty")
            return Optional(value);
        if (FunctionTable.OutOf(name) == at)
        {
            return value is Variable filled && IsReferable(filled) && _scope.Find(filled.Id) is { } info && DeclaredType(info) is "dynamic?"
                ? new Code(Lead(filled.Name), $"out {Emit(filled).Text}")
                : Refused(Rules.Reference, value, "Only a variable of its own takes this result.", "Use a variable that nothing else assigns.");
        }
        if (FunctionTable.ChangesFirst(name) && at == 0)
            return Changed(value);
        if (function.Callbacks.Contains(at) && value is Literal { Token.Value: { } named })
            return NamedCallback(value, named);
        // A string of PHP has bytes: functions that count or digest them get the body itself.
        if (value is Unary { Operator: { Kind: TokenKind.Cast, Text: var type } } cast && Types.CastKind(type) is PhpKind.String
            && KindOf(cast.Operand) is PhpKind.Body
            && name is "substr" or "strlen" or "bin2hex" or "md5" or "sha1" or "base64_encode")
            return Emit(cast.Operand) with { Lead = Lead(cast.Operator) };
        var code = name == "iterator_to_array" ? EmitRead(value, closes: false)
                : Emit(value, isPlain: value is ArrayLiteral && name is "json_encode" or "print_r");
        if (value is Closure or ArrowFunction && !function.Callbacks.Contains(at))
            return new Code(code.Lead, $"(Delegate)({code.Text})");
        // A lambda as an argument needs the others to have a type (CS1977).
        var isTyped = value is Closure or ArrowFunction or Literal or ArrayLiteral or Constant || value is Variable
            && KindOf(value) is PhpKind.Array or PhpKind.String or PhpKind.Int && !code.IsDynamic;
        if (function.Callbacks.Contains(at) && value is ArrayLiteral pair)
            return MethodCallback(pair);
        if (function.Callbacks.Contains(at) && value is not (Closure or ArrowFunction or Literal or Constant) && code.Level is not Level.Lambda)
            return new Code(code.Lead, $"(Delegate?){code.TextAt(Level.Unary)}", Level.Unary);
        return function.Callbacks.Count > 0 && !isTyped && code.Level is not Level.Lambda
            ? new Code(code.Lead, $"(object?){code.TextAt(Level.Unary)}", Level.Unary)
            : code;
    }

    // sort($list) changes the variable itself; an entry is reached through its array.
    private Code Changed(Expression value)
    {
        if (value is not Tree.Index index)
        {
            return KindOf(value) is PhpKind.Array or PhpKind.Unknown && value is Variable or Member or StaticMember
                ? Writable(value)
                : Refused(Rules.Value, value, "Only a variable can be changed.", "Assign the array to a variable first.");
        }
        var (root, keys) = Unroll(index);
        return keys.Contains(null)
            ? Refused(Rules.Value, value, "Cannot use [] for reading.", "Name the entry.")
            : new Code("", Writable(root).Text + Inner(keys));
    }

    // 'trim' as a callback: the function of that name.
    private Code NamedCallback(Expression at, string name)
    {
        if (_names.Function(name) is { Signature.Parameters: { Count: > 0 } parameters } own)
            return Lambda(CSharpNames.Spell(own.Name.Text), parameters.Count, own);
        return FunctionTable.Find(name, out var spelt) is { } function
            ? Lambda(FunctionName(spelt), Math.Max(1, function.Least))
            : Refused(Rules.Function, at, $"The function `{name}` is not ported.", HintFor(name.ToLowerInvariant()));
    }

    // [$this, 'method'] as a callback: a call of that method.
    private Code MethodCallback(ArrayLiteral pair)
    {
        if (pair.Entries is [{ Key: null, Value: { } target }, { Key: null, Value: Literal { Token.Value: { } name } }]
            && ClassOf(target) is { } owner && _names.Model.Method(owner, name) is { } method && !method.Has("static"))
            return Lambda($"{Emit(target).TextAt(Level.Primary)}.{MethodName(method)}", method.Signature.Parameters.Count, method);
        return Refused(Rules.Closure, pair, "This form of a callback is not ported.", "Write `fn ($x) => $object->method($x)`.");
    }

    private Code Lambda(string name, int count, Node? owner = null)
    {
        var names = Enumerable.Range(1, count).Select(static at => $"x{at}").ToList();
        if (owner is not null && Types.BodyOf(owner) is { } body && Generators.HasFinally(body))
            Refuse(Rules.Generator, owner.First, FinallyMessage, FinallyHint);
        var signature = owner switch { Function function => function.Signature, Tree.Method method => method.Signature, _ => null };
        var given = names.Select((one, at) => signature?.Parameters.ElementAtOrDefault(at) is { Reference: null, Dots: null } parameter
            && CheckedType(parameter) is { } wanted && IsNativeType(wanted) ? Checked(new Code("", one), wanted).Text : one);
        var call = $"{name}({string.Join(", ", given)})";
        var result = owner is not null && _types.FormOf(owner) is GeneratorForm.Iterator ? $"{FunctionName("generator")}({call})" : call;
        return new Code("", $"({string.Join(", ", names.Select(static one => "dynamic? " + one))}) => {result}", Level.Lambda);
    }

    // strlen(...)
    private Code FirstClass(FunctionCall call, Constant constant, string name, PhpFunction function)
    {
        if (function.Returns is PhpKind.Void || FunctionTable.ChangesFirst(name))
            return Refused(Rules.Closure, call, "A closure of this function is not ported.", "Write `fn ($x) => …`.");
        return Lambda(FunctionName(name), Math.Max(1, function.Least)) with { Lead = Lead(constant.Name) };
    }

    private Code CallOfValue(FunctionCall call)
    {
        if (call.Arguments.IsCallable)
            return Emit(call.Callee);
        if (KindOf(call.Callee) is not (PhpKind.Closure or PhpKind.Unknown))
            return Refused(Rules.Value, call, "This value cannot be called.", "Call a function or a closure.");
        if (call.Callee is Variable variable && _scope.Find(variable.Id) is { Values: [Literal { Token.Value: not null }] })
            return Refused(Rules.Computed, call, "A function with a computed name is not ported.", "Write the name, or assign a closure: `$f = strlen(...);`.");
        var callee = Emit(call.Callee);
        var isGenerator = call.Callee is Closure lazy && Generators.Yields(lazy.Body);
        if (isGenerator && call.Arguments.Items.Count == 0)
            return new Code(callee.Lead, $"((Func<Generator>)({callee.Text}))()", Level.Primary, true);
        if (isGenerator)
            callee = callee with { Text = $"(Delegate)({callee.Text})" };
        if (isGenerator || call.Callee is not (Closure or ArrowFunction) && !CallsDirectly(call))
        {
            // As in PHP, the function gets the arguments that it has parameters for.
            var function = isGenerator || KindOf(call.Callee) is PhpKind.Closure && !callee.IsDynamic ? callee.Text : $"(Delegate){callee.TextAt(Level.Unary)}";
            var rest = Brackets(call.Arguments, EmitArguments(call.Arguments));
            var comma = call.Arguments.Items.Count > 0 ? ", " : "";
            var arguments = rest[(rest.IndexOf('(', StringComparison.Ordinal) + 1)..];
            return new Code(callee.Lead, $"{FunctionName("call_user_func")}({function}{comma}{arguments}", Level.Primary, true);
        }
        var text = call.Callee is Closure or ArrowFunction
            ? $"((Func<{string.Concat(Enumerable.Repeat("dynamic?, ", call.Arguments.Items.Count))}dynamic?>)({callee.Text}))"
            : callee.TextAt(Level.Primary);
        return new Code(callee.Lead, text + Brackets(call.Arguments, EmitArguments(call.Arguments)), Level.Primary, true);
    }

    // A function that a variable holds for certain, called with what its parameters are.
    private bool CallsDirectly(FunctionCall call)
    {
        if (call.Callee is not Variable variable || _scope.Find(variable.Id) is not { IsParameter: false, Declarers.Count: 0, Values: [{ } only] })
            return false;
        var signature = only switch { Closure closure when Returns(closure.Body) => closure.Signature, ArrowFunction arrow => arrow.Signature, _ => null };
        return signature is not null && signature.Parameters.Count == call.Arguments.Items.Count
            && signature.Parameters.Zip(call.Arguments.Items, (parameter, item) => item.Prefix is null && parameter.Dots is null
                && (parameter.Type is null || _names.KindOf(parameter.Type) == KindOf(item.Value!))).All(static fits => fits);
    }

    private Code OwnCall(FunctionCall call, Constant constant, Function own)
    {
        var spelt = CSharpNames.Spell(own.Name.Text);
        if (call.Arguments.IsCallable)
            return Lambda(spelt, own.Signature.Parameters.Count, own) with { Lead = Lead(constant.Name) };
        var text = spelt + Passed(call.Arguments, own.Signature, call, fillsDefaults: true);
        return new Code(Lead(constant.Name), text, Level.Primary, KindOf(call) is PhpKind.Unknown);
    }

    private Code? Special(FunctionCall call, Constant constant, string name)
    {
        var items = call.Arguments.Items;
        switch (name)
        {
            case "compact" or "extract" or "get_defined_vars" or "func_get_args":
                return Refused(
                    Rules.Computed,
                    call,
                    $"`{name}` finds variables by their names.",
                    name == "compact" ? "Write the array: `['a' => $a]`." : "Read the entries by their keys.");
            case "file_get_contents" or "fopen" when items.Count > 0 && items[0].Value is Literal { Token.Value: "php://input" }:
            case "getallheaders" or "apache_request_headers" or "header" or "http_response_code":
                NoteRequest(constant.Name);
                return null;
            case "preg_match" or "preg_match_all" or "preg_replace" or "preg_replace_callback" or "preg_split" when UnreadPattern(items) is { } unread:
                return Refused(
                    Rules.Value,
                    unread,
                    "C# has no regular expression that means the same as this one.",
                    @"Write it in another way: `[\x{4e00}-\x{9fff}]` for common Chinese characters, and no possessive quantifiers or recursion.");
            case "call_user_func" or "call_user_func_array":
                return NamedCall(call, name);
            case "is_callable" when items is [{ Value: Literal { Token.Value: { } named } }]
                && (_names.Function(named) is not null || FunctionTable.Find(named, out _) is not null):
                return new Code(Lead(constant.Name), "true");
            case "date" or "mktime" or "strtotime":
                NoteZone(constant.Name);
                return null;
            case "file_get_contents" when items.Count > 0 && StreamName(items[0].Value!) is { } stream:
                return Refused(Rules.Stream, call, $"`{stream}` is not a file.", "Download it: `$instance->chain('v3/…')->get(['sink' => $path])`.");
            case "openssl_x509_parse" when !_names.ReadsKnownFields(call):
                return Refused(
                    Rules.Function,
                    call,
                    "Of `openssl_x509_parse` these fields are ported, read at once or from a variable: serialNumber, serialNumberHex, validFrom, validTo, "
                    + "validFrom_time_t, validTo_time_t and version.",
                    "Write `openssl_x509_parse($certificate)['serialNumberHex']`.");
            case "get_class" when items is [{ Value: { } known }] && ClassOf(known) is { Name: { } className } own && !IsExtended(own)
                && !_names.IsOther(_names.FullName(className.Text)):
                return new Code(Lead(constant.Name), StringText.Quote($"{(_names.Namespace.Length > 0 ? _names.Namespace + "\\" : "")}{className.Text}"));
            case "openssl_error_string":
                return Refused(Rules.Function, call, "The texts of `openssl_error_string` are those of one version of OpenSSL.", "Write a text of your own.");
            case "coroutine" when items.Count == 1:
                Using("WeChatPay.Php.Promises");
                return new Code(Lead(constant.Name), $"Coroutine.of{CoroutineArguments(call.Arguments)}");
            case "define" when items.Count >= 2:
                return Refused(Rules.Constant, call, "`define` is not ported.", "Write `const NAME = value;`.");
            case "exit" or "die":
                return Refused(Rules.Control, call, "`exit` is ported only as a separate statement.", "Write it as a separate statement.");
            case "unset":
                return Refused(Rules.Control, call, "`unset` is a statement.", "Write it as a separate statement.");
            default:
                return null;
        }
    }

    private static Expression? UnreadPattern(IReadOnlyList<Entry> items) => items is not [{ Prefix: null, Value: { } pattern }, ..] ? null
        : (pattern is ArrayLiteral list ? list.Entries.Select(static entry => entry.Value) : [pattern])
            .FirstOrDefault(static one => one is Literal { Token.Value: { } text } && !PatternCheck.IsRead(text));

    private static string? StreamName(Expression value) => value switch
    {
        Literal { Token.Value: { } text } => text.Contains("://", StringComparison.Ordinal) && !text.StartsWith("file://", StringComparison.Ordinal)
            ? text
            : null,
        Template { Parts: [(Text: { } text, _), ..] } => text.Contains("://", StringComparison.Ordinal) && !text.StartsWith("file://", StringComparison.Ordinal)
            ? text
            : null,
        Binary { Operator.Text: "." } binary => StreamName(binary.Left),
        Parenthesised inner => StreamName(inner.Inner),
        _ => null,
    };

    private Code RefusedArguments(FunctionCall call, string name, PhpFunction function)
    {
        var count = function.Most == function.Least
            ? (Wording)$"{function.Least}"
            : function.Most > 20
            ? (Wording)$"at least {function.Least}"
            : $"{function.Least} to {function.Most}";
        return Refused(
            Rules.Count,
            call,
            function.Most == 1 ? (Wording)$"`{name}` is ported with {count} argument." : $"`{name}` is ported with {count} arguments.");
    }

    private static Wording HintFor(string name) => name switch
    {
        "var_dump" or "var_export" => "Write `print_r($value)`.",
        "fopen" => @"Write `\GuzzleHttp\Psr7\Utils::tryFopen($path, 'rb')`.",
        "curl_init" or "curl_exec" or "curl_setopt" or "curl_close" => "Call WeChat Pay by the chain: `$instance->chain('v3/…')->get()`. For other "
            + "servers write C# with `HttpClient`.",
        "simplexml_load_string" => @"Write `\WeChatPay\Transformer::toArray($xml)`.",
        "get_class" => "Ported is `get_class` of a value whose class the code declares, and no other class extends. Write the name as text.",
        "coroutine" => "Write `$first->then(function ($value) { … })`.",
        "config" or "app" or "env" or "request" or "response" or "redirect" or "view" or "cache" or "session" or "event" or "dispatch" =>
            "The function belongs to the framework: take the value as a parameter, or as a property that the constructor sets.",
        "sleep" or "usleep" => "Wait in C#: `await Task.Delay(…)`.",
        "eval" or "exec" or "shell_exec" or "system" or "passthru" => "Write the work as C#.",
        "is_callable" or "function_exists" or "method_exists" or "class_exists" or "property_exists" => "The compiler of C# knows that: remove the test.",
        _ => "Move the line into a function of its own, leave that function out, and write it in C#.",
    };
}
