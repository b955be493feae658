using WeChatPay.Basics;
using System.Buffers;
using System.Collections;
using System.Text;
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
        // The document is sent as UTF-8.
        var output = new StringBuilder(headless ? "" : Declaration, 256);
        if (!TryWriteParts(output, root, data, item, indent, 0))
        {
            throw new ArgumentException(
                $"`{nameof(data)}` is a {data.GetType().Name}: give names and values, new {{ return_code = \"SUCCESS\" }}, or a dictionary with text keys.",
                nameof(data)).On(HelpPage.Body);
        }
        // libxml2, PHP's writer, ends a document and an indented element with a line feed.
        return headless && !indent ? output.ToString() : output.Append('\n').ToString();
    }

    // The framework's writer refuses names with a colon, which PHP writes (SimpleXML and XMLWriter know no namespaces unless they are told).
    private static bool TryWriteParts(StringBuilder output, string name, object value, string item, bool indent, int depth)
    {
        if (value is byte[] or string)
            return false;
        output.Append('<').Append(name);
        var start = output.Length;
        output.Append('>');
        if (LooseObject.TryRead(value, out var fields))
        {
            foreach (var (inner, part) in fields)
                WriteElement(output, XmlCharacters.IsTagName(inner) ? inner : item, part, item, indent, depth + 1);
        }
        else if (value is IEnumerable list)
        {
            foreach (var part in list)
                WriteElement(output, item, part, item, indent, depth + 1);
        }
        else
            return false;
        if (output.Length == start + 1)
        {
            output.Length = start;
            output.Append(" />");
            return true;
        }
        Break(output, indent, depth);
        output.Append("</").Append(name).Append('>');
        return true;
    }

    private static void WriteElement(StringBuilder output, string name, object? value, string item, bool indent, int depth)
    {
        if (depth > Transformer.MaxDepth)
            throw new ArgumentException($"{TextShape.QuoteField(name)} is nested deeper than {Transformer.MaxDepth} elements. Does it hold itself?")
                .On(HelpPage.Body);
        Break(output, indent, depth);
        value = SystemTextJson.Unwrap(value is JValue json ? json.Value : value);
        if (value is null)
            WriteText(output, name, "");
        else if (ScalarText.TryFormatField(value, $"{TextShape.QuoteField(name)}", isV2: true) is { } text)
            WriteText(output, name, text);
        else if (!TryWriteParts(output, name, value, item, indent, depth))
        {
            throw new ArgumentException(
                $"{TextShape.QuoteField(name)} is a {value.GetType().Name}, which has no form in XML: "
                + "give text, a number, true or false, a list, or names and values.").On(HelpPage.Body);
        }
    }

    private static void Break(StringBuilder output, bool indent, int depth)
    {
        if (indent)
            output.Append('\n').Append(' ', depth);
    }

    private static void WriteText(StringBuilder output, string name, string text)
    {
        var wrong = XmlCharacters.IndexOfWrong(text, 0);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"{TextShape.QuoteField(name)} holds U+{(int)text[wrong]:X4} at index {wrong}, which XML cannot carry. "
                + "Take it out before signing: Transformer.Sanitize(text).").On(HelpPage.Body);
        }
        output.Append('<').Append(name).Append('>');
        var isMarkup = text.AsSpan().ContainsAny(Markup);
        // A reader takes a bare carriage return for a line feed, inside of CDATA too (https://www.w3.org/TR/xml/#sec-line-ends).
        var pieces = text.Split('\r');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                output.Append("&#xD;");
            if (isMarkup && pieces[i].Length > 0)
                output.Append("<![CDATA[").Append(pieces[i].Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)).Append("]]>");
            else
                output.Append(pieces[i]);
        }
        output.Append("</").Append(name).Append('>');
    }

    private static void CheckName(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (!XmlCharacters.IsName(name))
        {
            throw new ArgumentException(
                $"`{parameter}` is `{name}`, which is not a name of an element: "
                + $"give letters, digits, `_`, `-` and `.`, a letter first, for example `{(parameter == "root" ? "xml" : "item")}`.",
                parameter).On(HelpPage.Body);
        }
    }
}
