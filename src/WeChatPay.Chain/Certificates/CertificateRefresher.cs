using Microsoft.Extensions.Logging;
using WeChatPay.Errors;
using WeChatPay.Keys;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.V3;

namespace WeChatPay.Certificates;

/// <summary>Renews the certificates of a client: one download at a time for all its callers.</summary>
/// <remarks>It has no thread and no timer. Mutable and thread-safe.</remarks>
internal sealed class CertificateRefresher : IKeySource
{
    // A serial that is not known may be a stranger's.
    private static readonly TimeSpan PauseOfUnknown = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly CertificateDownload _download;
    private readonly KeyRing _keys;
    private readonly CertificateRefresh _options;
    private readonly RefreshLog _log;
    private readonly RefreshSchedule _schedule;
    private readonly SharedCertificates? _shared;
    private TaskCompletionSource<Exception?>? _flight;
    private long? _lastUnknown;
    private DateTimeOffset _listTime;
    private volatile WeChatPayApiException? _end;

    /// <param name="download">Downloads the list.</param>
    /// <param name="keys">Takes it.</param>
    /// <param name="options">When and what to download.</param>
    /// <param name="name">Of the list in a store that processes share.</param>
    /// <param name="logger">The client's.</param>
    public CertificateRefresher(CertificateDownload download, KeyRing keys, CertificateRefresh options, string name, ILogger? logger)
    {
        _download = download;
        _keys = keys;
        _options = options with { };
        _log = new RefreshLog(logger);
        _schedule = new RefreshSchedule(_options.Interval, keys.Time);
        _shared = options.Store is { } store ? new SharedCertificates(store, name, keys, _options, _log) : null;
    }

    /// <summary>Gets the time of the next download; <see langword="null"/> when there will be none.</summary>
    public DateTimeOffset? Due => _end is null ? _schedule.Due : null;

    /// <summary>Gets the time of the last download that succeeded.</summary>
    public DateTimeOffset? LastSuccess { get; private set; }

    /// <summary>Gets why the last download failed; <see langword="null"/> where it did not.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>Gets whether a download is under way.</summary>
    public bool IsUnderWay => Running() is not null;

    /// <summary>Asks again, with the new keys of the merchant.</summary>
    public void Restart()
    {
        _end = null;
        _schedule.Restart();
    }

    public void RefreshIfDue()
    {
        // Without a key the call itself waits for the download.
        if (_end is null && _schedule.IsDue && !_keys.Current.Platform.IsEmpty)
            Begin(isSynchronous: false);
    }

