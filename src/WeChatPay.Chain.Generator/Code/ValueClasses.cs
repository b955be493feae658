using System.Globalization;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Code;

/// <summary>Writes constants for documented values: one class for each name of a field, for all operations and callbacks together.</summary>
/// <remarks>The documentation of each field says which of the values it allows. Mutable: use it from one thread.</remarks>
internal sealed class ValueClasses
{
    public const string File = "Values.g.cs";

    private readonly SortedDictionary<string, (bool IsNumber, SortedSet<string> Values, SortedSet<string> Fields)> _classes = new(StringComparer.Ordinal);

    public ValueClasses(IEnumerable<Field> fields)
    {
        foreach (var field in fields.SelectMany(WithInner))
        {
            if (NameOf(field) is not { } name)
                continue;
            if (!_classes.TryGetValue(name, out var found))
                _classes[name] = found = (IsNumber(field), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            found.Values.UnionWith(field.Values);
            found.Fields.Add(field.Name);
        }
    }

    /// <summary>Names the class of a field; <see langword="null"/> when the field has no documented values that can be constants.</summary>
    public static string? NameOf(Field field)
    {
        if (field.Values.Count == 0 || field.Type is FieldType.Boolean or FieldType.Object || (IsNumber(field) && !field.Values.All(IsWhole)))
            return null;
        // Numbers and texts have a class each, because a constant has one type.
        return ApiNames.Pascal(field.Name) + (IsNumber(field) ? "Number" : "");
    }

    public string Write()
    {
        var file = CodeText.File("WeChatPay.OpenApi.Values");
        foreach (var (name, (isNumber, values, fields)) in _classes)
        {
            file.Line(Docs.Summary($"Documented values of {string.Join(", ", fields.Select(field => $"<c>{Docs.Escape(field)}</c>"))}. Immutable."));
            file.Open($"public static class {name}");
            var taken = new HashSet<string>();
            foreach (var value in values)
            {
                var constant = ApiNames.Identifier(isNumber && value[0] == '-' ? $"Minus{value[1..]}" : value);
                while (constant == name || !taken.Add(constant))
                    constant += "_";
                file.Line(Docs.Summary($"<c>{Docs.Escape(value)}</c>"));
                file.Line(isNumber ? $"public const long {constant} = {value};" : $"public const string {constant} = {TextLiteral.CSharp(value)};");
            }
            file.Close();
            file.Line();
        }
        return file.ToString().TrimEnd('\n') + "\n";
    }

    private static bool IsNumber(Field field) => field.Type is FieldType.Integer or FieldType.Number;

    private static bool IsWhole(string value) => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<Field> WithInner(Field field) => field.Fields.SelectMany(WithInner).Prepend(field);
}
