using System.Globalization;

namespace WeChatPay.Sandbox.Responses;

/// <summary>Times as WeChat Pay writes them: China's, whatever the place of the server.</summary>
internal static class ChinaTime
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Such as <c>20260131235959</c>.</summary>
    public static string Compact(DateTimeOffset time) => Written(time, "yyyyMMddHHmmss");

    /// <summary>Such as <c>2026-01-31 23:59:59</c>.</summary>
    public static string Readable(DateTimeOffset time) => Written(time, "yyyy-MM-dd HH:mm:ss");

    /// <summary>Such as <c>2026-01-31</c>.</summary>
    public static string Day(DateTimeOffset time) => Written(time, "yyyy-MM-dd");

    /// <summary>Such as <c>2026-01-31T23:59:59+08:00</c>: RFC 3339, section 5.6.</summary>
    public static string Rfc3339(DateTimeOffset time) => Written(time, "yyyy-MM-dd'T'HH:mm:sszzz");

    /// <summary>Finds the day that it is in China.</summary>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(China).DateTime);

    private static string Written(DateTimeOffset time, string format) => time.ToOffset(China).ToString(format, CultureInfo.InvariantCulture);
}
