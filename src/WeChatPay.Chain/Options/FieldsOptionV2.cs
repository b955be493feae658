using WeChatPay.Util;

namespace WeChatPay.Options;

/// <summary>Reads the fields of an APIv2 request: the option <c>xml</c>, or of a GET the option <c>query</c>.</summary>
internal static class FieldsOptionV2
{
    /// <summary>Gives the fields as text, in the order given; null is left out.</summary>
    /// <param name="given">The value of the option.</param>
    /// <param name="option">Its name, for messages.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <exception cref="ArgumentException">It is not names and values, or a value is not plain.</exception>
    public static IReadOnlyDictionary<string, object?>? Read(object? given, string option, string call)
    {
        if (given is null)
            return null;
        if (!LooseObject.TryRead(given, out var entries))
        {
            throw new ArgumentException(
                $"`{option}` of {call} is a {given.GetType().Name}. Give names and values: {option} = new {{ mch_id = \"1900000109\" }}. Nothing was sent.");
        }
        var fields = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            if (value is null)
                continue;
            fields[name] = ScalarText.TryFormat(value) ?? throw new ArgumentException(
                $"`{name}` in `{option}` of {call} is a {value.GetType().Name}: give text or a number; where a field holds JSON, give its text. "
                + "Nothing was sent.");
        }
        return fields;
    }
}
