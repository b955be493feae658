using WeChatPay.Crypto;
using WeChatPay.Util;

namespace WeChatPay.V3;

/// <summary>Reads the option <c>certs</c>, once.</summary>
internal static class PlatformKeyReader
{
    /// <summary>Reads the keys that responses and callbacks are verified with.</summary>
    /// <param name="certs">Serial or public key id to key; <see langword="null"/> for no key.</param>
    /// <param name="merchantSerial">The merchant's own serial, which cannot be among them.</param>
    /// <exception cref="ArgumentException">One is wrong, or the merchant's own serial is among them.</exception>
    public static PlatformKeys Read(IReadOnlyDictionary<string, KeySource>? certs, string? merchantSerial = null)
    {
        if (certs is null)
            return PlatformKeys.None;
        // Hex digits mean the same in either case: openssl writes them in capitals, some tools don't.
        var keys = new OrderedDictionary<string, RsaKey>(StringComparer.OrdinalIgnoreCase);
        foreach (var (serial, key) in certs)
        {
            if (!keys.TryAdd(serial, ReadKey(serial, key, merchantSerial)))
                throw Twice(serial);
        }
        return new PlatformKeys(keys);
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
                + "for example new Dictionary<string, object> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }.");
        }
        var sources = new OrderedDictionary<string, KeySource>(StringComparer.Ordinal);
        foreach (var (serial, key) in entries)
        {
            if (!sources.TryAdd(serial, key is null ? default : KeySource.From(key, Name(serial))))
                throw Twice(serial);
        }
        return sources;
    }

    private static RsaKey ReadKey(string serial, KeySource key, string? merchantSerial)
    {
        if (string.Equals(serial, merchantSerial, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"`certs` holds `{serial}`, which is the merchant's own `serial`. WeChat Pay signs responses: "
                + "give the platform certificate's serial or the PUB_KEY_ID_… with the platform's key.");
        }
        if (key.IsEmpty)
            throw new ArgumentException($"`{Name(serial)}` is missing: give the platform's certificate or public key.");
        var read = key.Read(Name(serial), asPrivate: false);
        // A certificate names its own serial: under another one it would verify nothing, and the user would learn that from the first response.
        return read.CertificateSerial is null || string.Equals(read.CertificateSerial, serial, StringComparison.OrdinalIgnoreCase)
            ? read.Key
            : throw new ArgumentException($"`certs` has a certificate under `{serial}` whose serial is `{read.CertificateSerial}`: use that as the key.");
    }

    private static string Name(string serial) => $"certs[\"{serial}\"]";

    private static ArgumentException Twice(string serial) => new($"`certs` holds `{serial}` twice: give each serial once.");
}
