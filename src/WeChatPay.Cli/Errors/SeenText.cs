using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Cli.Errors;

/// <summary>Describes the text that WeChat Pay verified, from the <c>sign_information</c> of a <c>SIGN_ERROR</c>.</summary>
internal static class SeenText
{
    private const int LongestLine = 200;

    /// <summary>Writes method, address, time and length. The body is left out, since it may hold personal data.</summary>
    public static string Describe(JObject information)
    {
        var text = new StringBuilder(Message.Of("  WeChat Pay verified this text; compare it with the text that you signed:")).Append('\n');
        if (information["truncated_sign_message"] is not JValue { Value: string shown })
            return "";
        var lines = shown.Split('\n');
        foreach (var (at, name) in ((string[])[Message.Of("method"), Message.Of("path and query"), Message.Of("timestamp")]).Index())
        {
            if (at < lines.Length)
                text.Append(Message.Format($"    {name}: {Printable(lines[at])}{DescribeTime(at, lines[at])}")).Append('\n');
        }
        if (information["sign_message_length"] is JValue { Value: long length })
            text.Append(Message.Format($"    length: {length} bytes")).Append('\n');
        return text.ToString();
    }

    private static string DescribeTime(int line, string text) =>
        line == 2 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString(" (yyyy-MM-dd HH:mm:ss'Z)'", CultureInfo.InvariantCulture)
            : "";

    private static string Printable(string text) =>
        new([.. text.Take(LongestLine).Select(static letter => char.IsControl(letter) ? '?' : letter)]);
}
