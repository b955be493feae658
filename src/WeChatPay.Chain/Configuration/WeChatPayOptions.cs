using WeChatPay.Basics;
using Microsoft.Extensions.Logging;
using WeChatPay.Configuration;
using WeChatPay.Pipeline;

namespace WeChatPay;

/// <summary>The configuration of a client, for code that prefers a type to <c>new { mchid = … }</c>.</summary>
/// <remarks>APIv3 needs <see cref="Mchid"/>, <see cref="Serial"/>, <see cref="PrivateKey"/>, <see cref="Certs"/>. A client copies its options.
/// Mutable: use it from one thread.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<WeChatPayOptions>))]
public sealed record WeChatPayOptions
{
    /// <summary>Gets or sets the merchant number: <c>mchid</c>.</summary>
    /// <value>Digits. Default: none, and then no APIv3 call can be signed.</value>
    public string? Mchid { get; set; }

    /// <summary>Gets or sets the serial of the merchant's API certificate: <c>serial</c>.</summary>
    /// <value>Upper-case hex, as the merchant platform shows it; not the platform's serial, which belongs to <see cref="Certs"/>.
    /// Default: none, and then no APIv3 call can be signed.</value>
    public string? Serial { get; set; }

    /// <summary>Gets or sets the merchant's private key: <c>privateKey</c>.</summary>
    /// <value>PEM text, a path, <c>file://…</c>, bytes, an <c>RSA</c>, an <c>X509Certificate2</c> or an <c>RsaKey</c>: each converts to a
    /// <see cref="KeySource"/>. Read once. Default: none, and then no APIv3 call can be signed.</value>
    public KeySource? PrivateKey { get; set; }

    /// <summary>Gets or sets the signer that has the merchant's private key, where the key is not in this program: <c>signer</c>.</summary>
    /// <value>A key management service, a hardware module or a service of your own. Refused beside a <see cref="PrivateKey"/>. Its
    /// <see cref="IMerchantSigner.Serial"/> takes the place of <see cref="Serial"/>. Default: none, and the <see cref="PrivateKey"/> signs.</value>
    public IMerchantSigner? Signer { get; set; }

    /// <summary>Gets or sets the platform's public keys and certificates: <c>certs</c>.</summary>
    /// <value>Serial or <c>PUB_KEY_ID_…</c> to key; both kinds may be mixed while a merchant moves to public keys.
    /// Default: none, which a client that signs refuses without <see cref="CertificateRefresh"/>; an empty dictionary verifies nothing.</value>
    public IReadOnlyDictionary<string, KeySource>? Certs { get; set; }

    /// <summary>Gets or sets the APIv2 key: <c>secret</c>.</summary>
    /// <value>32 characters, set on the merchant platform; not the APIv3 key. Text converts by itself.
    /// Default: none, and then no APIv2 call can be signed.</value>
    public Secret? ApiV2Key { get; set; }

    /// <summary>Gets or sets the APIv3 key, which callbacks and platform certificates are encrypted with: <c>apiV3Key</c>.</summary>
    /// <value>32 bytes of ASCII, set on the merchant platform; not the APIv2 key. Text converts by itself. Default: none. No call needs it.</value>
    public Secret? ApiV3Key { get; set; }

    /// <summary>Gets or sets the keys of the brand, which signs the paths that begin with <c>brand/</c>: <c>brand</c>.</summary>
    /// <value>Beside the merchant's keys, or without them. <see cref="Certs"/> must have the platform's public key. Default: none, and then no such call can be
    /// made.</value>
    public BrandOptions? Brand { get; set; }

    /// <summary>Gets or sets whether the client downloads the platform certificates and renews them: <c>certificate_refresh</c>.</summary>
    /// <value><c>new CertificateRefresh()</c>, loose <c>true</c>, renews them every 12 hours. Needs <see cref="ApiV3Key"/>;
    /// <see cref="Certs"/> may be left out. Default: none, and then the keys of <see cref="Certs"/> are all.</value>
    public CertificateRefresh? CertificateRefresh { get; set; }

    /// <summary>Gets or sets the certificate that is presented to operations of APIv2 with the option <c>security</c>: <c>merchant</c>.</summary>
    /// <value><see cref="ClientCertificateSource.FromPem"/>, <see cref="ClientCertificateSource.FromPkcs12(string, string?)"/>, or an
    /// <c>X509Certificate2</c> with its key. Read once. Default: none, and then no call with the option <c>security</c> can be made.
    /// Ignored when <see cref="Transport"/> is set: your handler must present the certificate.</value>
    public ClientCertificateSource? Merchant { get; set; }

    /// <summary>Gets or sets the base address: <c>base_uri</c>.</summary>
    /// <value>Default: <c>https://api.mch.weixin.qq.com/</c>. Its host may be sent the merchant's signature.</value>
    public Uri BaseUri { get; set; } = Protocol.ClientDefaults.BaseUri;

    /// <summary>Gets or sets the headers of every request: <c>headers</c>. The headers of a call override them.</summary>
    /// <value>Names and values; loose ones may come as an anonymous object, in which <c>_</c> means <c>-</c>. Default: none.</value>
    public IReadOnlyDictionary<string, string?>? Headers { get; set; }

    /// <summary>Gets or sets the limit for the whole exchange, body included: <c>timeout</c>, there in seconds with fractions.</summary>
    /// <value>Default: 30 seconds. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, there 0, means none.
    /// The option <c>timeout</c> of a call overrides it.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets which calls are sent again after a failure: <c>retry</c>, there also true or false.</summary>
    /// <value>Default: none, and then the defaults of <see cref="RetryOptions"/> hold; under Flurl's <c>HttpTest</c> no call is repeated then.
    /// The option <c>retry</c> of a call overrides it.</value>
    public RetryOptions? Retry { get; set; }

