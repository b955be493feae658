using WeChatPay.Crypto;
using WeChatPay.Protocol;
using WeChatPay.V3;

namespace WeChatPay.Keys;

/// <summary>Holds the keys of a client, which are replaced while it runs: by new options, and by certificates that are downloaded.</summary>
/// <remarks>Each change makes a new set and puts it in the place of the old one. Mutable and thread-safe.</remarks>
internal sealed class KeyRing
{
    private readonly Lock _gate = new();
    private GivenKeys _given;
    private PlatformKeys _downloaded = PlatformKeys.None;
    private volatile KeySet _current;

    public KeyRing(GivenKeys given, TimeProvider time)
    {
        Time = time;
        ServerClock = new ServerClock(time);
        _given = given;
        _current = new KeySet(this, given, given.Platform);
    }

    public TimeProvider Time { get; }

    public KeyUses Uses { get; } = new();

    /// <summary>Gets the clock of WeChat Pay's servers, as the last response showed it.</summary>
    public ServerClock ServerClock { get; }

    /// <summary>Gets or sets the certificate of mutual TLS; <see langword="null"/> where there is none.</summary>
    public KeyCertificate? ClientCertificate { get; set; }

    /// <summary>Gets or sets the source that downloads certificates; <see langword="null"/> where the keys of the options are all.</summary>
    public IKeySource? Source { get; set; }

    public KeySet Current => _current;

    /// <summary>Gives the set that a call began with, if it is a set of this ring: a handler of one client may serve a call of another.</summary>
    public KeySet Choose(KeySet? ofCall) => ofCall is not null && ofCall.Ring == this ? ofCall : _current;

    /// <summary>Finds the set that has a serial which the set of a call does not have, and downloads it if need be.</summary>
    /// <returns>The set; <see langword="null"/> where the serial stays unknown.</returns>
    public async ValueTask<KeySet?> FindAsync(string? serial, bool isSynchronous, CancellationToken cancellationToken)
    {
        if (serial is null)
            return null;
        var isKnown = _current.Platform.TryGet(serial, out _)
            || (Source is { } source && await source.FindAsync(serial, isSynchronous, cancellationToken).ConfigureAwait(false));
        return isKnown ? _current : null;
    }

    /// <summary>Puts the keys of new options in the place of the old ones. What was downloaded stays.</summary>
    public void Replace(GivenKeys given)
    {
        lock (_gate)
        {
            _given = given;
            _current = new KeySet(this, given, Join());
        }
    }

    /// <summary>Puts a downloaded list in the place of the old one.</summary>
    public void Take(PlatformKeys downloaded)
    {
        lock (_gate)
        {
            _downloaded = downloaded;
            _current = new KeySet(this, _given, Join());
        }
    }

    /// <summary>Lists the ends of the certificates that the client has now.</summary>
    public IReadOnlyList<KeyEnd> ListEnds()
    {
        var current = _current;
        // The key for mutual TLS is usually that of the signature.
        var own = ((KeyCertificate?[])[current.Merchant?.Certificate, current.Brand?.Certificate, ClientCertificate]).OfType<KeyCertificate>()
            .DistinctBy(static certificate => certificate.Serial, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. current.Platform.Certificates.Select(static certificate => new KeyEnd(KeyOwner.Platform, certificate.Serial, certificate.NotAfter)),
            .. own.Select(static certificate => new KeyEnd(KeyOwner.Merchant, certificate.Serial, certificate.NotAfter)),
        ];
    }

    private PlatformKeys Join()
    {
        if (_downloaded.IsEmpty)
            return _given.Platform;
        var valid = _given.Platform.With(_downloaded).WithoutEnded(Time.GetUtcNow());
        // By a clock that is far off all have ended; the time of each signature is checked in any case.
        return valid.IsEmpty ? _downloaded : valid;
    }
}
