using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Downloads;

/// <summary>Files much larger than the memory they may take, from a server on loopback that makes them while it sends.</summary>
[NonParallelizable]
public sealed class LargeDownloadTests
{
    private const long Gigabyte = 1_000_000_000;
    private const long Allowance = 64 << 20;

    private static readonly byte[] Piece = RandomNumberGenerator.GetBytes(100_000);
    private static readonly byte[] Zeros = new byte[100_000];

    private WebApplication _server = null!;
    private WeChatPayClient _client = null!;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.MapGet("/v3/billdownload/file", static (HttpContext context, long bytes, bool? gzip) => WriteAsync(context, bytes, gzip is true));
        await _server.StartAsync();
        _client = new WeChatPayClient(TestKeys.Options with { BaseUri = new Uri(_server.Urls.Single()) });
    }

    [OneTimeTearDown]
    public async Task StopServer()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task DownloadAsync_Gigabyte_TakesNoMemoryToSpeakOf()
    {
        var count = 0L;
        using var sink = new TestStream(write: piece => count += piece.Length);
        var memory = new MemoryWatch();

        var result = await _client.DownloadAsync(Url(Gigabyte), sink, Sha1(Gigabyte, Piece), new() { Progress = memory });

        Assert.That((result.Bytes, count, memory.Seen), Is.EqualTo((Gigabyte, Gigabyte, Gigabyte)));
        Assert.That(memory.Growth, Is.LessThan(Allowance), "bytes of managed heap, garbage included");
    }

    [Test]
    public async Task DownloadAsync_SmallGzipOfALargeFile_TakesNoMemoryToSpeakOf()
    {
        var count = 0L;
        using var sink = new TestStream(write: piece => count += piece.Length);
        var memory = new MemoryWatch();

        var result = await _client.DownloadAsync(Url(Gigabyte / 4) + "&gzip=true", sink, Sha1(Gigabyte / 4, Zeros), new() { Gunzip = true, Progress = memory });

        Assert.That((result.Bytes, count), Is.EqualTo((Gigabyte / 4, Gigabyte / 4)));
        Assert.That(memory.Seen, Is.LessThan(Gigabyte / 200), "bytes over the wire");
        Assert.That(memory.Growth, Is.LessThan(Allowance), "bytes of managed heap, garbage included");
    }

    [Test]
    public async Task DownloadAsync_LargeFileToAPath_IsThereWholeAndItsProgressOnlyGrows()
    {
        const long bytes = 50_000_000;
        using var file = new TemporarySink();
        var progress = new Steps();

        await _client.DownloadAsync(Url(bytes), file.Path, Sha1(bytes, Piece), new() { Progress = progress });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new FileInfo(file.Path).Length, Is.EqualTo(bytes));
            Assert.That(file.Files, Has.Exactly(1).Items);
            Assert.That(progress.Values, Is.Ordered.Ascending.And.Unique);
            Assert.That(progress.Values, Has.Count.GreaterThan(10));
            Assert.That(progress.Values[^1], Is.EqualTo(bytes));
        }
    }

    [Test]
    public async Task DownloadAsync_CancelledInTheMiddle_LeavesNothing()
    {
        using var file = new TemporarySink();
        using var cancel = new CancellationTokenSource();
        await File.WriteAllTextAsync(file.Path, "before");

        var error = await Errors.Caught.ByAsync<WeChatPayCanceledException>(async () =>
            await _client.DownloadAsync(
                Url(Gigabyte), file.Path, options: new() { Progress = new At(5_000_000, cancel.Cancel) }, cancellationToken: cancel.Token));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Is.EqualTo("GET {+download_url} was cancelled. A `sink` that is a path has no part of the file."));
            Assert.That((error.Outcome, error.CancellationToken), Is.EqualTo((CallOutcome.NothingChanged, cancel.Token)));
            Assert.That(await File.ReadAllTextAsync(file.Path), Is.EqualTo("before"));
            Assert.That(file.Files, Has.Exactly(1).Items);
        }
    }

    [Test]
    public void DownloadAsync_CancelledBefore_IsNotSent()
    {
        using var wire = new Wire();
        using var file = new TemporarySink();

        Assert.That(
            async () => await _client.DownloadAsync(Url(1), file.Path, cancellationToken: new CancellationToken(canceled: true)),
            Throws.InstanceOf<WeChatPayCanceledException>().With.Property("Outcome").EqualTo(CallOutcome.NothingSent)
                .And.Message.EqualTo("GET {+download_url} was cancelled. Nothing was sent."));
        Assert.That(wire.Requests, Is.Empty);
    }

    private static async Task WriteAsync(HttpContext context, long bytes, bool gzip)
    {
        try
        {
            if (!gzip)
                context.Response.ContentLength = bytes;
            await using var body = gzip ? new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true) : context.Response.Body;
            for (var left = bytes; left > 0; left -= Piece.Length)
                await body.WriteAsync((gzip ? Zeros : Piece).AsMemory(0, (int)Math.Min(left, Piece.Length)), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, as one of the tests wants it to.
        }
    }

    private static string Sha1(long bytes, byte[] piece)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        for (var left = bytes; left > 0; left -= piece.Length)
            hash.AppendData(piece, 0, (int)Math.Min(left, piece.Length));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string Url(long bytes) => $"{_client.Options.BaseUri}v3/billdownload/file?bytes={bytes}";

    /// <summary>Looks at the heap while a file comes.</summary>
    private sealed class MemoryWatch : IProgress<long>
    {
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);

        public long Growth { get; private set; }

        public long Seen { get; private set; }

        public void Report(long value)
        {
            Seen = value;
            Growth = Math.Max(Growth, GC.GetTotalMemory(forceFullCollection: false) - _before);
        }
    }

    private sealed class Steps : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }

    private sealed class At(long bytes, Action act) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= bytes)
                act();
        }
    }
}
