using System.Diagnostics.CodeAnalysis;
using WeChatPay.Crypto;

namespace WeChatPay.V3;

/// <summary>The keys that responses and callbacks are verified with, by serial or public key id.</summary>
/// <remarks>Several may be valid at once: while certificates rotate, and while a merchant moves to public keys. Immutable and thread-safe.</remarks>
internal sealed class PlatformKeys(IReadOnlyDictionary<string, RsaKey> keys)
{
    private const string Prefix = "PUB_KEY_ID_";

    public static readonly PlatformKeys None = new(new Dictionary<string, RsaKey>());

    public bool IsEmpty => keys.Count == 0;

    public IReadOnlyCollection<string> Serials { get; } = [.. keys.Keys];

    /// <summary>Gets the id of the platform's public key; <see langword="null"/> where there are certificates only.</summary>
    /// <value>Of several the last one given, which is the newest if new keys are added at the end.</value>
    public string? PublicKeyId => Serials.LastOrDefault(static name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));

    public bool TryGet(string serial, [NotNullWhen(true)] out RsaKey? key) => keys.TryGetValue(serial, out key);

    /// <summary>Adds keys; of two with one serial, the key that is here already stays.</summary>
    public PlatformKeys With(PlatformKeys more)
    {
        var all = new OrderedDictionary<string, RsaKey>(StringComparer.OrdinalIgnoreCase);
        foreach (var (serial, key) in keys)
            all.Add(serial, key);
        foreach (var serial in more.Serials)
        {
            if (more.TryGet(serial, out var key))
                all.TryAdd(serial, key);
        }
        return new PlatformKeys(all);
    }

    /// <summary>Lists the serials, for messages; <c>nothing</c> where there is none.</summary>
    public override string ToString() => IsEmpty ? "nothing" : string.Join(", ", Serials.Select(static serial => $"`{serial}`"));
}
