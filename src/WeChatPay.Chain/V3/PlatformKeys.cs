using System.Diagnostics.CodeAnalysis;
using WeChatPay.Crypto;

namespace WeChatPay.V3;

/// <summary>The keys that responses and callbacks are verified with, by serial or public key id.</summary>
/// <remarks>Several may be valid at once: while certificates rotate, and while a merchant moves to public keys. Immutable and thread-safe.</remarks>
internal sealed class PlatformKeys
{
    private const string Prefix = "PUB_KEY_ID_";

    private readonly IReadOnlyDictionary<string, AsymmetricKey> _keys;
    private readonly IReadOnlyDictionary<string, KeyCertificate> _certificates;

    /// <param name="keys">The keys by serial or public key id.</param>
    /// <param name="certificates">The certificates by serial, of those keys that came in one.</param>
    public PlatformKeys(IReadOnlyDictionary<string, AsymmetricKey> keys, IReadOnlyDictionary<string, KeyCertificate>? certificates = null)
    {
        _keys = keys;
        _certificates = certificates ?? new Dictionary<string, KeyCertificate>();
        Serials = [.. keys.Keys];
        PublicKeyId = Serials.LastOrDefault(IsPublicKey);
    }

    public static readonly PlatformKeys None = new(new Dictionary<string, AsymmetricKey>());

    public bool IsEmpty => _keys.Count == 0;

    public IReadOnlyCollection<string> Serials { get; }

    /// <summary>Gets the certificates whose dates are known.</summary>
    public IEnumerable<KeyCertificate> Certificates => _certificates.Values;

    /// <summary>Gets the id of the platform's public key; <see langword="null"/> where there are certificates only.</summary>
    /// <value>Of several the last one given, which is the newest if new keys are added at the end.</value>
    private string? PublicKeyId { get; }

    public bool TryGet(string serial, [NotNullWhen(true)] out AsymmetricKey? key) => _keys.TryGetValue(serial, out key);

    /// <summary>Finds the end of a certificate; <see langword="null"/> for a public key.</summary>
    public DateTimeOffset? FindEnd(string serial) => _certificates.TryGetValue(serial, out var certificate) ? certificate.NotAfter : null;

    /// <summary>Finds the key that encrypts: the public key, else a certificate, else the last key; of the merchant's algorithm.</summary>
    /// <remarks>Of RSA certificates it is the one that began last, of SM2 certificates the one that ends last, as WeChat Pay's documentation has it.</remarks>
    /// <returns>Its serial or id; <see langword="null"/> without such a key.</returns>
    public string? FindNewest(DateTimeOffset now, KeyAlgorithm algorithm)
    {
        if (FindPublicKey(algorithm) is { } id)
            return id;
        KeyCertificate? newest = null;
        foreach (var certificate in _certificates.Values)
        {
            if (certificate.DescribeDates(now) is null && Is(certificate.Serial, algorithm) && (newest is null || Rank(certificate) >= Rank(newest)))
                newest = certificate;
        }
        return newest?.Serial ?? Serials.LastOrDefault(serial => Is(serial, algorithm));

        DateTimeOffset Rank(KeyCertificate certificate) => algorithm == KeyAlgorithm.Sm2 ? certificate.NotAfter : certificate.NotBefore;
    }

    /// <summary>Finds the platform's public key of an algorithm; <see langword="null"/> where there is none.</summary>
    public string? FindPublicKey(KeyAlgorithm algorithm) => PublicKeyId is not null && Is(PublicKeyId, algorithm) ? PublicKeyId : null;

    private bool Is(string serial, KeyAlgorithm algorithm) => _keys.TryGetValue(serial, out var key) && key.Algorithm == algorithm;

    /// <summary>Adds keys; of two with one serial, the key that is here already stays.</summary>
    public PlatformKeys With(PlatformKeys more) => more.IsEmpty ? this : Where(_keys.Concat(more._keys), _certificates.Concat(more._certificates));

    /// <summary>Leaves out the keys of other algorithms.</summary>
    public PlatformKeys Of(KeyAlgorithm algorithm) =>
        Where(_keys.Where(key => key.Value.Algorithm == algorithm), _certificates.Where(certificate => Is(certificate.Key, algorithm)));

    /// <summary>Leaves out the certificates that have ended.</summary>
    public PlatformKeys WithoutEnded(DateTimeOffset now) =>
        _certificates.Values.Any(certificate => certificate.NotAfter < now)
            ? Where(_keys.Where(key => !(FindEnd(key.Key) < now)), _certificates.Where(certificate => certificate.Value.NotAfter >= now))
            : this;

    /// <summary>Lists the serials, for messages; <c>nothing</c> where there is none.</summary>
    public override string ToString() => IsEmpty ? "nothing" : string.Join(", ", Serials.Select(static serial => $"`{serial}`"));

    private static bool IsPublicKey(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    // The first of two with one serial stays, with its dates.
    private static PlatformKeys Where(IEnumerable<KeyValuePair<string, AsymmetricKey>> keys, IEnumerable<KeyValuePair<string, KeyCertificate>> certificates)
    {
        var all = new OrderedDictionary<string, AsymmetricKey>(StringComparer.OrdinalIgnoreCase);
        var dated = new OrderedDictionary<string, KeyCertificate>(StringComparer.OrdinalIgnoreCase);
        foreach (var (serial, key) in keys)
            all.TryAdd(serial, key);
        foreach (var (serial, certificate) in certificates)
            dated.TryAdd(serial, certificate);
        return new PlatformKeys(all, dated);
    }
}
