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
        _given = given;
        _current = new KeySet(this, given, given.Platform);
    }

    public TimeProvider Time { get; }

    public KeyUses Uses { get; } = new();

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

    private PlatformKeys Join()
    {
        if (_downloaded.IsEmpty)
            return _given.Platform;
        var valid = _given.Platform.With(_downloaded).WithoutEnded(Time.GetUtcNow());
        // By a clock that is far off all have ended; the time of each signature is checked in any case.
        return valid.IsEmpty ? _downloaded : valid;
    }
}
