using System.Text;

namespace WeChatPay.Porting.Emit;

/// <summary>Ports white space and comments.</summary>
internal static class Trivia
{
    /// <summary>Ports the white space and comments before a token: <c>#</c> comments become <c>//</c>, and lines end with a line feed.</summary>
    public static string Port(string leading)
    {
        if (leading.Length == 0 || leading.All(static letter => letter is ' ' or '\n'))
            return leading;
        var text = new StringBuilder(leading.Length);
        for (var i = 0; i < leading.Length; i++)
        {
            var letter = leading[i];
            if (letter is '#' || letter is '/' && i + 1 < leading.Length && leading[i + 1] == '/')
                i = Line(leading, i, text);
            else if (letter is '/' && i + 1 < leading.Length && leading[i + 1] == '*')
                i = BlockComment(leading, i, text);
            else if (letter is '\r')
                text.Append(i + 1 < leading.Length && leading[i + 1] == '\n' ? "" : "\n");
            else
                text.Append(letter is '\v' or '\f' ? ' ' : letter);
        }
        return text.ToString();
    }

    /// <summary>Gives the indentation of the last line.</summary>
    public static string IndentOf(string leading) => leading[(leading.LastIndexOf('\n') + 1)..] is var last && string.IsNullOrWhiteSpace(last) ? last : "";

    /// <summary>Whether the text has a comment.</summary>
    public static bool HasComment(string leading) => leading.Contains('/', StringComparison.Ordinal) || leading.Contains('#', StringComparison.Ordinal);

    private static int Line(string leading, int at, StringBuilder text)
    {
        var end = leading.AsSpan(at).IndexOfAny('\r', '\n') is >= 0 and var length ? at + length : leading.Length;
        var body = leading[(at + (leading[at] == '#' ? 1 : 2))..end];
        text.Append("//").Append(Harmless(body).TrimEnd());
        if (end == leading.Length)
            text.Append('\n');
        return end - 1;
    }

    private static int BlockComment(string leading, int at, StringBuilder text)
    {
        var end = leading.IndexOf("*/", at + 2, StringComparison.Ordinal) + 2;
        text.Append(Harmless(leading[at..end].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')));
        return end - 1;
    }

    // C# ends a line at these characters too, and the text behind them would no longer be a comment.
    private static string Harmless(string comment) => comment.Replace('\u0085', ' ').Replace('\u2028', ' ').Replace('\u2029', ' ');
}
