using System.Globalization;

namespace WeChatPay.Php.Values;

/// <summary>The number that a text is, or begins with, after <c>_is_numeric_string_ex</c> in Zend/zend_operators.c.</summary>
/// <param name="Value">A <see cref="long"/> or a <see cref="double"/>; null where the text does not begin with a number.</param>
/// <param name="IsWhole">Whether the text has nothing but the number and white space.</param>
/// <param name="Overflow">The sign of an integer that does not fit into 64 bits; 0 for any other number.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal readonly record struct NumberText(object? Value, bool IsWhole, int Overflow)
{
    private const string Blanks = " \t\n\r\v\f";

    public static NumberText Read(string text)
    {
        var start = 0;
        while (start < text.Length && Blanks.Contains(text[start], StringComparison.Ordinal))
            start++;
        var end = Measure(text, start, out var isInteger);
        if (end == start)
            return default;
        var rest = end;
        while (rest < text.Length && Blanks.Contains(text[rest], StringComparison.Ordinal))
            rest++;
        var number = text[start..end];
        var isWhole = rest == text.Length;
        if (isInteger && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return new(integer, isWhole, 0);
        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new(value, isWhole, isInteger ? number[0] == '-' ? -1 : 1 : 0);
    }

    /// <summary>Gets the number of a text that is nothing but a number; null for any other text.</summary>
    public static object? Whole(string text) => Read(text) is { IsWhole: true } number ? number.Value : null;

    private static int Measure(string text, int start, out bool isInteger)
    {
        isInteger = false;
        var at = start;
        if (at < text.Length && text[at] is '+' or '-')
            at++;
        var digits = SkipDigits(text, ref at);
        isInteger = digits > 0;
        if (at < text.Length && text[at] == '.')
        {
            var point = at + 1;
            var fraction = SkipDigits(text, ref point);
            // A point without any digit is not a number.
            if (digits + fraction == 0)
                return start;
            (at, isInteger) = (point, false);
            digits += fraction;
        }
        if (digits == 0)
            return start;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-')
                exponent++;
            if (SkipDigits(text, ref exponent) > 0)
                (at, isInteger) = (exponent, false);
        }
        return at;
    }

    private static int SkipDigits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at - start;
    }
}
