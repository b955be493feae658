using WeChatPay.Crypto;
using WeChatPay.Protocol;
using WeChatPay.V3;

namespace WeChatPay.Documented;

/// <summary>The keys that encrypt sensitive fields.</summary>
/// <param name="Platform">The platform's keys, by serial or public key id.</param>
/// <param name="Xml">The key for APIv2, which is not a key of the platform; <see langword="null"/> when it was not given.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record SensitiveKeys(PlatformKeys Platform, RsaKey? Xml)
{
    /// <summary>Gets the serial or id of the key for calls without a serial of their own; <see langword="null"/> when there is no key.</summary>
    /// <value>A public key before a certificate; of several the last one given, which is the newest if new keys are added at the end.</value>
    public string? DefaultSerial { get; } = Platform.PublicKeyId ?? Platform.Serials.LastOrDefault();

    /// <summary>Chooses the platform's key.</summary>
    /// <param name="serial">The user's own header <c>Wechatpay-Serial</c>, if there is one.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <exception cref="ArgumentException">There is no key with that serial.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">There is no key.</exception>
    public RsaKey Choose(string? serial, CallName call)
    {
        if ((serial ?? DefaultSerial) is not { } name)
        {
            throw new WeChatPayNotConfiguredException(
                $"The sensitive fields of {call} must be encrypted, and the client was built without `certs`. Give it the platform's public key: " +
                "certs = new Dictionary<string, object> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/wechatpay/pub_key.pem\" }. Nothing was sent.",
                call);
        }
        return Platform.TryGet(name, out var key)
            ? key
            : throw new ArgumentException(
                $"The sensitive fields of {call} must be encrypted for `{name}` (header `Wechatpay-Serial`), and `certs` holds {Platform}. " +
                "Give the key with that serial, or leave the header out. Nothing was sent.");
    }

    /// <summary>Gets the key for APIv2.</summary>
    /// <exception cref="WeChatPayNotConfiguredException">There is no such key.</exception>
    public RsaKey ChooseV2(CallName call) => Xml ?? throw new WeChatPayNotConfiguredException(
        $"The sensitive fields of {call} must be encrypted with the key from `risk/getpublickey`, which is not in `certs`. The client was built without it." +
        " Give it: v2_public_key = \"file:///path/to/wechatpay/risk_public_key.pem\". Nothing was sent.",
        call);

}
