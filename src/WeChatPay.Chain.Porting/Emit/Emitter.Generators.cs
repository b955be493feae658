using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Generators.</content>
internal sealed partial class Emitter
{
    private const string FinallyMessage = "PHP runs the `finally` of a generator when nothing holds it any more. C# does not see when that is.";
    private const string FinallyHint = "Loop over the call itself: `foreach (rows() as $row) { … }`.";
    private const string YieldHint = "Assign what `yield` gives to a variable first: `$given = yield $value;`.";

    private bool _isDirect;
    private Expression? _coroutine;
    private Expression? _direct;
    private Expression? _read;

    // A coroutine runs to its end, so that its `finally` blocks run there.
    private string CoroutineArguments(Arguments arguments)
    {
        _coroutine = arguments.Items is [{ Value: { } function }] ? function : null;
        return LibraryArguments(arguments);
    }

    private string GeneratorType(bool hasValue) =>
        (_names.AllClasses.Any(static type => type.Name?.Text == "Generator") ? "WeChatPay.Php.Generator" : "Generator") + (hasValue ? "<dynamic?>" : "");

    private void CheckGenerator(Token name, Signature signature, Node owner, bool hasValue)
    {
        foreach (var parameter in signature.Parameters)
        {
            if (parameter.Reference is { } reference && _names.KindOf(parameter.Type) is not PhpKind.Array)
                Refuse(Rules.Reference, reference, "A parameter by reference of a generator is not ported.", "Yield or return the changed value.");
        }
        if (owner is not Method method || !_types.IsShared(method))
            return;
        // The method overrides another one, or may be overridden: both have one type in C#.
        if (hasValue)
            Refuse(Rules.Generator, name, "Several classes have this method, and this one returns a value.", "Give the method a name of its own.");
        if (_names.AllClasses.SelectMany(static type => type.Methods).Any(other => other.Name.Text.Equals(name.Text, StringComparison.OrdinalIgnoreCase)
            && (other.Body is null || !Generators.Yields(other.Body)) && _names.KindOf(other.Signature.Returns) is not PhpKind.Generator))
            Refuse(Rules.Generator, name, "Another class has a method of this name that is not a generator.", @"Declare both `: \Generator`.");
    }

    // Whether other code sees variables of the function: by reference, or from call to call.
    private static bool HasShared(Block body) => NodeWalk.All(body).Any(static node => node is StaticVariables or Global
        || node is Closure closure && closure.Uses.Any(static taken => taken.ByReference is not null));

    private string YieldText(Yield yielded)
    {
        if (yielded.Value is not { } value)
            return $"{Lead(yielded.Keyword)}yield return null";
        return $"{Lead(yielded.Keyword)}yield return {Untyped(value, IsRead(value) ? Emit(value) : Kept(value, Emit(value), always: true))}";
    }

    // An item of a loop that nothing else reads.
    private bool IsRead(Expression value) => value is Variable variable && _scope.Find(variable.Id) is { EntryWrites.Count: 0, IsOuter: false } info
        && info is { Occurrences: [{ IsWrite: true } first, { IsWrite: false } second], IsParameter: false }
        && second.Path.Where(static step => step.Statement is While or DoWhile or For or Foreach)
            .All(step => info.Declarers.Exists(declarer => ReferenceEquals(declarer.Node, step.Statement)) || Placement.IsWithin(first, step.Statement));

    private Code EmitYield(Yield yielded)
    {
        if (_function.Form is not GeneratorForm.Awaiting)
            return Refused(Rules.Generator, yielded, "`yield` is ported only in functions.", "Write a function that yields.");
        if (_function.HasShared && !ReferenceEquals(_direct, yielded))
            Refuse(Rules.Generator, yielded.Keyword, "Other code may change variables of this statement while the generator waits.", YieldHint);
        var parts = new List<string>();
        if (yielded.Key is { } key)
            parts.Add(Argument(key, Emit(key)));
        if (yielded.Value is { } value)
            parts.Add(Argument(value, yielded.IsFrom ? EmitRead(value, closes: true) : Emit(value)));
        var name = FunctionName(yielded.IsFrom ? "yieldsFrom" : "yields");
        return new Code(Lead(yielded.Keyword), $"await {name}({string.Join(", ", parts)})", Level.Unary, IsDynamic: true);
    }

