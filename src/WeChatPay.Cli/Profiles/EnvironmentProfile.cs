using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Profiles;

/// <summary>The profile <c>env</c>: variables of the environment, as a container or a CI job gives them.</summary>
internal static class EnvironmentProfile
{
    public const string Name = "env";

    private static readonly (string Variable, string Key)[] Plain =
    [
        ("WECHATPAY_MCHID", "mchid"),
        ("WECHATPAY_SERIAL", "serial"),
        ("WECHATPAY_PRIVATE_KEY", "privateKey"),
        ("WECHATPAY_SECRET", "secret"),
        ("WECHATPAY_BASE_URI", "base_uri"),
    ];

    private static readonly (string Variable, string Key)[] Certificate =
    [
        ("WECHATPAY_CERT", "cert"),
        ("WECHATPAY_CERT_KEY", "key"),
        ("WECHATPAY_CERT_PASSPHRASE", "passphrase"),
    ];

    /// <summary>Reads the variables into the keys of <c>Builder.Factory</c>.</summary>
    /// <exception cref="ProfileException">None is set, or one of a pair is missing.</exception>
    public static Dictionary<string, object?> Read()
    {
        var configuration = Read(Plain);
        if (configuration.Count == 0)
            throw new ProfileException($"Profile {Name}: none of {string.Join(", ", Plain.Select(static one => one.Variable))} is set.");
        var (id, key) = (Variable("WECHATPAY_PLATFORM_KEY_ID"), Variable("WECHATPAY_PLATFORM_KEY"));
        if (id is null != key is null)
            throw new ProfileException($"Profile {Name}: WECHATPAY_PLATFORM_KEY_ID (PUB_KEY_ID_…) and WECHATPAY_PLATFORM_KEY (its PEM, or a path) go together; one of them is not set.");
        if (id is not null)
            configuration["certs"] = new Dictionary<string, object?> { [id] = key };
        if (Read(Certificate) is { Count: > 0 } certificate)
            configuration["merchant"] = certificate;
        return configuration;
    }

    private static Dictionary<string, object?> Read((string Variable, string Key)[] names) =>
        names.Where(static one => Variable(one.Variable) is not null).ToDictionary(static one => one.Key, static one => (object?)Variable(one.Variable));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
