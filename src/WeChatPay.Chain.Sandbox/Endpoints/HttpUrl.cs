using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Endpoints;

/// <summary>The addresses that callbacks go to.</summary>
internal static class HttpUrl
{
    /// <summary>Tells whether a text is an absolute URL over http or https.</summary>
    public static bool IsAbsolute(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    /// <summary>Compares the address of a receiver of callbacks with its format.</summary>
    /// <returns>The right form, as the end of a sentence that begins with "is not"; null for a right one. A receiver on this machine may use http: it has no
    /// certificate as a rule, and WeChat Pay's own rule is about receivers on the internet.</returns>
    public static string? FindMismatch(Field field, string text) => IsOwn(field, text) ? null : FieldFormats.FindMismatch(field, text);

    private static bool IsOwn(Field field, string text) => field.Format is FieldFormat.HttpsUrl or FieldFormat.HttpUrl
        && text.IndexOfAny(['?', '#']) < 0 && IsAbsolute(text) && new Uri(text).IsLoopback;
}
