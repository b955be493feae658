using WeChatPay.Facts;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>The options of a call.</content>
internal sealed partial class IdiomWriter
{
    /// <summary>Writes options for the typed chain; null when they are not literals with values of sure types.</summary>
    private string? TypedOptions(Operation operation, Expression? given)
    {
        if (given is null)
            return "";
        if (given is not ArrayLiteral literal || literal.Entries.Count == 0 || !ArrayShape.IsMap(literal) || !IsSure(literal))
            return null;
        var fields = operation.Path.Split('/').Where(static segment => segment is ['{', .., '}']).Select(static segment => segment[1..^1])
            .Select(name => operation.Option(name) ?? new Field(name, FieldType.String, IsList: false, IsRequired: true))
            .Concat(operation.Request.Where(static field => field.Name is "query" or "json" or "xml" or "headers")).ToList();
        return TypedObject(literal, fields, isOptions: true);
    }

    // Whether a literal holds values alone whose types are known. An empty array may be a list or an object.
    private bool IsSure(ArrayLiteral literal) => literal.Entries.All(entry => entry.Prefix is null && entry.Value switch
    {
        null or Closure or ArrowFunction => false,
        ArrayLiteral inner => inner.Entries.Count > 0
            && (ArrayShape.IsMap(inner) || ArrayShape.IsList(inner) && inner.Entries.All(static one => one.Value is not null))
            && IsSure(inner),
        { } value => TypeOnly(value) is
        {
            Kind: IdiomKind.Null or IdiomKind.String or IdiomKind.Int or IdiomKind.Bool or IdiomKind.Float
            or IdiomKind.Stream
        },
    });

