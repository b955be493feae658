using WeChatPay.Basics;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay;

/// <summary>The check that a response or callback did not pass.</summary>
public enum VerificationCheck
{
    /// <summary>One or more of the four <c>Wechatpay-*</c> headers are missing, so it is not signed; or one of them is too long, or occurs twice with
    /// different values.</summary>
    Headers,

    /// <summary>The signature's timestamp is more than 300 seconds away from this machine's clock.</summary>
    Clock,

    /// <summary>No key is configured for the serial that signed.</summary>
    Serial,

    /// <summary>The signature does not match the body: it was changed on the way, or another key signed. In APIv2 also a signature that is not of the type
    /// that was asked for, or that fits other fields as well.</summary>
    Signature,

    /// <summary>The file does not have the digest that was signed or announced.</summary>
    Digest,

    /// <summary>The key does not decrypt a callback.</summary>
    Decryption,

    /// <summary>It is longer than what is read. Nothing of it was checked.</summary>
    Size,

    /// <summary>It is signed, and it names another merchant or app than the request or the parser. APIv2 only.</summary>
    Recipient,
}

/// <summary>A response or callback was received, and nothing proves that WeChat Pay sent it.</summary>
/// <remarks><see cref="WeChatPayException.Outcome"/> says whether the request can have taken effect. Immutable and thread-safe.</remarks>
public sealed class WeChatPayVerificationException : WeChatPayException
{
    private WeChatPayVerificationException(
        VerificationCheck check,
        string message,
        CallName call,
        CallEffect effect,
        WeChatPayResponse? response,
        string? serial,
        IReadOnlyCollection<string> configured)
        : base(message, call, effect, response, null)
    {
        Check = check;
        Serial = serial;
        ConfiguredSerials = configured;
        HelpLink = HelpPage.Link(HelpPage.NotProven);
    }

    /// <summary>Makes the exception of a response.</summary>
    /// <param name="check">The check that failed.</param>
    /// <param name="why">What is wrong, as a clause.</param>
    /// <param name="call">Verb and path template.</param>
    /// <param name="response">The response.</param>
    /// <param name="configured">The serials that the client can verify with.</param>
    /// <param name="serial">The serial that matters. Default: the response's <c>Wechatpay-Serial</c>.</param>
    internal static WeChatPayVerificationException ForResponse(
        VerificationCheck check, string why, CallName call, WeChatPayResponse response, IReadOnlyCollection<string> configured, string? serial = null) =>
        NotProven(
            check,
            $"response to {call}",
            why,
            call,
            CallEffect.AfterResponse(call) with { Attempts = response.Attempts },
            response,
            serial ?? response.Header(WeChatPayHeaders.Serial),
            configured);

    /// <summary>Makes the exception of a callback.</summary>
    /// <param name="check">The check that failed.</param>
    /// <param name="why">What is wrong, as a clause.</param>
    /// <param name="reply">How to reply to WeChat Pay, as a sentence.</param>
    /// <param name="serial">The serial that the callback names.</param>
    /// <param name="configured">The serials that the parser can verify with.</param>
    internal static WeChatPayVerificationException ForCallback(
        VerificationCheck check, string why, string reply, string? serial = null, IReadOnlyCollection<string>? configured = null) =>
        NotProven(check, "callback", why, CallName.WithoutVerb("the callback"), CallEffect.Callback(reply), null, serial, configured ?? []);

    /// <summary>Makes the exception of a downloaded file that does not have the announced digest.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="call">Verb and path template.</param>
    /// <param name="response">The response.</param>
    /// <param name="check">The check that failed.</param>
    internal static WeChatPayVerificationException ForFile(
        string message, CallName call, WeChatPayResponse response, VerificationCheck check = VerificationCheck.Digest) =>
        new(check, message, call, CallEffect.Download, response, null, []);

    private static WeChatPayVerificationException NotProven(
        VerificationCheck check,
        string subject,
        string why,
        CallName call,
        CallEffect effect,
        WeChatPayResponse? response,
        string? serial,
        IReadOnlyCollection<string> configured) =>
        new(check, $"The {subject} is not proven to be WeChat Pay's: {why}.", call, effect, response, serial, configured);

    /// <summary>Gets the check that failed; the checks after it were not made.</summary>
    public VerificationCheck Check { get; }

    /// <summary>Gets the serial that the response or callback names, <see langword="null"/> where it names none.</summary>
    public string? Serial { get; }

    /// <summary>Gets the serials and public key ids that this client can verify with.</summary>
    public IReadOnlyCollection<string> ConfiguredSerials { get; }
}
