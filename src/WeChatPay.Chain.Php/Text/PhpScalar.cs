using System.Globalization;

namespace WeChatPay.Php.Text;

/// <summary>Scalars as PHP strings.</summary>
internal static class PhpScalar
{
    public static string Format(object? value) => value switch
    {
        null or false => "",
        true => "1",
        long number => number.ToString(CultureInfo.InvariantCulture),
        string text => text,
        double number => FloatText.FormatRounded(number),
        // By its own digits: widened to a double, 0.1f would be 0.10000000149012.
        float number => FloatText.FormatRounded(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        // ISO 8601, as WeChat Pay writes times, not in the culture's order of day and month.
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
