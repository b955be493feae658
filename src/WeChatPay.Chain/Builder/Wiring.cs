using WeChatPay.Pipeline;
using WeChatPay.V3;

namespace WeChatPay;

/// <summary>Puts the rooms together for one client.</summary>
/// <param name="Settings">What its calls have in common.</param>
/// <param name="Flurl">The innermost step, when it is ours.</param>
/// <param name="Options">What it was built from.</param>
internal sealed record Wiring(CallerSettings Settings, FlurlHandler? Flurl, WeChatPayOptions Options)
{
    public static Wiring Of(WeChatPayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var merchant = Configuration.ReadMerchant(options);
        var keys = Configuration.ReadPlatformKeys(options);
        CheckBaseUri(options.BaseUri);
        var hosts = new SigningHosts(options.BaseUri, options.AllowedHosts);
        var flurl = options.Handler is null ? new FlurlHandler(options.Transport ?? Transport.Create(), ownsTransport: options.Transport is null) : null;
        var handlers = options.Handler?.Clone() ?? new HandlerStack(flurl!.SendAsync);

        AddSteps(handlers,
        [
            ("debug", DebugStep.Handle),
            ("signer", new Signer(merchant, "mchid, serial and privateKey", hosts, options.TimeProvider, options.Nonce).Handle),
            ("allow_redirects", Redirects.Handle),
            ("http_errors", HttpErrors.Handle),
            ("verifier", new Verifier(keys, options.TimeProvider).Handle),
            ("sink", Sinks.Handle),
        ]);
        var settings = new CallerSettings(handlers, options.BaseUri, Headers(options), options.Timeout, options.AllowEmptyPathValues, options.TimeProvider);
        return new Wiring(settings, flurl, options);
    }

    // Innermost first: each is put in front of the ones before it.
    private static void AddSteps(HandlerStack handlers, (string Name, Func<CallHandler, CallHandler> Handler)[] steps)
    {
        foreach (var (name, handler) in steps)
        {
            if (!handlers.Names.Contains(name))
                handlers.Unshift(handler, name);
        }
    }

    private static HeaderMap Headers(WeChatPayOptions options)
    {
        var headers = new HeaderMap
        {
            ["Accept"] = V3Defaults.Accept,
            ["Content-Type"] = V3Defaults.ContentType,
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
