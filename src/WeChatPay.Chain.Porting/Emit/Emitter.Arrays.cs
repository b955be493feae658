using System.Text;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Arrays and their entries.</content>
internal sealed partial class Emitter
{
    private const string MapType = "Dictionary<string, dynamic?>";
    private const string ListType = "List<dynamic?>";

    /// <param name="array">The literal.</param>
    /// <param name="asDictionary">Whether the array goes to code where the compiler does not know its keys.</param>
    /// <param name="isHeaders">Whether the array is the value of <c>headers</c>, where <c>_</c> in an anonymous object means <c>-</c>.</param>
    /// <param name="isOptions">Whether the array becomes an object even when it is empty.</param>
    private Code EmitArray(ArrayLiteral array, bool asDictionary, bool isHeaders = false, bool isOptions = false)
    {
        foreach (var entry in array.Entries)
        {
            if (entry.Prefix is { } prefix)
                Refuse(prefix, $"{(prefix.Text == "&" ? "A reference in an array" : "Spreading an array into another")} is not ported.", "Write the values.");
            else if (entry.Value is null)
                Refuse(array.Open, "Cannot use empty array elements in arrays.");
            else if (entry.Value is Closure or ArrowFunction)
                Refuse(entry.Value.First, "A function inside an array is not ported.", "Call it, or pass it to `then`.");
        }
        if (_findings.Exists(static found => found.Severity is PortingSeverity.Error))
            return new Code("", "default");
        if (array.Entries.Count == 0)
            return new Code(Lead(array.Open), (asDictionary, isOptions) switch
            {
                (_, true) => "new { }",
                (true, _) => $"new {ListType} {{ }}",
                _ => "new object[] { }",
            });
        if (ArrayShape.IsList(array))
            return EmitList(array, asDictionary);
        var isAnonymous = !asDictionary && ArrayShape.IsAnonymous(array)
            && !(isHeaders && array.Entries.Any(static entry => ArrayShape.KeyOf(entry.Key)!.Contains('_', StringComparison.Ordinal)));
        return EmitMap(array, asDictionary, isAnonymous);
    }

    private Code EmitMap(ArrayLiteral array, bool asDictionary, bool isAnonymous)
    {
        var text = new StringBuilder(isAnonymous ? "new {" : asDictionary ? $"new {MapType} {{" : "new Dictionary<string, object?> {");
        var next = 0L;
        foreach (var entry in array.Entries)
        {
            var isHeaders = ArrayShape.KeyOf(entry.Key) == "headers";
            var isOptions = ArrayShape.KeyOf(entry.Key) is "headers" or "query" or "xml" or "form_params";
            var value = entry.Value is ArrayLiteral inner ? EmitArray(inner, asDictionary, isHeaders, isOptions) : Emit(entry.Value!, asDictionary);
            var lead = entry.Key is null ? value.Lead : Trivia.Port(entry.Key.First.Leading);
            text.Append(OrSpace(lead));
            text.Append(isAnonymous ? CSharpNames.Spell(ArrayShape.KeyOf(entry.Key)!) : $"[{DictionaryKey(entry, ref next)}]");
            text.Append(ArrowOf(entry)).Append('=').Append(Spaced(value));
            text.Append(isAnonymous ? TypedNull(entry.Value!, value) : value.Text).Append(Comma(entry));
        }
        return Closed(array, text);
    }

    private static string ArrowOf(Entry entry) => entry.Arrow is { } arrow && Lead(arrow) is { Length: > 0 } blank ? blank : " ";

    private static string Comma(Entry entry) => entry.Comma is { } comma ? Lead(comma) + "," : "";

    private static string Spaced(Code value) => OrSpace(value.Lead);

    private static Code Closed(ArrayLiteral array, StringBuilder text)
    {
        text.Append(OrSpace(Lead(array.Close))).Append('}');
        return new Code(Lead(array.Open), text.ToString());
    }

    // A member of an anonymous object needs a type, which null does not have.
    private static string TypedNull(Expression entry, Code value) =>
        entry is Constant { Name: var name } && name.IsWord("null") ? "(object?)null" : value.Text;

    private string DictionaryKey(Entry entry, ref long next)
    {
        if (entry.Key is null)
            return $"\"{next++}\"";
        if (entry.Key is Literal { Token: { Kind: TokenKind.Integer } token } && long.TryParse(ArrayShape.KeyOf(entry.Key), out var number))
        {
            next = Math.Max(next, number == long.MaxValue ? number : number + 1);
            return $"\"{number}\"";
        }
        return Key(entry.Key).Text;
    }

