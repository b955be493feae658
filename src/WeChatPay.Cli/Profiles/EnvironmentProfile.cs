namespace WeChatPay.Cli.Profiles;

/// <summary>The profile <c>env</c>: environment variables, as containers and CI jobs have them.</summary>
internal static class EnvironmentProfile
{
    public const string Name = "env";

    private static readonly (string Variable, string Key)[] Settings =
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

    /// <summary>Reads the variables into a configuration for <c>Builder.Factory</c>.</summary>
    /// <exception cref="ProfileException">No variable is set, or one of a pair is missing.</exception>
    public static Dictionary<string, object?> Read()
    {
        var configuration = ReadAll(Settings);
        if (configuration.Count == 0)
            throw new ProfileException($"Profile `{Name}`: none of {string.Join(", ", Settings.Select(static one => one.Variable))} is set.");
        var (id, key) = (ReadVariable("WECHATPAY_PLATFORM_KEY_ID"), ReadVariable("WECHATPAY_PLATFORM_KEY"));
        if (id is null != key is null)
        {
            throw new ProfileException(
                $"Profile `{Name}`: one of WECHATPAY_PLATFORM_KEY_ID and WECHATPAY_PLATFORM_KEY is not set. "
                + "Set both: the id (PUB_KEY_ID_…), and the PEM or its path.");
        }
        if (id is not null)
            configuration["certs"] = new Dictionary<string, object?> { [id] = key };
        if (ReadAll(Certificate) is { Count: > 0 } certificate)
            configuration["merchant"] = certificate;
        return configuration;
    }

    private static Dictionary<string, object?> ReadAll((string Variable, string Key)[] names) =>
        names.Where(static one => ReadVariable(one.Variable) is not null)
            .ToDictionary(static one => one.Key, static one => (object?)ReadVariable(one.Variable));

    private static string? ReadVariable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
