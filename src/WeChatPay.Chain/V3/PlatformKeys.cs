using System.Diagnostics.CodeAnalysis;
using WeChatPay.Crypto;

namespace WeChatPay.V3;

/// <summary>The keys that responses and callbacks are verified with, by serial or public key id.</summary>
/// <remarks>Several may be valid at once: while certificates rotate, and while a merchant moves to public keys. Immutable and thread-safe.</remarks>
internal sealed class PlatformKeys
{
    private const string Prefix = "PUB_KEY_ID_";

    private readonly IReadOnlyDictionary<string, RsaKey> _keys;
    private readonly IReadOnlyDictionary<string, KeyCertificate> _certificates;

    /// <param name="keys">The keys by serial or public key id.</param>
    /// <param name="certificates">The certificates by serial, of those keys that came in one.</param>
    public PlatformKeys(IReadOnlyDictionary<string, RsaKey> keys, IReadOnlyDictionary<string, KeyCertificate>? certificates = null)
    {
        _keys = keys;
        _certificates = certificates ?? new Dictionary<string, KeyCertificate>();
        Serials = [.. keys.Keys];
        PublicKeyId = Serials.LastOrDefault(IsPublicKey);
    }

    public static readonly PlatformKeys None = new(new Dictionary<string, RsaKey>());

    public bool IsEmpty => _keys.Count == 0;

    public IReadOnlyCollection<string> Serials { get; }

    /// <summary>Gets the certificates whose dates are known.</summary>
    public IEnumerable<KeyCertificate> Certificates => _certificates.Values;

    /// <summary>Gets the id of the platform's public key; <see langword="null"/> where there are certificates only.</summary>
    /// <value>Of several the last one given, which is the newest if new keys are added at the end.</value>
    public string? PublicKeyId { get; }

    public bool TryGet(string serial, [NotNullWhen(true)] out RsaKey? key) => _keys.TryGetValue(serial, out key);

    /// <summary>Finds the end of a certificate; <see langword="null"/> for a public key.</summary>
    public DateTimeOffset? FindEnd(string serial) => _certificates.TryGetValue(serial, out var certificate) ? certificate.NotAfter : null;

    /// <summary>Finds the key that encrypts: the public key, else the certificate that began last, else the last key.</summary>
    /// <returns>Its serial or id; <see langword="null"/> where there is no key.</returns>
    public string? FindNewest(DateTimeOffset now)
    {
        if (PublicKeyId is not null)
            return PublicKeyId;
        KeyCertificate? newest = null;
        foreach (var certificate in _certificates.Values)
        {
            if (certificate.DescribeDates(now) is null && (newest is null || certificate.NotBefore >= newest.NotBefore))
                newest = certificate;
        }
        return newest?.Serial ?? Serials.LastOrDefault();
    }

    /// <summary>Adds keys; of two with one serial, the key that is here already stays.</summary>
    public PlatformKeys With(PlatformKeys more) => more.IsEmpty ? this : Where(_keys.Concat(more._keys), _certificates.Concat(more._certificates));

    /// <summary>Leaves out the certificates that have ended.</summary>
    public PlatformKeys WithoutEnded(DateTimeOffset now) =>
        _certificates.Values.Any(certificate => certificate.NotAfter < now)
            ? Where(_keys.Where(key => !(FindEnd(key.Key) < now)), _certificates.Where(certificate => certificate.Value.NotAfter >= now))
            : this;

    /// <summary>Lists the serials, for messages; <c>nothing</c> where there is none.</summary>
    public override string ToString() => IsEmpty ? "nothing" : string.Join(", ", Serials.Select(static serial => $"`{serial}`"));

    private static bool IsPublicKey(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    // The first of two with one serial stays, with its dates.
    private static PlatformKeys Where(IEnumerable<KeyValuePair<string, RsaKey>> keys, IEnumerable<KeyValuePair<string, KeyCertificate>> certificates)
    {
        var all = new OrderedDictionary<string, RsaKey>(StringComparer.OrdinalIgnoreCase);
        var dated = new OrderedDictionary<string, KeyCertificate>(StringComparer.OrdinalIgnoreCase);
        foreach (var (serial, key) in keys)
            all.TryAdd(serial, key);
        foreach (var (serial, certificate) in certificates)
            dated.TryAdd(serial, certificate);
        return new PlatformKeys(all, dated);
    }
}
