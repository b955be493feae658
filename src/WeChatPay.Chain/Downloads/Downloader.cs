using WeChatPay.Basics;
using WeChatPay.Calls;
using WeChatPay.Digests;
using WeChatPay.Errors;
using WeChatPay.Pipeline;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Sinks;
using WeChatPay.Telemetry;
using WeChatPay.Util;

namespace WeChatPay.Downloads;

/// <summary>Follows a <c>download_url</c>: sends a request through the handlers of an APIv3 call, and streams the file to a sink.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class Downloader(ClientSettings settings)
{
    // The longest time that a timer of .NET can count.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    // The template, not the address: the token in the address is all that one needs to get the file.
    private static readonly CallName Call = new("GET", "{+download_url}");

    private static readonly RequestOptions Streamed = new() { Stream = true };

    /// <summary>Begins a download; wrong arguments throw before this method returns.</summary>
    /// <exception cref="ArgumentException">An argument is wrong.</exception>
    public Task<DownloadResult> StartAsync(string downloadUrl, object sink, string? hash, DownloadOptions options, CancellationToken cancellationToken)
    {
        var run = Prepare(downloadUrl, sink, hash, options, isSynchronous: false, cancellationToken);
        return SyncBridge.Start(run);
    }

    /// <summary>Downloads on the caller's thread.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public DownloadResult Run(string downloadUrl, object sink, string? hash, DownloadOptions options, CancellationToken cancellationToken) =>
        SyncBridge.Run(Prepare(downloadUrl, sink, hash, options, isSynchronous: true, cancellationToken));

    private Func<Task<DownloadResult>> Prepare(
        string downloadUrl, object sink, string? hash, DownloadOptions options, bool isSynchronous, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(downloadUrl);
        ArgumentNullException.ThrowIfNull(sink);
        Validate(options);
        options = options with { };
        var address = DownloadAddress.Parse(downloadUrl, Call);
        var target = SinkOption.Parse(sink);
        var expected = ExpectedDigest.Parse(options.HashType, hash);
        var request = CreateRequest(address, expected.Hex is not null || options.IsProvenByCipher, isSynchronous);
        return () => settings.Telemetry.IsObserved
            ? ObservedCall.RunAsync(settings.Telemetry, request, () => RunAsync(request, target, expected, options, cancellationToken))
            : RunAsync(request, target, expected, options, cancellationToken);
    }

    private async Task<DownloadResult> RunAsync(
        WeChatPayRequest request, Sink sink, ExpectedDigest expected, DownloadOptions options, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            throw new WeChatPayCanceledException($"{Call} was cancelled.", Call, CallEffect.NothingSent, null, cancellationToken);
        using var clock = new DownloadClock(options.IdleTimeout ?? settings.Timeout, options.Timeout, settings.Time, cancellationToken);
        var hasResponse = false;
        try
        {
            request.ReadWhole = (wire, token) => ReadWholeAsync(request, wire, options.MaxBytes, clock, token);
            var response = await settings.V3.Handlers.Resolve()(request, clock.Token).ConfigureAwait(false);
            request.Progress.Observation?.Response = response;
            clock.StopIdle();
            hasResponse = true;
            using var body = response.Body;
            // Also without the handler http_errors: an error page is not the file.
            if (!response.IsSuccess)
                throw WeChatPayApiException.From(Call, response);
            DownloadResult? result = null;
            await sink.WriteAsync(
                async stream => result = await SaveAsync(request, response, stream, expected, options, clock).ConfigureAwait(false), request.IsSynchronous)
                .ConfigureAwait(false);
            return result!;
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new WeChatPayCanceledException(
                $"{Call} was cancelled.", Call, CallEffect.Download with { Sentence = sink.Remainder }, error, cancellationToken);
        }
        catch (OperationCanceledException error) when (clock.TryGetTimeout(Call, error) is { } reached)
        {
            throw reached;
        }
        catch (Exception error) when (hasResponse && Sink.IsFault(error))
        {
            throw DownloadTarget.CreateFault(Call, error);
        }
    }

    private WeChatPayRequest CreateRequest(Uri address, bool hasDigest, bool isSynchronous)
    {
        var keys = settings.Keys.Current;
        return new WeChatPayRequest("GET", address, settings.V3.CreateHeaders(keys, isBrand: false), Call, Streamed)
        {
            Keys = keys,
            ReadsToEnd = true,
            HasDigest = hasDigest,
            IsSynchronous = isSynchronous,
            MaxResponseBytes = settings.MaxResponseBytes,
            Retry = settings.Retry,
            KeepsHost = true,
        };
    }

    // A signature over the file itself is checked before anything is written, so the file is held in memory, within the same limits.
    private static async Task<byte[]> ReadWholeAsync(
        WeChatPayRequest request, Stream wire, long limit, DownloadClock clock, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        using var source = new DownloadSource(wire, clock, null, request) { Copy = new DownloadTarget(whole, null, limit, Call) };
        await source.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        return whole.ToArray();
    }

    private static async Task<DownloadResult> SaveAsync(
        WeChatPayRequest request, WeChatPayResponse response, Stream sink, ExpectedDigest expected, DownloadOptions options, DownloadClock clock)
    {
        using var digest = new RunningDigest(expected.Type);
        using var source = new DownloadSource(response.Body.AsStream(), clock, options.Progress, request);
        var target = new DownloadTarget(sink, digest, options.MaxBytes, Call);
        var digests = await new GzipTransfer(source, target, digest, expected, Call).RunAsync(options.Gunzip, clock.Token).ConfigureAwait(false);
        await sink.FlushAsync(clock.Token).ConfigureAwait(false);
        var digestOfFile = digests.FirstOrDefault(expected.Matches) ?? throw Refuse(digests[0], expected, response);
        if (expected.Hex is not null)
            Count.Proven(Count.File);
        return new DownloadResult(target.Count, digestOfFile);
    }

    private static WeChatPayVerificationException Refuse(string digest, ExpectedDigest expected, WeChatPayResponse response)
    {
        Count.NotProven(VerificationCheck.Digest, Count.File);
        return WeChatPayVerificationException.ForFile(
            $"The file of {Call} does not have the given hash: its {expected.Type} is {digest}, and the hash is {expected.Hex}. "
            + "The file was changed on the way, or the hash belongs to another file.",
            Call,
            response);
    }

    private static void Validate(DownloadOptions options)
    {
        RequireLimit(nameof(options.IdleTimeout), options.IdleTimeout ?? Timeout.InfiniteTimeSpan);
        RequireLimit(nameof(options.Timeout), options.Timeout);
        if (options.MaxBytes < 0)
        {
            throw new ArgumentException(
                $"The option `{nameof(options.MaxBytes)}` is `{options.MaxBytes}`: give a number of bytes, for example 1_000_000_000. {Refusal.NothingSent}")
                    .On(HelpPage.Files);
        }
    }

    private static void RequireLimit(string option, TimeSpan limit)
    {
        if (limit != Timeout.InfiniteTimeSpan && (limit <= TimeSpan.Zero || limit > Longest))
        {
            throw new ArgumentException(
                $"The option `{option}` is `{limit}`: give a positive TimeSpan of no more than 49 days, or Timeout.InfiniteTimeSpan for no limit. " +
                $"{Refusal.NothingSent}").On(HelpPage.Files);
        }
    }
}
