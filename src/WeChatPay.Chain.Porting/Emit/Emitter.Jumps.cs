using System.Text;
using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Exceptions, jumps, <c>exit</c> and <c>unset</c>.</content>
internal sealed partial class Emitter
{
    // A call of a member of null is an error in PHP. The exceptions of C# for it do not derive from Error.
    private const string IsError = ".isError()";

    private string Attempt(Try attempt)
    {
        var text = new StringBuilder(Lead(attempt.Keyword)).Append("try").Append(Spaced(Braces(attempt.Body)));
        foreach (var part in attempt.Catches)
        {
            var types = part.Types.Select(CaughtType).Select(static one => one is ("Error", "") ? (Type: "Exception", Filter: IsError) : one).ToList();
            var isAll = part.Types.Any(name => _names.FullName(name.Text).TrimStart('\\').Equals("Throwable", StringComparison.OrdinalIgnoreCase));
            var only = types is [{ Filter: "" } one] && !one.Type.Contains(' ', StringComparison.Ordinal) ? one.Type : null;
            var info = part.Variable is { } token ? _scope.Find(token.Text[1..]) : null;
            var isShared = info is { IsAssignedByLoops: true } or { IsParameter: true };
            if (info is { Writes: 0, IsAssignedByLoops: false, IsParameter: false })
                info.Class = part.Types.Count == 1 ? _names.OwnClass(part.Types[0]) : null;
            // \Exception does not take the errors of PHP itself.
            // Only the `finally` blocks see that the loop over a generator ends.
            var isExit = _function is { Form: GeneratorForm.Awaiting, HasFinally: true } && Generators.Yields(attempt.Body);
            var isPlain = isAll && !isExit || only is not null && only != "Exception";
            var spelt = part.Variable is { } variable ? Spell(variable) : isPlain ? "" : "e";
            var name = isShared ? $"{spelt}{part.Keyword.Offset}" : spelt;
            var caught = isAll ? "Exception" : only ?? (types.Count == 1 && types[0].Filter.Length > 0 && types[0].Filter != IsError
                ? "WeChatPayException" : "Exception");
            text.Append(Lead(part.Keyword)).Append("catch").Append(Lead(part.Open).Length == 0 ? " " : Lead(part.Open))
                .Append('(').Append(caught).Append(name.Length > 0 ? " " : "").Append(name).Append(')');
            if (!isPlain)
                text.Append($" when ({(isAll ? $"{name} is not GeneratorExit" : CatchTest(name, types, isExit))})");
            text.Append(Spaced(Handling(part.Body, part.Variable?.Text[1..], isShared ? $" {spelt} = {name};" : "")));
        }
        if (attempt.Finally is { } last)
        {
            _loops.Push("finally");
            text.Append(Lead(attempt.FinallyKeyword!)).Append("finally").Append(Spaced(Handling(last, caught: null, "")));
            _loops.Pop();
        }
        return text.ToString();
    }

    private static string CatchTest(string name, List<(string Type, string Filter)> types, bool isExit)
    {
        var plain = types.Where(static type => type is { Filter.Length: 0, Type: not "Exception" }).Select(static type => type.Type).ToList();
        var tests = types.Where(static type => type.Filter.Length > 0).Select(type => name + type.Filter);
        if (types.Contains(("Exception", "")))
            tests = tests.Prepend($"!{name}{IsError}{(isExit ? $" && {name} is not GeneratorExit" : "")}");
        return string.Join(" || ", (plain.Count > 0 ? [$"{name} is {string.Join(" or ", plain)}"] : Enumerable.Empty<string>()).Concat(tests));
    }

    // `caught` is the variable of the caught exception; null without a variable, and in a finally.
    private string Handling(Block block, string? caught, string first)
    {
        var outer = _caught;
        _caught = caught is not null && _scope.Find(caught) is { Writes: 0, IsAssignedByLoops: false } ? caught : null;
        var text = Braces(block, first);
        _caught = outer;
        return text;
    }

