using System.Globalization;

namespace WeChatPay.Sandbox.Answers;

/// <summary>Times as WeChat Pay writes them: in China's, whatever the place of the server.</summary>
internal static class ApiTime
{
    /// <summary>Writes a time by RFC 3339, such as <c>2018-06-08T10:34:56+08:00</c>.</summary>
    public static string Write(DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
