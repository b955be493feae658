using WeChatPay.Basics;
using WeChatPay.Calls;
using WeChatPay.Certificates;
using WeChatPay.Crypto;
using WeChatPay.Keys;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.Telemetry;
using WeChatPay.V2;
using WeChatPay.V3;

namespace WeChatPay.Configuration;

/// <summary>Puts the parts of one client together.</summary>
/// <param name="Settings">The settings that its calls share.</param>
/// <param name="Transport">The transport, when the client owns it.</param>
/// <param name="ClientSignature">Signs for pages, mini programs and apps.</param>
/// <param name="Certificates">Downloads the platform's certificates.</param>
/// <param name="Options">A copy of the options that the client was built from.</param>
internal sealed record Wiring(
    ClientSettings Settings, FlurlTransport? Transport, ClientSignature ClientSignature, CertificateDownload Certificates, WeChatPayOptions Options)
{
    public static Wiring From(WeChatPayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // A copy: options are mutable, and a client is not.
        options = options with { };
        SettingCheck.Types(options);
        RequestOptions.CheckBaseUri(options.BaseUri);
        RequestOptions.CheckTimeout(options.Timeout);
        if (options.MaxResponseBytes <= 0)
            throw new ArgumentException($"`max_response_bytes` is `{options.MaxResponseBytes}`: give a number of bytes above zero, for example 10_000_000.")
                .On(HelpPage.Configuration);
        options.Retry = options.Retry?.Validated();
        options.Standby?.Check();
        var hosts = CreateHosts(options);
        var keys = new KeyRing(KeyConfiguration.Read(options), options.TimeProvider);
        var v3 = V3Handlers(options, hosts, keys);
        var v2 = V2Handlers(options, hosts, keys);
        var transport = CreateTransport(options, keys);
        // Validate transport options even if a custom `handler` means that they are never used.
        if (options.Handler is not null)
        {
            transport.Dispose();
            transport = null;
        }

        HandlerStack Stack((string, Func<CallHandler, CallHandler>)[] own) =>
            WithHandlers(options.Handler?.Clone() ?? new HandlerStack(transport!.SendAsync), own);
        var settings = new ClientSettings(
            keys,
            new(Stack(v3), Headers(options, V3Defaults.Accept, V3Defaults.ContentType), NamesPublicKey: !NamesSerial(options)),
            new(Stack(v2), Headers(options, V2Defaults.Accept, V2Defaults.ContentType), NamesPublicKey: false),
            options.BaseUri,
            options.Timeout,
            options.AllowEmptyPathValues,
            options.TimeProvider,
            options.MaxResponseBytes,
            Documented(options),
            options.Retry,
            new ClientTelemetry(SettingCheck.FindMchid(options.Mchid), options.Logger, options.TimeProvider, keys.ListEnds));
        var certificates = new CertificateDownload(new CallFactory(settings));
        if (options.CertificateRefresh is { } refresh)
        {
            var kind = keys.Current.Algorithm == KeyAlgorithm.Rsa ? "" : $"/{keys.Current.Algorithm}";
            var name = $"{options.Mchid}/{options.BaseUri.IdnHost}:{options.BaseUri.Port}/{refresh.Path}{kind}";
            keys.Source = new CertificateRefresher(new CertificateDownload(new CallFactory(settings), isForRefresh: true), keys, refresh, name, options.Logger);
        }
        return new Wiring(settings, transport, new ClientSignature(keys, options.Mchid, options.Nonce), certificates, options);
    }

    // Innermost first: each is put in front of the ones before it.
    private static (string, Func<CallHandler, CallHandler>)[] V3Handlers(WeChatPayOptions options, SigningHosts hosts, KeyRing keys) =>
    [
        (HandlerNames.Debug, DebugHandler.Wrap),
        (HandlerNames.Hosts, HostsHandler.For(hosts)),
        (HandlerNames.Signer, new SigningHandler(keys, options.Nonce).Wrap),
        (HandlerNames.AllowRedirects, RedirectHandler.Wrap),
        .. Standby(options),
        (HandlerNames.HttpErrors, HttpErrorsHandler.Wrap),
        (HandlerNames.Verifier, new VerifyingHandler(keys).Wrap),
        (HandlerNames.Retry, new RetryHandler(options.TimeProvider).Wrap),
        .. Sensitive(options, keys),
        (HandlerNames.Sink, SinkHandler.Wrap),
    ];

    private static (string, Func<CallHandler, CallHandler>)[] V2Handlers(WeChatPayOptions options, SigningHosts hosts, KeyRing keys) =>
    [
        (HandlerNames.Debug, DebugHandler.Wrap),
        (HandlerNames.Hosts, HostsHandler.For(hosts)),
        (HandlerNames.TransformRequest, new SigningHandlerV2(keys, options.Nonce).Wrap),
        (HandlerNames.AllowRedirects, RedirectHandler.Wrap),
        .. Standby(options),
        (HandlerNames.HttpErrors, HttpErrorsHandler.Wrap),
        (HandlerNames.TransformResponse, new VerifyingHandlerV2(keys).Wrap),
        (HandlerNames.Retry, new RetryHandler(options.TimeProvider).Wrap),
        .. Sensitive(options, keys),
        (HandlerNames.Sink, SinkHandler.Wrap),
    ];

    private static (string, Func<CallHandler, CallHandler>)[] Sensitive(WeChatPayOptions options, KeyRing keys) =>
        options.EncryptSensitiveFields ? [(HandlerNames.SensitiveFields, new SensitiveFieldsHandler(keys).Wrap)] : [];

    private static (string, Func<CallHandler, CallHandler>)[] Standby(WeChatPayOptions options) => options.Standby is { } standby
        ? [(HandlerNames.Standby, new StandbyHandler(new StandbyHosts(options.BaseUri, standby.BaseUri), options.TimeProvider).Wrap)]
        : [];

    private static SigningHosts CreateHosts(WeChatPayOptions options)
    {
        var standby = options.Standby?.BaseUri?.GetLeftPart(UriPartial.Authority);
        return new(options.BaseUri, standby is null ? options.AllowedHosts : [.. options.AllowedHosts, standby]);
    }

    // Null unless an option needs it, so that the facts assembly is not loaded.
    private static DocumentedCalls? Documented(WeChatPayOptions options)
    {
        if (!options.EncryptSensitiveFields && options.Validate == ValidationMode.Off)
            return null;
        return new(options.EncryptSensitiveFields, options.Validate == ValidationMode.Off ? null : new(options.Validate, options.Logger));
    }

    private static HandlerStack WithHandlers(HandlerStack handlers, (string Name, Func<CallHandler, CallHandler> Handler)[] own)
    {
        foreach (var (name, handler) in own)
        {
            if (!handlers.Contains(name))
                handlers.Unshift(handler, name);
        }
        return handlers;
    }

    private static FlurlTransport CreateTransport(WeChatPayOptions options, KeyRing keys)
    {
        var certificate = options.Merchant?.Read(options.TimeProvider.GetUtcNow());
        keys.ClientCertificate = certificate is null ? null : new KeyCertificate(certificate);
        var trust = TrustedRoots.Read(options.TrustedRoots);
        if (options.Transport is { } given)
        {
            if (trust is not null)
            {
                throw new ArgumentException(
                    "`trusted_roots` and `transport` are given, and your own transport verifies servers itself: leave one of them out.")
                        .On(HelpPage.Configuration);
            }
            GivenTransport.Prepare(given);
            return new FlurlTransport(given, certificate is null ? null : given, keys.ServerClock, ownsTransports: false);
        }
        return new FlurlTransport(
            Pipeline.Transport.Create(options.Timeout, null, trust),
            certificate is null ? null : Pipeline.Transport.Create(options.Timeout, certificate, trust),
            keys.ServerClock,
            ownsTransports: true);
    }

    private static HeaderMap Headers(WeChatPayOptions options, string accept, string contentType)
    {
        var headers = new HeaderMap
        {
            ["Accept"] = accept,
            ["Content-Type"] = contentType,
            ["User-Agent"] = ClientDefaults.UserAgent,
        };
        headers.SetAll(options.Headers);
        return headers;
    }

    // Also by null, which leaves the header out.
    private static bool NamesSerial(WeChatPayOptions options) =>
        options.Headers?.Keys.Contains(WeChatPayHeaders.Serial, StringComparer.OrdinalIgnoreCase) ?? false;
}
