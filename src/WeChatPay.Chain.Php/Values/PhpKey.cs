using System.Globalization;

namespace WeChatPay.Php.Values;

/// <summary>A key of an array: an integer, or text that is not an integer's.</summary>
/// <remarks>Immutable and thread-safe. Source: https://www.php.net/manual/language.types.array.php#language.types.array.key-casts.</remarks>
internal readonly record struct PhpKey(string? Text, long Number)
{
    public static PhpKey FromNumber(long number) => new(null, number);

    /// <summary>Takes text as PHP takes it: <c>"1"</c> is the integer 1, <c>"01"</c>, <c>"-0"</c> and <c>"1.5"</c> stay text.</summary>
    public static PhpKey FromText(string text) => TryInteger(text, out var number) ? new(null, number) : new(text, 0);

    /// <summary>Takes any value that PHP takes as a key.</summary>
    /// <exception cref="TypeError">The value is an array or an object.</exception>
    public static PhpKey From(object? value, string misuse = "Illegal offset type") => Scalars.Plain(value) switch
    {
        null => new("", 0),
        string text => FromText(text),
        long number => FromNumber(number),
        bool truth => FromNumber(truth ? 1 : 0),
        double number => FromNumber(Casts.Truncate(number)),
        _ => throw new TypeError(misuse),
    };

    /// <summary>Gets the key as a value: a <see cref="long"/> or a <see cref="string"/>.</summary>
    public object Value => Text ?? (object)Number;

    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);

    private static bool TryInteger(string text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > 20 || !(char.IsAsciiDigit(text[0]) || text[0] == '-'))
            return false;
        var digits = text[0] == '-' ? 1 : 0;
        if (digits == text.Length || text[digits] == '0' && text.Length > 1)
            return false;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }
}
