using System.Globalization;
using System.Text;

namespace WeChatPay.Facts;

/// <summary>A field as one line of the table: <c>trade_type string! max:16 = JSAPI|APP</c>.</summary>
/// <remarks>A name with a space is in quotes. <c>!</c> means required. A child is indented by two spaces more than its parent.</remarks>
internal static class TableLine
{
    private const string Encrypted = "encrypted:";
    private const string Encoded = "encoded:";
    private const string Formatted = "format:";
    private const string Most = "max:";
    private const string List = "[]";

    public static string Write(Field field)
    {
        var line = new StringBuilder();
        line.Append(field.Name.Contains(' ', StringComparison.Ordinal) ? $"\"{field.Name}\"" : field.Name).Append(' ').Append(field.TypeName);
        if (field.IsRequired)
            line.Append('!');
        if (field.Encryption is not null)
            line.Append(' ').Append(Encrypted).Append(field.Encryption);
        if (field.Encoding is not null)
            line.Append(' ').Append(Encoded).Append(field.Encoding).Append(field.EncodesList ? List : "");
        if (field.Format != FieldFormat.None)
            line.Append(' ').Append(Formatted).Append(FieldFormats.NameOf(field.Format));
        if (field.MaxLength is { } most)
            line.Append(' ').Append(Most).Append(most.ToString(CultureInfo.InvariantCulture));
        if (field.Values.Count > 0)
            line.Append(" = ").AppendJoin('|', field.Values);
        return line.ToString();
    }

    /// <summary>Parses a line without its indentation.</summary>
    /// <exception cref="FormatException">The line is not a field.</exception>
    public static Field Parse(ReadOnlySpan<char> line, IReadOnlyList<Field> fields)
    {
        var rest = line;
        var name = TakeName(ref rest);
        var type = Take(ref rest);
        var isRequired = type.EndsWith("!");
        type = isRequired ? type[..^1] : type;
        var isList = type.EndsWith("[]");
        type = isList ? type[..^2] : type;
        var field = new Field(string.Intern(name.ToString()), FieldTypes.Parse(type), isList, isRequired) { Fields = fields };
        while (!rest.IsEmpty)
        {
            var word = Take(ref rest);
            if (word is "=")
                return field with { Values = rest.ToString().Split('|') };
            field = WithFact(field, word, line);
        }
        return field;
    }

    private static Field WithFact(Field field, ReadOnlySpan<char> word, ReadOnlySpan<char> line)
    {
        if (word.StartsWith(Encrypted))
            return field with { Encryption = string.Intern(word[Encrypted.Length..].ToString()) };
        if (word.StartsWith(Encoded))
        {
            var encodesList = word.EndsWith(List);
            return field with { Encoding = string.Intern(word[Encoded.Length..(encodesList ? ^2 : ^0)].ToString()), EncodesList = encodesList };
        }
        if (word.StartsWith(Formatted))
            return field with { Format = FieldFormats.Parse(word[Formatted.Length..].ToString()) };
        if (word.StartsWith(Most) && int.TryParse(word[Most.Length..].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var most))
            return field with { MaxLength = most };
        throw new FormatException($"`{word}` in `{line}` is neither `{Encrypted}…`, `{Encoded}…`, `{Formatted}…`, `{Most}128` nor `= A|B`.");
    }

    private static ReadOnlySpan<char> TakeName(ref ReadOnlySpan<char> rest)
    {
        if (rest is not ['"', ..])
            return Take(ref rest);
        var end = rest[1..].IndexOf('"');
        if (end < 0)
            throw new FormatException($"`{rest}` has a name without its closing quote.");
        var name = rest[1..(end + 1)];
        rest = rest[(end + 2)..].TrimStart(' ');
        return name;
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(' ');
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return word;
    }
}