    /// <summary>Downloads now, or joins the download that is under way.</summary>
    /// <exception cref="WeChatPayException">The download failed.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (await WaitAsync(Begin(isSynchronous: false)!, isSynchronous: false, cancellationToken).ConfigureAwait(false) is { } error)
            throw error;
    }

    public async ValueTask LoadAsync(CallName call, bool isSynchronous, CancellationToken cancellationToken)
    {
        // Another call may have loaded them meanwhile.
        if (!_keys.Current.Platform.IsEmpty)
            return;
        var error = _end is { } end ? end : await WaitAsync(Begin(isSynchronous)!, isSynchronous, cancellationToken).ConfigureAwait(false);
        if (_keys.Current.Platform.IsEmpty)
            throw Refuse(call, error);
    }

    public async ValueTask<bool> FindAsync(string serial, bool isSynchronous, CancellationToken cancellationToken)
    {
        // The download that is under way may have begun before WeChat Pay listed the serial.
        if (Running() is { } flight)
            await WaitAsync(flight, isSynchronous, cancellationToken).ConfigureAwait(false);
        if (!Has(serial) && _end is null && Begin(isSynchronous, serial) is { } own)
            await WaitAsync(own, isSynchronous, cancellationToken).ConfigureAwait(false);
        return Has(serial);
    }

    private bool Has(string serial) => _keys.Current.Platform.TryGet(serial, out _);

    private Task<Exception?>? Running()
    {
        lock (_gate)
            return _flight?.Task;
    }

    /// <summary>Begins a download, or gives the one that is under way; <see langword="null"/> where it is too early for an unknown serial.</summary>
    private Task<Exception?>? Begin(bool isSynchronous, string? unknown = null)
    {
        TaskCompletionSource<Exception?> flight;
        lock (_gate)
        {
            if (_flight is { } running)
                return running.Task;
            if (unknown is not null)
            {
                if (_lastUnknown is { } last && _keys.Time.GetElapsedTime(last) < PauseOfUnknown)
                    return null;
                _lastUnknown = _keys.Time.GetTimestamp();
            }
            _flight = flight = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        // For a caller that waits on its own thread, the download has a thread too: the caller must hear its token, and the pool may be out of threads.
        _ = isSynchronous
            ? SyncBridge.StartOnNewThread(() => FlyAsync(flight, isSynchronous: true, unknown))
            : SyncBridge.Start(() => FlyAsync(flight, isSynchronous: false, unknown));
        return flight.Task;
    }

    // The download serves all callers, so no caller's cancellation ends it; the client's time limit does.
    private async Task<bool> FlyAsync(TaskCompletionSource<Exception?> flight, bool isSynchronous, string? unknown)
    {
        Exception? failure = null;
        try
        {
            await RenewAsync(isSynchronous, unknown).ConfigureAwait(false);
        }
        // Whatever happens, those who wait must be told, and no call fails by it that has a key.
        catch (Exception error)
        {
            failure = error;
            Note(error);
        }
        // Also where the logger throws: without it no download would ever begin again.
        finally
        {
            lock (_gate)
                _flight = null;
            flight.TrySetResult(failure);
        }
        return failure is null;
    }

    // From the store that processes share, or by a download.
    private async Task RenewAsync(bool isSynchronous, string? unknown)
    {
        var call = new CallName("GET", _options.Path);
        var key = _keys.Current.ApiV3Secret
            ?? throw new WeChatPayNotConfiguredException($"The list of {call} needs `apiV3Key`, and the client's new keys are without it.", call);
        if (_shared is not null && await _shared.TryReadAsync(key.Reveal(), _listTime).ConfigureAwait(false) is { } shared
            && FindValid(shared) is { IsEmpty: false } found && (unknown is null || found.TryGet(unknown, out _)))
        {
            Take(shared, found, isShared: true);
            return;
        }
        var list = await _download.RunAsync(_options.Path, key.Reveal(), isSynchronous, CancellationToken.None).ConfigureAwait(false);
        var valid = FindValid(list);
        if (valid.IsEmpty)
        {
            throw new WeChatPayTransportException(
                $"Every certificate in the response to {call} has ended by this machine's clock. Check the clock (NTP).", call, CallEffect.AfterSending(call));
        }
        Take(list, valid, isShared: false);
        if (_shared is not null)
            await _shared.WriteAsync(list).ConfigureAwait(false);
    }

    private PlatformKeys FindValid(DownloadedList list) => list.Keys.WithoutEnded(_keys.Time.GetUtcNow());

    private void Take(DownloadedList list, PlatformKeys valid, bool isShared)
    {
        var now = _keys.Time.GetUtcNow();
        var isNew = valid.Serials.Any(serial => !Has(serial));
        _keys.Take(valid);
        _listTime = list.Time;
        _schedule.Succeed(valid, isShared && now > list.Time ? now - list.Time : TimeSpan.Zero);
        LastSuccess = now;
        LastFailure = null;
        if (isNew)
            _log.WriteRenewed(valid.ToString());
    }

    private void Note(Exception error)
    {
        LastFailure = RefreshLog.Describe(error);
        _schedule.Fail();
        if (error is WeChatPayApiException { StatusCode: 404, Code: CertificateDownload.NoneCode } none)
        {
            _end = none;
            _log.WriteEnded();
        }
        // A client that was closed meanwhile needs no certificate.
        else if (error is not ObjectDisposedException)
        {
            _log.WriteFailed(error);
        }
    }

    private static async ValueTask<Exception?> WaitAsync(Task<Exception?> flight, bool isSynchronous, CancellationToken cancellationToken) =>
        isSynchronous ? SyncBridge.Wait(flight, cancellationToken) : await flight.WaitAsync(cancellationToken).ConfigureAwait(false);

    // A call that cannot be verified is not sent.
    private static WeChatPayException Refuse(CallName call, Exception? error)
    {
        var why = error is null ? "there is no platform certificate." : RefreshLog.Describe(error);
        var message = $"The response to {call} could not be verified, because no platform certificate could be downloaded: {why}";
        return error is WeChatPayTransportException or WeChatPayTimeoutException
            ? new WeChatPayTransportException(message, call, CallEffect.NothingSent, error)
            : new WeChatPayNotConfiguredException(CallEffect.NothingSent.Complete(message), call);
    }
}
