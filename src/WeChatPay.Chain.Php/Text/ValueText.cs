using System.Globalization;
using System.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php.Text;

/// <summary>Values as <c>var_export</c> and <c>var_dump</c> print them. Source: ext/standard/var.c.</summary>
internal static class ValueText
{
    public static string Export(object? value)
    {
        var output = new StringBuilder();
        Export(output, Scalars.Stored(value), 0);
        return output.ToString();
    }

    /// <summary>Writes a text as PHP's messages show an argument: 15 bytes of it, with escapes for those that are not printed.</summary>
    public static string Brief(string text)
    {
        var (bytes, output) = (Bytes.Encode(text), new StringBuilder("'"));
        foreach (var one in bytes.Take(15))
        {
            output.Append(one switch
            {
                (byte)'\n' => "\\n",
                (byte)'\r' => "\\r",
                (byte)'\t' => "\\t",
                (byte)'\f' => "\\f",
                (byte)'\v' => "\\v",
                (byte)'\\' => @"\\",
                0x1B => "\\e",
                < 32 or > 126 => $"\\x{one:X2}",
                _ => ((char)one).ToString(),
            });
        }
        return output.Append(bytes.Length > 15 ? "...'" : "'").ToString();
    }

    public static string Dump(object? value)
    {
        var output = new StringBuilder();
        Dump(output, Scalars.Stored(value), 0);
        return output.ToString();
    }

    private static void Export(StringBuilder output, object? value, int indent)
    {
        switch (value)
        {
            case null:
                output.Append("NULL");
                break;
            case bool truth:
                output.Append(truth ? "true" : "false");
                break;
            case long.MinValue:
                output.Append("-9223372036854775807-1");
                break;
            case double number:
                var text = FloatText.FormatShortest(number).ToUpperInvariant();
                output.Append(double.IsFinite(number) && text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text);
                break;
            case string words:
                output.Append(Quote(words));
                break;
            case PhpArray array:
                ExportEntries(output, array, indent, "array (\n", static key => key.Text is { } name ? Quote(name) : key.ToString(), ")");
                break;
            case stdClass fields:
                ExportEntries(output, fields.Fields, indent, "(object) array(\n", static key => Quote(key.ToString()), ")");
                break;
            case long number:
                output.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case { } own when Objects.TryDescribe(own) is { } type:
                Export(output, own, type, indent);
                break;
            default:
                throw new NotSupportedException($"var_export of {Types.Name(value)} is not offered: print_r shows it.");
        }
    }

    private static void Export(StringBuilder output, object value, Objects.Description type, int indent)
    {
        if (type.IsEnum)
        {
            if (indent > 0)
                output.Append('\n').Append(' ', indent);
            output.Append(CultureInfo.InvariantCulture, $"\\{type.Name}::{type.Properties[0].Read(value)}");
            return;
        }
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new NotSupportedException("var_export of an object that contains itself is not offered.");
        if (indent > 0)
            output.Append('\n').Append(' ', indent);
        output.Append(CultureInfo.InvariantCulture, $"\\{type.Name}::__set_state(array(\n");
        foreach (var property in type.Properties)
        {
            output.Append(' ', indent + 3).Append(Quote(property.Name)).Append(" => ");
            Export(output, Scalars.Stored(property.Read(value)), indent + 2);
            output.Append(",\n");
        }
        output.Append(' ', indent).Append("))");
    }

    private static void ExportEntries(StringBuilder output, PhpArray entries, int indent, string start, Func<PhpKey, string> key, string end)
    {
        if (indent > 0)
            output.Append('\n').Append(' ', indent);
        output.Append(start);
        foreach (var entry in entries.Snapshot())
        {
            output.Append(' ', indent + (start[0] == '(' ? 3 : 2)).Append(key(entry.Key)).Append(" => ");
            Export(output, entry.Value, indent + 2);
            output.Append(",\n");
        }
        output.Append(' ', indent).Append(end);
    }

    private static string Quote(string text)
    {
        var quoted = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"'{quoted.Replace("\0", "' . \"\\0\" . '", StringComparison.Ordinal)}'";
    }

    private static void Dump(StringBuilder output, object? value, int indent)
    {
        output.Append(' ', indent);
        switch (value)
        {
            case null:
                output.Append("NULL\n");
                break;
            case bool truth:
                output.Append(truth ? "bool(true)\n" : "bool(false)\n");
                break;
            case long number:
                output.Append(CultureInfo.InvariantCulture, $"int({number})\n");
                break;
            case double number:
                output.Append("float(").Append(FloatText.FormatShortest(number).ToUpperInvariant()).Append(")\n");
                break;
            case string text:
                output.Append(CultureInfo.InvariantCulture, $"string({Bytes.Encode(text).Length}) \"{text}\"\n");
                break;
            case PhpArray array:
                output.Append(CultureInfo.InvariantCulture, $"array({array.Count}) {{\n");
                foreach (var entry in array.Snapshot())
                {
                    output.Append(' ', indent + 2).Append('[').Append(entry.Key.Text is { } name ? $"\"{name}\"" : entry.Key.ToString()).Append("]=>\n");
                    Dump(output, entry.Value, indent + 2);
                }
                output.Append(' ', indent).Append("}\n");
                break;
            case { } own when Objects.TryDescribe(own) is { IsEnum: true } type:
                output.Append(CultureInfo.InvariantCulture, $"enum({type.Name}::{type.Properties[0].Read(own)})\n");
                break;
            default:
                throw new NotSupportedException($"var_dump of {Types.Name(value)} is not offered: print_r shows it.");
        }
    }
}
