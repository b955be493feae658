using System.Diagnostics;
using WeChatPay.Basics;
using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Callbacks;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Testing;

/// <summary>Signs as WeChat Pay does, for tests of your own code: callbacks to your receiver, responses to your client.</summary>
/// <remarks>Immutable and thread-safe. Keys that are not given are made and thrown away.
/// <example><code>
/// using var signer = new PlatformSigner();
/// // Build the CallbackParser with Certs = new Dictionary&lt;string, KeySource&gt; { [signer.KeyId] = signer.PublicKeyPem }
/// // and ApiV3Key = signer.ApiV3Key, then:
/// SignedCallback callback = signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "N1" });
/// </code></example></remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<PlatformSigner>))]
public sealed partial class PlatformSigner : IDisposable
{
    private const string Refused = "The signer was not made.";

    private readonly SigningKey _key;
    private readonly bool _ownsKey;
    private readonly string _mchid;
    private readonly TimeProvider _time;

    /// <summary>Makes a signer.</summary>
    /// <param name="options">Null for throw-away keys.</param>
    /// <exception cref="ArgumentException">A key is not usable.</exception>
    public PlatformSigner(PlatformSignerOptions? options = null)
        : this(OwnKey(options ??= new PlatformSignerOptions()), options.ApiV3Key, options.ApiV2Key, options.Mchid, options.TimeProvider)
    {
        _ownsKey = true;
        IsBrand = options.IsBrand;
    }

    internal PlatformSigner(SigningKey key, string? apiV3Key, string? apiV2Key, string mchid, TimeProvider time)
    {
        _key = key;
        ApiV3Key = apiV3Key ?? RandomNames.Alphanumeric32();
        ApiV2Key = apiV2Key ?? RandomNames.Alphanumeric32();
        _mchid = mchid;
        _time = time;
        Certs = new Dictionary<string, object> { [key.Id] = key.PublicKeyPem };
    }

    /// <summary>Gets whether what it signs is a brand's.</summary>
    internal bool IsBrand { get; init; }

    /// <summary>Gets what encrypts the sensitive fields of callbacks for the merchant; <see langword="null"/> where its key is not known, and they stay
    /// plain.</summary>
    internal Func<string, string>? EncryptForMerchant { get; init; }

    /// <summary>Gets the names of the documented events of both protocols, each once.</summary>
    public static IReadOnlyList<string> Events { get; } = [.. EventTable.All.Select(static facts => facts.Event).Concat(EventTable.Renamed.Keys).Distinct()
        .Order(StringComparer.Ordinal)];

    /// <summary>Gets the id that signatures name: <c>PUB_KEY_ID_…</c>.</summary>
    public string KeyId => _key.Id;

    /// <summary>Gets the public key: SubjectPublicKeyInfo, PEM.</summary>
    public string PublicKeyPem => _key.PublicKeyPem;

    /// <summary>Gets the private key: PKCS#8, PEM. Secret if you gave it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string PrivateKeyPem => _key.PrivateKeyPem;

    /// <summary>
    /// Gets the key's id with the public key: for the loose option <c>certs</c>; typed options take <see cref="KeyId"/> and <see cref="PublicKeyPem"/>.
    /// </summary>
    public IReadOnlyDictionary<string, object> Certs { get; }

    /// <summary>Gets the APIv3 key. Secret if you gave it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string ApiV3Key { get; }

    /// <summary>Gets the APIv2 key. Secret if you gave it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string ApiV2Key { get; }

    /// <summary>Makes a sample resource of an event, with every documented field: change the fields that your test is about, and give it to
    /// <see cref="Callback"/> or <see cref="CallbackV2"/>.</summary>
    /// <param name="eventType">A documented event, such as <c>TRANSACTION.SUCCESS</c>.</param>
    /// <param name="v2">True for the event of APIv2, where both protocols have an event of that name.</param>
    /// <exception cref="ArgumentException">The event is not documented; the message names similar events.</exception>
    public JObject Sample(string eventType, bool v2 = false) => Sample(EventTable.Find(eventType, v2, IsBrand));

    /// <summary>Tells whether only APIv2 has the event: make its callback by <see cref="CallbackV2"/>.</summary>
    /// <param name="eventType">A documented event, such as <c>refund-processed</c>.</param>
    /// <exception cref="ArgumentException">The event is not documented; the message names similar events.</exception>
    public static bool IsV2Event(string eventType) => EventTable.Find(eventType, v2: false).IsV2;

    /// <summary>Disposes of the keys.</summary>
    public void Dispose()
    {
        if (_ownsKey)
            _key.Dispose();
    }

    /// <summary>Shows the key's id, and no key.</summary>
    /// <returns>For example <c>platform signer PUB_KEY_ID_0119000001092024</c>.</returns>
    public override string ToString() => $"platform signer {KeyId}";

    private static void Require(string? fault, string option, string parameter)
    {
        if (fault is not null)
            throw new ArgumentException($"{nameof(PlatformSignerOptions)}.{option} is not usable: {fault}. {Refused}", parameter);
    }

    private JObject Sample(EventFacts facts) => new SampleValues(_mchid, _time.GetUtcNow(), facts.Event, facts.IsV2).Make(facts.Fields);

    [SuppressMessage("Reliability", "CA2000", Justification = "The signer that is being made owns the key.")]
    private static SigningKey OwnKey(PlatformSignerOptions options)
    {
        Require(options.ApiV3Key is null ? null : GivenKeyCheck.FindFaultV3(options.ApiV3Key), nameof(options.ApiV3Key), nameof(options));
        Require(options.ApiV2Key is null ? null : GivenKeyCheck.FindFaultV2(options.ApiV2Key), nameof(options.ApiV2Key), nameof(options));
        var isSm2 = options.Algorithm == PlatformAlgorithm.Sm2;
        var id = options.KeyId ?? (isSm2 ? RandomNames.CertificateSerial() : RandomNames.PublicKeyId());
        return KeyPem.LoadOrCreate(id, options.PrivateKeyPem, isSm2, nameof(options.PrivateKeyPem), Refused);
    }
}
