namespace WeChatPay;

/// <summary>Reads the option <c>xml</c>.</summary>
internal static class XmlOption
{
    /// <summary>Gives the fields as text, in the order given; null is left out.</summary>
    /// <exception cref="ArgumentException">It is not names and values, or a value is not plain.</exception>
    public static IReadOnlyDictionary<string, object?>? Read(object? xml, string call)
    {
        if (xml is null)
            return null;
        if (!LooseObject.TryRead(xml, out var entries))
            throw new ArgumentException($"`xml` of {call} is a {xml.GetType().Name}. Give names and values: xml = new {{ mch_id = \"1900000109\" }}. Nothing was sent.");
        var fields = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            if (value is not null)
                fields[name] = ScalarText.Of(value) ?? throw new ArgumentException($"`{name}` in `xml` of {call} is a {value.GetType().Name}: give text or a number; where a field holds JSON, give its text. Nothing was sent.");
        }
        return fields;
    }
}
