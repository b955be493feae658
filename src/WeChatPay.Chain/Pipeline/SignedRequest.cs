using System.Globalization;
using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>Finds the text that the signature of a request covers, after the request was sent.</summary>
internal static class SignedRequest
{
    /// <summary>Writes the signed text again.</summary>
    /// <returns>The text in UTF-8; null when the request was not signed as APIv3 signs.</returns>
    public static byte[]? FindText(WeChatPayRequest request)
    {
        if (request.Headers["Authorization"] is not { } credentials
            || FindParameter(credentials, "nonce_str") is not { } nonce
            || !long.TryParse(FindParameter(credentials, "timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp))
        {
            return null;
        }
        var body = request.Body is { } given ? given.SignedBytes.Span : default;
        using var text = SignedText.ForRequest(request.Method, request.Uri.PathAndQuery, timestamp, nonce, body);
        return text.Bytes.ToArray();
    }

    private static string? FindParameter(string credentials, string name)
    {
        var start = credentials.IndexOf($"{name}=\"", StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += name.Length + 2;
        var end = credentials.IndexOf('"', start);
        return end < 0 ? null : credentials[start..end];
    }
}
