using Microsoft.Extensions.Logging;
using WeChatPay.Options;
using WeChatPay.Util;

namespace WeChatPay.Configuration;

/// <summary>Reads <c>new { mchid = … }</c> and its like into <see cref="WeChatPayOptions"/>.</summary>
internal static class LooseConfiguration
{
    private const string Names = "mchid, serial, privateKey, certs, secret, merchant, base_uri, headers, timeout, handler, allowed_hosts, allow_empty_path_values, transport, trusted_roots, encrypt_sensitive_fields, v2_public_key, validate, logger";

    public static WeChatPayOptions Read(object config)
    {
        if (config is WeChatPayOptions typed)
            return typed;
        if (!LooseObject.TryRead(config, out var entries))
            throw new ArgumentException($"The configuration is a {config.GetType().Name}. Give an anonymous object, a dictionary with text keys or WeChatPayOptions, with {Names}.");
        var options = new WeChatPayOptions();
        foreach (var (key, value) in entries)
            options = value is null ? options : Set(options, key, value);
        return options;
    }

    private static WeChatPayOptions Set(WeChatPayOptions options, string key, object value) => key switch
    {
        "mchid" => options with { Mchid = Text(key, value) },
        "serial" => options with { Serial = Text(key, value) },
        "privateKey" => options with { PrivateKey = value },
        "certs" => options with { Certs = value },
        "secret" => options with { ApiV2Key = Text(key, value) },
        "merchant" => options with { Merchant = value },
        "headers" => options with { Headers = value },
        "base_uri" or "timeout" or "handler" => SetShared(options, key, value),
        "allowed_hosts" => options with { AllowedHosts = Hosts(value) },
        "allow_empty_path_values" => options with { AllowEmptyPathValues = value is true },
        "encrypt_sensitive_fields" => options with { EncryptSensitiveFields = value is bool truth ? truth : throw Wrong(key, value, "true or false") },
        "v2_public_key" => options with { PublicKeyV2 = value },
        "validate" => options with { Validate = Mode(value) },
        "logger" => options with { Logger = value as ILogger ?? throw Wrong(key, value, "an ILogger") },
        "trusted_roots" => options with { TrustedRoots = value },
        "transport" => options with { Transport = value as HttpMessageHandler ?? throw Wrong(key, value, "an HttpMessageHandler") },
        _ => throw new ArgumentException($"`{key}` is not a key of the configuration. The keys: {Names}."),
    };

    // These mean the same as the options of a call, so the same reader reads them.
    private static WeChatPayOptions SetShared(WeChatPayOptions options, string key, object value)
    {
        var read = LooseOptions.Read(new Dictionary<string, object?> { [key] = value });
        return options with
        {
            BaseUri = read.BaseUri ?? options.BaseUri,
            Timeout = read.Timeout ?? options.Timeout,
            Handler = read.Handler ?? options.Handler,
        };
    }

    private static string Text(string key, object value) =>
        value is string or int or long ? ScalarText.TryFormat(value)! : throw Wrong(key, value, "text");

    private static ValidationMode Mode(object value) => value switch
    {
        ValidationMode mode => mode,
        string text when Enum.TryParse<ValidationMode>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) && !char.IsAsciiDigit(text[0]) => mode,
        _ => throw new ArgumentException($"`validate` is {(value is string text ? $"\"{text}\"" : $"a {value.GetType().Name}")}: give \"off\", \"warn\" or \"throw\"."),
    };

    private static List<string> Hosts(object value) =>
        value is IEnumerable<string> list ? [.. list] : throw Wrong("allowed_hosts", value, "a list such as new[] { \"pay.example.com\" }");

    private static ArgumentException Wrong(string key, object value, string right) => new($"`{key}` is a {value.GetType().Name}: give {right}.");
}
