using System.Text;
using System.Xml;
using WeChatPay.Basics;

namespace WeChatPay.Xml;

/// <summary>Reads XML into nested dictionaries, with its own stack, so that a deep document does not exhaust the thread's.</summary>
internal static class XmlFields
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = Transformer.MaxLength,
    };

    /// <exception cref="FormatException">It is not UTF-8, or see <see cref="Read(string)"/>.</exception>
    public static Dictionary<string, object?> Read(ReadOnlySpan<byte> xml)
    {
        // The longest character takes four bytes and counts as two.
        if (xml.Length > Transformer.MaxLength * 3L)
            throw TooLong(xml.Length, "bytes");
        try
        {
            return Read(StrictUtf8.GetString(xml));
        }
        catch (DecoderFallbackException error)
        {
            throw new FormatException($"The XML is not UTF-8: its byte {error.Index} does not start a character.", error).On(HelpPage.Body);
        }
    }

    /// <exception cref="FormatException">It is not XML, or XML that is refused.</exception>
    public static Dictionary<string, object?> Read(string xml)
    {
        if (xml.Length > Transformer.MaxLength)
            throw TooLong(xml.Length, "characters");
        // A declaration may stand at the very beginning only.
        xml = XmlCharacters.Only(xml).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        XmlBounds.Check(xml);
        using var text = new StringReader(xml);
        using var reader = XmlReader.Create(text, Settings);
        try
        {
            return Read(reader);
        }
        catch (XmlException error)
        {
            // Without the parser's own words, here and as the cause: they quote the text, which may be a key in a wrong place.
            throw new FormatException(
                $"The text is not readable as XML at line {error.LineNumber}, position {error.LinePosition}. "
                + "Give a document without DOCTYPE: <xml><return_code>SUCCESS</return_code></xml>.").On(HelpPage.Body);
        }
    }

    private static Dictionary<string, object?> Read(XmlReader reader)
    {
        var open = new Stack<Element>();
        while (true)
        {
            reader.Read();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new Element(reader.Name);
                    if (!reader.IsEmptyElement)
                        open.Push(element);
                    else if (!Close(element, open))
                        return Finish(reader, element);
                    break;
                case XmlNodeType.EndElement:
                    var closed = open.Pop();
                    if (!Close(closed, open))
                        return Finish(reader, closed);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.TryPeek(out var parent):
                    parent.Append(reader.Value);
                    break;
            }
        }
    }

    // The root has no parent.
    private static bool Close(Element element, Stack<Element> open)
    {
        if (!open.TryPeek(out var parent))
            return false;
        parent.Add(element.Name, element.Value);
        return true;
    }

    // The text after the root has to be XML as well.
    private static Dictionary<string, object?> Finish(XmlReader reader, Element root)
    {
        while (reader.Read())
        {
        }
        if (root.Value is Dictionary<string, object?> fields)
            return fields;
        var text = (string)root.Value;
        return string.IsNullOrWhiteSpace(text) ? [] : new() { ["0"] = text };
    }

    private static FormatException TooLong(int length, string unit) =>
        new FormatException($"The XML has {length} {unit}; up to {Transformer.MaxLength} characters are read.").On(HelpPage.Body);

    private sealed class Element(string name)
    {
        private Dictionary<string, object?>? _fields;
        private string? _text;
        private StringBuilder? _more;

        public string Name { get; } = name;

        public object Value => _fields ?? (object?)_more?.ToString() ?? _text ?? "";

        public void Append(string text)
        {
            // Text among elements is layout.
            if (_fields is not null)
                return;
            if (_text is null)
                _text = text;
            else
                (_more ??= new StringBuilder(_text)).Append(text);
        }

        public void Add(string name, object value)
        {
            _fields ??= new(StringComparer.Ordinal);
            if (!_fields.TryGetValue(name, out var before))
                _fields.Add(name, value);
            else if (before is List<object?> list)
                list.Add(value);
            else
                _fields[name] = new List<object?> { before, value };
        }
    }
}
