using System.Globalization;
using Microsoft.Extensions.Configuration;
using WeChatPay.Configuration;

namespace WeChatPay.AspNetCore;

/// <summary>Reads a section of the configuration into the options of a client.</summary>
/// <remarks>The keys are those of <c>Builder.Factory</c>, in any case and with or without underscores: <c>PrivateKey</c>, <c>base_uri</c>,
/// <c>BaseUri</c>.</remarks>
internal static class MerchantSection
{
    // Names that the typed options have and the loose ones spell differently.
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ApiV2Key"] = "secret",
        ["PublicKeyV2"] = "v2_public_key",
    };

    private static readonly string[] Booleans = ["allow_empty_path_values", "encrypt_sensitive_fields"];

    // They need objects, which a text cannot name.
    private static readonly string[] NotText = ["handler", "transport", "logger", "signer"];

    /// <exception cref="ArgumentException">The section is missing, a key is unknown, or one has a value of a wrong form.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> Read(IConfiguration section)
    {
        // A client without keys is allowed, and its first call would fail: a misspelt section must not become one.
        if (section is IConfigurationSection named && !named.Exists())
            throw new ArgumentException($"The configuration has no section `{named.Path}`: its name is misspelt, or its file or its variables were not read.");
        foreach (var entry in section.GetChildren())
        {
            var name = FindName(entry.Key);
            yield return new(name, Convert(name, ReadValue(entry)));
        }
    }

    private static string FindName(string key)
    {
        if (Synonyms.TryGetValue(key, out var synonym))
            return synonym;
        var known = LooseConfiguration.Names.FirstOrDefault(name => string.Equals(Plain(name), Plain(key), StringComparison.OrdinalIgnoreCase));
        if (known is not null && NotText.Contains(known))
            throw new ArgumentException($"`{known}` cannot be given by the configuration: set it in code, AddWeChatPay(…).Configure(options => …).");
        // The reader of the options refuses an unknown key, and names the known ones.
        return known ?? key;
    }

    // As the names of the options, in any case and with or without underscores. The reader of the options refuses an unknown one.
    private static Dictionary<string, object?> ReadBrand(Dictionary<string, object?> given) => given.ToDictionary(
        static piece => Array.Find(BrandOptions.Names, name => string.Equals(Plain(name), Plain(piece.Key), StringComparison.OrdinalIgnoreCase)) ?? piece.Key,
        static piece => piece.Value is "" ? null : piece.Value,
        StringComparer.Ordinal);

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal);

    private static object? ReadValue(IConfigurationSection section)
    {
        var children = section.GetChildren().ToArray();
        if (children.Length == 0)
            return section.Value;
        return children.Select(static (child, at) => child.Key == at.ToString(CultureInfo.InvariantCulture)).All(static isNext => isNext)
            ? children.Select(static child => child.Value ?? "").ToArray()
            : children.ToDictionary(static child => child.Key, ReadValue, StringComparer.Ordinal);
    }

    private static object? Convert(string name, object? value) => value switch
    {
        "" => null,
        Dictionary<string, object?> brand when name == "brand" => ReadBrand(brand),
        string text when Booleans.Contains(name) => bool.TryParse(text, out var truth)
            ? truth
            : throw new ArgumentException($"`{name}` is neither `true` nor `false` in the configuration."),
        string text when name == "max_response_bytes" => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : throw new ArgumentException($"`{name}` is not a number of bytes in the configuration: give digits, for example 10000000."),
        string text when name == "certificate_refresh" => bool.TryParse(text, out var isOn)
            ? isOn
            : TimeSpan.TryParseExact(text, ["c", "g"], CultureInfo.InvariantCulture, out var interval)
                ? interval
                : throw new ArgumentException("`certificate_refresh` is neither `true`, `false` nor a time in the configuration: give true, or 06:00:00."),
        string text when name == "timeout" => ReadTimeout(text),
        string text when name is "allowed_hosts" or "trusted_roots" => new[] { text },
        _ => value,
    };

    private static object ReadTimeout(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return seconds;
        return TimeSpan.TryParseExact(text, ["c", "g"], CultureInfo.InvariantCulture, out var time)
            ? time
            : throw new ArgumentException("`timeout` is neither seconds nor a time in the configuration: give 30, 2.5 or 00:00:30.");
    }
}
