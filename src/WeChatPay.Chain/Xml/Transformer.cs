using System.Diagnostics.CodeAnalysis;
using WeChatPay.Compatibility;
using WeChatPay.Util;
using WeChatPay.Xml;

namespace WeChatPay;

/// <summary>Turns XML into nested dictionaries and back, for APIv2, under the PHP SDK's names.</summary>
/// <remarks>Immutable and thread-safe. Reading opens nothing and fetches nothing: a DOCTYPE is refused, so there are no entities to expand, and a document
/// that is too long, too deep, has too many elements or a tag out of proportion is refused before it costs memory, stack or time.</remarks>
public static partial class Transformer
{
    /// <summary>The longest XML that is read, in characters: 16 Mi.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>The deepest nesting that is read or written, in elements inside the root.</summary>
    public const int MaxDepth = 512;

    /// <summary>The largest number of elements that is read: a million.</summary>
    public const int MaxElements = 1_000_000;

    /// <summary>The longest tag that is read, in characters, with its name and its attributes.</summary>
    public const int MaxTagLength = 4096;

    /// <summary>Reads XML.</summary>
    /// <param name="xml">The document. Its root may have any name; an encoding that it declares has no meaning in text.</param>
    /// <returns>The root's elements: text as <see cref="string"/> (an empty element is <c>""</c>), elements with elements inside as
    /// <see cref="Dictionary{TKey, TValue}"/> of the same kind, repeated ones as <see cref="List{T}"/>. Attributes, comments and text between
    /// elements are left out; a root that holds only text gives it under the name <c>0</c>, as PHP does. Characters that XML cannot carry are
    /// dropped.</returns>
    /// <exception cref="FormatException">It is not XML, holds a DOCTYPE, or is beyond <see cref="MaxLength"/>, <see cref="MaxDepth"/>,
    /// <see cref="MaxElements"/> or <see cref="MaxTagLength"/>.</exception>
    public static Dictionary<string, object?> ToArray(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return XmlFields.Read(xml);
    }

    /// <summary>Reads XML.</summary>
    /// <param name="xml">The document in UTF-8, with or without a byte order mark, whatever encoding it declares.</param>
    /// <returns>The same as <see cref="ToArray(string)"/>.</returns>
    /// <exception cref="FormatException">As for <see cref="ToArray(string)"/>, or it is not UTF-8.</exception>
    public static Dictionary<string, object?> ToArray(ReadOnlySpan<byte> xml) => XmlFields.Read(xml);

    /// <summary>Writes XML.</summary>
    /// <param name="data">Names and values: an anonymous object, a dictionary with text keys or a <c>JObject</c>; or a list. Values are of the same
    /// kinds, or plain: text, numbers, <see langword="true"/> (written 1), <see langword="false"/> (0) and <see langword="null"/> (empty).
    /// Text with <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> or <c>"</c> in it is written as CDATA.</param>
    /// <param name="headless">Leaves out the line <c>&lt;?xml version="1.0" encoding="utf-8"?&gt;</c>.</param>
    /// <param name="indent">Puts each element on a line of its own, indented by one space per level.</param>
    /// <param name="root">The name of the root element.</param>
    /// <param name="item">The name of the items of a list, and of fields whose name cannot be an element's (<c>0</c>, <c>a b</c>). A name with
    /// a colon is written as it is, as PHP does; <see cref="ToArray(string)"/> reads it only where its prefix is declared.</param>
    /// <returns>The document; it is sent as UTF-8.</returns>
    /// <exception cref="ArgumentException">A value has no form in XML: other objects, bytes, a character such as U+0001. Or it is nested deeper than
    /// <see cref="MaxDepth"/>, for example because it holds itself; or <paramref name="root"/> or <paramref name="item"/> is not a name. The message names the
    /// field, not its value.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public static string ToXml(object data, bool headless = true, bool indent = false, string root = "xml", string item = "item")
    {
        ArgumentNullException.ThrowIfNull(data);
        return XmlText.Write(data, headless, indent, root, item);
    }

    /// <inheritdoc cref="ToXml(object, bool, bool, string, string)"/>
    /// <param name="data">Names and values: a dictionary.</param>
    /// <param name="headless">Leaves out the line <c>&lt;?xml version="1.0" encoding="utf-8"?&gt;</c>.</param>
    /// <param name="indent">Puts each element on a line of its own.</param>
    /// <param name="root">The name of the root element.</param>
    /// <param name="item">The name of the items of a list.</param>
    public static string ToXml<TValue>(
        IEnumerable<KeyValuePair<string, TValue>> data, bool headless = true, bool indent = false, string root = "xml", string item = "item")
    {
        ArgumentNullException.ThrowIfNull(data);
        return XmlText.Write(LooseObject.ReadPairs(data), headless, indent, root, item);
    }

    /// <summary>Drops the characters that XML 1.0 cannot carry: controls other than tab, line feed and carriage return, halves of surrogate pairs, U+FFFE and
    /// U+FFFF.</summary>
    /// <param name="xml">The text.</param>
    /// <remarks>Source: https://www.w3.org/TR/xml/#charsets.</remarks>
    public static string Sanitize(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return XmlCharacters.Only(xml);
    }
}
