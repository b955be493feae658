using System.Globalization;
using WeChatPay.V3;

namespace WeChatPay.Certificates;

/// <summary>A list of certificates, decrypted and verified.</summary>
/// <param name="Certificates">The certificates, in WeChat Pay's order.</param>
/// <param name="Keys">Their keys.</param>
/// <param name="Response">The response, as it came.</param>
internal sealed record DownloadedList(IReadOnlyList<PlatformCertificate> Certificates, PlatformKeys Keys, WeChatPayResponse Response)
{
    // The last second of the year 9999.
    private const long LastSecond = 253_402_300_799;

    /// <summary>Gets the time at which WeChat Pay signed it.</summary>
    public DateTimeOffset Time => FindTime(SignatureHeaders.From(Response)) ?? DateTimeOffset.MinValue;

    /// <summary>Reads the time of a signature; <see langword="null"/> where it cannot be read.</summary>
    public static DateTimeOffset? FindTime(SignatureHeaders headers) =>
        long.TryParse(headers.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
