using System.Globalization;

namespace WeChatPay.Php;

/// <summary>What a scalar looks like as a PHP string.</summary>
internal static class PhpScalar
{
    internal static string Format(object? value) => value switch
    {
        null or false => "",
        true => "1",
        string text => text,
        double number => FloatText.Rounded(number),
        // Through its own digits: widened to a double, 0.1f would be 0.10000000149012.
        float number => FloatText.Rounded(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        // ISO 8601, as WeChat Pay writes times, and not the culture's order of day and month.
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
