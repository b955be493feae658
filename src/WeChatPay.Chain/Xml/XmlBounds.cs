using WeChatPay.Basics;

namespace WeChatPay.Xml;

/// <summary>Refuses XML whose markup is out of proportion, before the reader does any work for it.</summary>
/// <remarks>The reader's work for one tag grows with the square of the tag's attributes, so a tag has a limit. The walk is one pass, and it follows the markup
/// as the reader does: where it loses its way, the reader refuses the document.</remarks>
internal static class XmlBounds
{
    private const string CDataStart = "<![CDATA[";

    /// <exception cref="FormatException">A tag is too long, the nesting is too deep, or there are too many elements.</exception>
    public static void Check(string xml)
    {
        var (elements, depth) = (0, 0);
        for (var at = xml.IndexOf('<'); at >= 0; at = xml.IndexOf('<', at))
        {
            if (IsAt(xml, at, "<!--"))
                at = EndOf(xml, at + 4, "-->");
            else if (IsAt(xml, at, CDataStart))
                at = EndOf(xml, at + CDataStart.Length, "]]>");
            else if (IsAt(xml, at, "<?"))
                at = EndOf(xml, at + 2, "?>");
            // A DOCTYPE: the reader refuses it.
            else if (IsAt(xml, at, "<!"))
                return;
            else
            {
                var isEnd = IsAt(xml, at, "</");
                at = EndOfTag(xml, at);
                depth += isEnd ? -1 : at > 1 && xml[at - 2] == '/' ? 0 : 1;
                elements += isEnd ? 0 : 1;
                Require(depth, elements);
            }
            // It is not closed: the reader says so.
            if (at < 0)
                return;
        }
    }

    private static void Require(int depth, int elements)
    {
        // The root is not counted.
        if (depth > Transformer.MaxDepth + 1)
            throw new FormatException($"The XML is nested deeper than {Transformer.MaxDepth} elements.").On(HelpPage.Body);
        if (elements > Transformer.MaxElements)
            throw new FormatException($"The XML has more than {Transformer.MaxElements} elements.").On(HelpPage.Body);
    }

    private static bool IsAt(string xml, int at, string mark) => string.CompareOrdinal(xml, at, mark, 0, mark.Length) == 0;

    private static int EndOf(string xml, int from, string mark)
    {
        var at = from <= xml.Length ? xml.IndexOf(mark, from, StringComparison.Ordinal) : -1;
        return at < 0 ? -1 : at + mark.Length;
    }

    // A `>` inside of quotes does not end a tag.
    private static int EndOfTag(string xml, int start)
    {
        var quote = '\0';
        for (var at = start; at < xml.Length; at++)
        {
            if (at - start >= Transformer.MaxTagLength)
                throw new FormatException($"A tag of the XML has more than {Transformer.MaxTagLength} characters: its name or its attributes are too long.")
                    .On(HelpPage.Body);
            var letter = xml[at];
            if (quote != '\0')
                quote = letter == quote ? '\0' : quote;
            else if (letter is '"' or '\'')
                quote = letter;
            else if (letter == '>')
                return at + 1;
        }
        return -1;
    }
}
