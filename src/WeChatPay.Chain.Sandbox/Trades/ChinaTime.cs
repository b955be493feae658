using System.Globalization;

namespace WeChatPay.Sandbox.Trades;

/// <summary>Times as APIv2 writes them: China's, whatever the place of the server.</summary>
internal static class ChinaTime
{
    /// <summary>Such as <c>20260131235959</c>.</summary>
    public static string Compact(DateTimeOffset time) => Written(time, "yyyyMMddHHmmss");

    /// <summary>Such as <c>2026-01-31 23:59:59</c>.</summary>
    public static string Readable(DateTimeOffset time) => Written(time, "yyyy-MM-dd HH:mm:ss");

    /// <summary>Such as <c>20260131</c>.</summary>
    public static string Date(DateTimeOffset time) => Written(time, "yyyyMMdd");

    private static string Written(DateTimeOffset time, string format) => time.ToOffset(TimeSpan.FromHours(8)).ToString(format, CultureInfo.InvariantCulture);
}
