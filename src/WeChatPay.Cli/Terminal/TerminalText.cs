using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;

namespace WeChatPay.Cli.Terminal;

/// <summary>Writes text from outside so that it commands no terminal: an escape sequence clears the screen, a mark of direction reverses a line.</summary>
internal static class TerminalText
{
    /// <summary>Writes JSON whose invisible characters are <c>\uXXXX</c>. It is the same JSON, so that files and pipes get it too.</summary>
    public static string WriteJson(JToken json, Formatting formatting = Formatting.Indented) =>
        Replace(json.ToString(formatting), static character => string.Concat(character.Select(static unit => $"\\u{(int)unit:x4}")));

    /// <summary>Shows text of several lines: its line ends and tabs stay, other invisible characters are written as <c>U+001B</c>.</summary>
    public static string Escape(string text) => Replace(text, static character => VisibleText.Describe(character, 0));

    private static string Replace(string text, Func<string, string> show)
    {
        if (IndexOfHidden(text) < 0)
            return text;
        var shown = new StringBuilder(text.Length + 64);
        for (var index = 0; index < text.Length;)
        {
            var length = char.IsSurrogatePair(text, index) ? 2 : 1;
            var character = text.Substring(index, length);
            shown.Append(IsHidden(text, index) ? show(character) : character);
            index += length;
        }
        return shown.ToString();
    }

    private static int IndexOfHidden(string text)
    {
        for (var index = 0; index < text.Length; index += char.IsSurrogatePair(text, index) ? 2 : 1)
        {
            if (IsHidden(text, index))
                return index;
        }
        return -1;
    }

    // A line ends with \n or with \r\n; a \r alone would let the next text cover the line.
    private static bool IsHidden(string text, int index) => text[index] switch
    {
        '\n' or '\t' => false,
        '\r' when index + 1 < text.Length && text[index + 1] == '\n' => false,
        _ => VisibleText.IsInvisible(text, index),
    };
}
