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

    /// <inheritdoc cref="ToXml"/>
    public static string toXml(object data, bool headless = true, bool indent = false, string root = "xml", string item = "item") =>
        ToXml(data, headless, indent, root, item);

    /// <inheritdoc cref="Sanitize"/>
    public static string sanitize(string xml) => Sanitize(xml);
}
