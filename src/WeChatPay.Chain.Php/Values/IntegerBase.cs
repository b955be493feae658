namespace WeChatPay.Php.Values;

/// <summary>Integers in other bases, as C's <c>strtol</c> reads them.</summary>
internal static class IntegerBase
{
    public static long Parse(string text, long radix)
    {
        if (radix is < 0 or 1 or > 36)
            return 0;
        var at = 0;
        while (at < text.Length && " \t\n\r\v\f".Contains(text[at], StringComparison.Ordinal))
            at++;
        var isNegative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is '-' or '+')
            at++;
        if (Prefix(text, at) is { } prefix && (radix == 0 || radix == prefix))
            (radix, at) = (prefix, at + 2);
        else if (radix == 0)
            radix = at < text.Length && text[at] == '0' ? 8 : 10;
        var value = System.Numerics.BigInteger.Zero;
        for (; at < text.Length && Digit(text[at]) is var digit && digit >= 0 && digit < radix; at++)
            value = value * radix + digit;
        value = isNegative ? -value : value;
        return value > long.MaxValue ? long.MaxValue : value < long.MinValue ? long.MinValue : (long)value;
    }

    /// <summary>Gets the value of a digit or letter; -1 for any other character.</summary>
    public static int Digit(char letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'a' and <= 'z' => letter - 'a' + 10,
        >= 'A' and <= 'Z' => letter - 'A' + 10,
        _ => -1,
    };

    private static int? Prefix(string text, int at) => at + 1 >= text.Length || text[at] != '0' ? null : text[at + 1] switch
    {
        'x' or 'X' => 16,
        'b' or 'B' => 2,
        'o' or 'O' => 8,
        _ => null,
    };
}
