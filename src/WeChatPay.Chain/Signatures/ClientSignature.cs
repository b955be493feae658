using System.Text;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Keys;
using WeChatPay.Pipeline;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Util;
using WeChatPay.V3;

namespace WeChatPay;

/// <summary>Signs the parameters with which a page, a mini program or an app calls up a payment: the merchant's keys stay on the server, only signatures leave
/// it.</summary>
/// <remarks>Payments by Native (a code) and H5 (an address) need no signature: they take fields of the order's response. Signing sends nothing. Immutable and
/// thread-safe. Sources: https://pay.weixin.qq.com/doc/v3/merchant/4012365340 (JSAPI), …/4012265144 (app),
/// https://pay.weixin.qq.com/doc/v2/merchant/4011985891 (APIv2).</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<ClientSignature>))]
public sealed partial class ClientSignature
{
    /// <summary>The constant <c>package</c> of an app's payment.</summary>
    internal const string AppPackage = "Sign=WXPay";

    private const string SignType = "RSA";

    private static readonly CallName Call = CallName.WithoutVerb("the client-side signature");

    private readonly KeyRing _keys;
    private readonly string? _mchid;
    private readonly TimeProvider _time;
    private readonly Func<string> _nonce;

    internal ClientSignature(KeyRing keys, string? mchid, Func<string> nonce)
    {
        _keys = keys;
        _mchid = mchid;
        _time = keys.Time;
        _nonce = nonce;
    }

    /// <summary>Signs a payment on a page in WeChat's browser, for an order of APIv3.</summary>
    /// <param name="appId">The application that the order was placed for: <c>wx8888888888888888</c>.</param>
    /// <param name="prepayId">The <c>prepay_id</c> of the order's response, valid for two hours.</param>
    /// <exception cref="ArgumentException">A value is empty or has another form.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The client was built without <c>privateKey</c>.</exception>
    public JsapiPayment Jsapi(string appId, string prepayId)
    {
        var (timestamp, nonce, package) = Fresh(prepayId);
        return new JsapiPayment(CheckedAppId(appId), timestamp, nonce, package, SignType, Signed(appId, timestamp, nonce, package));
    }

    /// <inheritdoc cref="Jsapi"/>
    /// <param name="cancellationToken">Cancels the wait for the option <c>signer</c>; a <c>privateKey</c> signs at once.</param>
    /// <exception cref="WeChatPaySigningException">The <c>signer</c> failed.</exception>
    public async Task<JsapiPayment> JsapiAsync(string appId, string prepayId, CancellationToken cancellationToken = default)
    {
        var (timestamp, nonce, package) = Fresh(prepayId);
        var signature = await SignedAsync([CheckedAppId(appId), timestamp, nonce, package], cancellationToken).ConfigureAwait(false);
        return new JsapiPayment(appId, timestamp, nonce, package, SignType, signature);
    }

    /// <summary>Signs a payment in a mini program, for an order of APIv3.</summary>
    /// <param name="appId">The mini program that the order was placed for; it is signed, and <c>wx.requestPayment</c> does not take it.</param>
    /// <param name="prepayId">The <c>prepay_id</c> of the order's response, valid for two hours.</param>
    /// <exception cref="ArgumentException">A value is empty or has another form.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The client was built without <c>privateKey</c>.</exception>
    public MiniProgramPayment MiniProgram(string appId, string prepayId)
    {
        var (timestamp, nonce, package) = Fresh(prepayId);
        return new MiniProgramPayment(timestamp, nonce, package, SignType, Signed(CheckedAppId(appId), timestamp, nonce, package));
    }

    /// <inheritdoc cref="MiniProgram"/>
    /// <param name="cancellationToken">Cancels the wait for the option <c>signer</c>; a <c>privateKey</c> signs at once.</param>
    /// <exception cref="WeChatPaySigningException">The <c>signer</c> failed.</exception>
    public async Task<MiniProgramPayment> MiniProgramAsync(string appId, string prepayId, CancellationToken cancellationToken = default)
    {
        var (timestamp, nonce, package) = Fresh(prepayId);
        var signature = await SignedAsync([CheckedAppId(appId), timestamp, nonce, package], cancellationToken).ConfigureAwait(false);
        return new MiniProgramPayment(timestamp, nonce, package, SignType, signature);
    }

    /// <summary>Signs a payment in an app, for an order of APIv3.</summary>
    /// <param name="appId">The app that the order was placed for.</param>
    /// <param name="prepayId">The <c>prepay_id</c> of the order's response, valid for two hours.</param>
    /// <param name="partnerId">The merchant number that the order was placed under. Default: the client's.</param>
    /// <exception cref="ArgumentException">A value is empty or has another form.</exception>
    /// <exception cref="WeChatPayNotConfiguredException">The client was built without <c>privateKey</c>.</exception>
    public AppPayment App(string appId, string prepayId, string? partnerId = null)
    {
        var (timestamp, nonce, _) = Fresh(prepayId);
        return new AppPayment(CheckedAppId(appId), CheckedPartnerId(partnerId), prepayId, nonce, timestamp, Signed(appId, timestamp, nonce, prepayId));
    }

