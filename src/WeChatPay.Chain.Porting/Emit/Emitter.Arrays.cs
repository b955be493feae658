using System.Text;
using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Literals of arrays.</content>
internal sealed partial class Emitter
{
    // Whether the literal that is being written stays in a variable: what it holds must not change with the variable it came from.
    private bool _isKept;

    /// <param name="array">The literal.</param>
    /// <param name="isPlain">Whether the literal goes straight into a call.</param>
    /// <param name="isHeaders">Whether the array is the value of <c>headers</c>, where <c>_</c> in an anonymous object means <c>-</c>.</param>
    /// <param name="isOptions">Whether the array becomes an object even when it is empty.</param>
    private Code EmitArray(ArrayLiteral array, bool isPlain, bool isHeaders = false, bool isOptions = false)
    {
        foreach (var entry in array.Entries)
        {
            if (entry.Prefix is { Text: "&" } prefix)
                Refuse(Rules.Reference, prefix, "A reference in an array is not ported.", "Write the value.");
            else if (entry.Value is null)
                Refuse(Rules.Syntax, array.Open, "Cannot use empty array elements in arrays.");
            else if (isPlain && entry.Value is Closure or ArrowFunction)
                Refuse(Rules.Closure, entry.Value.First, "A function inside an array is not ported here.", "Call it, or pass it to `then`.");
        }
        if (array.Entries.Any(static entry => entry.Value is null || entry.Prefix?.Text == "&"))
            return new Code("", "default");
        if (array.Entries.Any(static entry => entry.Prefix is not null))
            return Spreading(array);
        if (array.Entries.Count == 0)
            return new Code(Lead(array.Open), !isPlain ? "new PhpArray()" : isOptions ? "new { }" : "new object[] { }");
        if (!isPlain || !ArrayShape.IsPlain(array))
            return EmitPhpArray(array);
        if (ArrayShape.IsList(array))
            return EmitList(array);
        var isAnonymous = ArrayShape.IsAnonymous(array)
            && !(isHeaders && array.Entries.Any(static entry => ArrayShape.KeyOf(entry.Key)!.Contains('_', StringComparison.Ordinal)));
        return EmitMap(array, isAnonymous);
    }

    // [...$a, 'b' => 1] means the same as array_merge($a, ['b' => 1]).
    private Code Spreading(ArrayLiteral array)
    {
        var parts = new List<string>();
        var open = new List<Entry>();
        foreach (var entry in array.Entries.Append(null))
        {
            if (entry is { Prefix: null })
            {
                if (entry.Key is not null && KindOf(entry.Key) is not PhpKind.String || entry.Key is Literal { Token.Value: { } text }
                    && text.All(char.IsAsciiDigit))
                    Refuse(Rules.Array, entry.Key.First, "A key that is not text beside a spread array is not ported.", "Assign the entry afterwards.");
                open.Add(entry);
                continue;
            }
            if (open.Count > 0)
                parts.Add(EmitPhpArray(new ArrayLiteral(array.Open, null, [.. open], array.Close)).Text);
            open.Clear();
            if (entry is not null)
                parts.Add(Emit(entry.Value!).Text);
        }
        return new Code(Lead(array.Open), $"{FunctionName("spread")}({string.Join(", ", parts)})");
    }

    private Code EmitPhpArray(ArrayLiteral array)
    {
        var isMixed = array.Entries.Any(static entry => entry.Key is null) && array.Entries.Any(static entry => entry.Key is not null);
        // Keys that are text alone may repeat: the last one wins, at the place of the first. So it is with an indexer.
        var text = new StringBuilder("new PhpArray {");
        foreach (var entry in array.Entries)
        {
            var value = EntryValue(entry.Value!, isPlain: false);
            var lead = entry.Key is null ? value.Lead : Trivia.Port(entry.Key.First.Leading);
            text.Append(OrSpace(lead));
            if (entry.Key is null)
                text.Append(value.Text);
            else if (isMixed)
                text.Append($"{{ {Emit(entry.Key).Text}, {value.Text} }}");
            else
                text.Append($"[{Emit(entry.Key).Text}]{ArrowOf(entry)}={OrSpace(value.Lead)}{value.Text}");
            text.Append(Comma(entry));
        }
        return Closed(array, text);
    }

