using WeChatPay.Crypto;
using WeChatPay.Util;

namespace WeChatPay.V3;

/// <summary>Reads the option <c>certs</c>, once.</summary>
internal static class PlatformKeyReader
{
    /// <summary>Reads the keys that answers and callbacks are verified with.</summary>
    /// <param name="certs">Serial or public key id to key.</param>
    /// <param name="merchantSerial">The merchant's own serial, which cannot be among them.</param>
    /// <exception cref="ArgumentException">One is wrong, or the merchant's own serial is among them.</exception>
    public static PlatformKeys Read(object certs, string? merchantSerial)
    {
        if (!LooseObject.TryRead(certs, out var entries))
            throw new ArgumentException($"`certs` is a {certs.GetType().Name}: give serial or PUB_KEY_ID_… to key, for example new Dictionary<string, object> {{ [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }}.");
        // Hex digits mean the same in either case: openssl writes them in capitals, some tools don't.
        var keys = new OrderedDictionary<string, RsaKey>(StringComparer.OrdinalIgnoreCase);
        foreach (var (serial, key) in entries)
        {
            if (!keys.TryAdd(serial, ReadKey(serial, key, merchantSerial)))
                throw new ArgumentException($"`certs` holds `{serial}` twice: give each serial once.");
        }
        return new PlatformKeys(keys);
    }

    private static RsaKey ReadKey(string serial, object? key, string? merchantSerial)
    {
        if (string.Equals(serial, merchantSerial, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"`certs` holds `{serial}`, which is the merchant's own `serial`. Answers are signed by WeChat Pay: give the platform certificate's serial or the PUB_KEY_ID_… with the platform's key.");
        }
        var piece = $"certs[\"{serial}\"]";
        var read = KeyReader.Read(piece, key ?? throw new ArgumentException($"`{piece}` is missing: give the platform's certificate or public key."), asPrivate: false);
        // A certificate names its own serial: under another one it would verify nothing, and be noticed when the first answer comes.
        return read.CertificateSerial is null || string.Equals(read.CertificateSerial, serial, StringComparison.OrdinalIgnoreCase)
            ? read.Key
            : throw new ArgumentException($"`certs` has a certificate under `{serial}` whose serial is `{read.CertificateSerial}`: use that as the key.");
    }
}
