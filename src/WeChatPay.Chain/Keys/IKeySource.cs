using WeChatPay.Protocol;

namespace WeChatPay.Keys;

/// <summary>Brings the platform's keys into a ring.</summary>
/// <remarks>Thread-safe. Synchronous callers are served on their own thread.</remarks>
internal interface IKeySource
{
    /// <summary>Begins a download if it is time for one, and does not wait for it.</summary>
    void RefreshIfDue();

    /// <summary>Downloads the first keys.</summary>
    /// <param name="call">The call that needs them, for the message.</param>
    /// <param name="isSynchronous">Whether the caller's thread waits.</param>
    /// <param name="cancellationToken">Ends the wait, not the download, which serves other calls too.</param>
    /// <exception cref="WeChatPayException">There are none. Nothing was sent.</exception>
    ValueTask LoadAsync(CallName call, bool isSynchronous, CancellationToken cancellationToken);

    /// <summary>Downloads the keys because a serial is not known, at most once a minute.</summary>
    /// <returns>Whether the ring has the serial now.</returns>
    ValueTask<bool> FindAsync(string serial, bool isSynchronous, CancellationToken cancellationToken);
}