    private string TypedObject(ArrayLiteral literal, IReadOnlyList<Field> fields, bool isOptions = false)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        var entries = literal.Entries.Select(entry =>
            (Comments(entry), TypedEntry(entry, DocumentedFields.Find(fields, ArrayShape.KeyOf(entry.Key)!), isOptions))).ToList();
        return Layout.Entries("new()", '{', '}', entries, IsLong(literal));
    }

    private string TypedEntry(Entry entry, Field? field, bool isOptions)
    {
        var name = ArrayShape.KeyOf(entry.Key)!;
        var key = $"[{StringText.OneLine(name)}]";
        if (field is null)
        {
            // The options of every call are members too.
            return isOptions && name is "headers" or "body" or "base_uri" or "sink" or "timeout" or "security" or "nonceless" or "multipart"
                ? $"{name} = {(entry.Value is ArrayLiteral headers ? PlainObject(headers, name == "headers") : Emit(entry.Value!).Text)}"
                : $"{key} = {PlainValue(entry.Value!)}";
        }
        if (field.Name.Contains('$', StringComparison.Ordinal))
            return $"{key} = {PlainValue(entry.Value!)}";
        return TypedValue(entry.Value!, field) is { } value ? $"{ChainNames.Identifier(name)} = {value}" : $"{key} = {PlainValue(entry.Value!)}";
    }

    /// <summary>Writes a value of the documented type; null when it has another one.</summary>
    private string? TypedValue(Expression value, Field field)
    {
        if (field.IsList)
        {
            if (value is not ArrayLiteral list || !ArrayShape.IsList(list))
                return null;
            var items = list.Entries.Select(entry => (Comments(entry), TypedValue(entry.Value!, field with { IsList = false }))).ToList();
            return items.TrueForAll(static item => item.Item2 is not null) && (field.Type != FieldType.Object || field.Fields.Count > 0)
                && list.Entries.All(entry => TypeOnly(entry.Value!) is not { Kind: IdiomKind.Null } and not { IsNullable: true })
                ? Layout.Entries("", '[', ']', [.. items.Select(static item => (item.Item1, item.Item2!))], IsLong(list))
                : null;
        }
        if (value is ArrayLiteral inner)
        {
            return field.Type != FieldType.Object || !ArrayShape.IsMap(inner) ? null
                : field.Fields.Count > 0 ? TypedObject(inner, field.Fields) : PlainObject(inner, field.Name == "headers");
        }
        var code = Emit(value);
        if (code.Type.Kind is IdiomKind.Null)
            return "null";
        return (field.Type, code.Type.Kind) switch
        {
            (FieldType.String, IdiomKind.String) or (FieldType.Integer, IdiomKind.Int) or (FieldType.Boolean, IdiomKind.Bool) => code.Text,
            (FieldType.Number, IdiomKind.Int) => code.Text,
            (FieldType.Number, IdiomKind.Float) when value is Literal { Token.Kind: TokenKind.Float }
                && code.Text.All(static one => char.IsAsciiDigit(one) || one == '.') =>
                double.Parse(code.Text, System.Globalization.CultureInfo.InvariantCulture).ToString("R", System.Globalization.CultureInfo.InvariantCulture)
                    + "m",
            (FieldType.Object, IdiomKind.String or IdiomKind.Int or IdiomKind.Bool) => field.Fields.Count == 0 ? code.Text : null,
            _ => null,
        };
    }

    private static List<string> Comments(Entry entry) => Layout.Comments((entry.Key ?? entry.Value!).First, out _);

    private static bool IsLong(ArrayLiteral literal) =>
        literal.Entries.Any(static entry => (entry.Key ?? entry.Value)?.First.Leading.Contains('\n', StringComparison.Ordinal) == true);

    /// <summary>Writes an object without a type: <c>new { … }</c>, or a dictionary where a key is not a name.</summary>
    private string PlainObject(ArrayLiteral literal, bool isHeaders = false)
    {
        if (literal.Entries.Count == 0)
            return "new { }";
        if (!ArrayShape.IsMap(literal))
            return ArrayShape.IsList(literal) ? PlainList(literal)
                : Refused(literal, "An array with such keys has no idiomatic form.", "Use keys of text.").Text;
        var hyphened = isHeaders && literal.Entries.All(static entry => ArrayShape.KeyOf(entry.Key) is { } key && !key.Contains('_', StringComparison.Ordinal)
            && CSharpNames.IsMemberName(key.Replace('-', '_')));
        var isAnonymous = hyphened || ArrayShape.IsAnonymous(literal)
            && !(isHeaders && literal.Entries.Any(static entry => ArrayShape.KeyOf(entry.Key)!.Contains('_', StringComparison.Ordinal)));
        var entries = literal.Entries.Select(entry => (Comments(entry), PlainEntry(entry, isAnonymous))).ToList();
        return Layout.Entries(isAnonymous ? "new" : "new Dictionary<string, object?>", '{', '}', entries, IsLong(literal));
    }

    private string PlainEntry(Entry entry, bool isAnonymous)
    {
        var key = ArrayShape.KeyOf(entry.Key)!;
        var value = entry.Value is ArrayLiteral inner && key is "headers" or "query" or "xml" or "form_params"
            ? PlainObject((ArrayLiteral)entry.Value, key == "headers")
            : PlainValue(entry.Value!);
        if (!isAnonymous)
            return $"[{StringText.OneLine(key)}] = {value}";
        return $"{CSharpNames.Spell(key.Replace('-', '_'))} = {(value == "null" ? "(object?)null" : value)}";
    }

    /// <summary>Writes a value that becomes JSON, XML or a query.</summary>
    private string PlainValue(Expression value)
    {
        switch (value)
        {
            case ArrayLiteral { Entries.Count: 0 }:
                return "Array.Empty<object>()";
            case ArrayLiteral literal:
                return PlainObject(literal);
            case Unary { Operator: { Kind: TokenKind.Cast, Text: var cast }, Operand: ArrayLiteral { Entries.Count: 0 } } when cast.Contains("object",
                StringComparison.OrdinalIgnoreCase):
                return "new { }";
            case New { Class: var name } made when made.Arguments is null or { Items.Count: 0 } && SnippetNames.LastOf(name.Text)
                .Equals("stdClass", StringComparison.OrdinalIgnoreCase):
                return "new { }";
            case Closure or ArrowFunction:
                return Refused(value, "A function inside of an array has no idiomatic form.", "Call it.").Text;
        }
        if (BodyOf(value) is { } body)
            return ResponseText(body, value).Text;
        var code = Emit(value);
        if (IsEnum(code.Type) && code.Type is { IsNullable: false, Class.Backing: not null })
            return code.At(Level.Primary) + ".Value()";
        return code.Type.Kind is IdiomKind.Exception or IdiomKind.Client or IdiomKind.Response or IdiomKind.Typed or IdiomKind.Node or IdiomKind.Key
            or IdiomKind.Object
            ? Refused(value, "This value has no idiomatic form inside of options.", "Write the fields that you mean.").Text
            : code.Text;
    }

    private string PlainList(ArrayLiteral list)
    {
        if (list.Entries.Any(static entry => entry.Value is null || entry.Prefix is not null))
            return Refused(list, "This list has no idiomatic form.", "Write its items.").Text;
        var kinds = list.Entries.Select(entry => entry.Value is ArrayLiteral ? IdiomType.Unknown : TypeOnly(entry.Value!)).Distinct().ToList();
        var head = kinds is [{ IsScalar: true, IsNullable: false }] ? "new[]" : "new object?[]";
        return Layout.Entries(head, '{', '}', [.. list.Entries.Select(entry => (Comments(entry), PlainValue(entry.Value!)))], IsLong(list));
    }
}
