using WeChatPay.Crypto;
using WeChatPay.V3;

namespace WeChatPay.Documented;

/// <summary>The keys that sensitive fields are encrypted with.</summary>
/// <param name="Platform">The platform's keys, by serial or public key id.</param>
/// <param name="Xml">The key that APIv2 encrypts with, which is not the platform's; <see langword="null"/> when there is none.</param>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record SensitiveKeys(PlatformKeys Platform, RsaKey? Xml)
{
    private const string PublicKeyId = "PUB_KEY_ID_";

    /// <summary>Gets what the key is known by that is used where the user states none; <see langword="null"/> when there is none.</summary>
    /// <value>A public key before a certificate; of several the last one given, which is the newest where new ones are added at the end.</value>
    public string? DefaultSerial { get; } =
        Platform.Serials.LastOrDefault(static name => name.StartsWith(PublicKeyId, StringComparison.OrdinalIgnoreCase)) ?? Platform.Serials.LastOrDefault();

    /// <summary>Chooses the platform's key.</summary>
    /// <param name="serial">The serial that the user states in <c>Wechatpay-Serial</c>, if any.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <exception cref="ArgumentException">There is no key of that serial.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">There is no key at all.</exception>
    public RsaKey Choose(string? serial, string call)
    {
        if ((serial ?? DefaultSerial) is not { } name)
            throw new WeChatPayNotConfiguredException($"The sensitive fields of {call} are to be encrypted, and the client was built without `certs`. Give it the platform's public key: certs = new Dictionary<string, object> {{ [\"PUB_KEY_ID_…\"] = \"file:///path/to/wechatpay/pub_key.pem\" }}. Nothing was sent.", call);
        return Platform.TryGet(name, out var key)
            ? key
            : throw new ArgumentException($"The sensitive fields of {call} are to be encrypted for `{name}` (header `Wechatpay-Serial`), and `certs` holds {Known()}. Give the key of that serial, or leave the header out. Nothing was sent.");
    }

    /// <summary>Gives APIv2's key.</summary>
    /// <exception cref="WeChatPayNotConfiguredException">There is none.</exception>
    public RsaKey ForXml(string call) => Xml ?? throw new WeChatPayNotConfiguredException(
        $"The sensitive fields of {call} are to be encrypted under the key that `risk/getpublickey` gives, which is none of `certs`, and the client was built without it. Give it: v2_public_key = \"file:///path/to/wechatpay/risk_public_key.pem\". Nothing was sent.", call);

    private string Known() => Platform.IsEmpty ? "nothing" : string.Join(", ", Platform.Serials.Select(static serial => $"`{serial}`"));
}
