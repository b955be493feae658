using WeChatPay.Calls;
using WeChatPay.Crypto;
using WeChatPay.Documented;
using WeChatPay.Options;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.Sinks;
using WeChatPay.V2;
using WeChatPay.V3;

namespace WeChatPay.Configuration;

/// <summary>Puts the rooms together for one client.</summary>
/// <param name="Settings">What its calls have in common.</param>
/// <param name="Flurl">The innermost step, when it is ours.</param>
/// <param name="ClientSignature">What signs for pages, mini programs and apps.</param>
/// <param name="Options">What it was built from.</param>
internal sealed record Wiring(ClientSettings Settings, FlurlTransport? Flurl, ClientSignature ClientSignature, WeChatPayOptions Options)
{
    public static Wiring From(WeChatPayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckBaseUri(options.BaseUri);
        var hosts = new SigningHosts(options.BaseUri, options.AllowedHosts);
        var merchant = KeyConfiguration.ReadMerchant(options);
        var platform = KeyConfiguration.ReadPlatformKeys(options);
        var v3 = V3Steps(options, hosts, merchant, platform);
        var v2 = V2Steps(options, hosts, merchant);
        var flurl = Innermost(options);
        // What is configured is checked also where a handler of the user's leaves it without a use.
        if (options.Handler is not null)
        {
            flurl.Dispose();
            flurl = null;
        }

        HandlerStack Stack((string, Func<CallHandler, CallHandler>)[] steps) => WithSteps(options.Handler?.Clone() ?? new HandlerStack(flurl!.SendAsync), steps);
        var settings = new ClientSettings(
            new(Stack(v3), Headers(options, V3Defaults.Accept, V3Defaults.ContentType)),
            new(Stack(v2), Headers(options, V2Defaults.Accept, V2Defaults.ContentType)),
            options.BaseUri,
            options.Timeout,
            options.AllowEmptyPathValues,
            options.TimeProvider,
            Documented(options, platform));
        var signature = new ClientSignature(merchant, options.Mchid, options.ApiV2Key, options.TimeProvider, options.Nonce);
        return new Wiring(settings, flurl, signature, options);
    }

    // Innermost first: each is put in front of the ones before it.
    private static (string, Func<CallHandler, CallHandler>)[] V3Steps(WeChatPayOptions options, SigningHosts hosts, Merchant? merchant, PlatformKeys platform) =>
    [
        ("debug", DebugHandler.Wrap),
        ("signer", new SigningHandler(merchant, "mchid, serial and privateKey", hosts, options.TimeProvider, options.Nonce).Wrap),
        ("allow_redirects", RedirectHandler.Wrap),
        ("http_errors", HttpErrorsHandler.Wrap),
        ("verifier", new VerifyingHandler(platform, options.TimeProvider).Wrap),
        .. Sensitive(options, merchant),
        ("sink", SinkHandler.Wrap),
    ];

    private static (string, Func<CallHandler, CallHandler>)[] V2Steps(WeChatPayOptions options, SigningHosts hosts, Merchant? signer)
    {
        var merchant = options.ApiV2Key is { } secret ? new MerchantV2(options.Mchid, secret) : null;
        return
        [
            ("debug", DebugHandler.Wrap),
            ("transform_request", new SigningHandlerV2(merchant, hosts, options.Nonce).Wrap),
            ("allow_redirects", RedirectHandler.Wrap),
            ("http_errors", HttpErrorsHandler.Wrap),
            ("transform_response", new VerifyingHandlerV2(merchant).Wrap),
            .. Sensitive(options, signer),
            ("sink", SinkHandler.Wrap),
        ];
    }

    private static (string, Func<CallHandler, CallHandler>)[] Sensitive(WeChatPayOptions options, Merchant? merchant) =>
        options.EncryptSensitiveFields ? [(SensitiveFieldsHandler.Name, new SensitiveFieldsHandler(merchant).Wrap)] : [];

    // Nothing, when nothing is asked for: the table is another assembly, which is not loaded then.
    private static DocumentedCalls? Documented(WeChatPayOptions options, PlatformKeys platform)
    {
        if (!options.EncryptSensitiveFields && options.Validate == ValidationMode.Off)
            return null;
        var xml = options.PublicKeyV2 is { } key ? KeyReader.Read("v2_public_key", key, asPrivate: false).Key : null;
        return new(
            options.EncryptSensitiveFields ? new(platform, xml) : null,
            options.Validate == ValidationMode.Off ? null : new(options.Validate, options.Logger));
    }

    private static HandlerStack WithSteps(HandlerStack handlers, (string Name, Func<CallHandler, CallHandler> Handler)[] steps)
    {
        foreach (var (name, handler) in steps)
        {
            if (!handlers.Names.Contains(name))
                handlers.Unshift(handler, name);
        }
        return handlers;
    }

    private static FlurlTransport Innermost(WeChatPayOptions options)
    {
        var certificate = options.Merchant is { } merchant ? ClientCertificate.Read(merchant) : null;
        var trust = TrustedRoots.Read(options.TrustedRoots);
        if (options.Transport is { } given)
        {
            return trust is null
                ? new FlurlTransport(given, certificate is null ? null : given, ownsTransports: false)
                : throw new ArgumentException("`trusted_roots` and `transport` are given, and a transport of yours judges servers by itself: leave one of them out.");
        }
        return new FlurlTransport(Transport.Create(null, trust), certificate is null ? null : Transport.Create(certificate, trust), ownsTransports: true);
    }

    private static HeaderMap Headers(WeChatPayOptions options, string accept, string contentType)
    {
        var headers = new HeaderMap
        {
            ["Accept"] = accept,
            ["Content-Type"] = contentType,
            ["User-Agent"] = V3Defaults.UserAgent,
        };
        HeaderOptions.Apply(headers, options.Headers);
        return headers;
    }

    private static void CheckBaseUri(Uri baseUri)
    {
        if (!baseUri.IsAbsoluteUri || baseUri.Scheme is not ("https" or "http") || baseUri.Query.Length > 0 || baseUri.Fragment.Length > 0 || baseUri.UserInfo.Length > 0)
            throw new ArgumentException($"`base_uri` is `{baseUri}`: give an address without query, for example \"https://api.mch.weixin.qq.com/\".");
    }
}
