using System.Collections;
using WeChatPay.Pipeline;
using WeChatPay.Util;

namespace WeChatPay.Options;

/// <summary>Reads the option <c>headers</c>.</summary>
internal static class HeaderOptions
{
    /// <summary>Sets what is given; null takes a header away.</summary>
    /// <exception cref="ArgumentException">It is not names and values, or no header may hold one of them.</exception>
    public static void Apply(HeaderMap headers, object? given)
    {
        if (given is null)
            return;
        if (!LooseObject.TryRead(given, out var entries))
            throw new ArgumentException($"`headers` is a {given.GetType().Name}. Give names and values: headers = new {{ Wechatpay_Serial = \"…\" }}. Nothing was sent.");
        // C# has no member names with a hyphen; a dictionary says what it means.
        var isAnonymous = given is not IEnumerable;
        foreach (var (name, value) in entries)
            headers[isAnonymous ? name.Replace('_', '-') : name] = Value(name, value);
    }

    private static string? Value(string name, object? value) => value switch
    {
        null => null,
        string or not IEnumerable => Text(name, value),
        // RFC 9110, 5.3: several values of one header are one, joined by commas.
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(item => item is null ? null : Text(name, item))),
    };

    private static string Text(string name, object value) =>
        ScalarText.TryFormat(value) ?? throw new ArgumentException($"The header `{name}` is a {value.GetType().Name}: give text. Nothing was sent.");
}
