using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Xml;

/// <summary>Tells from the beginning of a body whether the body is an XML document, whatever its root, and not an HTML page or another format.</summary>
internal static class XmlHead
{
    /// <summary>The number of bytes that are enough for a byte order mark, white space, a declaration and a comment.</summary>
    public const int Length = 1024;

    /// <summary>Looks at the first markup behind the prolog (https://www.w3.org/TR/xml/#sec-prolog-dtd).</summary>
    /// <param name="head">The first bytes, or all.</param>
    /// <returns>True also for a document whose root lies behind the head: reading it shows what it is.</returns>
    public static bool IsDocument(ReadOnlySpan<byte> head)
    {
        var rest = StrictUtf8.WithoutMark(head).TrimStart(" \r\n\t"u8);
        var hasProlog = false;
        while (rest.StartsWith("<?"u8) || rest.StartsWith("<!--"u8))
        {
            hasProlog = true;
            var end = rest.StartsWith("<?"u8) ? "?>"u8 : "-->"u8;
            var at = rest.IndexOf(end);
            if (at < 0)
                return true;
            rest = rest[(at + end.Length)..].TrimStart(" \r\n\t"u8);
        }
        return hasProlog && (rest.IsEmpty || rest[0] != '<') || rest.StartsWith("<"u8) && !Begins(rest, "<html") && !Begins(rest, "<!doctype html");
    }

    private static bool Begins(ReadOnlySpan<byte> text, string word) =>
        text.Length >= word.Length && string.Equals(Encoding.ASCII.GetString(text[..word.Length]), word, StringComparison.OrdinalIgnoreCase);
}
