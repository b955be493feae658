using System.Globalization;
using System.Text;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>Writes a literal as the JSON that PHP makes of it.</summary>
internal static class LiteralJson
{
    /// <summary>Writes a literal of texts, integers, bools and null; null when it holds anything else.</summary>
    public static string? Write(Expression value) => value switch
    {
        ArrayLiteral { Entries.Count: > 0 } array when ArrayShape.IsMap(array) => Joined('{', array.Entries.Select(entry =>
            (Quote(ArrayShape.KeyOf(entry.Key)!), Write(entry.Value!))), '}'),
        ArrayLiteral array when ArrayShape.IsList(array) =>
            Joined('[', array.Entries.Select(entry => ("", entry.Value is null ? null : Write(entry.Value))), ']'),
        Literal { Token: { Kind: TokenKind.Text, Value: { } text } } => Quote(text),
        Literal { Token: { Kind: TokenKind.Integer, Text: var digits } } when digits.Length < 18 && digits.All(char.IsAsciiDigit)
            && (digits[0] != '0' || digits.Length == 1) => digits,
        Constant { Name: var word } when word.IsWord("true") || word.IsWord("false") || word.IsWord("null") => word.Text.ToLowerInvariant(),
        _ => null,
    };

    private static string? Joined(char open, IEnumerable<(string Key, string? Value)> entries, char close)
    {
        var all = entries.ToList();
        return all.Exists(static entry => entry.Value is null)
            ? null
            : open + string.Join(",", all.Select(static entry => entry.Key.Length == 0 ? entry.Value : $"{entry.Key}:{entry.Value}")) + close;
    }

    private static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var letter in text)
        {
            json.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '/' => "\\/",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or > '~' and not '\u007f' => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
                _ => letter.ToString(),
            });
        }
        return json.Append('"').ToString();
    }
}
