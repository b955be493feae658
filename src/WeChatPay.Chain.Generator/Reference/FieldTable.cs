using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Reference;

/// <summary>Fields as a table of Markdown: name, type, and what is documented of the value.</summary>
internal static class FieldTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="title">The heading of the first column.</param>
    /// <param name="fields">The fields, each followed by those inside.</param>
    /// <param name="otherwise">What to write when there is none.</param>
    public static string Of(string title, IReadOnlyList<Field> fields, string otherwise)
    {
        if (fields.Count == 0)
            return otherwise + "\n";
        var table = new StringBuilder($"| {title} | 类型 | 描述 |\n| --- | --- | --- |\n");
        Write(table, fields, 0);
        return table.ToString();
    }

    /// <summary>Makes a text fit for a cell.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void Write(StringBuilder table, IEnumerable<Field> fields, int depth)
    {
        foreach (var field in fields)
        {
            table.Append("| ").Insert(table.Length, "&emsp;", depth).Append($"`{field.Name}` | {field.TypeName} | {string.Join("；", Facts(field))} |\n");
            Write(table, field.Fields, depth + 1);
        }
    }

    private static IEnumerable<string> Facts(Field field)
    {
        if (field.IsRequired)
            yield return "必填";
        if (field.Encryption is { } encryption)
            yield return $"加密：{encryption}";
        if (field.Encoding is { } encoding)
            yield return $"内容为 {encoding}";
        if (field.Values.Count > 0)
            yield return "可取 " + string.Join("、", field.Values.Distinct().Select(static value => $"`{Cell(value)}`"));
    }
}
