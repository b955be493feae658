namespace WeChatPay.Sandbox.Endpoints;

/// <summary>The addresses that callbacks go to.</summary>
internal static class HttpUrl
{
    /// <summary>Tells whether a text is an absolute URL over http or https.</summary>
    public static bool IsAbsolute(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