    private Code EntryValue(Expression value, bool isPlain)
    {
        var code = Emit(value, isPlain);
        if (value is Closure or ArrowFunction)
            return new Code(code.Lead, $"(Delegate)({code.Text})");
        // An array inside of a kept literal of C# would change with its variable.
        return isPlain && _isKept && value is Variable { Id: var id } && _scope.Find(id) is { } info && IsChanged(info) ? Copied(value, code) : code;
    }

    private Code Copied(Expression value, Code code) =>
        KindOf(value) is PhpKind.Array ? new Code(code.Lead, $"{code.Text}.Copy()") : Function("copy", code) with { IsDynamic = true };

    private Code EmitMap(ArrayLiteral array, bool isAnonymous)
    {
        var text = new StringBuilder(isAnonymous ? "new {" : "new Dictionary<string, object?> {");
        foreach (var entry in array.Entries)
        {
            var key = ArrayShape.KeyOf(entry.Key)!;
            var isOptions = key is "headers" or "query" or "xml" or "form_params";
            var value = entry.Value is ArrayLiteral inner
                ? EmitArray(inner, isPlain: true, key == "headers", isOptions)
                : EntryValue(entry.Value!, isPlain: true);
            text.Append(OrSpace(Trivia.Port(entry.Key!.First.Leading)));
            text.Append(isAnonymous ? CSharpNames.Spell(key) : $"[{Emit(entry.Key).Text}]");
            text.Append(ArrowOf(entry)).Append('=').Append(OrSpace(value.Lead));
            text.Append(isAnonymous ? TypedNull(entry.Value!, value) : value.Text).Append(Comma(entry));
        }
        return Closed(array, text);
    }

    private static string ArrowOf(Entry entry) => entry.Arrow is { } arrow && Lead(arrow) is { Length: > 0 } blank ? blank : " ";

    private static string Comma(Entry entry) => entry.Comma is { } comma ? Lead(comma) + "," : "";

    private static Code Closed(ArrayLiteral array, StringBuilder text)
    {
        text.Append(OrSpace(Lead(array.Close))).Append('}');
        return new Code(Lead(array.Open), text.ToString());
    }

    // A member of an anonymous object needs a type, which null does not have.
    private static string TypedNull(Expression entry, Code value) =>
        entry is Constant { Name: var name } && name.IsWord("null") ? "(object?)null" : value.Text;

    private Code EmitList(ArrayLiteral array)
    {
        var kinds = array.Entries.Select(entry => SignatureOf(entry.Value!)).Distinct().ToList();
        var hasNull = array.Entries.Any(entry => KindOf(entry.Value!) is PhpKind.Null or PhpKind.Unknown);
        var text = new StringBuilder(kinds is [not null] ? "new[] {" : hasNull ? "new object?[] {" : "new object[] {");
        foreach (var entry in array.Entries)
        {
            var value = EntryValue(entry.Value!, isPlain: true);
            var lead = entry.Key is null ? value.Lead : Lead(entry.Key.First);
            text.Append(OrSpace(lead)).Append(value.Text).Append(Comma(entry));
        }
        return Closed(array, text);
    }

    /// <summary>Describes the C# type of a value; null when the type is not sure. Values of one type make a <c>new[]</c>.</summary>
    private string? SignatureOf(Expression value) => value switch
    {
        ArrayLiteral array => ArrayShape.IsAnonymous(array) ? SignatureOf(array) : null,
        Literal { Token.Kind: TokenKind.Integer } literal => NumberText.Integer(literal.Token.Text) is { Length: < 10 } ? "int" : null,
        Parenthesised => null,
        Unary { Operator.Text: "-" } unary => SignatureOf(unary.Operand),
        _ => KindOf(value) switch
        {
            PhpKind.String => "string",
            PhpKind.Float => "double",
            PhpKind.Bool => "bool",
            _ => null,
        },
    };

    private string? SignatureOf(ArrayLiteral array)
    {
        var members = array.Entries.Select(entry => (ArrayShape.KeyOf(entry.Key), Type: SignatureOf(entry.Value!))).ToList();
        return members.TrueForAll(static member => member.Type is not null) ? $"{{{string.Join(',', members)}}}" : null;
    }
}