    /// <summary>Writes a key of a dictionary, whose keys are strings.</summary>
    private Code Key(Expression key)
    {
        if (key is Literal { Token.Kind: TokenKind.Integer } literal)
            return new Code("", $"\"{ArrayShape.KeyOf(literal) ?? literal.Token.Text}\"");
        var code = Emit(key);
        if (KindOf(key) is PhpKind.Float or PhpKind.Bool or PhpKind.Null or PhpKind.Map or PhpKind.List)
            return Refused(key, "PHP would convert this key to another one.", "Write the key as a string.");
        return KindOf(key) is PhpKind.String ? code : Function("strval", code);
    }

    /// <summary>Writes a key of a value whose type is known only at run time.</summary>
    private Code Key(Expression key, Expression target)
    {
        if (key is Literal { Token.Kind: TokenKind.Integer } literal)
            return Emit(literal);
        var code = Emit(key);
        // A list of JSON takes an int only.
        return KindOf(key) is PhpKind.Int && KindOf(target) is not PhpKind.Chain ? new Code(code.Lead, $"(int){code.At(Level.Unary).TrimStart()}") : code;
    }

    private Code EmitList(ArrayLiteral array, bool asDictionary)
    {
        var kinds = array.Entries.Select(entry => SignatureOf(entry.Value!)).Distinct().ToList();
        var isPlain = kinds is [not null];
        var hasNull = array.Entries.Any(entry => KindOf(entry.Value!) is PhpKind.Null or PhpKind.Unknown);
        var text = new StringBuilder(asDictionary ? $"new {ListType} {{" : isPlain ? "new[] {" : hasNull ? "new object?[] {" : "new object[] {");
        foreach (var entry in array.Entries)
        {
            var value = Emit(entry.Value!, asDictionary);
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

    /// <summary>Whether a variable has the fields of an APIv2 response, which are a dictionary in C# too.</summary>
    private bool IsXml(VariableInfo info) => info is { IsParameter: false, IsOuter: false, Values: [{ } only] } && IsXml(only);

    private bool IsXml(Expression value) =>
        value is StaticMember { Arguments: not null } made && made.Name.IsWord("toArray") && _names.Class(made.Class) is { Name: "Transformer" };

    /// <summary>Whether a variable holds a dictionary that the ported code creates.</summary>
    private bool IsOwnDictionary(Expression target)
    {
        if (target is not Tree.Variable variable || _scope.Find(variable.Id) is not { } info)
            return false;
        if (IsXml(info))
            return true;
        return info is { IsAppended: false, IsParameter: false }
            && (info.EntryWrites.Count > 0 || info.Only is not null && !info.IsAnonymous)
            && info.Values.TrueForAll(static value => IsUnion(value) || value is ArrayLiteral array && (array.Entries.Count == 0 || !ArrayShape.IsList(array)));
    }

    private Code EmitIndex(Tree.Index index)
    {
        if (index.Key is null)
            return Refused(index, "Cannot use [] for reading.");
        var target = Emit(index.Target);
        var lead = target.Lead;
        switch (KindOf(index.Target))
        {
            case PhpKind.Chain:
                return new Code(lead, $"{target.Text}[{Emit(index.Key).All}]", Level.Primary, target.IsDynamic);
            case PhpKind.String:
                return Refused(index, "Reading a byte of a string is not ported.", "Write `substr($text, 0, 1)`.");
            case PhpKind.Unknown or PhpKind.Map or PhpKind.List or PhpKind.Void:
                break;
            default:
                return Refused(index, "This value has no entries.");
        }
        if (Types.EntryOf(index.Target, _scope) is ArrayLiteral && Types.EntryOf(index, _scope) is not null)
            return new Code(lead, $"{target.Text}.{CSharpNames.Spell(ArrayShape.KeyOf(index.Key)!)}");
        if (index.Target is ArrayLiteral)
            return Refused(index, "Reading an entry of an array literal is not ported.", "Assign the array to a variable first.");
        var key = IsOwnDictionary(index.Target) ? Key(index.Key) : Key(index.Key, index.Target);
        return new Code(lead, $"{target.Text}[{key.All}]", Level.Primary, true);
    }
}
