using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Reference;

/// <summary>Writes fields as a table of Markdown: name, type, label, and the documented facts of the value.</summary>
internal static class FieldTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="title">The heading of the first column.</param>
    /// <param name="fields">The fields. The inner fields follow each object.</param>
    /// <param name="otherwise">The text for an empty list.</param>
    /// <param name="language">The language of the page.</param>
    public static string Write(string title, IReadOnlyList<Field> fields, string otherwise, Language language)
    {
        if (fields.Count == 0)
            return otherwise + "\n";
        var table = new StringBuilder($"| {title} | {language["Type", "类型"]} | {language["Description", "描述"]} |\n| --- | --- | --- |\n");
        Append(table, fields, 0, language);
        return table.ToString();
    }

    /// <summary>Escapes a text for a cell.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void Append(StringBuilder table, IEnumerable<Field> fields, int depth, Language language)
    {
        foreach (var field in fields)
        {
            var facts = string.Join(language["; ", "；"], Facts(field, language));
            table.Append("| ").Insert(table.Length, "&emsp;", depth).Append($"`{field.Name}` | {field.TypeName} | {facts} |\n");
            Append(table, field.Fields, depth + 1, language);
        }
    }

    private static IEnumerable<string> Facts(Field field, Language language)
    {
        if (field.Label is { } label)
            yield return language[label.English, label.Chinese];
        if (field.IsRequired)
            yield return language["required", "必填"];
        if (field.Encryption is { } encryption)
            yield return language[$"encrypted: {encryption}", $"加密：{encryption}"];
        if (field.Encoding is { } encoding)
            yield return language[$"{encoding} text{(field.EncodesList ? " of a list" : "")}", $"内容为 {encoding}{(field.EncodesList ? " 列表" : "")}"];
        if (field.Format == FieldFormat.PositiveFen)
            yield return language["a whole number of fen, 1 or more", "格式：大于 0 的整数（分）"];
        else if (field.Format != FieldFormat.None)
            yield return language[$"format: {FieldFormats.NameOf(field.Format)}", $"格式：{FieldFormats.NameOf(field.Format)}"];
        if (field.MaxLength is { } most)
            yield return language[$"up to {most} characters", $"最多 {most} 个字符"];
        if (field.Values.Count > 0)
            yield return language["one of ", "可取 "] + string.Join(language[", ", "、"], field.Values.Distinct().Select(static value => $"`{Cell(value)}`"));
    }
}