    private string Leave(Jump jump)
    {
        if (!jump.Keyword.IsWord("return"))
            return Interrupt(jump);
        if (_loops.Contains("finally"))
            return LeftFinally(jump);
        var lead = Lead(jump.Keyword);
        if (jump.Value is not { } value)
            return _function.Form is GeneratorForm.Iterator ? $"{lead}yield break{End(jump.End)}"
                : $"{lead}return{(_function.HasValue ? " " + Nothing : "")}{End(jump.End)}";
        if (_scope.IsRoot)
            Refuse(Rules.Control, jump.Keyword, "Nothing receives a value that the snippet itself returns.", "Remove the value, or the `return`.");
        if (_function.Name.Equals("__construct", StringComparison.OrdinalIgnoreCase))
            Refuse(Rules.Syntax, jump.Keyword, "A constructor must not return a value.");
        _direct = value;
        var code = Emit(value);
        if (value is Closure or ArrowFunction)
            code = new Code(code.Lead, $"(Delegate)({code.Text})");
        else if (_function.Type is not ("string?" or "long?" or "double?" or "bool?" or "string" or "long") && IsHeldElsewhere(value))
            code = Copied(value, code);
        code = Coerced(value, code, CheckedType(_function.Declared));
        return $"{lead}return{OrSpace(code.Lead)}{code.Text}{End(jump.End)}";
    }

    // What a property, a parameter or a shared variable holds, the caller must not change.
    private bool IsHeldElsewhere(Expression value)
    {
        if (KindOf(value) is not (PhpKind.Array or PhpKind.Unknown) || ClassOf(value) is not null)
            return false;
        return value switch
        {
            Member { Arguments: null, Target: Variable { Id: "this" } } => true,
            StaticMember { Arguments: null } => KindOf(value) is PhpKind.Array || value is StaticMember { Name.Kind: TokenKind.Variable },
            Variable variable => _scope.Find(variable.Id) is { IsOuter: true } or { IsElsewhere: true } || _scope.Find(variable.Id) is { IsParameter: true }
                && KindOf(value) is PhpKind.Array,
            _ => false,
        };
    }

    // PHP gives up the exception, or the value that was to be returned; C# does not allow it.
    private string LeftFinally(Jump jump)
    {
        Refuse(
            Rules.Control,
            jump.Keyword,
            $"`{jump.Keyword.Text.ToLowerInvariant()}` out of a `finally` is not ported.",
            "Set a variable in the block, and leave behind it.");
        return "";
    }

    private string Interrupt(Jump jump)
    {
        var word = jump.Keyword.Text.ToLowerInvariant();
        var levels = jump.Levels is { } number && int.TryParse(number.Text, out var count) ? count : 1;
        if (_loops.Count == 0)
        {
            Refuse(Rules.Control, jump.Keyword, $"'{jump.Keyword.Text}' not in the 'loop' or 'switch' context.", "Use it inside of a loop.");
            return "";
        }
        // Inside of a switch, `continue` means `break`, and `continue 2` means the loop around it.
        var around = _loops.ToArray();
        if (around.Take(levels).Contains("finally"))
            return LeftFinally(jump);
        if (levels == 1)
            return $"{Lead(jump.Keyword)}{(around[0] == "switch" ? "break" : word)}{End(jump.End)}";
        if (word == "continue" && levels <= around.Length && around[levels - 1] == "loop" && around.Take(levels - 1).All(static one => one == "switch"))
            return $"{Lead(jump.Keyword)}continue{End(jump.End)}";
        Refuse(Rules.Levels, jump.Levels ?? jump.Keyword, $"`{word}` out of several loops is not ported.", "Use a flag, or return from a function.");
        return "";
    }

    private string Exit(FunctionCall call)
    {
        var lead = Lead(call.First);
        if (_names.ReadsRequest)
            return EndOfRequest(call, lead);
        if (call.Arguments.Items is not [{ Value: { } value }])
            return $"{lead}Environment.Exit(0)";
        return KindOf(value) switch
        {
            PhpKind.Int => $"{lead}Environment.Exit({(value is Literal ? "" : "(int)")}{Emit(value).At(Level.Unary).TrimStart()})",
            PhpKind.String => $"{lead}{FunctionName("echo")}({Emit(value).Text}); Environment.Exit(0)",
            _ => Refused(Rules.Control, call, "`exit` is ported only with a number or a string.", "Write `exit((string) $text);`.").All,
        };
    }