    /// <inheritdoc cref="App"/>
    /// <param name="cancellationToken">Cancels the wait for the option <c>signer</c>; a <c>privateKey</c> signs at once.</param>
    /// <exception cref="WeChatPaySigningException">The <c>signer</c> failed.</exception>
    public async Task<AppPayment> AppAsync(string appId, string prepayId, string? partnerId = null, CancellationToken cancellationToken = default)
    {
        var (timestamp, nonce, _) = Fresh(prepayId);
        var partner = CheckedPartnerId(partnerId);
        var signature = await SignedAsync([CheckedAppId(appId), timestamp, nonce, prepayId], cancellationToken).ConfigureAwait(false);
        return new AppPayment(appId, partner, prepayId, nonce, timestamp, signature);
    }

    /// <summary>Shows the merchant, and no key.</summary>
    public override string ToString() => $"client-side signatures of merchant {_mchid ?? "(none)"}";

    // Four lines, each with a line feed after it, the last one too.
    private string Signed(params string[] lines)
    {
        var merchant = Signer();
        // Another signer is waited for, without the context of the caller.
        return merchant.PrivateKey is { } key ? key.SignText(Formatter.JoinedByLineFeed(lines)) : SyncBridge.Run(() => SignedAsync(lines, default).AsTask());
    }

    private ValueTask<string> SignedAsync(string[] lines, CancellationToken cancellationToken)
    {
        var merchant = Signer();
        var text = Formatter.JoinedByLineFeed(lines);
        return merchant.PrivateKey is { } key
            ? new(key.SignText(text))
            : RemoteSigner.SignAsync(merchant, Encoding.UTF8.GetBytes(text), Call, null, cancellationToken);
    }

    // WeChat documents no other value of `signType`, and a wrong signature would be seen by the payer alone.
    private Merchant Signer() => _keys.Current.Merchant switch
    {
        null => throw Missing("mchid, serial and privateKey"),
        { } merchant when merchant.Algorithm != KeyAlgorithm.Rsa => throw new WeChatPayNotConfiguredException(
            $"A client-side signature has the sign type {SignType}, and the client's key is an {merchant.Algorithm} key: sign with a client that has the "
            + "merchant's RSA key. Nothing was signed.",
            Call),
        { } merchant => merchant,
    };

    private (string Timestamp, string Nonce, string Package) Fresh(string prepayId) =>
        (ScalarText.TryFormat(Formatter.Timestamp(_time))!, _nonce(), $"prepay_id={CheckedPrepayId(prepayId)}");

    private string Mchid() => _mchid ?? throw Missing("mchid");

    private string CheckedPartnerId(string? partnerId)
    {
        if (partnerId is not null)
            CheckNumber(partnerId, "partnerId", "the merchant number that the order was placed under, for example \"1900000109\"");
        return partnerId ?? Mchid();
    }

    private static string CheckedAppId(string appId)
    {
        const string Right = "the application that the order was placed for, for example \"wx8888888888888888\"";
        Check(appId, "appId", Right);
        return appId.All(char.IsAsciiLetterOrDigit) ? appId : throw Wrong(appId, "appId", Right);
    }

    private static string CheckedPrepayId(string prepayId)
    {
        Check(prepayId, "prepayId", "the `prepay_id` of the order's response, for example \"wx201410272009395522657a690389285100\"");
        return prepayId.StartsWith("prepay_id=", StringComparison.Ordinal)
            ? throw new ArgumentException(
                "`prepayId` begins with `prepay_id=`, which the signature adds: give the value of the response alone. Nothing was signed.")
                    .On(HelpPage.Signatures)
            : prepayId;
    }

    // A line feed would move the lines that are signed; other characters never occur in WeChat Pay ids.
    private static void Check(string value, string name, string right)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (value.Length == 0)
            throw new ArgumentException($"`{name}` is empty: give {right}. Nothing was signed.").On(HelpPage.Signatures);
        // Not quoted: a user who mixes the pieces up gives a key here.
        if (value.AsSpan().IndexOfAnyExceptInRange('!', '~') is var wrong and >= 0)
            throw new ArgumentException($"`{name}` holds U+{(int)value[wrong]:X4} at index {wrong}: give {right}. Nothing was signed.").On(HelpPage.Signatures);
    }

    private static void CheckNumber(string value, string name, string right)
    {
        Check(value, name, right);
        if (value.Length >= TextShape.KeyLength || !value.All(char.IsAsciiDigit))
            throw Wrong(value, name, right);
    }

    // An argument that stands in the place of its neighbour has another form: a sign type or a key, say.
    private static ArgumentException Wrong(string value, string name, string right) =>
        new ArgumentException($"`{name}` is {TextShape.Describe(value)} of another form: give {right}. Nothing was signed.").On(HelpPage.Signatures);

    private static WeChatPayNotConfiguredException Missing(string pieces) =>
        new(
            $"A client-side signature needs {pieces}, and the client was built without: give it to Builder.Factory(…). Nothing was signed.",
            Call);
}
