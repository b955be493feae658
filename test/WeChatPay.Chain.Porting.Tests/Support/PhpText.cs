using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>Values as PHP writes them.</summary>
internal static class PhpText
{
    public static string Quote(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal);
        if (text.AsSpan().IndexOfAny('\n', '\t') < 0)
            return $"'{escaped.Replace("'", "\\'", StringComparison.Ordinal)}'";
        escaped = escaped.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
        return $"\"{escaped.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";
    }

    /// <summary>Writes a value. An array has a line and a comma for each entry.</summary>
    public static void Write(StringBuilder php, JToken value, int depth = 0)
    {
        switch (value)
        {
            case JObject map:
                php.Append("[\n");
                foreach (var property in map.Properties())
                {
                    php.Append(' ', 2 * depth + 2).Append(Quote(property.Name)).Append(" => ");
                    Write(php, property.Value, depth + 1);
                    php.Append(",\n");
                }
                php.Append(' ', 2 * depth).Append(']');
                break;
            case JArray list:
                php.Append('[');
                foreach (var item in list)
                {
                    Write(php, item, depth + 1);
                    php.Append(", ");
                }
                php.Append(']');
                break;
            case JValue { Value: string text }:
                php.Append(Quote(text));
                break;
            case JValue { Value: null }:
                php.Append("null");
                break;
            case JValue { Value: bool truth }:
                php.Append(truth ? "true" : "false");
                break;
            default:
                php.Append(value.ToString(Formatting.None));
                break;
        }
    }
}
