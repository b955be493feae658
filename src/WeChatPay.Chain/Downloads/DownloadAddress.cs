using WeChatPay.Requests;

namespace WeChatPay.Downloads;

/// <summary>Reads a <c>download_url</c>.</summary>
internal static class DownloadAddress
{
    private const string Right = "\"https://api.mch.weixin.qq.com/v3/billdownload/file?token=…\"";

    /// <param name="downloadUrl">The address as WeChat Pay gave it: its path and query are called as they are.</param>
    /// <param name="call">What messages call it.</param>
    /// <exception cref="ArgumentException">It is no address, or leads elsewhere than it seems to.</exception>
    public static Uri Parse(string downloadUrl, string call)
    {
        if (!Uri.TryCreate(downloadUrl, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Fragment.Length > 0)
            throw new ArgumentException($"`{Shown(downloadUrl)}` is no `download_url`: give the whole address as WeChat Pay gave it, for example {Right}. Nothing was sent.", nameof(downloadUrl));
        PathValue.RefuseDotSegments(downloadUrl, call);
        return address;
    }

    // Without the query: whoever has the token has the file.
    private static string Shown(string text)
    {
        var shown = text.Split('?', '#')[0];
        return shown.Length <= 64 ? shown : $"{shown[..64]}…";
    }
}
