using System.Text;
using WeChatPay.Basics;
using WeChatPay.Protocol;

namespace WeChatPay.Certificates;

/// <summary>Writes a signed response for a store, and reads it back: the headers of the signature line by line, an empty line, the body.</summary>
internal static class StoredResponse
{
    // WeChat Pay lists one to three certificates of some two thousand bytes.
    private const int MaxLength = 1024 * 1024;

    private static readonly string[] Names = [WeChatPayHeaders.Nonce, WeChatPayHeaders.Serial, WeChatPayHeaders.Signature, WeChatPayHeaders.Timestamp];

    public static byte[] Write(WeChatPayResponse response)
    {
        var signed = response.Headers.Where(static header => Names.Contains(header.Key, StringComparer.OrdinalIgnoreCase));
        var head = string.Concat(signed.Select(static header => $"{header.Key}: {header.Value}\n")) + "\n";
        return [.. Encoding.UTF8.GetBytes(head), .. response.Bytes.Span];
    }

    /// <exception cref="FormatException">It is not what <see cref="Write"/> gives.</exception>
    public static WeChatPayResponse Read(byte[] stored)
    {
        var end = stored.AsSpan().IndexOf("\n\n"u8);
        if (end < 0 || stored.Length > MaxLength)
            throw new FormatException("It is not a stored list.").On(HelpPage.Responses);
        var lines = Encoding.UTF8.GetString(stored, 0, end).Split('\n').Select(static line => line.Split([": "], 2, StringSplitOptions.None));
        var headers = lines.Select(static line => line is [var name, var value] ? new KeyValuePair<string, string>(name, value)
            : throw new FormatException("It is not a stored list.").On(HelpPage.Responses));
        return new WeChatPayResponse(200, headers, stored.AsMemory(end + 2));
    }
}
