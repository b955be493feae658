using System.Globalization;
using System.Numerics;
using WeChatPay.Basics;

namespace WeChatPay.Util;

/// <summary>Numbers as PHP writes them: a whole number without a fraction, whatever its type is.</summary>
/// <remarks>PHP's <c>json_encode</c> writes the shortest text that gives the same number again, and its string cast writes 14 digits (the ini setting
/// <c>precision</c>). Sources: https://www.php.net/manual/en/ini.core.php#ini.serialize-precision and …#ini.precision.</remarks>
internal static class NumberForm
{
    // From here on a double does not hold each whole number: 2 to the power of 53.
    private const double MaxExact = 9007199254740992;

    // A distance from a whole number, relative to the number, that only the arithmetic of doubles and floats leaves.
    private const double Noise = 1e-12;
    private const double NoiseOfFloat = 1e-6;

    // A fraction with fewer digits than this is what was meant; the digits behind it are an error of rounding.
    private const int MeantDigits = 12;
    private const int MeantDigitsOfFloat = 5;

    /// <summary>Tells whether a value is a number.</summary>
    public static bool IsNumber(object? value) => value is sbyte or byte or short or ushort or int or uint or long or ulong
        or Int128 or UInt128 or BigInteger or decimal or double or float;

    /// <summary>Tells whether a number carries the rounding error of an arithmetic with doubles: 9.8 * 100 is 980.0000000000001.</summary>
    public static bool HasRoundingError(double number) => HasRoundingError(number, Noise, "G14", MeantDigits, double.Parse);

    /// <inheritdoc cref="HasRoundingError(double)"/>
    public static bool HasRoundingError(float number) =>
        HasRoundingError(number, NoiseOfFloat, "G6", MeantDigitsOfFloat, static (text, style, culture) => float.Parse(text, style, culture));

    /// <summary>Writes a number as JSON.</summary>
    /// <returns>The text, or <see langword="null"/> for a value that <see cref="WhyNot"/> explains.</returns>
    public static string? TryFormatJson(object number) => number switch
    {
        double fraction => !double.IsFinite(fraction) || HasRoundingError(fraction) ? null
            : TryFormatWhole(fraction) ?? fraction.ToString("R", CultureInfo.InvariantCulture),
        float fraction => !double.IsFinite(fraction) || HasRoundingError(fraction) ? null
            : TryFormatWhole(fraction) ?? fraction.ToString("R", CultureInfo.InvariantCulture),
        _ => FormatExact(number),
    };

    /// <summary>Writes a number as text.</summary>
    /// <returns>The text, or <see langword="null"/> for a value that <see cref="WhyNot"/> explains.</returns>
    public static string? TryFormatText(object number) => number switch
    {
        double fraction => TryFormatText(fraction, fraction.ToString("G14", CultureInfo.InvariantCulture)),
        float fraction => TryFormatText(fraction, fraction.ToString(HasRoundingError(fraction) ? "G6" : "R", CultureInfo.InvariantCulture)),
        _ => FormatExact(number),
    };

    /// <summary>Says why a number is not written: the words follow the name of the field.</summary>
    public static string WhyNot(object number) => number switch
    {
        double or float when Convert.ToDouble(number, CultureInfo.InvariantCulture) is var fraction && !double.IsFinite(fraction) =>
            $"is {fraction.ToString(CultureInfo.InvariantCulture)}, which has no form in a request: give a number",
        double fraction when HasRoundingError(fraction) => RoundingError("Double"),
        float fraction when HasRoundingError(fraction) => RoundingError("Single"),
        _ => $"is a {number.GetType().Name} that does not hold each of its digits: give a long, or text",
    };

    private static string RoundingError(string type) =>
        $"is a {type} that carries a rounding error (9.8 * 100 is 980.0000000000001): round it, for an amount in fen (long)Math.Round(value), "
        + "or calculate with decimals (9.8m * 100)";

    private static bool HasRoundingError(
        double number, double noise, string format, int meantDigits, Func<string, NumberStyles, CultureInfo, double> parse)
    {
        var whole = Math.Round(number);
        if (number.Equals(whole) || !double.IsFinite(number))
            return false;
        if (Math.Abs(number - whole) <= Math.Abs(number) * noise)
            return true;
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        return !parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(number) && CountDigits(text) <= meantDigits;
    }

    private static int CountDigits(string text) => text.Split('E')[0].TrimStart('-', '0', '.').Count(char.IsAsciiDigit);

    private static string? TryFormatWhole(double number) => number.Equals(Math.Floor(number)) && Math.Abs(number) < MaxExact
        ? ((long)number).ToString(CultureInfo.InvariantCulture)
        : null;

    private static string? TryFormatText(double number, string digits)
    {
        if (TryFormatWhole(number) is { } whole)
            return whole;
        // A larger number would be written with an exponent, and with digits that it does not have.
        if (!(Math.Abs(number) < MaxExact))
            return null;
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? FormatExact(exact) : digits;
    }

    private static string FormatExact(object number) => number switch
    {
        // 1990.00m is 1990, and -0.0m is 0. A fraction keeps the digits that it was given.
        0m => "0",
        decimal exact when decimal.IsInteger(exact) => decimal.Truncate(exact).ToString("0", CultureInfo.InvariantCulture),
        IFormattable whole => whole.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"{number.GetType().Name} is not a number.", nameof(number)).On(HelpPage.Body),
    };
}
