namespace WeChatPay.Pipeline;

/// <summary>Remembers which hosts failed. A host is left for a while; then one call tries it, and the others wait for that call.</summary>
/// <remarks>Mutable and thread-safe.</remarks>
internal sealed class HostHealth(TimeProvider time)
{
    /// <summary>How long a host is left.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(180);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _leftSince = new(StringComparer.OrdinalIgnoreCase);
    private volatile bool _isAnyLeft;

    /// <summary>Tells whether a call has to go to another host. When the pause is over, the first call that asks may try the host.</summary>
    public bool IsLeft(Uri address)
    {
        if (!_isAnyLeft)
            return false;
        lock (_gate)
        {
            if (!_leftSince.TryGetValue(Name(address), out var since))
                return false;
            if (time.GetElapsedTime(since) < Pause)
                return true;
            _leftSince[Name(address)] = time.GetTimestamp();
            return false;
        }
    }

    /// <summary>Notes that a host failed.</summary>
    public void Leave(Uri address)
    {
        lock (_gate)
        {
            _leftSince[Name(address)] = time.GetTimestamp();
            _isAnyLeft = true;
        }
    }

    /// <summary>Notes that a host responded.</summary>
    public void Return(Uri address)
    {
        if (!_isAnyLeft)
            return;
        lock (_gate)
        {
            _leftSince.Remove(Name(address));
            _isAnyLeft = _leftSince.Count > 0;
        }
    }

    private static string Name(Uri address) => address.Authority;
}
