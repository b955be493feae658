using WeChatPay.Basics;
using WeChatPay.Protocol;
using WeChatPay.Util;

namespace WeChatPay.Requests;

/// <summary>Composes the address of a call.</summary>
internal static class Address
{
    private const string SchemeEnd = "://";

    /// <summary>Joins base address, path and query.</summary>
    /// <param name="baseUri">The base address; its path stays in front, with or without a trailing slash.</param>
    /// <param name="path">The expanded path, or an absolute address.</param>
    /// <param name="query">The option <c>query</c>, if any.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <exception cref="ArgumentException">A segment leads elsewhere, or there are two queries.</exception>
    public static Uri Compose(Uri baseUri, string path, object? query, CallName call)
    {
        PathValue.RefuseDotSegments(path, call);
        RefuseSecondAddress(path, call);
        var address = IsAbsolute(path) ? path : string.Concat(baseUri.AbsoluteUri.AsSpan().TrimEnd('/'), "/", path.AsSpan().TrimStart('/'));
        if (query is not null && QueryText.Build(query, "query") is { Length: > 0 } text)
        {
            if (address.Contains('?', StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"{call} has a query in its path, and the option `query` is given as well: put all of it into `query`. Nothing was sent.")
                        .On(HelpPage.Path);
            }
            address = $"{address}?{text}";
        }
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Fragment.Length == 0
            ? uri
            : throw new ArgumentException($"{call} does not give an address that can be called. Nothing was sent.").On(HelpPage.Path);
    }

    /// <summary>Tells whether a path names a host.</summary>
    public static bool IsAbsolute(string path) =>
        path.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    // The address is not quoted: its query may be all that one needs to get a file.
    private static void RefuseSecondAddress(string path, CallName call)
    {
        var end = path.IndexOf('?', StringComparison.Ordinal);
        if (path.AsSpan(0, end < 0 ? path.Length : end).LastIndexOf(SchemeEnd) > "https".Length)
        {
            throw new ArgumentException(
                $"{call} has a whole address behind other segments: begin with the address, instance[download_url], or give its path alone. Nothing was sent.")
                    .On(HelpPage.Path);
        }
    }
}
