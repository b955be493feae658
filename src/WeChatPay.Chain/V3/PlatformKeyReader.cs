using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Util;

namespace WeChatPay.V3;

/// <summary>Reads the option <c>certs</c>, once.</summary>
internal static class PlatformKeyReader
{
    /// <summary>Reads the keys that responses and callbacks are verified with.</summary>
    /// <param name="certs">Serial or public key id to key; <see langword="null"/> for no key.</param>
    /// <param name="check">What the keys are compared with.</param>
    /// <exception cref="ArgumentException">One is wrong, or the merchant's own serial, key or certificate is among them.</exception>
    public static PlatformKeys Read(IReadOnlyDictionary<string, KeySource>? certs, PlatformKeyCheck check)
    {
        if (certs is null)
            return PlatformKeys.None;
        // Hex digits mean the same in either case: openssl writes them in capitals, some tools don't.
        var keys = new OrderedDictionary<string, AsymmetricKey>(StringComparer.OrdinalIgnoreCase);
        var certificates = new OrderedDictionary<string, KeyCertificate>(StringComparer.OrdinalIgnoreCase);
        foreach (var (serial, key) in certs)
        {
            PlatformKeyCheck.RequireName(serial);
            check.RequireNotMerchants(serial);
            var read = ReadKey(serial, key, check);
            if (!keys.TryAdd(serial, read.Key))
                throw Twice(serial);
            if (read.Certificate is { } certificate)
                certificates.Add(serial, certificate);
        }
        return new PlatformKeys(keys, certificates);
    }

    /// <summary>Takes the loose option: a dictionary, a <c>JObject</c> or an anonymous object.</summary>
    /// <exception cref="ArgumentException">It has no names, or a value is not a key in any form.</exception>
    public static IReadOnlyDictionary<string, KeySource> FromLoose(object certs)
    {
        if (certs is IReadOnlyDictionary<string, KeySource> typed)
            return typed;
        if (!LooseObject.TryRead(certs, out var entries))
        {
            throw new ArgumentException(
                $"`certs` is a {certs.GetType().Name}: give serial or PUB_KEY_ID_… to key, "
                + "for example new Dictionary<string, object> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }.").On(HelpPage.Keys);
        }
        var sources = new OrderedDictionary<string, KeySource>(StringComparer.Ordinal);
        foreach (var (serial, key) in entries)
        {
            PlatformKeyCheck.RequireName(serial);
            if (!sources.TryAdd(serial, key is null ? default : KeySource.From(key, Name(serial))))
                throw Twice(serial);
        }
        return sources;
    }

    private static ReadKey ReadKey(string serial, KeySource key, PlatformKeyCheck check)
    {
        if (key.IsEmpty)
            throw new ArgumentException($"`{Name(serial)}` is missing: give the platform's certificate or public key.").On(HelpPage.Keys);
        var read = key.Read(Name(serial), asPrivate: false);
        check.RequireNotMerchants(Name(serial), read);
        // A certificate names its own serial: under another one it would verify nothing, and the user would learn that from the first response.
        if (read.Certificate is { } certificate && !string.Equals(certificate.Serial, serial, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"`certs` has a certificate under `{serial}` whose serial is `{certificate.Serial}`: use that as the key.")
                .On(HelpPage.Keys);
        check.WarnOfDates(serial, read.Certificate);
        return read;
    }

    private static string Name(string serial) => $"certs[\"{serial}\"]";

    private static ArgumentException Twice(string serial) => new ArgumentException($"`certs` holds `{serial}` twice: give each serial once.").On(HelpPage.Keys);
}