    /// <summary>Gets or sets the host that takes the calls while the host of the address cannot be reached: <c>standby</c>.</summary>
    /// <value>Default: none. <c>true</c> means the host that WeChat Pay documents for an address of its own; text or a <see cref="Uri"/> is another base
    /// address. A host that failed is left for 180 seconds, then tried again by one call.</value>
    public StandbyHost? Standby { get; set; }

    /// <summary>Gets or sets a stack that the client's own handlers are put around: <c>handler</c>.</summary>
    /// <value>The client copies the stack. A handler with the name of one of the client's own replaces it. Default: none, and Flurl sends.</value>
    public HandlerStack? Handler { get; set; }

    /// <summary>Gets or sets further hosts that the merchant's signature may go to: <c>allowed_hosts</c>.</summary>
    /// <value>Hosts (<c>pay.example.com</c>, HTTPS) or origins (<c>http://127.0.0.1:8080</c>).
    /// Default: none beside the base address and WeChat Pay's own.</value>
    public IReadOnlyCollection<string> AllowedHosts { get; set; } = [];

    /// <summary>Gets or sets whether a path variable may be empty: <c>allow_empty_path_values</c>.</summary>
    /// <value>Default: false, since <c>…/refunds/{refund_id}</c> without its value is another operation. The PHP SDK lets it pass.</value>
    public bool AllowEmptyPathValues { get; set; }

    /// <summary>Gets or sets how many bytes a response may have that is read into memory: <c>max_response_bytes</c>.</summary>
    /// <value>Default: 10 MB (10,485,760 bytes). It holds for JSON, XML and pages of errors. A file that is streamed (option <c>sink</c> or <c>stream</c>,
    /// <see cref="WeChatPayClient.Download"/>) may be of any size, unless its signature covers the whole file.</value>
    public long MaxResponseBytes { get; set; } = Protocol.ClientDefaults.MaxResponseBytes;

    /// <summary>Gets or sets the transport that opens connections: <c>transport</c>.</summary>
    /// <value>Your own handler, for a proxy or a test; you dispose of it. The client switches off its <c>AllowAutoRedirect</c> and <c>UseCookies</c>, because
    /// a redirect would carry the body of a call, APIv2's signature included, to another host. Default: none, and the client has its own pool, with an
    /// idle time of 7 s.</value>
    public HttpMessageHandler? Transport { get; set; }

    /// <summary>Gets or sets roots that the client trusts beside the system's: <c>trusted_roots</c>.</summary>
    /// <value>For a proxy with its own root, and for test servers: PEM text, paths, bytes or <c>X509Certificate2</c>s. Read once.
    /// Host name and dates are checked in any case. Default: none. Refused together with <see cref="Transport"/>, which checks servers by itself.</value>
    public IReadOnlyList<CertificateSource>? TrustedRoots { get; set; }

    /// <summary>Gets or sets whether sensitive fields (names, numbers of people and cards) are encrypted and decrypted:
    /// <c>encrypt_sensitive_fields</c>.</summary>
    /// <value>Default: false. With true the marked fields of requests are encrypted with the platform's key, whose serial goes into the header
    /// <c>Wechatpay-Serial</c>, and the marked fields of responses are decrypted with the <see cref="PrivateKey"/>, if the client has one. A value that is
    /// encrypted already is an <see cref="Crypto.Encrypted"/>.</value>
    public bool EncryptSensitiveFields { get; set; }

    /// <summary>Gets or sets the public key that APIv2's sensitive fields are encrypted with: <c>v2_public_key</c>.</summary>
    /// <value>The key that <c>risk/getpublickey</c> returns; it is not one of <see cref="Certs"/>. Read once.
    /// Default: none, and then with <see cref="EncryptSensitiveFields"/> no APIv2 call with such a field can be made.</value>
    public KeySource? PublicKeyV2 { get; set; }

    /// <summary>Gets or sets whether requests are compared with the documentation before they are sent: <c>validate</c>.</summary>
    /// <value>Default: <see cref="ValidationMode.Off"/>, since the API may have moved on from the documentation.</value>
    public ValidationMode Validate { get; set; }

    /// <summary>Gets or sets the logger for calls that fail, and for warnings of <see cref="Validate"/>, of ended certificates in <see cref="Certs"/> and of
    /// <see cref="CertificateRefresh"/>: <c>logger</c>.</summary>
    /// <value>An <c>ILogger</c> (level Warning; repeats at Information, other calls at Debug). Default: none. Then those warnings go to the console's error
    /// stream, and calls are not logged.</value>
    public ILogger? Logger { get; set; }

    /// <summary>Gets or sets the clock: timestamps, their check, time-outs.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the function that makes a nonce for each request.</summary>
    /// <value>Default: 32 random characters of <c>[0-9A-Za-z]</c>, from the system's cryptographic source.</value>
    public Func<string> Nonce { get; set; } = static () => Formatter.Nonce();

    /// <summary>Shows merchant and base address, and no key.</summary>
    public override string ToString() => $"WeChat Pay options: merchant {SettingCheck.ShowMchid(Mchid)}, {ShowBaseUri()}";

    // Only a client checks the address, so it may have a password here.
    internal string ShowBaseUri() => BaseUri is { IsAbsoluteUri: true, UserInfo.Length: 0, Query.Length: 0 } ? $"{BaseUri}" : "(not a base address)";

    /// <summary>Gives LINQPad the merchant and the base address, and no key.</summary>
    public object ToDump() => ToString();
}
