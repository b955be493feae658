using System.Globalization;

namespace WeChatPay.Php.Maths;

/// <summary>PHP 8.2's <c>round</c>, with its rounding before the rounding. Source: ext/standard/math.c.</summary>
internal static class Rounding
{
    public const int HalfUp = 1;
    public const int HalfDown = 2;
    public const int HalfEven = 3;
    public const int HalfOdd = 4;

    /// <summary>Rounds a float to a number of decimal places.</summary>
    public static double Round(double value, int places, int mode = HalfUp)
    {
        if (!double.IsFinite(value) || value == 0)
            return value;
        places = places < int.MinValue + 1 ? int.MinValue + 1 : places;
        var precision = 14 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var factor = Power(Math.Abs(places));
        double scaled;
        if (precision > places && precision - 15 < places)
        {
            var known = Math.Max(precision, -4 * 15);
            // Preround to the 15 digits that a float holds, then round to the wanted places.
            scaled = Scale(value, known);
            scaled = Half(scaled, mode);
            var use = places - known;
            use = Math.Max(-4 * 15, use);
            scaled /= Power(Math.Abs(use));
        }
        else
        {
            scaled = places >= 0 ? value * factor : value / factor;
            if (Math.Abs(scaled) >= 1e15)
                return value;
        }
        if (!double.IsFinite(scaled))
            return value;
        scaled = Half(scaled, mode);
        if (Math.Abs(places) < 23)
            return places > 0 ? scaled / factor : scaled * factor;
        var text = string.Create(CultureInfo.InvariantCulture, $"{scaled.ToString("F15", CultureInfo.InvariantCulture)}e{-places}");
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var parsed && double.IsFinite(parsed) ? parsed : value;
    }

    private static double Half(double value, int mode) => value < 0 ? -HalfPositive(-value, mode) : HalfPositive(value, mode);

    private static double HalfPositive(double value, int mode) => mode switch
    {
        HalfDown => Math.Ceiling(value - 0.5) + 0.0,
        HalfEven => HalfTo(value, 0),
        HalfOdd => HalfTo(value, 1),
        _ => Math.Floor(value + 0.5),
    };

    private static double HalfTo(double value, int rest)
    {
        var floor = Math.Floor(value);
        return value - floor != 0.5 ? Math.Floor(value + 0.5) : floor % 2 == rest ? floor : floor + 1;
    }

    private static double Scale(double value, int places) => places >= 0 ? value * Power(places) : value / Power(-places);

    private static double Power(int places) => places is < 0 or > 22 ? Math.Pow(10, places) : double.Parse($"1e{places}", CultureInfo.InvariantCulture);
}
