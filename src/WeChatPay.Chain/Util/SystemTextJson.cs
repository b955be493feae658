using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using WeChatPay.Basics;

namespace WeChatPay.Util;

/// <summary>Reads JSON of System.Text.Json: <see cref="JsonElement"/>, <see cref="JsonDocument"/> and <see cref="JsonNode"/>.</summary>
internal static class SystemTextJson
{
    // The time to read a whole number grows with the square of its length.
    private const int MaxDigits = 1000;

    /// <summary>Unwraps one level: an object is a list of names and values, an array is a list, a scalar is a .NET value.</summary>
    /// <returns>The value itself, if it is not of System.Text.Json.</returns>
    /// <exception cref="ArgumentException">The JSON is undefined, or a text in it holds half of a surrogate pair.</exception>
    public static object? Unwrap(object? value) => value switch
    {
        JsonElement element => Unwrap(element),
        JsonDocument document => Unwrap(document.RootElement),
        JsonObject fields => fields.Select(static field => KeyValuePair.Create<string, object?>(field.Key, field.Value)).ToList(),
        JsonArray list => list.ToList<object?>(),
        // JsonValue.Create(time) keeps the time itself.
        JsonValue scalar => scalar.TryGetValue<object>(out var plain) ? Unwrap(plain) : null,
        _ => value,
    };

    private static object? Unwrap(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(static field => KeyValuePair.Create<string, object?>(field.Name, field.Value)).ToList(),
        JsonValueKind.Array => element.EnumerateArray().Select(static item => (object?)item).ToList(),
        JsonValueKind.String => ReadText(element),
        JsonValueKind.Number => ReadNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => throw new ArgumentException($"A JsonElement is undefined: give one that was read from JSON. {Refusal.NothingSent}").On(HelpPage.Body),
    };

    private static string ReadText(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new ArgumentException($"A text of the JSON holds half of a surrogate pair. {Refusal.NothingSent}", error).On(HelpPage.Body);
        }
    }

    private static object ReadNumber(JsonElement element)
    {
        if (element.TryGetInt64(out var integer))
            return integer;
        var text = element.GetRawText();
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0 && text.Length <= MaxDigits)
            return BigInteger.Parse(text, CultureInfo.InvariantCulture);
        // A number that was calculated as a double keeps its type, so that its rounding error is noticed.
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        return !NumberForm.HasRoundingError(number) && element.TryGetDecimal(out var exact) ? exact : number;
    }
}