    private string Argument(Expression value, Code code) =>
        KindOf(value) is PhpKind.Unknown && value is not (Closure or ArrowFunction) ? $"(object?){code.TextAt(Level.Unary)}" : Untyped(value, code);

    // What an argument or a yielded value shares with a variable that is changed later.
    private Code Kept(Expression value, Code code, bool always = false)
    {
        if (value is Parenthesised inner)
            return Kept(inner.Inner, code, always);
        return KindOf(value) is PhpKind.Array or PhpKind.Unknown && IsPlace(value) && ClassOf(value) is null && _types.LibraryOf(value, _scope) is null
            && (always || value is not Variable variable || IsWritten(variable))
            ? Copied(value, code)
            : code;
    }

    /// <summary>Writes what a loop goes through: the sequence itself, where the value is the call of a generator.</summary>
    /// <param name="value">The value.</param>
    /// <param name="closes">Whether leaving the loop ends the generator.</param>
    private Code EmitRead(Expression value, bool closes)
    {
        while (value is Parenthesised { Inner: var inner })
            value = inner;
        var owners = _types.GeneratorsOf(value, _scope);
        if (owners.Count == 0)
            return Emit(value);
        _read = value;
        var code = Emit(value);
        var isClosing = closes && owners.Any(one => Types.BodyOf(one) is { } body && Generators.HasFinally(body))
            && owners.Any(one => _types.FormOf(one) is GeneratorForm.Awaiting);
        return isClosing ? code with { Text = $"{FunctionName("closing")}({(code.IsDynamic ? "(object?)" : "")}{code.Text})" } : code;
    }

    // A sequence of C# begins again in each loop: what else is done with a generator needs one that goes through once.
    private Code AsGenerator(Expression value, Code code)
    {
        if (value is not (FunctionCall or Member or StaticMember) || code.Text == "default")
            return code;
        if (ReferenceEquals(_read, value))
        {
            _read = null;
            return code;
        }
        if (value is FunctionCall { Arguments.IsCallable: true } or Member { Arguments.IsCallable: true } or StaticMember { Arguments.IsCallable: true })
            return code;
        var owners = _types.GeneratorsOf(value, _scope);
        if (owners.Any(static one => Types.BodyOf(one) is { } body && Generators.HasFinally(body)))
            Refuse(Rules.Generator, value.First, FinallyMessage, FinallyHint);
        return owners.Any(one => _types.FormOf(one) is GeneratorForm.Iterator)
            ? code with { Text = $"{FunctionName("generator")}({(KindOf(value) is PhpKind.Generator ? "" : "(object?)")}{code.Text})", Level = Level.Primary }
            : code;
    }

    // Whether nothing of the target is read before the value is there.
    private bool IsPlainTarget(Assignment assignment) => assignment.Operator.Text == "="
        && (assignment.Target is Variable || assignment.Target is Tree.Index index && Unroll(index).Root is Variable root && !_function.HasShared
            && KindOf(root) is PhpKind.Array && index.Key is null or Literal or Variable);

    // `$sum += yield;`: C# reads the target first, PHP afterwards.
    private Assignment? WithGiven(Assignment assignment, bool isStatement)
    {
        if (!isStatement || _copies is null)
            return null;
        var name = $"given{assignment.Operator.Offset}";
        _direct = assignment.Value;
        _copies.Add($"var {name} = {Untyped(assignment.Value, Emit(assignment.Value))};");
        _scope.Get(name).Values.Add(new Constant(assignment.Operator));
        var token = assignment.Operator with { Kind = TokenKind.Variable, Text = "$" + name };
        return assignment with { Value = new Variable(token) };
    }
}
