using System.Security.Cryptography;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Util;

namespace WeChatPay;

/// <summary>Makes the texts that signatures need, under the PHP SDK's names.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static partial class Formatter
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Makes a random text for one request, from the system's cryptographic source.</summary>
    /// <param name="size">Its length in characters; WeChat Pay takes up to 32.</param>
    /// <returns>Characters of <c>[0-9A-Za-z]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static string Nonce(int size = 32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return RandomNumberGenerator.GetString(Alphabet, size);
    }

    /// <summary>Reads the system's clock.</summary>
    /// <returns>Unix time in seconds.</returns>
    public static long Timestamp() => Timestamp(TimeProvider.System);

    /// <summary>Reads a clock.</summary>
    /// <param name="clock">For example a test's.</param>
    /// <returns>Unix time in seconds.</returns>
    public static long Timestamp(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.GetUtcNow().ToUnixTimeSeconds();
    }

    /// <summary>Writes the value of the header <c>Authorization</c> of an APIv3 request.</summary>
    /// <param name="mchid">The merchant's number.</param>
    /// <param name="nonce">The nonce that was signed.</param>
    /// <param name="signature">The signature of <see cref="Request"/>, in Base64.</param>
    /// <param name="timestamp">The Unix time that was signed, in seconds: a number or its digits.</param>
    /// <param name="serial">The serial of the merchant's certificate, in hex.</param>
    /// <exception cref="ArgumentException">The timestamp is of another type.</exception>
    /// <remarks>Source: https://pay.weixin.qq.com/doc/v3/merchant/4012365342. The client does this by itself; call it for tests and for
    /// requests that the client does not send.</remarks>
    public static string Authorization(string mchid, string nonce, string signature, object timestamp, string serial) =>
        AuthorizationHeader(KeyAlgorithm.Rsa.Scheme, mchid, serial, Digits(timestamp), nonce, signature.AsSpan());

    /// <summary>Writes the text that the signature of an APIv3 request covers.</summary>
    /// <param name="method">The HTTP method in upper case.</param>
    /// <param name="uri">Path and query exactly as they are sent: <c>/v3/certificates</c>.</param>
    /// <param name="timestamp">Unix time in seconds: a number or its digits.</param>
    /// <param name="nonce">Up to 32 characters: <see cref="Nonce"/> makes one.</param>
    /// <param name="body">The body as it is sent, empty without one; of an upload its JSON <c>meta</c> alone.</param>
    /// <exception cref="ArgumentException">The timestamp is of another type.</exception>
    /// <remarks>Source: https://pay.weixin.qq.com/doc/v3/merchant/4012365342.</remarks>
    public static string Request(string method, string uri, object timestamp, string nonce, string body = "") =>
        JoinedByLineFeed(method, uri, Digits(timestamp), nonce, body);

    /// <summary>Writes the text that the signature of an APIv3 response or callback covers.</summary>
    /// <param name="timestamp">The header <c>Wechatpay-Timestamp</c>: Unix time in seconds, as text or as a number.</param>
    /// <param name="nonce">The header <c>Wechatpay-Nonce</c>.</param>
    /// <param name="body">The body as it was received, before anything parses it.</param>
    /// <exception cref="ArgumentException">The timestamp is of another type.</exception>
    /// <remarks>Source: https://pay.weixin.qq.com/doc/v3/merchant/4012365345.</remarks>
    public static string Response(object timestamp, string nonce, string body = "") => JoinedByLineFeed(Digits(timestamp), nonce, body);

    /// <summary>Writes each piece with a line feed after it, the last one too.</summary>
    /// <param name="pieces"><see langword="null"/> is an empty piece.</param>
    public static string JoinedByLineFeed(params string?[] pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return string.Concat(pieces.Select(static piece => piece + "\n"));
    }

    /// <summary>Writes the header <c>Authorization</c>.</summary>
    /// <param name="scheme">The scheme of the merchant's key.</param>
    /// <param name="mchid">The merchant's number.</param>
    /// <param name="serial">The serial of the merchant's certificate.</param>
    /// <param name="timestamp">Unix time in seconds: a number or its digits. Generic, so that a number is not boxed.</param>
    /// <param name="nonce">The nonce that was signed.</param>
    /// <param name="signature">Base64.</param>
    internal static string AuthorizationHeader<T>(string scheme, string mchid, string serial, T timestamp, string nonce, ReadOnlySpan<char> signature) =>
        $"{scheme} mchid=\"{mchid}\",serial_no=\"{serial}\",timestamp=\"{timestamp}\",nonce_str=\"{nonce}\",signature=\"{signature}\"";

    private static string Digits(object timestamp)
    {
        ArgumentNullException.ThrowIfNull(timestamp);
        return timestamp is string or int or long
            ? ScalarText.TryFormat(timestamp)!
            : throw new ArgumentException(
                $"`timestamp` is a {timestamp.GetType().Name}: give Unix time in seconds, as a number or as text, for example Formatter.Timestamp().",
                nameof(timestamp)).On(HelpPage.Signatures);
    }
}
