using WeChatPay.Basics;
using WeChatPay.Callbacks;
using WeChatPay.Certificates;
using WeChatPay.Configuration;
using WeChatPay.Keys;

namespace WeChatPay;

public sealed partial class WeChatPayClient
{
    /// <summary>Gets the platform's keys and what each of them has verified: the keys that the client has, in their order, then those that it had.</summary>
    /// <remarks>While a merchant moves to the platform public key, the counts of the certificates stand still when the move is done.</remarks>
    public IReadOnlyList<KeyUse> KeyUse => Keys.Uses.List(Keys.Current.Platform);

    /// <summary>Gets the client's state: its clock against WeChat Pay's, the last verified response, the ends of its certificates.</summary>
    /// <remarks>For monitoring. No request is sent.</remarks>
    public ClientHealth Health => new()
    {
        ClockOffset = Keys.ServerClock.Ahead ?? (Keys.Uses.LastResponse is null ? null : Keys.Uses.ClockAhead),
        LastVerified = Keys.Uses.LastResponse,
        HasPlatformKey = !Keys.Current.Platform.WithoutEnded(Keys.Time.GetUtcNow()).IsEmpty,
        KeyEnds = Keys.ListEnds(),
        LastRefresh = (Keys.Source as CertificateRefresher)?.LastSuccess,
        RefreshFailure = (Keys.Source as CertificateRefresher)?.LastFailure,
    };

    internal KeyRing Keys { get; }

    internal CertificateDownload Certificates { get; }

    /// <summary>Puts the keys of other options in the place of this client's keys, while it runs.</summary>
    /// <remarks>Replaced are <c>serial</c>, <c>privateKey</c>, <c>signer</c>, <c>certs</c>, <c>apiV3Key</c>, <c>secret</c>,
    /// <c>v2_public_key</c> and <c>brand</c>: an absent one is removed. A call in flight ends with the keys that it began with. Every other option stays as
    /// the client was built, the certificate of mutual TLS too. Certificates that were downloaded stay.</remarks>
    /// <param name="options">The options with the new keys, for the same merchant.</param>
    /// <exception cref="ArgumentException">A key is missing or wrong, or the options are another merchant's. The client keeps its keys.</exception>
    public void ReplaceKeys(WeChatPayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Mchid != Options.Mchid)
            throw new ArgumentException("`mchid` is another merchant's than the client's: build a client for it. The keys were not replaced.", nameof(options))
                .On(HelpPage.Configuration);
        var merged = Options with
        {
            Serial = options.Serial,
            PrivateKey = options.PrivateKey,
            Signer = options.Signer,
            Certs = options.Certs,
            ApiV3Key = options.ApiV3Key,
            ApiV2Key = options.ApiV2Key,
            PublicKeyV2 = options.PublicKeyV2,
            Brand = options.Brand,
        };
        Keys.Replace(KeyConfiguration.Read(merged));
        _options = merged;
        (Keys.Source as CertificateRefresher)?.Restart();
    }

    /// <summary>Downloads the platform certificates now, and waits for them: at the start of a program, so that no call has to.</summary>
    /// <remarks>A download that is under way serves all who wait for it.</remarks>
    /// <param name="cancellationToken">Ends the wait, not the download.</param>
    /// <exception cref="InvalidOperationException">The client was built without <c>certificate_refresh</c>.</exception>
    /// <exception cref="WeChatPayException">The download failed. The client keeps the certificates that it has.</exception>
    public Task RefreshCertificatesAsync(CancellationToken cancellationToken = default) => Keys.Source is CertificateRefresher refresher
        ? refresher.RefreshAsync(cancellationToken)
        : throw new InvalidOperationException("The client was built without `certificate_refresh`: give it, together with `apiV3Key`. Nothing was sent.")
            .On(HelpPage.Configuration);

    /// <summary>Makes a parser of callbacks with the keys of this client: also those that it gets later, by a download or by
    /// <see cref="ReplaceKeys"/>.</summary>
    /// <param name="options">What else a callback of APIv2 must name. The keys and the clock are the client's: give none.</param>
    /// <exception cref="ArgumentException">The options have keys, or a wrong sign type.</exception>
    public CallbackParser CreateCallbackParser(CallbackParserOptions? options = null)
    {
        options ??= new CallbackParserOptions { TimeProvider = Options.TimeProvider };
        return options is { Certs: null, ApiV3Key: null, BrandApiKey: null, ApiV2Key: null, PrivateKey: null }
            ? new CallbackParser(options with { MchidV2 = options.MchidV2 ?? Options.Mchid }, Keys, Options.EncryptSensitiveFields)
            : throw new ArgumentException(
                "The parser has the keys of the client: leave out `Certs`, `ApiV3Key`, `BrandApiKey`, `ApiV2Key` and `PrivateKey`, or use "
                + "`new CallbackParser(…)`. The parser was not built.",
                nameof(options)).On(HelpPage.Configuration);
    }
}
