namespace WeChatPay.Protocol;

/// <summary>Knows which address stands in for another.</summary>
/// <param name="baseUri">The client's base address.</param>
/// <param name="given">The base address that the user gave to stand in for it; <see langword="null"/> for the documented hosts.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class StandbyHosts(Uri baseUri, Uri? given)
{
    private const string Main = "api.mch.weixin.qq.com";
    private const string Second = "api2.mch.weixin.qq.com";
    private const string HongKong = "apihk.mch.weixin.qq.com";

    private static readonly string[] OverseasPaths = ["/v3/global/", "/hk/", "/global/"];

    /// <summary>Finds the address that stands in.</summary>
    /// <returns><see langword="null"/> where there is none.</returns>
    public Uri? Find(Uri address) => given is null ? FindDocumented(address) : FindGiven(address, given);

    private static Uri? FindDocumented(Uri address) => address is { Scheme: "https", IsDefaultPort: true } && Partner(address) is { } host
        ? new Uri($"https://{host}{address.PathAndQuery}")
        : null;

    private static string? Partner(Uri address) => address.Host switch
    {
        Main => OverseasPaths.Any(path => address.AbsolutePath.StartsWith(path, StringComparison.Ordinal)) ? HongKong : Second,
        Second or HongKong => Main,
        _ => null,
    };

    private Uri? FindGiven(Uri address, Uri standby)
    {
        var prefix = Prefix(baseUri);
        return address.AbsoluteUri.StartsWith(prefix, StringComparison.Ordinal)
            ? new Uri($"{Prefix(standby)}{address.AbsoluteUri[prefix.Length..]}")
            : null;
    }

    private static string Prefix(Uri address) => $"{address.AbsoluteUri.TrimEnd('/')}/";
}
