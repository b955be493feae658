using System.Globalization;
using System.Text;

namespace WeChatPay.Basics;

/// <summary>Shows text from outside in a message, a log or on a screen: escaped, and within a bound.</summary>
/// <remarks>A line feed would forge a line of a log, an escape sequence would command a terminal, and a body of megabytes would fill both.</remarks>
internal static class VisibleText
{
    /// <summary>The number of characters that are shown of a text.</summary>
    public const int MaxShown = 500;

    /// <summary>Shows a text: invisible characters as <c>\n</c> or <c>U+200B</c>, and no more than the first characters.</summary>
    /// <param name="text">The text; <see langword="null"/> gives an empty one.</param>
    /// <param name="max">The number of characters that are shown.</param>
    public static string Escape(string? text, int max = MaxShown)
    {
        if (text is null || (text.Length <= max && IndexOfInvisible(text) < 0))
            return text ?? "";
        var shown = new StringBuilder(Math.Min(text.Length, max) + 32);
        var index = 0;
        while (index < text.Length && index < max)
        {
            var length = char.IsSurrogatePair(text, index) ? 2 : 1;
            if (IsInvisible(text, index))
                shown.Append(Describe(text, index));
            else
                shown.Append(text, index, length);
            index += length;
        }
        return index < text.Length ? shown.Append("… (").Append(text.Length).Append(" characters)").ToString() : shown.ToString();
    }

    /// <summary>Finds the first character that a reader does not see, a blank inside a text not among them.</summary>
    /// <returns>Its index, or -1.</returns>
    public static int IndexOfInvisible(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is >= ' ' and <= '~')
                continue;
            if (IsInvisible(text, index))
                return index;
            if (char.IsSurrogatePair(text, index))
                index++;
        }
        return -1;
    }

    /// <summary>Names a character for a message: <c>\n</c>, <c>U+200B</c>.</summary>
    public static string Describe(string text, int index) => text[index] switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => $"U+{(char.IsSurrogatePair(text, index) ? char.ConvertToUtf32(text, index) : text[index]):X4}",
    };

    /// <summary>Tells whether a reader does not see a character. Half of a surrogate pair is invisible too: it is replaced when it is written.</summary>
    public static bool IsInvisible(string text, int index) => text[index] != ' ' && CharUnicodeInfo.GetUnicodeCategory(text, index)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
