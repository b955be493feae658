namespace WeChatPay.Facts;

/// <summary>The type of a field's value.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public enum FieldType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number; amounts are in fen.</summary>
    Integer,

    /// <summary>A number. It is whole unless the documentation says otherwise.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Names and values.</summary>
    Object,
}

/// <summary>Converts types from and to their names in the table.</summary>
internal static class FieldTypes
{
    public static string NameOf(FieldType type) => type switch
    {
        FieldType.String => "string",
        FieldType.Integer => "integer",
        FieldType.Number => "number",
        FieldType.Boolean => "boolean",
        _ => "object",
    };

    /// <summary>Reads a boolean from text, as a query and APIv2's XML have it: <c>true</c>, <c>TRUE</c>, <c>1</c> ….</summary>
    /// <returns><see langword="null"/> for other texts.</returns>
    public static bool? ParseBoolean(string text) =>
        text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
        : text == "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false
        : null;

    public static FieldType Parse(ReadOnlySpan<char> name) => name switch
    {
        "string" => FieldType.String,
        "integer" => FieldType.Integer,
        "number" => FieldType.Number,
        "boolean" => FieldType.Boolean,
        "object" => FieldType.Object,
        _ => throw new FormatException(
            $"`{name}` is not a type. The types are string, integer, number, boolean and object, each also as a list: string[]."),
    };
}