    // In a web server `exit` ends one request, not the program.
    private string EndOfRequest(FunctionCall call, string lead)
    {
        if (!_scope.IsRoot)
            return Refused(Rules.Control, call, "`exit` inside of a function that serves web requests is not ported.",
                "Return the reply, and end the file with it.").All;
        if (_names.HasFinally)
            return Refused(Rules.Control, call, "`exit` in a file with `finally` is not ported: C# would run the block.", "Write `return;`.").All;
        return call.Arguments.Items is [{ Value: { } value }] && KindOf(value) is not PhpKind.Int
            ? $"{lead}{{ {FunctionName("echo")}({Emit(value).Text}); return; }}"
            : $"{lead}return";
    }

    private string Unset(FunctionCall call) =>
        Lead(call.First) + string.Join("; ", call.Arguments.Items.Select(item => Unset(item.Value!)));

    private string Unset(Expression value)
    {
        switch (value)
        {
            case Variable variable when _scope.Copies.ContainsKey(variable.Id):
                return "";
            case Variable variable:
                // The name of a place of a loop ends with the loop.
                if (_scope.Find(variable.Id) is { IsElsewhere: true })
                    return "";
                return $"{Emit(variable).Text} = null";
            case Tree.Index index when Unroll(index) is var (root, keys) && !keys.Contains(null):
                if (KindOf(root) is PhpKind.Array && keys.Count == 1)
                    return $"{Writable(root).Text}.Remove({Key(keys[0]!)})";
                if (KindOf(root) is PhpKind.Array or PhpKind.Unknown)
                    return $"{FunctionName("remove")}({Holder(root)}, {string.Join(", ", keys.Select(key => Key(key!)))})";
                break;
            case Member { Arguments: null, Computed: null } member when ClassOf(member.Target) is not null && KindOf(member) is PhpKind.Unknown:
                return $"{Emit(member).Text} = null";
            case Member { Arguments: null, Computed: null } member when KindOf(member.Target) is PhpKind.Unknown:
                return $"{Emit(member.Target).TextAt(Level.Primary)}.Remove({StringText.Quote(member.Name.Text)})";
        }
        return Refused(Rules.Control, value, "`unset` is not ported for this value.", "Build the value without the entry.").All;
    }

    // The array that an entry is removed from: what is read from the place of a loop, or from an object of JSON, is a copy.
    private string Holder(Expression root)
    {
        if (root is Variable variable && _scope.Copies.TryGetValue(variable.Id, out var place) && place.EndsWith(".Value", StringComparison.Ordinal))
            return place[..^".Value".Length] + ".AtIfThere()";
        if (root is not Member { Arguments: null, Computed: null } member || ClassOf(member.Target) is not null || KindOf(member.Target) is not PhpKind.Unknown)
            return Emit(root).Text;
        var (text, fields) = (Optional(member).TextAt(Level.Primary), $"fields{member.Name.Offset}");
        return $"(object?){Optional(member.Target).TextAt(Level.Unary)} is stdClass {fields} ? {fields}.AtIfThere({StringText.Quote(member.Name.Text)}) "
            + $": {text} as PhpArray";
    }

    // static $cache = [];
    private string Statics(StaticVariables statics)
    {
        foreach (var (name, value) in statics.Variables)
        {
            var info = _scope.Get(name.Text[1..]);
            if (_scope.Owner is Closure or ArrowFunction || _scope.IsRoot)
            {
                Refuse(Rules.Control, name, "A static variable is ported only in functions with a name.", "Use a captured variable: `use (&$count)`.");
                continue;
            }
            var spelt = $"{_function.Name}_{info.Name}";
            _scope.Copies[info.Name] = spelt;
            var type = DeclaredType(info) is "var" ? "dynamic?" : DeclaredType(info);
            var start = value is null ? type is "long" or "double" or "bool" ? "default" : "null" : Emit(value).Text;
            _statics.Add($"{type.TrimEnd('?')}{(type is "long" or "double" or "bool" ? "" : type is "PhpArray" or "string" ? "" : "?")} {spelt} = {start};");
        }
        return Trivia.HasComment(statics.Keyword.Leading) ? Lead(statics.Keyword).TrimEnd(' ', '\n') : "";
    }
}
