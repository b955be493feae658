using System.Globalization;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Makes numbers of JSON. Whole ones have no decimal point: many clients read <c>100.0</c> into no integer.</summary>
internal static class JsonNumber
{
    /// <summary>Makes a number.</summary>
    public static JValue Create(decimal number) =>
        number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? new JValue((long)number) : new JValue(number);

    /// <summary>Reads a number from a text, without exponent.</summary>
    /// <returns>Null when it is not a number.</returns>
    public static JValue? TryParse(string text) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Create(number) : null;
}
