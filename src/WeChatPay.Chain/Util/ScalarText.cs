using Newtonsoft.Json.Linq;
using WeChatPay.Basics;

namespace WeChatPay.Util;

/// <summary>Plain values as PHP writes them into paths, queries, forms, headers and XML.</summary>
internal static class ScalarText
{
    /// <summary>Formats a plain value; returns <see langword="null"/> for null and for any other value.</summary>
    public static string? TryFormat(object? value) => value switch
    {
        null => null,
        string text => text,
        Crypto.Encrypted sealedText => sealedText.Ciphertext,
        bool truth => truth ? "1" : "0",
        Enum name => EnumText.Format(name),
        char or Guid or Uri or Fen => value.ToString(),
        JValue json => TryFormat(json.Value),
        System.Text.Json.JsonElement or System.Text.Json.Nodes.JsonValue => TryFormat(SystemTextJson.Unwrap(value)),
        _ when NumberForm.IsNumber(value) => NumberForm.TryFormatText(value),
        _ => TimeText.TryFormat(value),
    };

    /// <summary>Formats a field of a query, a form or XML, where times have several forms.</summary>
    /// <param name="value">The value.</param>
    /// <param name="subject">The field with its backticks and its option, for the message.</param>
    /// <param name="isV2">Whether the field is APIv2's.</param>
    /// <returns>The text; <see langword="null"/> for null and for a value that is not plain.</returns>
    /// <exception cref="ArgumentException">It is a time, or a number that does not hold its digits.</exception>
    public static string? TryFormatField(object? value, string subject, bool isV2)
    {
        var plain = SystemTextJson.Unwrap(value is JValue json ? json.Value : value);
        if (TimeText.IsTime(plain))
            throw new ArgumentException($"{subject} {TimeText.WhyNotInField(plain!, isV2)}. {Refusal.NothingSent}").On(HelpPage.Body);
        return TryFormat(plain) ?? (WhyNot(plain) is { } why ? throw new ArgumentException($"{subject} {why}. {Refusal.NothingSent}").On(HelpPage.Body) : null);
    }

    /// <summary>Says why a number or a time is not written: the words follow the name of the field.</summary>
    /// <returns><see langword="null"/> for a value that is written, and for any value of another kind.</returns>
    public static string? WhyNot(object? value) => SystemTextJson.Unwrap(value is JValue json ? json.Value : value) switch
    {
        DateTime { Kind: DateTimeKind.Unspecified } => TimeText.NoOffset,
        var plain when NumberForm.IsNumber(plain) && NumberForm.TryFormatText(plain!) is null => NumberForm.WhyNot(plain!),
        _ => null,
    };
}
