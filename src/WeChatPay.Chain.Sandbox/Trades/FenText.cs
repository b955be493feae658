using System.Globalization;

namespace WeChatPay.Sandbox.Trades;

/// <summary>Writes whole numbers as APIv2 has them, whatever the culture of the machine.</summary>
internal static class FenText
{
    public static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);
}
