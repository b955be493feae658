using WeChatPay.Basics;
using WeChatPay.Protocol;
using WeChatPay.Requests;

namespace WeChatPay.Downloads;

/// <summary>Reads a <c>download_url</c>.</summary>
internal static class DownloadAddress
{
    private const string Right = "\"https://api.mch.weixin.qq.com/v3/billdownload/file?token=…\"";

    /// <param name="downloadUrl">The address as WeChat Pay gave it: its path and query are used unchanged.</param>
    /// <param name="call">The call's name in messages.</param>
    /// <exception cref="ArgumentException">It is not an absolute HTTP address, or it has dot segments.</exception>
    public static Uri Parse(string downloadUrl, CallName call)
    {
        if (!Uri.TryCreate(downloadUrl, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Fragment.Length > 0)
        {
            throw new ArgumentException(
                $"The `download_url` is {TextShape.Describe(downloadUrl)}, not an address: "
                + $"give the whole address as WeChat Pay gave it, for example {Right}. Nothing was sent.",
                nameof(downloadUrl)).On(HelpPage.Files);
        }
        PathValue.RefuseDotSegments(downloadUrl, call);
        return address;
    }
}
