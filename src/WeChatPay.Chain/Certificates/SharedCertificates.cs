using WeChatPay.Compatibility;
using WeChatPay.Keys;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.V3;

namespace WeChatPay.Certificates;

/// <summary>Takes the list of certificates that another process has downloaded, and gives this process's to the others.</summary>
/// <remarks>What the store gives is proven as a download is: decrypted with the APIv3 key, and signed by a key that is known or in the list. Only its age may
/// be greater, and no greater than that of a list which this process keeps. Thread-safe.</remarks>
internal sealed class SharedCertificates(ICertificateStore store, string name, KeyRing keys, CertificateRefresh options, RefreshLog log)
{
    // A store may wait for another process's download, but no call waits for a store that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads a list that is newer than another one.</summary>
    /// <param name="apiV3Key">Decrypts the certificates.</param>
    /// <param name="since">The time of the other list.</param>
    /// <param name="isSynchronous">Whether the caller's thread waits for the store and goes on afterwards.</param>
    /// <returns>The list; <see langword="null"/> where there is none that is proven.</returns>
    public async Task<DownloadedList?> TryReadAsync(string apiV3Key, DateTimeOffset since, bool isSynchronous)
    {
        var now = keys.Time.GetUtcNow();
        var oldest = now - options.Interval;
        var call = new CallName("GET", options.Path);
        try
        {
            var reading = WithinAsync(token => store.ReadAsync(name, since > oldest ? since : oldest, token));
            var stored = isSynchronous ? SyncBridge.Wait(reading) : await reading.ConfigureAwait(false);
            if (stored is null)
                return null;
            var response = StoredResponse.Read(stored);
            var headers = SignatureHeaders.From(response);
            if (DownloadedList.FindTime(headers) is not { } time || time <= since || time < oldest || time > now + ResponseVerifier.Tolerance)
                return null;
            return CertificateDownload.Open(response, call, keys.Current, apiV3Key, new SignedAt(time));
        }
        // Whatever a store gives or throws: this process can download the list itself.
        catch (Exception error)
        {
            log.WriteStoreFailed(error);
            return null;
        }
    }

    public async Task WriteAsync(DownloadedList list, bool isSynchronous)
    {
        try
        {
            var stored = StoredResponse.Write(list.Response);
            var writing = WithinAsync(async token =>
            {
                await store.WriteAsync(name, list.Time, stored, token).ConfigureAwait(false);
                return true;
            });
            _ = isSynchronous ? SyncBridge.Wait(writing) : await writing.ConfigureAwait(false);
        }
        // This process has its list.
        catch (Exception error)
        {
            log.WriteStoreFailed(error);
        }
    }

    private async Task<T> WithinAsync<T>(Func<CancellationToken, ValueTask<T>> work)
    {
        using var patience = keys.Time.CancelAfter(Patience);
        return await work(patience.Token).AsTask().WaitAsync(patience.Token).ConfigureAwait(false);
    }

    private sealed class SignedAt(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}
