using WeChatPay.Basics;
using WeChatPay.Util;

namespace WeChatPay;

public static partial class Formatter
{
    private const string NoFields = "Give names and values: an anonymous object, new { mch_id = \"1900000109\" }, or a dictionary with text keys.";

    /// <summary>Sorts fields by name, as an APIv2 signature needs them.</summary>
    /// <param name="thing">An anonymous object, a dictionary with text keys or a <c>JObject</c>; <see langword="null"/> has no fields.</param>
    /// <returns>A new dictionary that lists its fields in the order of their bytes in UTF-8 (<c>B</c> before <c>a</c>), as PHP does.</returns>
    /// <exception cref="ArgumentException">It has no names.</exception>
    public static IDictionary<string, object?> Ksort(object? thing = null)
    {
        var sorted = new SortedDictionary<string, object?>(CodePointOrder.Instance);
        foreach (var (name, value) in Fields(thing))
            sorted[name] = value;
        return sorted;
    }

    /// <summary>Writes fields as <c>name=value&amp;…</c>, in the order given: the text that an APIv2 signature covers, before the key.</summary>
    /// <param name="thing">The same as <see cref="Ksort"/> takes.</param>
    /// <returns>The values as they are, not percent-encoded. <c>sign</c>, <see langword="null"/> and empty values are left out;
    /// <see langword="true"/> is 1 and <see langword="false"/> 0, as <c>Transformer.ToXml</c> writes them.</returns>
    /// <exception cref="ArgumentException">It has no names, or a value is neither text, a number, true nor false.</exception>
    /// <remarks>Source: https://pay.weixin.qq.com/doc/v2/merchant/4011985891.</remarks>
    public static string QueryStringLike(object? thing = null)
    {
        var pairs = new List<string>();
        foreach (var (name, value) in Fields(thing))
        {
            if (name == "sign" || value is null)
                continue;
            var text = ScalarText.TryFormatField(value, $"{TextShape.QuoteField(name)}", isV2: true)
                ?? throw new ArgumentException(
                    $"{TextShape.QuoteField(name)} is a {value.GetType().Name}, which has no form in a signature: give text or a number.", nameof(thing));
            if (text.Length > 0)
                pairs.Add($"{name}={text}");
        }
        return string.Join('&', pairs);
    }

    private static List<KeyValuePair<string, object?>> Fields(object? thing)
    {
        if (thing is null)
            return [];
        return LooseObject.TryRead(thing, out var fields)
            ? fields
            : throw new ArgumentException($"`{nameof(thing)}` is a {thing.GetType().Name}. {NoFields}", nameof(thing));
    }
}
