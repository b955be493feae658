using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Downloads;

/// <summary>The server dies in the middle of a file: the message says how many bytes came, and an earlier file at the path stays.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BrokenDownloadTests : IDisposable
{
    private const int Sent = 500_000;

    // Not `token`: a stack trace names a parameter `cancellationToken`.
    private const string Token = "6XCXgkqLVUPgJVzHLWMTTIWVz";

    private static readonly byte[] Half = new byte[Sent];
    private static readonly byte[] HalfGzip = Files.Gzip(System.Security.Cryptography.RandomNumberGenerator.GetBytes(2 * Sent))[..Sent];

    private readonly TemporarySink _file = new();

    public BrokenDownloadTests() => File.WriteAllText(_file.Path, "before");

    public void Dispose() => _file.Dispose();

    private static IEnumerable<TestCaseData> Deaths() =>
    [
        Death("half of Content-Length, then closed", connection => RawServer.AnswerAsync(connection, $"Content-Length: {2 * Sent}", Half)),
        Death("half of Content-Length of a gzip, then closed", connection => RawServer.AnswerAsync(connection, $"Content-Length: {2 * Sent}", HalfGzip)),
        Death("chunks without an end, then closed", connection => RawServer.AnswerAsync(connection, "Transfer-Encoding: chunked", Chunk(Half))),
        Death("a chunk that breaks off", connection => RawServer.AnswerAsync(connection, "Transfer-Encoding: chunked", Chunk(Half)[..^1000])),
        Death(
            "a chunk whose length is none",
            connection => RawServer.AnswerAsync(connection, "Transfer-Encoding: chunked", [.. Chunk(Half), .. "not hex\r\n"u8])),
        Death("half of Content-Length, then reset", async connection =>
        {
            await RawServer.AnswerAsync(connection, $"Content-Length: {2 * Sent}", Half);
            RawServer.Reset(connection);
        }),
    ];

    [TestCaseSource(nameof(Deaths))]
    public async Task DownloadAsync_ServerDies_IsATransportErrorAndThePathStays(Func<Socket, Task> death)
    {
        using var server = new RawServer(death);
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http });

        foreach (var gunzip in new[] { false, true })
        {
            var error = await Caught.ByAsync<WeChatPayTransportException>(
                async () => await client.DownloadAsync(Url(server), _file.Path, options: new() { Gunzip = gunzip }));

            using (Assert.EnterMultipleScope())
            {
                Assert.That(error.Call, Is.EqualTo("GET {+download_url}"));
                Assert.That(error.ToString(), Does.Not.Contain(Token));
                Assert.That(File.ReadAllText(_file.Path), Is.EqualTo("before"));
                Assert.That(_file.Files, Has.Exactly(1).Items);
            }
        }
    }

    [TestCaseSource(nameof(Deaths))]
    public async Task Sink_ServerDies_IsATransportErrorAndThePathStays(Func<Socket, Task> death)
    {
        using var server = new RawServer(death);
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http });

        await Caught.ByAsync<WeChatPayTransportException>(
            async () => await client["v3/billdownload/file"].GetAsync(new { query = new { token = "x" }, sink = _file.Path }));

        Assert.That(File.ReadAllText(_file.Path), Is.EqualTo("before"));
        Assert.That(_file.Files, Has.Exactly(1).Items);
    }

    [Test]
    public async Task DownloadAsync_ServerDies_SaysHowFarItCame()
    {
        using var server = new RawServer(static connection => RawServer.AnswerAsync(connection, $"Content-Length: {2 * Sent}", Half));
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http });

        var error = await Caught.ByAsync<WeChatPayTransportException>(async () => await client.DownloadAsync(Url(server), _file.Path));

        Assert.That(
            error.Message,
            Does.StartWith($"GET {{+download_url}} broke off after {Sent} bytes: ").And.EndWith("A download changes nothing: try again."));
        Assert.That(error.InnerException, Is.InstanceOf<IOException>());
    }

    [Test]
    public async Task DownloadAsync_ServerFallsSilent_IsATimeoutAfterThePause()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var released = new TaskCompletionSource();
        using var server = new RawServer(async connection =>
        {
            await RawServer.AnswerAsync(connection, $"Content-Length: {2 * Sent}", Half);
            await released.Task;
        });
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http, TimeProvider = time });
        var half = new Reached(Sent);

        var download = client.DownloadAsync(Url(server), _file.Path, options: new() { Progress = half, IdleTimeout = TimeSpan.FromSeconds(7) });
        await half.Task;
        // The reader is on its way back to the connection: the time that passes before it listens does not count.
        while (download.getState() == "pending")
        {
            time.Advance(TimeSpan.FromSeconds(7));
            await Task.Yield();
        }

        var error = await Caught.ByAsync<WeChatPayTimeoutException>(async () => await download);
        released.SetResult();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                error.Message,
                Is.EqualTo("GET {+download_url} brought nothing for 7 s (option `IdleTimeout`). A download changes nothing: try again."));
            Assert.That(error.Limit, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(File.ReadAllText(_file.Path), Is.EqualTo("before"));
            Assert.That(_file.Files, Has.Exactly(1).Items);
        }
    }

    [Test]
    public async Task DownloadAsync_SlowAsAWhole_IsLimitedOnlyWhereThatIsAskedFor()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var server = new RawServer(static connection => RawServer.AnswerAsync(connection, $"Content-Length: {Sent}", Half));
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http, TimeProvider = time });
        // Each piece takes two seconds of the sink's time, and none of the server's.
        var slow = new Each(() => time.Advance(TimeSpan.FromSeconds(2)));

        var result = await client.DownloadAsync(Url(server), _file.Path, options: new() { Progress = slow, IdleTimeout = TimeSpan.FromSeconds(1) });
        var error = await Caught.ByAsync<WeChatPayTimeoutException>(async () =>
            await client.DownloadAsync(Url(server), _file.Path, options: new() { Progress = slow, Timeout = TimeSpan.FromSeconds(3) }));

        Assert.That(result.Bytes, Is.EqualTo(Sent));
        Assert.That(error.Message, Does.StartWith("GET {+download_url} took longer than 3 s (option `Timeout`)."));
    }

    private static string Url(RawServer server) => $"{server.Http}v3/billdownload/file?token={Token}";

    private static byte[] Chunk(byte[] bytes) => [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    private static TestCaseData Death(string name, Func<Socket, Task> death) => new TestCaseData(death).SetArgDisplayNames(name);

    private sealed class Reached(long bytes) : IProgress<long>
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Report(long value)
        {
            if (value >= bytes)
                _reached.TrySetResult();
        }
    }

    private sealed class Each(Action act) : IProgress<long>
    {
        public void Report(long value) => act();
    }
}
