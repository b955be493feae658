using System.Diagnostics.CodeAnalysis;
using WeChatPay.Compatibility;

namespace WeChatPay;

public static partial class Transformer
{
    /// <inheritdoc cref="ToArray(string)"/>
    public static Dictionary<string, object?> toArray(string xml) => ToArray(xml);

    /// <summary>Gives no fields, as PHP reads <c>&lt;xml/&gt;</c> where it is given nothing.</summary>
    public static Dictionary<string, object?> toArray() => ToArray("<xml/>");

    /// <inheritdoc cref="ToArray(ReadOnlySpan{byte})"/>
    public static Dictionary<string, object?> toArray(byte[] xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return ToArray(xml.AsSpan());
    }

    /// <inheritdoc cref="ToXml(object, bool, bool, string, string)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public static string toXml(object data, bool headless = true, bool indent = false, string root = "xml", string item = "item") =>
        ToXml(data, headless, indent, root, item);

    /// <inheritdoc cref="ToXml{TValue}(IEnumerable{KeyValuePair{string, TValue}}, bool, bool, string, string)"/>
    public static string toXml<TValue>(
        IEnumerable<KeyValuePair<string, TValue>> data, bool headless = true, bool indent = false, string root = "xml", string item = "item") =>
        ToXml(data, headless, indent, root, item);

    /// <inheritdoc cref="Sanitize"/>
    public static string sanitize(string xml) => Sanitize(xml);
}
