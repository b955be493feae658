using System.Collections;
using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;

namespace WeChatPay.Util;

/// <summary>Writes queries and forms by PHP's rules: RFC 3986, null left out, <c>true</c> as 1, lists as <c>a[0]=…</c>.</summary>
/// <remarks>Source: https://www.php.net/manual/en/function.http-build-query.php with PHP_QUERY_RFC3986, as in the PHP SDK's HTTP client.</remarks>
internal static class QueryText
{
    private const int MaxDepth = 512;

    /// <summary>Writes the option <paramref name="option"/>.</summary>
    /// <param name="given">Text that is taken as it is, or names and values.</param>
    /// <param name="option"><c>query</c> or <c>form_params</c>, for the message.</param>
    /// <exception cref="ArgumentException">A value has no place in a query.</exception>
    public static string Build(object given, string option)
    {
        if (given is string text)
            return text.TrimStart('?');
        if (!LooseObject.TryRead(given, out var entries))
        {
            throw new ArgumentException(
                $"`{option}` is a {given.GetType().Name}. Give names and values: {option} = new {{ mchid = \"1900000109\" }}. Nothing was sent.")
                    .On(HelpPage.Body);
        }
        var query = new StringBuilder();
        foreach (var (name, value) in entries)
            Append(query, name, value, option, 1);
        return query.ToString();
    }

    private static void Append(StringBuilder query, string name, object? value, string option, int depth)
    {
        value = SystemTextJson.Unwrap(value);
        if (value is null or JValue { Value: null })
            return;
        if (depth > MaxDepth)
            throw new ArgumentException($"`{option}` is nested deeper than {MaxDepth} levels. Does it hold itself? Nothing was sent.").On(HelpPage.Body);
        if (ScalarText.TryFormatField(value, $"{TextShape.QuoteField(name)} in `{option}`", isV2: false) is { } text)
        {
            if (WellFormedText.IndexOfLoneSurrogate(text) is var index and >= 0)
                throw new ArgumentException($"{TextShape.QuoteField(name)} in `{option}` holds {WellFormedText.HalfPairAt(index)}. Nothing was sent.")
                    .On(HelpPage.Body);
            query.Append(query.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(text));
        }
        else if (LooseObject.TryRead(value, out var entries))
        {
            foreach (var (key, inner) in entries)
                Append(query, $"{name}[{key}]", inner, option, depth + 1);
        }
        else if (value is IEnumerable list)
        {
            var index = 0;
            foreach (var inner in list)
                Append(query, $"{name}[{index++}]", inner, option, depth + 1);
        }
        else
        {
            throw new ArgumentException(
                $"{TextShape.QuoteField(name)} in `{option}` is a {value.GetType().Name}: give text, a number, true or false, or a list. Nothing was sent.")
                    .On(HelpPage.Body);
        }
    }
}
