using WeChatPay.Basics;
using System.Collections;
using System.Collections.ObjectModel;
using WeChatPay.Util;

namespace WeChatPay.Options;

/// <summary>Reads the option <c>headers</c>.</summary>
internal static class HeaderOptions
{
    /// <summary>Gets an empty set of headers.</summary>
    public static IReadOnlyDictionary<string, string?> None { get; } = ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>Reads names and values.</summary>
    /// <param name="given">An anonymous object, in which <c>_</c> means <c>-</c>, or a dictionary.</param>
    /// <param name="option">The option's name, for messages.</param>
    /// <exception cref="ArgumentException">It has another shape, or a value is not text.</exception>
    public static IReadOnlyDictionary<string, string?> Read(object given, string option)
    {
        if (given is IReadOnlyDictionary<string, string?> typed)
            return typed;
        if (!LooseObject.TryRead(given, out var entries))
            throw Refusal.Create($"`{option}`", given, "names and values: headers = new { Wechatpay_Serial = \"…\" }").On(HelpPage.Headers);
        // C# has no member names with a hyphen; a dictionary has the names as they are.
        var isAnonymous = given is not (IEnumerable or System.Text.Json.JsonElement or System.Text.Json.JsonDocument);
        var headers = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in entries)
            headers[isAnonymous ? name.Replace('_', '-') : name] = FormatValue(name, value);
        return headers;
    }

    private static string? FormatValue(string name, object? value) => value switch
    {
        null => null,
        string or not IEnumerable => Format(name, value),
        // RFC 9110, 5.3: several values of one header are one, joined by commas.
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(item => item is null ? null : Format(name, item))),
    };

    private static string Format(string name, object value) => ScalarText.TryFormat(value) ?? throw (ScalarText.WhyNot(value) is { } why
        ? new ArgumentException($"The header {TextShape.QuoteField(name)} {why}. {Refusal.NothingSent}").On(HelpPage.Headers)
        : Refusal.Create($"The header {TextShape.QuoteField(name)}", value, "text").On(HelpPage.Headers));
}
