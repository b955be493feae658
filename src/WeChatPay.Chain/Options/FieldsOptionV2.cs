using WeChatPay.Basics;
using WeChatPay.Protocol;
using WeChatPay.Util;
using WeChatPay.Xml;

namespace WeChatPay.Options;

/// <summary>Reads the fields of an APIv2 request: the option <c>xml</c>, or of a GET the option <c>query</c>.</summary>
internal static class FieldsOptionV2
{
    private const string Xml = "xml";

    /// <summary>Gives the fields as text, in the order given; null is left out.</summary>
    /// <param name="given">The value of the option.</param>
    /// <param name="option">Its name, for messages.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <exception cref="ArgumentException">It is not names and values, or a value is not plain.</exception>
    public static IReadOnlyDictionary<string, object?>? Read(object? given, string option, CallName call)
    {
        if (given is null)
            return null;
        if (!LooseObject.TryRead(given, out var entries))
        {
            throw new ArgumentException(
                $"`{option}` of {call} is a {given.GetType().Name}. Give names and values: {option} = new {{ mch_id = \"1900000109\" }}. Nothing was sent.")
                    .On(HelpPage.Body);
        }
        var fields = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            if (value is null)
                continue;
            RequireName(name, option, call);
            fields[name] = ScalarText.TryFormatField(value, $"{TextShape.QuoteField(name)} in `{option}` of {call}", isV2: true) ?? throw new ArgumentException(
                $"{TextShape.QuoteField(name)} in `{option}` of {call} is a {value.GetType().Name}: give text or a number; "
                + "where a field holds JSON, give its text. Nothing was sent.").On(HelpPage.Body);
        }
        return fields;
    }

    // The signature covers the name. A field that goes out under another name does not pass the check of the signature.
    private static void RequireName(string name, string option, CallName call)
    {
        if (option == Xml && !XmlCharacters.IsName(name))
        {
            throw new ArgumentException(
                $"{Shown(name)} in `{option}` of {call} is not an XML name: give letters, digits and `_`, a letter first, for example `out_trade_no`. "
                + Refusal.NothingSent).On(HelpPage.Body);
        }
    }

    private const int MaxDigits = 5;

    // Digits alone are the usual mistake: the index of a list.
    private static string Shown(string name) => name.Length is > 0 and <= MaxDigits && name.All(char.IsAsciiDigit) ? $"`{name}`" : TextShape.QuoteField(name);
}
