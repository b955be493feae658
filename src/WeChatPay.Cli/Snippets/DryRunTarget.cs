using WeChatPay.Cli.Profiles;
using WeChatPay.Pipeline;
using WeChatPay.Keys;

namespace WeChatPay.Cli.Snippets;

/// <summary>Sends nothing: writes each request as a line of JSON and returns an almost empty response.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class DryRunTarget : ISnippetTarget
{
    private static readonly byte[] Json = "{}"u8.ToArray();
    private static readonly byte[] Xml = "<xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code></xml>"u8.ToArray();

    private readonly Lock _gate = new();
    private readonly TextWriter _output;
    private readonly WeChatPayOptions _options;
    private readonly bool _isForAnyMerchant;
    private int _written;

    /// <param name="output">Takes the lines.</param>
    /// <param name="profile">The merchant that signs; null for a made-up merchant with a throw-away key.</param>
    /// <param name="madeUpKey">The private key of the made-up merchant: PKCS#8, PEM.</param>
    /// <param name="allowsEmpty">Whether a path variable may be empty.</param>
    /// <param name="configure">Changes the configuration further; null for no change.</param>
    public DryRunTarget(
        TextWriter output, Profile? profile, string? madeUpKey, bool allowsEmpty = false, Func<WeChatPayOptions, WeChatPayOptions>? configure = null)
    {
        _output = output;
        _options = profile?.Options ?? MakeUpMerchant(madeUpKey!);
        if (allowsEmpty)
            _options = _options with { AllowEmptyPathValues = true };
        _options = configure?.Invoke(_options) ?? _options;
        _isForAnyMerchant = profile is null;
    }

    public string? Announcement => null;

    /// <summary>Gets how many requests have been written.</summary>
    public int Written => Volatile.Read(ref _written);

    public WeChatPayClient CreateClient(string file)
    {
        var client = new WeChatPayClient(_options with { Handler = CreateStack(file) });
        if (_isForAnyMerchant)
        {
            var keys = new KeyRing(new GivenKeys { MerchantV2 = new(null, _options.ApiV2Key!.Reveal()) }, _options.TimeProvider);
            var signer = new SigningHandlerV2(keys, _options.Nonce);
            client.HandlersV2.Replace("transform_request", signer.Wrap);
        }
        return client;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // A made-up response is neither verified nor written to a sink. The empty handlers stay for snippets that remove them by name.
    private HandlerStack CreateStack(string file) => new HandlerStack((request, _) => Task.FromResult(Write(file, request)))
        .Push(static next => next, "sink")
        .Push(static next => next, "verifier")
        .Push(static next => next, "transform_response");

    private WeChatPayResponse Write(string file, WeChatPayRequest request)
    {
        var line = RequestLine.Format(file, request, hidesSign: !_isForAnyMerchant);
        lock (_gate)
        {
            _output.WriteLine(line);
            _written++;
        }
        var isXml = request.FieldsV2 is not null;
        return new WeChatPayResponse(200, [new("Content-Type", isXml ? "text/xml" : "application/json")], isXml ? Xml : Json);
    }

    private static WeChatPayOptions MakeUpMerchant(string key) => new()
    {
        Mchid = "1900000109",
        Serial = "0000000000000000000000000000000000000000",
        PrivateKey = key,
        Certs = new Dictionary<string, KeySource>(),
        ApiV2Key = Formatter.Nonce(),
    };
}
