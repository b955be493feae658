using System.Text;
using System.Xml;

namespace WeChatPay.Xml;

/// <summary>The characters that XML 1.0 can carry (https://www.w3.org/TR/xml/#charsets).</summary>
internal static class XmlCharacters
{
    /// <summary>Drops the other characters. Gives the text itself where there is none, the usual case.</summary>
    public static string Only(string text)
    {
        var wrong = IndexOfWrong(text, 0);
        if (wrong < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        var start = 0;
        for (; wrong >= 0; wrong = IndexOfWrong(text, start))
        {
            kept.Append(text, start, wrong - start);
            start = wrong + 1;
        }
        return kept.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>Finds the first character from <paramref name="start"/> on that XML cannot carry.</summary>
    /// <returns>Its index, or -1.</returns>
    public static int IndexOfWrong(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                continue;
            if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                return i;
            i++;
        }
        return -1;
    }

    /// <summary>Tells whether a text can be the name of an element, without a prefix.</summary>
    public static bool IsName(string text) => text.Length > 0 && XmlConvert.IsStartNCNameChar(text[0]) && text.All(XmlConvert.IsNCNameChar);

    /// <summary>Tells whether a text can stand in a tag as the PHP SDK takes it: a name, also with colons.</summary>
    public static bool IsTagName(string text) =>
        text.Length > 0 && XmlConvert.IsStartNCNameChar(text[0]) && text.All(static letter => letter == ':' || XmlConvert.IsNCNameChar(letter));
}
