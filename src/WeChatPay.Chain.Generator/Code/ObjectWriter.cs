using WeChatPay.Facts;

namespace WeChatPay.Generator.Code;

/// <summary>Writes the fields of an object as properties, and the objects inside as types inside.</summary>
internal abstract class ObjectWriter
{
    /// <summary>Gets the base of the types inside.</summary>
    protected abstract string Base { get; }

    /// <summary>Writes the members of a type whose head is written.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="type">The type's name.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="label">What the fields belong to, for the docs of types inside.</param>
    public void WriteMembers(CodeText file, string type, IEnumerable<Field> fields, string label)
    {
        var types = new HashSet<string>();
        var members = new HashSet<string> { type };
        foreach (var field in Merged(fields))
        {
            var inner = HasType(field) ? Names.Unique(Names.Pascal(field.Name), type, types) : null;
            var member = Names.Identifier(field.Name);
            while (!members.Add(member))
                member += "_";
            file.Line(Docs.Of(field, Base == "RequestObject"));
            file.Line(Property(field, member, inner));
            if (inner is not null)
                WriteType(file, inner, field, $"{label}.{field.Name}");
        }
    }

    /// <summary>Writes one property.</summary>
    /// <param name="field">The field.</param>
    /// <param name="member">The property's name.</param>
    /// <param name="inner">The type of the object or of the list's objects, when it has one.</param>
    protected abstract string Property(Field field, string member, string? inner);

    protected static bool HasType(Field field) => field.Type == FieldType.Object && field.Fields.Count > 0;

    private void WriteType(CodeText file, string type, Field field, string label)
    {
        file.Line(Docs.Summary($"<c>{Docs.Escape(label)}</c>{(field.IsList ? ", one of the list" : "")}. {(Base == "RequestObject" ? "Filled by one thread." : "Immutable.")}"));
        file.Open($"public sealed class {type} : {Base}");
        WriteMembers(file, type, field.Fields, label);
        file.Close();
    }

    // The documentation lists a few fields twice, as two shapes of one object: here it has the fields of both.
    private static IEnumerable<Field> Merged(IEnumerable<Field> fields) =>
        fields.GroupBy(field => field.Name).Select(same => same.Count() == 1 ? same.First() : same.First() with { Fields = [.. same.SelectMany(field => field.Fields)] });
}

/// <summary>Writes what goes out: properties that are set.</summary>
internal sealed class RequestWriter : ObjectWriter
{
    protected override string Base => "RequestObject";

    protected override string Property(Field field, string member, string? inner)
    {
        var name = Literal.Of(field.Name);
        if (field.Type == FieldType.Number)
        {
            var (type, kind) = field.IsList ? ("IReadOnlyList<decimal>", "Numbers") : ("decimal", "Number");
            return $"public {type}? {member} {{ get => Get{kind}({name}); set => Set{kind}({name}, value); }}";
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
        return $"public {hides}{whole}? {member} {{ get => GetField<{read}>({name}); set => SetField({name}, value); }}";
    }
}

/// <summary>Writes what comes back: properties that read the answer.</summary>
internal sealed class AnswerWriter : ObjectWriter
{
    protected override string Base => "ResponseObject";

    protected override string Property(Field field, string member, string? inner)
    {
        var (type, read) = (field.Type, field.IsList) switch
        {
            (FieldType.String, false) => ("string", "AsText"),
            (FieldType.String, true) => ("IReadOnlyList<string?>", "AsTexts"),
            (FieldType.Integer, false) => ("long", "AsInteger"),
            (FieldType.Integer, true) => ("IReadOnlyList<long>", "AsIntegers"),
            (FieldType.Number, false) => ("decimal", "AsNumber"),
            (FieldType.Number, true) => ("IReadOnlyList<decimal>", "AsNumbers"),
            (FieldType.Boolean, false) => ("bool", "AsBoolean"),
            (_, false) when inner is not null => (inner, $"AsObject<{inner}>"),
            (_, true) when inner is not null => ($"IReadOnlyList<{inner}>", $"AsObjects<{inner}>"),
            _ => ("JToken", null),
        };
        if (read is null)
            return $"public JToken? {member} => this[{Literal.Of(field.Name)}];";
        // coupon_id_$n is a row of fields: coupon_id_(0), coupon_id_(1) ….
        if (field.Name.Contains('$', StringComparison.Ordinal))
            return $"public {type}? {Names.Identifier(Row(field.Name))}({Numbers(field.Name)}) => {read}($\"{Interpolated(field.Name)}\");";
        return $"public {type}? {member} => {read}({Literal.Of(field.Name)});";
    }

    private static string Row(string name) => name.Replace("_$n", "", StringComparison.Ordinal).Replace("_$m", "", StringComparison.Ordinal) + "_";

    private static string Numbers(string name) => name.Contains("$m", StringComparison.Ordinal) ? "int n, int m" : "int n";

    private static string Interpolated(string name) => name.Replace("$n", "{n}", StringComparison.Ordinal).Replace("$m", "{m}", StringComparison.Ordinal);
}
