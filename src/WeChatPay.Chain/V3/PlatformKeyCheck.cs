using Microsoft.Extensions.Logging;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Telemetry;

namespace WeChatPay.V3;

/// <summary>Tells the platform's keys from the merchant's own, and from keys that ended.</summary>
/// <param name="time">The clock.</param>
/// <param name="logger">Receives the warnings; <see langword="null"/> for the console's error stream.</param>
internal sealed class PlatformKeyCheck(TimeProvider time, ILogger? logger)
{
    private const string PublicKeyId = "PUB_KEY_ID_";

    // 20 bytes (RFC 5280, 4.1.2.2).
    private const int LongestSerial = 40;

    private const int LongestId = 64;

    private const string Right = "give the platform certificate's serial or the PUB_KEY_ID_… with the platform's key";

    /// <summary>Gets the serials of the own certificates, the merchant's and the brand's; <see langword="null"/> for one that is not known.</summary>
    public IReadOnlyList<string?> OwnSerials { get; init; } = [];

    /// <summary>Gets the own keys; <see langword="null"/> for one that is not known.</summary>
    public IReadOnlyList<AsymmetricKey?> OwnKeys { get; init; } = [];

    /// <summary>Refuses text that cannot be a serial or a public key id. A text that may be a key is not quoted.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void RequireName(string serial)
    {
        var isId = serial.StartsWith(PublicKeyId, StringComparison.OrdinalIgnoreCase) && serial.Length <= LongestId;
        var isSerial = serial.Length is > 0 and <= LongestSerial and not TextShape.KeyLength;
        var wrong = IndexOfWrong(serial, isId);
        if ((isId || isSerial) && wrong < 0)
            return;
        // With an invisible character it looks right: only then is the rest of the name a help, and the name is short and has the form of one.
        var shown = wrong >= 0 && (isId || isSerial) && (serial[wrong] == ' ' || VisibleText.IndexOfInvisible(serial) == wrong)
            ? $"`{VisibleText.Escape(serial)}`, with the character `{(serial[wrong] == ' ' ? "U+0020" : VisibleText.Describe(serial, wrong))}` at index {wrong}"
            : TextShape.Describe(serial);
        throw new ArgumentException($"`certs` has the name {shown}: {Right}.").On(HelpPage.Keys);
    }

    /// <summary>Refuses the merchant's own serial.</summary>
    /// <exception cref="ArgumentException">It is the merchant's.</exception>
    public void RequireNotMerchants(string serial)
    {
        if (IsOwn(serial))
            throw new ArgumentException($"`certs` holds `{serial}`, which is the merchant's own `serial`. WeChat Pay signs responses: {Right}.")
                .On(HelpPage.Keys);
    }

    /// <summary>Refuses the merchant's own key and certificate.</summary>
    /// <exception cref="ArgumentException">It is the merchant's.</exception>
    public void RequireNotMerchants(string name, ReadKey read)
    {
        var isOwn = OwnKeys.Any(own => own is not null && read.Key.IsOfSamePair(own)) || (read.Certificate is not null && IsOwn(read.Certificate.Serial));
        if (isOwn)
        {
            throw new ArgumentException(read.Certificate is null
                ? $"`{name}` is your own key, of the pair of `privateKey`. WeChat Pay signs responses: give the platform's public key, pub_key.pem."
                : $"`{name}` is your own certificate, apiclient_cert.pem. WeChat Pay signs responses: {Right}.").On(HelpPage.Keys);
        }
    }

    /// <summary>Warns of a certificate that has ended or not begun: while certificates change, both may be configured.</summary>
    public void WarnOfDates(string serial, KeyCertificate? certificate)
    {
        if (certificate?.DescribeDates(time.GetUtcNow()) is not { } dates)
            return;
        var text = $"The platform certificate `{serial}` in `certs` {dates}. "
            + "Download the valid ones, and leave this one out when WeChat Pay no longer uses it.";
        if (logger is null)
            Console.Error.WriteLine(text);
        else
            logger.Dates(text);
    }

    private bool IsOwn(string serial) => OwnSerials.Contains(serial, StringComparer.OrdinalIgnoreCase);

    private static int IndexOfWrong(string serial, bool isId)
    {
        for (var index = 0; index < serial.Length; index++)
        {
            if (!char.IsAsciiLetterOrDigit(serial[index]) && !(isId && serial[index] is ('_' or '-')))
                return index;
        }
        return -1;
    }
}
