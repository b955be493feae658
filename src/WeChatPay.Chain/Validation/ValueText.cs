using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Pipeline;

namespace WeChatPay.Validation;

/// <summary>Shows values and types in messages about a request.</summary>
internal static class ValueText
{
    private const int MaxLength = 32;
    private const int MaxValues = 12;

    /// <summary>Names the kind of a value and, unless it may identify a person, the value.</summary>
    public static string Describe(JToken value, string path, Field field) => value.Type switch
    {
        JTokenType.Object => "an object",
        JTokenType.Array => "a list",
        JTokenType.String => $"text{DescribeInBrackets($"\"{value}\"", path, field)}",
        JTokenType.Boolean => (bool)value ? "true" : "false",
        _ => $"a number{DescribeInBrackets(value.ToString(Newtonsoft.Json.Formatting.None), path, field)}",
    };

    /// <summary>Shows a text in brackets, or nothing.</summary>
    // The path, not the name alone: the fields of `contact_info` or `payer_address` are personal too.
    public static string DescribeInBrackets(string text, string path, Field field) =>
        field.Encryption is not null || Masking.Covers(path) || text.Length > MaxLength ? "" : $" ({text})";

    /// <summary>Lists the documented values.</summary>
    public static string ValuesOf(Field field)
    {
        var values = field.Values.Distinct().ToArray();
        return string.Join(", ", values.Take(MaxValues)) + (values.Length > MaxValues ? $" and {values.Length - MaxValues} more" : "");
    }
}
