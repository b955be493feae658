using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Reference;

/// <summary>Writes fields as a table of Markdown: name, type, Chinese label, and the documented facts of the value.</summary>
internal static class FieldTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="title">The heading of the first column.</param>
    /// <param name="fields">The fields. The inner fields follow each object.</param>
    /// <param name="otherwise">The text for an empty list.</param>
    public static string Write(string title, IReadOnlyList<Field> fields, string otherwise)
    {
        if (fields.Count == 0)
            return otherwise + "\n";
        var table = new StringBuilder($"| {title} | 类型 | 描述 |\n| --- | --- | --- |\n");
        Append(table, fields, 0);
        return table.ToString();
    }

    /// <summary>Escapes a text for a cell.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void Append(StringBuilder table, IEnumerable<Field> fields, int depth)
    {
        foreach (var field in fields)
        {
            table.Append("| ").Insert(table.Length, "&emsp;", depth).Append($"`{field.Name}` | {field.TypeName} | {string.Join("；", Facts(field))} |\n");
            Append(table, field.Fields, depth + 1);
        }
    }

    private static IEnumerable<string> Facts(Field field)
    {
        if (field.Label is { } label)
            yield return label.Chinese;
        if (field.IsRequired)
            yield return "必填";
        if (field.Encryption is { } encryption)
            yield return $"加密：{encryption}";
        if (field.Encoding is { } encoding)
            yield return $"内容为 {encoding}{(field.EncodesList ? " 列表" : "")}";
        if (field.Format != FieldFormat.None)
            yield return $"格式：{FieldFormats.NameOf(field.Format).Replace("fen>0", "大于 0 的整数（分）", StringComparison.Ordinal)}";
        if (field.MaxLength is { } most)
            yield return $"最多 {most} 个字符";
        if (field.Values.Count > 0)
            yield return "可取 " + string.Join("、", field.Values.Distinct().Select(static value => $"`{Cell(value)}`"));
    }
}
