using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Analyzers.Practices;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Fields;

/// <summary>Compares written values with documented fields, as the validation of a client does with the values of a request.</summary>
/// <param name="reader">Reads values.</param>
/// <param name="reports">Receives what differs.</param>
/// <param name="isText">Whether values go out as text: in a query, in XML, in the path.</param>
/// <param name="isInferred">Whether the documentation may require less.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class FieldComparison(GivenReader reader, FieldReports reports, bool isText, bool isInferred)
{
    private const int MaxValues = 12;

    private static readonly string[] Encoders = ["json_encode", "Serialize", "SerializeObject"];

    /// <summary>Checks an object.</summary>
    /// <param name="given">The object.</param>
    /// <param name="fields">The documented fields. Without any, the documentation does not say which there are.</param>
    /// <param name="path">Where it is.</param>
    public void Object(GivenObject given, IReadOnlyList<Field> fields, string path)
    {
        if (fields.Count == 0)
            return;
        var missing = fields.Where(field => given.Find(field.Name) is not { } entry || reader.IsNull(entry.Value)).ToList();
        foreach (var entry in given.Entries)
        {
            var documented = fields.Where(field => IsNamed(field.Name, entry.Name)).ToArray();
            if (documented.Length == 0)
                Unknown(entry, fields, missing, path);
            // The documentation has a few fields twice, with other types.
            else if (documented.Length == 1 && !reader.IsNull(entry.Value))
                Value(entry.Value, documented[0], $"{path}.{entry.Name}");
        }
        if (given.IsComplete)
        {
            var sent = fields.Where(field => given.Find(field.Name) is not null).Select(static field => field.Name).ToArray();
            missing.RemoveAll(field => Alternatives.Replaces(sent, field.Name, fields, path));
            foreach (var place in missing.ToLookup(field => given.Find(field.Name)?.Value.Span ?? given.Place))
                Missing(place, place.Key, path);
        }
    }

    /// <summary>Reports those of the fields that are required.</summary>
    public void Missing(IEnumerable<Field> fields, TextSpan place, string path)
    {
        var required = fields.Where(static field => field.IsRequired && !Numbered(field.Name)).ToArray();
        if (required.Length > 0)
        {
            var prefix = path.Length == 0 ? "" : $"{path}.";
            reports.Missing(place, required.Select(field => $"`{prefix}{field.Name}` ({field.TypeName}{Choice(field)})"), isInferred);
        }
    }

    /// <summary>Checks the value of a field.</summary>
    public void Value(ExpressionSyntax value, Field field, string path)
    {
        if (GivenReader.ReadList(value) is { } list)
        {
            // Ported PHP writes an empty object as an empty list.
            if (list.Count == 0)
                return;
            if (field.IsList || isText && field.Type == FieldType.Object)
            {
                foreach (var element in list)
                    Element(element, field, path);
            }
            else
            {
                reports.Value(value.Span, path, $"is a list: the documentation says {field.TypeName}");
            }
        }
        else if (!field.IsList || isText)
        {
            Element(value, field, path);
        }
        else if (Describe(value) is { } kind)
        {
            reports.Value(reader.ReadObject(value)?.Place ?? value.Span, path, $"is {kind}: the documentation says {field.TypeName}");
        }
    }

    private void Element(ExpressionSyntax value, Field field, string path)
    {
        if (reader.ReadObject(value) is { } inner)
        {
            if (field.Type == FieldType.Object)
                Object(inner, field.Fields, path);
            else
                reports.Value(inner.Place, path, $"is an object: the documentation says {TypeOf(field)}");
        }
        else if (!Fits(value, field))
        {
            reports.Value(value.Span, path, $"is {Describe(value)}: the documentation says {TypeOf(field)}");
        }
        else if (field.Encoding == "json" && FindEncoded(value) is { } encoded)
        {
            Encoded(encoded, field, path);
        }
        else if (SensitiveFields.Judge(value, field, reader) is { } severity)
        {
            reports.Sensitive(value.Span, path, severity);
        }
        // The constant of an enum is its number, and its name goes out.
        else if (!reader.IsEnum(value) && TextOf(reader.ConstantOf(GivenReader.Unwrap(value))) is { } text)
        {
            Text(value, text, field, path);
        }
        else if (field.Format is FieldFormat.HttpsUrl or FieldFormat.HttpUrl && value is InterpolatedStringExpressionSyntax url && HasQuery(url))
        {
            reports.Value(value.Span, path, $"is not {FieldFormats.Describe(field.Format)}");
        }
    }

    private void Text(ExpressionSyntax value, string text, Field field, string path)
    {
        if (field.Values.Count > 0 && !field.Values.Contains(text) && (text.Length > 0 || field.IsRequired))
        {
            var near = value is LiteralExpressionSyntax && field.Type == FieldType.String ? Spelling.Nearest(field.Values, text) : null;
            reports.Value(value.Span, path, $"is none of the documented values: {ValuesOf(field)}", near is null ? null : $"\"{near}\"");
        }
        else if (FieldFormats.FindMismatch(field, text) is { } form)
        {
            reports.Value(value.Span, path, $"is not {form}");
        }
    }

    private void Encoded(ExpressionSyntax encoded, Field field, string path)
    {
        var check = new FieldComparison(reader, reports, isText: false, isInferred);
        foreach (var element in GivenReader.ReadList(encoded) ?? [encoded])
        {
            if (reader.ReadObject(element) is { } inner)
                check.Object(inner, field.Fields, path);
        }
    }

    private void Unknown(GivenEntry entry, IReadOnlyList<Field> fields, List<Field> missing, string path)
    {
        // A field that is missing is meant sooner than one that is there, and its absence is not reported beside.
        var near = Spelling.Nearest(missing.Where(static field => field.IsRequired).Select(static field => field.Name), entry.Name)
            ?? Spelling.Nearest(missing.Select(static field => field.Name), entry.Name)
            ?? Spelling.Nearest(fields.Select(static field => field.Name), entry.Name);
        missing.RemoveAll(field => field.Name == near);
        reports.Unknown(entry, $"{path}.{entry.Name}", near);
    }

    private bool Fits(ExpressionSyntax value, Field field)
    {
        var kind = reader.KindOf(value);
        if (kind == ValueKind.Unknown)
            return true;
        if (isText)
            return FitsAsText(value, kind, field.Type);
        return field.Type switch
        {
            FieldType.String => kind == ValueKind.Text,
            FieldType.Integer => kind == ValueKind.Whole,
            FieldType.Number => kind is ValueKind.Whole or ValueKind.Fraction,
            FieldType.Boolean => kind == ValueKind.Boolean,
            _ => false,
        };
    }

    private bool FitsAsText(ExpressionSyntax value, ValueKind kind, FieldType type)
    {
        var text = kind == ValueKind.Text ? reader.ConstantOf(GivenReader.Unwrap(value)) as string : null;
        return type switch
        {
            FieldType.Integer => kind is not ValueKind.Fraction && (text is null || IsWhole(text)),
            FieldType.Number => text is null || decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            FieldType.Boolean => text is null || FieldTypes.ParseBoolean(text) is not null,
            _ => true,
        };
    }

    private string? Describe(ExpressionSyntax value) => reader.ReadObject(value) is not null ? "an object" : reader.KindOf(value) switch
    {
        ValueKind.Text => "text",
        ValueKind.Whole => "a whole number",
        ValueKind.Fraction => "a number that may have a fraction",
        ValueKind.Boolean => "true or false",
        _ => null,
    };

    private static ExpressionSyntax? FindEncoded(ExpressionSyntax value) =>
        GivenReader.Unwrap(value) is InvocationExpressionSyntax { ArgumentList.Arguments: [var encoded, ..] } call && Encoders.Contains(call.Expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            _ => "",
        })
            ? encoded.Expression
            : null;

    private static bool HasQuery(InterpolatedStringExpressionSyntax url) =>
        url.Contents.OfType<InterpolatedStringTextSyntax>().Any(static text => text.TextToken.ValueText.IndexOfAny(['?', '#']) >= 0);

    private static bool IsWhole(string text) => text.TrimStart('+', '-') is { Length: > 0 } digits && digits.All(static digit => digit is >= '0' and <= '9');

    private static string? TextOf(object? constant) => constant switch
    {
        null => null,
        bool truth => truth ? "true" : "false",
        // The client writes 1.00 as 1.
        decimal whole when whole == decimal.Truncate(whole) => decimal.Truncate(whole).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => constant as string,
    };

    // `coupon_id_$n` stands for coupon_id_0, coupon_id_1 ….
    private static bool IsNamed(string documented, string name)
    {
        if (!Numbered(documented))
            return documented == name;
        var (parts, at) = (documented.Split(["$n", "$m"], StringSplitOptions.None), 0);
        for (var i = 0; i < parts.Length; i++)
        {
            var from = at;
            while (i > 0 && at < name.Length && name[at] is >= '0' and <= '9')
                at++;
            if (i > 0 && at == from || string.CompareOrdinal(name, at, parts[i], 0, parts[i].Length) != 0)
                return false;
            at += parts[i].Length;
        }
        return at == name.Length;
    }

    private static bool Numbered(string name) => name.Contains('$');

    private static string TypeOf(Field field) => field.IsList ? $"{field.TypeName}, each {field.TypeName[..^2]}" : field.TypeName;

    private static string Choice(Field field) => field.Values.Count > 0 ? $": {ValuesOf(field)}" : "";

    private static string ValuesOf(Field field)
    {
        var values = field.Values.Distinct().ToArray();
        return string.Join(", ", values.Take(MaxValues)) + (values.Length > MaxValues ? $" and {values.Length - MaxValues} more" : "");
    }
}
