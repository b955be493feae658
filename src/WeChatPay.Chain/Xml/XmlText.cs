using System.Buffers;
using System.Collections;
using System.Text;
using System.Xml;
using Newtonsoft.Json.Linq;
using WeChatPay.Util;

namespace WeChatPay.Xml;

/// <summary>Writes names and values as XML.</summary>
internal static class XmlText
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    private static readonly SearchValues<char> Markup = SearchValues.Create("<>&\"");

    public static string Write(object data, bool headless, bool indent, string root, string item)
    {
        CheckName(root, nameof(root));
        CheckName(item, nameof(item));
        var output = new StringBuilder(256);
        if (!headless)
            output.Append(Declaration);
        // The writer's own declaration would name UTF-16, the encoding of text in memory; the document is sent as UTF-8.
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = indent,
            IndentChars = " ",
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize,
        };
        using (var writer = XmlWriter.Create(output, settings))
        {
            writer.WriteStartElement(root);
            if (!TryWriteParts(writer, data, item, 1))
            {
                throw new ArgumentException(
                    $"`{nameof(data)}` is a {data.GetType().Name}: give names and values, new {{ return_code = \"SUCCESS\" }}, or a dictionary with text keys.",
                    nameof(data));
            }
            writer.WriteEndElement();
        }
        // libxml2, PHP's writer, ends a document and an indented element with a line feed.
        return headless && !indent ? output.ToString() : output.Append('\n').ToString();
    }

    private static bool TryWriteParts(XmlWriter writer, object value, string item, int depth)
    {
        if (value is byte[] or string)
            return false;
        if (LooseObject.TryRead(value, out var fields))
        {
            foreach (var (name, inner) in fields)
                WriteElement(writer, XmlCharacters.IsName(name) ? name : item, inner, item, depth);
            return true;
        }
        if (value is not IEnumerable list)
            return false;
        foreach (var inner in list)
            WriteElement(writer, item, inner, item, depth);
        return true;
    }

    private static void WriteElement(XmlWriter writer, string name, object? value, string item, int depth)
    {
        if (depth > Transformer.MaxDepth)
            throw new ArgumentException($"`{name}` is nested deeper than {Transformer.MaxDepth} elements. Does it hold itself?");
        writer.WriteStartElement(name);
        if ((value as JValue)?.Value is { } inner)
            value = inner;
        if (value is null or JValue)
            WriteText(writer, name, "");
        else if (ScalarText.TryFormat(value) is { } text)
            WriteText(writer, name, text);
        else if (!TryWriteParts(writer, value, item, depth + 1))
        {
            throw new ArgumentException(
                $"`{name}` is a {value.GetType().Name}, which has no form in XML: give text, a number, true or false, a list, or names and values.");
        }
        writer.WriteEndElement();
    }

    private static void WriteText(XmlWriter writer, string name, string text)
    {
        var wrong = XmlCharacters.IndexOfWrong(text, 0);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"`{name}` holds U+{(int)text[wrong]:X4} at index {wrong}, which XML cannot carry. Take it out before signing: Transformer.Sanitize(text).");
        }
        if (!text.AsSpan().ContainsAny(Markup))
            writer.WriteString(text);
        else
            WriteCData(writer, text);
        // <a></a>, as PHP writes an empty value.
        if (text.Length == 0)
            writer.WriteRaw("");
    }

    // The writer splits at `]]>`. A carriage return is written outside of CDATA: inside it is read as a line feed (https://www.w3.org/TR/xml/#sec-line-ends).
    private static void WriteCData(XmlWriter writer, string text)
    {
        var pieces = text.Split('\r');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                writer.WriteCharEntity('\r');
            if (pieces[i].Length > 0)
                writer.WriteCData(pieces[i]);
        }
    }

    private static void CheckName(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (!XmlCharacters.IsName(name))
        {
            throw new ArgumentException(
                $"`{parameter}` is `{name}`, which is not a name of an element: "
                + $"give letters, digits, `_`, `-` and `.`, a letter first, for example `{(parameter == "root" ? "xml" : "item")}`.",
                parameter);
        }
    }
}
