using WeChatPay.Calls;
using WeChatPay.Digests;
using WeChatPay.Pipeline;
using WeChatPay.Promises;
using WeChatPay.Sinks;

namespace WeChatPay.Downloads;

/// <summary>Follows a <c>download_url</c>: asks for it through the steps of an APIv3 call, and streams what comes to a sink.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed class Downloader(ClientSettings settings)
{
    // What a timer of .NET can count to.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    // The template, not the address: whoever has the token in it has the file.
    private const string Call = "GET {+download_url}";

    /// <summary>Begins a download; what is wrong with its arguments is raised before this returns.</summary>
    /// <exception cref="ArgumentException">An argument is wrong.</exception>
    public Task<DownloadResult> StartAsync(string downloadUrl, object sink, string? hash, DownloadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(downloadUrl);
        ArgumentNullException.ThrowIfNull(sink);
        Check(options);
        var address = DownloadAddress.Parse(downloadUrl, Call);
        var target = SinkOption.Read(sink);
        var expected = ExpectedDigest.Parse(options.HashType, hash);
        return SyncBridge.Start(() => RunAsync(address, target, expected, options, cancellationToken));
    }

    private async Task<DownloadResult> RunAsync(Uri address, Sink sink, ExpectedDigest expected, DownloadOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var clock = new DownloadClock(options.IdleTimeout ?? settings.Timeout, options.Timeout, settings.Time, cancellationToken);
        var isAnswered = false;
        try
        {
            var request = new WeChatPayRequest("GET", address, settings.V3.Headers.Clone(), null, Call, SettingsOf(expected, options, clock));
            var response = await settings.V3.Handlers.Resolve()(request, clock.Token).ConfigureAwait(false);
            clock.StopIdle();
            isAnswered = true;
            using var body = response.Body;
            // Also where the step http_errors was taken out: an error page is no file.
            if (!response.IsSuccess)
                throw WeChatPayApiException.From(Call, response);
            DownloadResult? result = null;
            await sink.WriteAsync(async stream => result = await SaveAsync(response, stream, expected, options, clock).ConfigureAwait(false)).ConfigureAwait(false);
            return result!;
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{Call} was cancelled. {sink.Left}", error, cancellationToken);
        }
        catch (OperationCanceledException error) when (clock.TryGetTimeout(Call, error) is { } reached)
        {
            throw reached;
        }
        catch (Exception error) when (isAnswered && Sink.IsFault(error))
        {
            throw DownloadTarget.Fault(Call, error);
        }
    }

    private static CallSettings SettingsOf(ExpectedDigest expected, DownloadOptions options, DownloadClock clock) => CallSettings.Default with
    {
        Stream = true,
        ReadsToEnd = true,
        HasDigest = expected.Hex is not null,
        ReadWhole = (wire, cancellationToken) => ReadWholeAsync(wire, options.MaxBytes, clock, cancellationToken),
    };

    // A signature that covers the file itself is checked before anything is written: the file waits in memory, within the same limits.
    private static async Task<byte[]> ReadWholeAsync(Stream wire, long limit, DownloadClock clock, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        using var incoming = new DownloadSource(wire, clock, null, Call) { Copy = new DownloadTarget(whole, null, limit, Call) };
        await incoming.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        return whole.ToArray();
    }

    private static async Task<DownloadResult> SaveAsync(WeChatPayResponse response, Stream sink, ExpectedDigest expected, DownloadOptions options, DownloadClock clock)
    {
        using var digest = new RunningDigest(expected.Type);
        using var incoming = new DownloadSource(response.Body.AsStream(), clock, options.Progress, Call);
        var outgoing = new DownloadTarget(sink, digest, options.MaxBytes, Call);
        var digests = await new GzipTransfer(incoming, outgoing, digest, expected, Call).RunAsync(options.Gunzip, clock.Token).ConfigureAwait(false);
        await sink.FlushAsync(clock.Token).ConfigureAwait(false);
        var digestOfFile = digests.FirstOrDefault(expected.Matches) ?? throw new WeChatPayVerificationException(
            VerificationCheck.Digest,
            $"The file of {Call} is not the one that was announced: its {expected.Type} is {digests[0]}, and the hash given is {expected.Hex}. It was changed on the way, or the hash belongs to another file.",
            Call,
            response.RequestId,
            null,
            []);
        return new DownloadResult(outgoing.Count, digestOfFile);
    }

    private static void Check(DownloadOptions options)
    {
        Require(nameof(options.IdleTimeout), options.IdleTimeout ?? Timeout.InfiniteTimeSpan);
        Require(nameof(options.Timeout), options.Timeout);
        if (options.MaxBytes < 0)
            throw new ArgumentException($"The option `{nameof(options.MaxBytes)}` is `{options.MaxBytes}`: give a number of bytes, for example 1_000_000_000. Nothing was sent.");
    }

    private static void Require(string option, TimeSpan limit)
    {
        if (limit != Timeout.InfiniteTimeSpan && (limit <= TimeSpan.Zero || limit > Longest))
            throw new ArgumentException($"The option `{option}` is `{limit}`: give a positive TimeSpan of no more than 49 days, or Timeout.InfiniteTimeSpan for no limit. Nothing was sent.");
    }
}
