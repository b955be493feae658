using WeChatPay.Facts;

namespace WeChatPay.Generator.Code;

/// <summary>Writes the fields of an object as properties, and the objects inside it as nested types.</summary>
internal abstract class ObjectWriter
{
    /// <summary>Gets the base of the nested types.</summary>
    protected abstract string Base { get; }

    private bool IsRequest => Base == TypedChainNames.RequestObject;

    /// <summary>Writes the members of a type whose head is written.</summary>
    /// <remarks><paramref name="label"/> names the operation and the object that the fields belong to, for the docs of the nested types.</remarks>
    public void WriteMembers(CodeText file, string type, IEnumerable<Field> fields, string label)
    {
        var members = new HashSet<string> { type };
        foreach (var (field, inner) in NameTypes(type, fields))
        {
            var member = ApiNames.Identifier(field.Name);
            while (!members.Add(member))
                member += "_";
            file.Line(Docs.FieldSummary(field, IsRequest));
            file.Line(Property(field, member, inner));
            if (inner is not null)
                WriteType(file, inner, field, $"{label}.{field.Name}");
        }
    }

    /// <summary>Lists the fields of a type, each with the name of its nested type; null for none.</summary>
    public static IEnumerable<(Field Field, string? Type)> NameTypes(string type, IEnumerable<Field> fields)
    {
        var types = new HashSet<string>();
        foreach (var field in Merged(fields))
            yield return (field, HasType(field) ? ApiNames.Unique(ApiNames.Pascal(field.Name), type, types) : null);
    }

    /// <summary>Writes one property.</summary>
    /// <remarks><paramref name="inner"/> is the nested type of the object, or of the objects in the list; null when the field has no nested type.</remarks>
    protected abstract string Property(Field field, string member, string? inner);

    protected static bool HasType(Field field) => field.Type == FieldType.Object && field.Fields.Count > 0;

    private void WriteType(CodeText file, string type, Field field, string label)
    {
        var suffix = field.IsList ? ", one of the list" : "";
        file.Line(Docs.Summary($"<c>{Docs.Escape(label)}</c>{suffix}. {(IsRequest ? "Filled by one thread." : "Immutable.")}"));
        file.Open($"public sealed class {type} : {Base}");
        WriteMembers(file, type, field.Fields, label);
        file.Close();
    }

    // The documentation lists a few fields twice, as two shapes of one object. The type has the fields of both.
    private static IEnumerable<Field> Merged(IEnumerable<Field> fields) =>
        fields.GroupBy(field => field.Name)
            .Select(same => same.Count() == 1 ? same.First() : same.First() with { Fields = [.. same.SelectMany(field => field.Fields)] });
}

/// <summary>Writes the types of a request, whose properties are set.</summary>
internal sealed class RequestTypeWriter : ObjectWriter
{
    protected override string Base => TypedChainNames.RequestObject;

    protected override string Property(Field field, string member, string? inner)
    {
        var name = TextLiteral.CSharp(field.Name);
        if (field.Type == FieldType.Number)
        {
            var (type, getter, setter) = field.IsList
                ? ("IReadOnlyList<decimal>", TypedChainNames.GetNumbers, TypedChainNames.SetNumbers)
                : ("decimal", TypedChainNames.GetNumber, TypedChainNames.SetNumber);
            return $"public {type}? {member} {{ get => {getter}({name}); set => {setter}({name}, value); }}";
        }
        var element = field.Type switch
        {
            FieldType.String => "string",
            FieldType.Integer => "long",
            FieldType.Boolean => "bool",
            _ => inner ?? "object",
        };
        var whole = field.IsList ? $"IReadOnlyList<{element}>" : element;
        var read = field is { IsList: false, Type: FieldType.Integer or FieldType.Boolean } ? whole + "?" : whole;
        var hides = member is "headers" ? "new " : "";
        return $"public {hides}{whole}? {member} {{ get => {TypedChainNames.GetField}<{read}>({name}); set => {TypedChainNames.SetField}({name}, value); }}";
    }
}

/// <summary>Writes the types of a response, whose properties read its body.</summary>
internal sealed class ResponseTypeWriter : ObjectWriter
{
    protected override string Base => TypedChainNames.ResponseObject;

    protected override string Property(Field field, string member, string? inner)
    {
        var (type, read) = (field.Type, field.IsList) switch
        {
            (FieldType.String, false) => ("string", TypedChainNames.AsText),
            (FieldType.String, true) => ("IReadOnlyList<string?>", TypedChainNames.AsTexts),
            (FieldType.Integer, false) => ("long", TypedChainNames.AsInteger),
            (FieldType.Integer, true) => ("IReadOnlyList<long>", TypedChainNames.AsIntegers),
            (FieldType.Number, false) => ("decimal", TypedChainNames.AsNumber),
            (FieldType.Number, true) => ("IReadOnlyList<decimal>", TypedChainNames.AsNumbers),
            (FieldType.Boolean, false) => ("bool", TypedChainNames.AsBoolean),
            (_, false) when inner is not null => (inner, $"{TypedChainNames.AsObject}<{inner}>"),
            (_, true) when inner is not null => ($"IReadOnlyList<{inner}>", $"{TypedChainNames.AsObjects}<{inner}>"),
            _ => ("JToken", null),
        };
        if (read is null)
            return $"public JToken? {member} => this[{TextLiteral.CSharp(field.Name)}];";
        // `coupon_id_$n` stands for numbered fields, which a method reads: coupon_id_(0), coupon_id_(1) ….
        if (field.Name.Contains('$', StringComparison.Ordinal))
            return $"public {type}? {ApiNames.Identifier(RowName(field.Name))}({RowParameters(field.Name)}) => {read}($\"{Interpolated(field.Name)}\");";
        return $"public {type}? {member} => {read}({TextLiteral.CSharp(field.Name)});";
    }

    private static string RowName(string name) => name.Replace("_$n", "", StringComparison.Ordinal).Replace("_$m", "", StringComparison.Ordinal) + "_";

    private static string RowParameters(string name) => name.Contains("$m", StringComparison.Ordinal) ? "int n, int m" : "int n";

    private static string Interpolated(string name) => name.Replace("$n", "{n}", StringComparison.Ordinal).Replace("$m", "{m}", StringComparison.Ordinal);
}
