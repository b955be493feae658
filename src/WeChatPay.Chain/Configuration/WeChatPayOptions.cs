using Microsoft.Extensions.Logging;
using WeChatPay.Pipeline;

namespace WeChatPay;

/// <summary>How a client is built, for those who prefer a type to <c>new { mchid = … }</c>.</summary>
/// <remarks>What APIv3 needs: <see cref="Mchid"/>, <see cref="Serial"/>, <see cref="PrivateKey"/>, <see cref="Certs"/>. Immutable and thread-safe.</remarks>
public sealed record WeChatPayOptions
{
    /// <summary>Gets the merchant number: <c>mchid</c>.</summary>
    /// <value>Digits. Default: none, and then no APIv3 call can be signed.</value>
    public string? Mchid { get; init; }

    /// <summary>Gets the serial of the merchant's API certificate: <c>serial</c>.</summary>
    /// <value>Upper-case hex, as the merchant platform shows it; not the platform's serial, which belongs to <see cref="Certs"/>. Default: none, and then no APIv3 call can be signed.</value>
    public string? Serial { get; init; }

    /// <summary>Gets the merchant's private key: <c>privateKey</c>.</summary>
    /// <value>Whatever <see cref="Crypto.Rsa.From"/> reads: PEM text, a path, <c>file://…</c>, an <c>RSA</c>, an <c>X509Certificate2</c>. Read once. Default: none, and then no APIv3 call can be signed.</value>
    public object? PrivateKey { get; init; }

    /// <summary>Gets the platform's public keys and certificates: <c>certs</c>.</summary>
    /// <value>Serial or <c>PUB_KEY_ID_…</c> to key, as a dictionary or an anonymous object; both kinds may be mixed while a merchant moves to public keys.
    /// Default: none, which a client with a <see cref="PrivateKey"/> refuses; an empty dictionary verifies nothing.</value>
    public object? Certs { get; init; }

    /// <summary>Gets the APIv2 key: <c>secret</c>.</summary>
    /// <value>32 characters, set on the merchant platform; not the APIv3 key. Default: none, and then no APIv2 call can be signed.</value>
    public string? ApiV2Key { get; init; }

    /// <summary>Gets the certificate that is presented to APIv2's <c>security</c> endpoints: <c>merchant</c>.</summary>
    /// <value><c>new { cert, key }</c> with PEM text or paths, <c>new { cert, passphrase }</c> with a PKCS#12 file, or an <c>X509Certificate2</c>
    /// with its key. Read once. Default: none, and then no call with the option <c>security</c> can be made. With a <see cref="Transport"/> of yours, that presents it.</value>
    public object? Merchant { get; init; }

    /// <summary>Gets the base address: <c>base_uri</c>.</summary>
    /// <value>Default: <c>https://api.mch.weixin.qq.com/</c>. Its host may be sent the merchant's signature.</value>
    public Uri BaseUri { get; init; } = V3.V3Defaults.BaseUri;

    /// <summary>Gets headers that every request bears: <c>headers</c>. Those of a call override them.</summary>
    /// <value>Names and values. In an anonymous object <c>_</c> stands for <c>-</c>. Default: none.</value>
    public object? Headers { get; init; }

    /// <summary>Gets the limit for the whole exchange, body included: <c>timeout</c>, there in seconds with fractions.</summary>
    /// <value>Default: 30 seconds. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, there 0, means none. The option <c>timeout</c> of a call overrides it.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets a stack that the client's own steps are put around: <c>handler</c>.</summary>
    /// <value>It is copied. A step of it that bears the name of a step of ours takes its place. Default: none, and Flurl sends.</value>
    public HandlerStack? Handler { get; init; }

    /// <summary>Gets further hosts that the merchant's signature may go to: <c>allowed_hosts</c>.</summary>
    /// <value>Hosts (<c>pay.example.com</c>, HTTPS) or origins (<c>http://127.0.0.1:8080</c>). Default: none beside the base address and WeChat Pay's own.</value>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];

    /// <summary>Gets whether a path variable may be empty: <c>allow_empty_path_values</c>.</summary>
    /// <value>Default: false, since <c>…/refunds/{refund_id}</c> without its value is another endpoint. The PHP SDK lets it pass.</value>
    public bool AllowEmptyPathValues { get; init; }

    /// <summary>Gets what opens connections: <c>transport</c>.</summary>
    /// <value>A handler of yours, for a proxy or a test, which you dispose of. Default: none, and the client keeps its own pool, with an idle time of 7 s.</value>
    public HttpMessageHandler? Transport { get; init; }

    /// <summary>Gets who may vouch for the server beside the system's roots: <c>trusted_roots</c>. For a proxy that has a root of its own, and for test servers.</summary>
    /// <value>PEM text or its path, an <c>X509Certificate2</c>, or a list of these. Read once. Host name and dates are checked as ever. Default: none.
    /// With a <see cref="Transport"/> of yours, that judges, and both together are refused.</value>
    public object? TrustedRoots { get; init; }

    /// <summary>Gets whether sensitive fields (names, numbers of people and cards) are encrypted and decrypted for you: <c>encrypt_sensitive_fields</c>.</summary>
    /// <value>Default: false. With true the fields that the documentation marks are encrypted under the platform's key, whose serial goes into the header <c>Wechatpay-Serial</c>,
    /// and those of answers are opened with the <see cref="PrivateKey"/>, where the client has one. What is encrypted already is an <see cref="Crypto.Encrypted"/>.</value>
    public bool EncryptSensitiveFields { get; init; }

    /// <summary>Gets the public key that APIv2's sensitive fields are encrypted with: <c>v2_public_key</c>.</summary>
    /// <value>What <c>risk/getpublickey</c> gives, in a form that <see cref="Crypto.Rsa.From"/> reads; it is none of <see cref="Certs"/>. Read once.
    /// Default: none, and then with <see cref="EncryptSensitiveFields"/> no APIv2 call with such a field can be made.</value>
    public object? PublicKeyV2 { get; init; }

    /// <summary>Gets whether requests are held against the documentation before they are sent: <c>validate</c>.</summary>
    /// <value>Default: <see cref="ValidationMode.Off"/>, since the API may have moved on from the documentation.</value>
    public ValidationMode Validate { get; init; }

    /// <summary>Gets where warnings of <see cref="Validate"/> go: <c>logger</c>.</summary>
    /// <value>An <c>ILogger</c> (level Warning). Default: none, and they go to the console's error stream.</value>
    public ILogger? Logger { get; init; }

    /// <summary>Gets the clock: timestamps, their check, time-outs.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets what makes a nonce for each request.</summary>
    /// <value>Default: 32 random characters of <c>[0-9A-Za-z]</c>, from the system's cryptographic source.</value>
    public Func<string> Nonce { get; init; } = static () => Formatter.Nonce();

    /// <summary>Shows merchant and base address, and no key.</summary>
    public override string ToString() => $"WeChat Pay options: merchant {Mchid ?? "(none)"}, {BaseUri}";

    /// <summary>What LINQPad shows: merchant and base address, and no key.</summary>
    public object ToDump() => ToString();
}
