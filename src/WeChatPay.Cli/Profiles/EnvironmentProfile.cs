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

    private static readonly (string Variable, string Key)[] Brand =
    [
        ("WECHATPAY_BRAND_ID", "brand_id"),
        ("WECHATPAY_BRAND_SERIAL", "serial"),
        ("WECHATPAY_BRAND_PRIVATE_KEY", "privateKey"),
        ("WECHATPAY_BRAND_API_KEY", "apiKey"),
    ];

    private static readonly (string Variable, string Key)[] Certificate =
    [
        ("WECHATPAY_CERT", "cert"),
        ("WECHATPAY_CERT_KEY", "key"),
        ("WECHATPAY_CERT_PASSPHRASE", "passphrase"),
    ];

    // A blank of a passphrase may be meant. A line end is not: a file or a shell adds it.
    private const string Passphrase = "WECHATPAY_CERT_PASSPHRASE";

    /// <summary>Reads the variables into a configuration for <c>Builder.Factory</c>.</summary>
    /// <param name="notes">Takes a line for each value that had white space around it.</param>
    /// <exception cref="ProfileException">No variable is set, or one of a pair is missing.</exception>
    public static Dictionary<string, object?> Read(TextWriter notes)
    {
        var configuration = ReadAll(Settings, notes);
        if (ReadAll(Brand, notes) is { Count: > 0 } brand)
            configuration["brand"] = brand;
        if (configuration.Count == 0)
            throw new ProfileException(Message.Format($"Profile `{Name}`: none of {Message.Join(Settings.Select(static one => one.Variable))} is set."));
        var (id, key) = (ReadVariable("WECHATPAY_PLATFORM_KEY_ID", notes), ReadVariable("WECHATPAY_PLATFORM_KEY", notes));
        if (id is null != key is null)
        {
            throw new ProfileException(
                Message.Format($"Profile `{Name}`: one of WECHATPAY_PLATFORM_KEY_ID and WECHATPAY_PLATFORM_KEY is not set. "
                + $"Set both: the id (PUB_KEY_ID_…), and the PEM or its path."));
        }
        if (id is not null)
            configuration["certs"] = new Dictionary<string, object?> { [id] = key };
        if (ReadAll(Certificate, notes) is { Count: > 0 } certificate)
            configuration["merchant"] = certificate;
        return configuration;
    }

    private static Dictionary<string, object?> ReadAll((string Variable, string Key)[] names, TextWriter notes) =>
        names.Select(one => (one.Key, Value: ReadVariable(one.Variable, notes))).Where(static one => one.Value is not null)
            .ToDictionary(static one => one.Key, static one => (object?)one.Value);

    private static string? ReadVariable(string name, TextWriter notes)
    {
        var given = Environment.GetEnvironmentVariable(name) ?? "";
        var value = name == Passphrase ? given.TrimEnd('\r', '\n') : given.Trim().Trim('\uFEFF', '\u200B').Trim();
        // A PEM ends with a line feed, which is not worth a word.
        if (value.Length > 0 && value.Length != given.Length && !value.StartsWith("-----BEGIN", StringComparison.Ordinal))
            notes.WriteLine(Message.Format($"Profile `{Name}`: {name} has white space around its value. The tool left it out."));
        return value.Length > 0 ? value : null;
    }
}
