using System.Globalization;
using System.Text;

namespace WeChatPay.Porting.Emit;

/// <summary>Writes strings as literals of C#.</summary>
internal static class StringText
{
    /// <summary>Writes a string. A string of several lines gets the verbatim form, so that its lines stay lines.</summary>
    public static string Quote(string value) => IsVerbatim(value)
        ? $"@\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : $"\"{Escape(value)}\"";

    /// <summary>Writes a string on one line.</summary>
    public static string OneLine(string value) => $"\"{Escape(value)}\"";

    /// <summary>Whether the verbatim form fits: the string has several lines, and nothing in them needs an escape.</summary>
    public static bool IsVerbatim(string value) =>
        value.TrimEnd('\n').Contains('\n', StringComparison.Ordinal) && value.All(static letter => letter == '\n' || !NeedsEscape(letter));

    /// <summary>Writes a literal piece of <c>$"…"</c>.</summary>
    public static string Piece(string value, bool verbatim) =>
        (verbatim ? value.Replace("\"", "\"\"", StringComparison.Ordinal) : Escape(value))
        .Replace("{", "{{", StringComparison.Ordinal)
        .Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>Shows a text on one line: line ends, control characters and characters without a picture become <c>\uXXXX</c>.</summary>
    public static string Visible(string text) =>
        text.All(static letter => !NeedsEscape(letter) || char.IsSurrogate(letter))
            ? text
            : string.Concat(text.Select(static letter => NeedsEscape(letter) && !char.IsSurrogate(letter)
                ? "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture)
                : letter.ToString()));

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\0' => text.Append("\\0"),
                _ when NeedsEscape(letter) => text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(letter),
            };
        }
        return text.ToString();
    }

    private static bool NeedsEscape(char letter) =>
        char.IsControl(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) is
            UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
