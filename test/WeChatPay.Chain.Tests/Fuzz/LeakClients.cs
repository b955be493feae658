using System.Net;
using System.Text;
using WeChatPay.Callbacks;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Fuzz;

/// <summary>The clients and the parser whose inputs are tried. Their keys are read once.</summary>
internal static class LeakClients
{
    public const string Key = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>Gets the logger of all clients, which writes to the one that a test names.</summary>
    public static ForwardingLogger Log { get; } = new();

    private static readonly WeChatPayOptions Options = TestKeys.Options with
    {
        Logger = Log,
        ApiV2Key = Key,
        PrivateKey = TestKeys.Merchant,
        Retry = new RetryOptions { Delay = TimeSpan.Zero },
        Certs = new Dictionary<string, KeySource> { [TestKeys.PlatformKeyId] = TestKeys.Platform },
    };

    /// <summary>Gets a client whose calls are refused.</summary>
    public static WeChatPayClient Client { get; } = ClientOf("{}", HttpStatusCode.BadRequest);

    /// <summary>Gets the same with encryption and validation.</summary>
    public static WeChatPayClient Encrypting { get; } = new(
        Options with { EncryptSensitiveFields = true, Validate = ValidationMode.Throw, Transport = Responding("{}", HttpStatusCode.BadRequest) });

    /// <summary>Gets a client whose transport fails as a user's own may: its messages show the request.</summary>
    public static WeChatPayClient Failing { get; } = new(Options with
    {
        Transport = new FakeTransport(static request => throw new HttpRequestException(
            $"{request.RequestUri} {request.Content?.ReadAsStringAsync().GetAwaiter().GetResult()}", new IOException($"{request}"))
        {
            Data = { ["url"] = $"{request.RequestUri}" },
        }),
    });

    public static CallbackParser Parser { get; } = new(HandmadeCallback.Options);

    /// <summary>Makes a client that always gets this response.</summary>
    public static WeChatPayClient ClientOf(string body, HttpStatusCode status) => new(Options with { Transport = Responding(body, status) });

    private static FakeTransport Responding(string body, HttpStatusCode status) =>
        new(_ => new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
}
