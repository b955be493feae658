using System.Runtime.CompilerServices;
using WeChatPay.Basics;
using WeChatPay.Downloads;
using WeChatPay.Keys;
using WeChatPay.Protocol;

namespace WeChatPay.Bills;

/// <summary>Downloads bills, and reads their rows from a temporary file or as they come.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class BillSource(ChainNode root, Downloader downloader, KeyRing keys)
{
    // A bill of APIv2 is one call, without a limit for the server's silence.
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(10);

    /// <summary>Reads a bill of APIv3: a call that gives address and digest, and a download; or several, of pieces that are encrypted.</summary>
    public async IAsyncEnumerable<TRow> ReadAsync<TRow>(
        string path, RequestOptions call, BillForm<TRow> form, BillOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bill = await root[path].GetAsync(call, cancellationToken).AsTask().ConfigureAwait(false);
        if (BillPiece.ReadAll(bill, path) is { } pieces)
        {
            var encrypted = new EncryptedBill(downloader, keys, new CallName("GET", path), bill, options);
            await using (encrypted.ConfigureAwait(false))
            {
                using var whole = await encrypted.OpenAsync(pieces, cancellationToken).ConfigureAwait(false);
                await foreach (var row in BillReader.ReadAsync(whole, form, options, cancellationToken).ConfigureAwait(false))
                    yield return row;
            }
            yield break;
        }
        var address = bill["download_url"]?.ToString() ?? throw new InvalidOperationException(
            $"The response to GET {path} has no `download_url`: it is not a bill. Read it by GetAsync.").On(HelpPage.Bills);
        var download = (options.Download ?? new()) with { Gunzip = false };
        if (bill["hash_type"]?.ToString() is { Length: > 0 } type)
            download.HashType = type;
        var hash = bill["hash_value"]?.ToString();
        var rows = ReadAsync((sink, token) => downloader.StartAsync(address, sink, hash, download, token), form, options, cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
            yield return row;
    }

    /// <summary>Reads a bill of APIv2: one call, whose response is the file.</summary>
    public IAsyncEnumerable<TRow> ReadV2Async<TRow>(
        string path, RequestOptions call, BillForm<TRow> form, BillOptions options, CancellationToken cancellationToken)
    {
        var limit = options.Download?.Timeout is { } given && given != Timeout.InfiniteTimeSpan ? given : LongestCall;
        return ReadAsync(
            (sink, token) => root[path].PostAsync(call with { Sink = SinkTarget.FromStream(sink), Timeout = limit }, token).AsTask(),
            form,
            options,
            cancellationToken);
    }

    private static IAsyncEnumerable<TRow> ReadAsync<TRow>(
        Func<Stream, CancellationToken, Task> download, BillForm<TRow> form, BillOptions options, CancellationToken cancellationToken) =>
        options.RowsAtOnce ? ReadAtOnceAsync(download, form, options, cancellationToken) : ReadSpooledAsync(download, form, options, cancellationToken);

    private static async IAsyncEnumerable<TRow> ReadSpooledAsync<TRow>(
        Func<Stream, CancellationToken, Task> download, BillForm<TRow> form, BillOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var spool = BillSpool.Create(options.SpoolFolder);
        await using (spool.ConfigureAwait(false))
        {
            await download(spool, cancellationToken).ConfigureAwait(false);
            spool.Position = 0;
            await foreach (var row in BillReader.ReadAsync(spool, form, options, cancellationToken).ConfigureAwait(false))
                yield return row;
        }
    }

    private static async IAsyncEnumerable<TRow> ReadAtOnceAsync<TRow>(
        Func<Stream, CancellationToken, Task> download, BillForm<TRow> form, BillOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var handoff = new BillHandoff();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var following = handoff.FollowAsync(download(handoff.Writer, stop.Token));
        try
        {
            await foreach (var row in BillReader.ReadAsync(handoff.Reader, form, options, cancellationToken).ConfigureAwait(false))
                yield return row;
        }
        finally
        {
            stop.Cancel();
            await following.ConfigureAwait(false);
        }
    }
}
