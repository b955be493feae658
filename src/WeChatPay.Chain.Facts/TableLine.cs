using System.Text;

namespace WeChatPay.Facts;

/// <summary>A field as one line of the table: <c>trade_type string! encrypted:rsa = JSAPI|APP</c>.</summary>
/// <remarks>A name with a space is in quotes. <c>!</c> means required. A child is indented by two spaces more than its parent.</remarks>
internal static class TableLine
{
    private const string Encrypted = "encrypted:";
    private const string Encoded = "encoded:";

    public static string Write(Field field)
    {
        var line = new StringBuilder();
        line.Append(field.Name.Contains(' ', StringComparison.Ordinal) ? $"\"{field.Name}\"" : field.Name).Append(' ').Append(field.TypeName);
        if (field.IsRequired)
            line.Append('!');
        if (field.Encryption is not null)
            line.Append(' ').Append(Encrypted).Append(field.Encryption);
        if (field.Encoding is not null)
            line.Append(' ').Append(Encoded).Append(field.Encoding);
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
        var (encryption, encoding, values) = (default(string), default(string), (IReadOnlyList<string>)[]);
        while (!rest.IsEmpty)
        {
            var word = Take(ref rest);
            if (word is "=")
            {
                values = rest.ToString().Split('|');
                break;
            }
            if (word.StartsWith(Encrypted))
                encryption = word[Encrypted.Length..].ToString();
            else if (word.StartsWith(Encoded))
                encoding = word[Encoded.Length..].ToString();
            else
                throw new FormatException($"`{word}` in `{line}` is neither `{Encrypted}…`, `{Encoded}…` nor `= A|B`.");
        }
        return new(string.Intern(name.ToString()), FieldTypes.Parse(type), isList, isRequired)
        {
            Values = values,
            Encryption = encryption,
            Encoding = encoding,
            Fields = fields,
        };
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
