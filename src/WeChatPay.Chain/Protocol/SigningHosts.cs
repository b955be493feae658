using WeChatPay.Basics;

namespace WeChatPay.Protocol;

/// <summary>The hosts that a merchant's signature may go to.</summary>
/// <remarks>A signature is valid for minutes: another host could use it again, in the merchant's name. Immutable and thread-safe.</remarks>
internal sealed class SigningHosts
{
    private static readonly string[] Documented =
    [
        "https://api.mch.weixin.qq.com",
        "https://api2.mch.weixin.qq.com",
        "https://apihk.mch.weixin.qq.com",
        "https://fraud.mch.weixin.qq.com",
        "https://payapp.weixin.qq.com",
    ];

    private readonly HashSet<string> _origins = new(Documented, StringComparer.OrdinalIgnoreCase);

    /// <param name="baseUri">The client's base address, whose host is allowed.</param>
    /// <param name="allowed">Hosts (<c>pay.example.com</c>, then HTTPS) or origins (<c>http://127.0.0.1:8080</c>) that the user allows.</param>
    public SigningHosts(Uri baseUri, IEnumerable<string> allowed)
    {
        _origins.Add(Origin(baseUri));
        foreach (var entry in allowed)
            _origins.Add(Origin(Parse(entry)));
    }

    public bool Allows(Uri address) => _origins.Contains(Origin(address));

    /// <summary>Gets the origins in a stable order, for messages.</summary>
    public override string ToString() => string.Join(", ", _origins.Order(StringComparer.Ordinal));

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    // Text without a dot and without a scheme may be a key: it is not taken for a host.
    private static Uri Parse(string entry) =>
        Uri.TryCreate(entry.Contains("://", StringComparison.Ordinal) ? entry : $"https://{entry}", UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http" && address is { AbsolutePath: "/", UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
            && (entry.AsSpan().IndexOfAny('.', ':') >= 0 || address.IsLoopback)
            ? address
            : throw new ArgumentException(
                $"`AllowedHosts` holds {TextShape.QuoteHost(entry)}, which is neither a host (`pay.example.com`) nor an origin (`http://127.0.0.1:8080`).")
                    .On(HelpPage.Path);
}
