using System.Text;

namespace WeChatPay.Php.Text;

/// <summary>Breaks lines as <c>wordwrap</c> in ext/standard/string.c does.</summary>
internal static class WordWrap
{
    public static string Wrap(string text, long width, string mark, bool cuts)
    {
        var output = new StringBuilder();
        var (lineStart, lastSpace) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == mark[0] && at + mark.Length < text.Length && string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0)
            {
                output.Append(text, lineStart, at - lineStart + mark.Length);
                at += mark.Length - 1;
                lineStart = lastSpace = at + 1;
            }
            else if (text[at] == ' ')
            {
                if (at - lineStart >= width)
                {
                    output.Append(text, lineStart, at - lineStart).Append(mark);
                    lineStart = at + 1;
                }
                lastSpace = at;
            }
            else if (at - lineStart >= width && cuts && lineStart >= lastSpace)
            {
                output.Append(text, lineStart, at - lineStart).Append(mark);
                lineStart = lastSpace = at;
            }
            else if (at - lineStart >= width && lineStart < lastSpace)
            {
                output.Append(text, lineStart, lastSpace - lineStart).Append(mark);
                lineStart = ++lastSpace;
            }
        }
        return output.Append(text, lineStart, text.Length - lineStart).ToString();
    }
}
