using Microsoft.Extensions.Logging;
using WeChatPay.Basics;
using WeChatPay.Options;
using WeChatPay.Util;
using WeChatPay.V3;

namespace WeChatPay.Configuration;

/// <summary>Reads <c>new { mchid = … }</c> and the like into <see cref="WeChatPayOptions"/>.</summary>
/// <remarks>It only turns values into types. <see cref="Wiring"/> validates them, however they were given.</remarks>
internal static class LooseConfiguration
{
    // One line a key. Messages list the keys in this order.
    private static readonly (string Name, Action<WeChatPayOptions, object> Set)[] Table =
    [
        ("mchid", static (options, value) => options.Mchid = ReadText("mchid", value)),
        ("serial", static (options, value) => options.Serial = ReadText("serial", value)),
        ("privateKey", static (options, value) => options.PrivateKey = KeySource.From(value, "privateKey")),
        ("signer", static (options, value) => options.Signer = Read<IMerchantSigner>("signer", value, "an IMerchantSigner")),
        ("certs", static (options, value) => options.Certs = PlatformKeyReader.FromLoose(value)),
        ("secret", static (options, value) => options.ApiV2Key = value as Secret ?? ReadText("secret", value)),
        ("apiV3Key", static (options, value) => options.ApiV3Key = value as Secret ?? ReadText("apiV3Key", value)),
        ("brand", static (options, value) => options.Brand = BrandOptions.FromLoose(value)),
        ("certificate_refresh", static (options, value) => options.CertificateRefresh = CertificateRefresh.FromLoose(value)),
        ("merchant", static (options, value) => options.Merchant = ClientCertificateSource.FromLoose(value)),
        ("base_uri", static (options, value) => options.BaseUri = LooseOptions.ReadAddress(value)),
        ("headers", static (options, value) => options.Headers = HeaderOptions.Read(value, "headers")),
        ("timeout", static (options, value) => options.Timeout = LooseOptions.ReadTimeout(value)),
        ("retry", static (options, value) => options.Retry = RetryOptions.Read(value)),
        ("standby", static (options, value) => options.Standby = StandbyHost.Read(value)),
        ("handler", static (options, value) => options.Handler = LooseOptions.ReadHandlers(value)),
        ("allowed_hosts", static (options, value) => options.AllowedHosts = ReadHosts(value)),
        ("allow_empty_path_values", static (options, value) => options.AllowEmptyPathValues = LooseOptions.ReadBoolean("allow_empty_path_values", value)),
        ("max_response_bytes", static (options, value) => options.MaxResponseBytes = ReadBytes("max_response_bytes", value)),
        ("transport", static (options, value) => options.Transport = Read<HttpMessageHandler>("transport", value, "an HttpMessageHandler")),
        ("trusted_roots", static (options, value) => options.TrustedRoots = TrustedRoots.FromLoose(value)),
        ("encrypt_sensitive_fields", static (options, value) => options.EncryptSensitiveFields = LooseOptions.ReadBoolean("encrypt_sensitive_fields", value)),
        ("v2_public_key", static (options, value) => options.PublicKeyV2 = KeySource.From(value, "v2_public_key")),
        ("validate", static (options, value) => options.Validate = ReadMode(value)),
        ("logger", static (options, value) => options.Logger = Read<ILogger>("logger", value, "an ILogger")),
    ];

    /// <summary>Gets the names of all keys.</summary>
    public static string[] Names { get; } = [.. Table.Select(static key => key.Name)];

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="ArgumentException">It has no accepted shape, or a key is unknown or has a value of a wrong type.</exception>
    public static WeChatPayOptions Read(object config)
    {
        if (config is WeChatPayOptions typed)
            return typed;
        if (!LooseObject.TryRead(config, out var entries))
        {
            throw Refusal.Create(
                "The configuration",
                config,
                $"an anonymous object, a dictionary with text keys or WeChatPayOptions, with {string.Join(", ", Names)}",
                outcome: null).On(HelpPage.Configuration);
        }
        var options = new WeChatPayOptions();
        ReadInto(options, entries);
        return options;
    }

    /// <summary>Reads keys into options that may have values already.</summary>
    /// <inheritdoc cref="Read"/>
    public static void ReadInto(WeChatPayOptions options, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        foreach (var (key, value) in entries)
        {
            var index = Array.IndexOf(Names, key);
            if (index < 0)
                throw new ArgumentException($"{TextShape.QuoteName(key)} is not a key of the configuration. The keys: {string.Join(", ", Names)}.")
                    .On(HelpPage.Configuration);
            if (value is not null)
                Table[index].Set(options, value);
        }
    }

    private static string ReadText(string key, object value) =>
        value is string or int or long ? ScalarText.TryFormat(value)! : throw Wrong(key, value, "text");

    private static long ReadBytes(string key, object value) => value switch
    {
        int bytes => bytes,
        long bytes => bytes,
        _ => throw Wrong(key, value, "a number of bytes, for example 10_000_000"),
    };

    private static T Read<T>(string key, object value, string right)
        where T : class => value as T ?? throw Wrong(key, value, right);

    private static ValidationMode ReadMode(object value) => value switch
    {
        ValidationMode mode => mode,
        string text when Enum.TryParse<ValidationMode>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) && !char.IsAsciiDigit(text[0]) => mode,
        _ => throw Wrong("validate", value, "\"off\", \"warn\", \"throw\" or \"strict\""),
    };

    private static List<string> ReadHosts(object value) =>
        value is IEnumerable<string> list ? [.. list] : throw Wrong("allowed_hosts", value, "a list such as new[] { \"pay.example.com\" }");

    private static ArgumentException Wrong(string key, object value, string right) => Refusal.Create($"`{key}`", value, right, outcome: null)
        .On(HelpPage.Configuration);
}
