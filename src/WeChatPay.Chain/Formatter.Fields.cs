using System.Diagnostics.CodeAnalysis;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using WeChatPay.Util;

namespace WeChatPay;

public static partial class Formatter
{
    private const string NoFields = "Give names and values: an anonymous object, new { mch_id = \"1900000109\" }, or a dictionary with text keys.";

    /// <summary>Sorts fields by name, as an APIv2 signature needs them.</summary>
    /// <param name="thing">An anonymous object, a dictionary with text keys or a <c>JObject</c>; <see langword="null"/> has no fields.</param>
    /// <returns>A new dictionary that lists its fields in the order of their bytes in UTF-8 (<c>B</c> before <c>a</c>), as PHP does.</returns>
    /// <exception cref="ArgumentException">It has no names.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public static IDictionary<string, object?> Ksort(object? thing = null) => Sort(Fields(thing));

    /// <inheritdoc cref="Ksort(object?)"/>
    /// <param name="thing">Names and values; <see langword="null"/> has no fields.</param>
    public static IDictionary<string, object?> Ksort<TValue>(IEnumerable<KeyValuePair<string, TValue>>? thing) => Sort(Fields(thing));

    /// <summary>Writes fields as <c>name=value&amp;…</c>, in the order given: the text that an APIv2 signature covers, before the key.</summary>
    /// <param name="thing">The same as <see cref="Ksort(object?)"/> takes.</param>
    /// <returns>The values as they are, not percent-encoded. <c>sign</c>, <see langword="null"/> and empty values are left out;
    /// <see langword="true"/> is 1 and <see langword="false"/> 0, as <c>Transformer.ToXml</c> writes them.</returns>
    /// <exception cref="ArgumentException">It has no names, or a value is neither text, a number, true nor false.</exception>
    /// <remarks>Source: https://pay.weixin.qq.com/doc/v2/merchant/4011985891.</remarks>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public static string QueryStringLike(object? thing = null) => Join(Fields(thing), nameof(thing));

    /// <inheritdoc cref="QueryStringLike(object?)"/>
    /// <param name="thing">Names and values; <see langword="null"/> has no fields.</param>
    public static string QueryStringLike<TValue>(IEnumerable<KeyValuePair<string, TValue>>? thing) => Join(Fields(thing), nameof(thing));

    private static SortedDictionary<string, object?> Sort(List<KeyValuePair<string, object?>> fields)
    {
        var sorted = new SortedDictionary<string, object?>(CodePointOrder.Instance);
        foreach (var (name, value) in fields)
            sorted[name] = value;
        return sorted;
    }

    private static string Join(List<KeyValuePair<string, object?>> fields, string parameter)
    {
        var pairs = new List<string>();
        foreach (var (name, value) in fields)
        {
            if (name == "sign" || value is null)
                continue;
            var text = ScalarText.TryFormatField(value, $"{TextShape.QuoteField(name)}", isV2: true)
                ?? throw new ArgumentException(
                    $"{TextShape.QuoteField(name)} is a {value.GetType().Name}, which has no form in a signature: give text or a number.", parameter)
                        .On(HelpPage.Signatures);
            if (text.Length > 0)
                pairs.Add($"{name}={text}");
        }
        return string.Join('&', pairs);
    }

    private static List<KeyValuePair<string, object?>> Fields<TValue>(IEnumerable<KeyValuePair<string, TValue>>? thing) =>
        thing is null ? [] : LooseObject.ReadPairs(thing);

    private static List<KeyValuePair<string, object?>> Fields(object? thing)
    {
        if (thing is null)
            return [];
        return LooseObject.TryRead(thing, out var fields)
            ? fields
            : throw new ArgumentException($"`{nameof(thing)}` is a {thing.GetType().Name}. {NoFields}", nameof(thing)).On(HelpPage.Signatures);
    }
}
