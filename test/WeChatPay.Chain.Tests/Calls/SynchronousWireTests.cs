using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.Tests.Sandbox;
using WeChatPay.Tests.Support;
using WeChatPay.Tests.Uploads;
using WeChatPay.Util;

namespace WeChatPay.Tests.Calls;

/// <summary>A synchronous call needs no other thread: each handler finds that the next one has ended when it returns.</summary>
public sealed class SynchronousWireTests : Shop
{
    private const string Image = "v3/merchant/media/upload";

    private int _ended;
    private int _pending;

    [SetUp]
    public void CountFromZero() => (_ended, _pending) = (0, 0);

    [Test]
    [NewerFramework("HttpClient.Send exists from .NET 5 on: a synchronous call of .NET Standard waits for an asynchronous one.")]
    public void Calls_OfEachKind_EndOnTheCallersThread()
    {
        using var client = Counting(Options);
        using var image = new TemporaryFile("a.jpg", new byte[300_000]);
        using var stream = new FileStream(image.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
        using var unseekable = TestStream.Once(new byte[50_000]);
        using var sink = new TemporarySink();
        var number = NewNumber();

        client[Orders].Post(new { json = Order(number) });
        client[OneOrder].Get(new { out_order_no = number });
        client[OneOrder].Get(new { out_order_no = number, sink = sink.Path });
        client[Image].Post(new { body = new MediaUtil(image.Path) });
        client[Image].Post(new { body = new MediaUtil("b.jpg", stream) });
        client[Image].Post(new { body = new MediaUtil("c.jpg", unseekable) });
        client[Image].Post(Multipart(image.Path));
        var bill = client["v3/bill/tradebill"].Get(new { query = new { bill_date = "2026-11-01", tar_type = "GZIP" } });
        client.Download((string)bill["download_url"]!, sink.Path, (string?)bill["hash_value"], new() { Gunzip = true });
        Assert.That(() => client["v3/no-such-path"].Get(), Throws.InstanceOf<WeChatPayApiException>());

        Assert.That((_ended, _pending), Is.EqualTo((10, 0)));
    }

    [Test]
    public void Calls_FromAStreamThatIsNotMultipart_EndOnTheCallersThread()
    {
        using var client = Counting(TestKeys.Options with { Transport = new FakeTransport(static _ => SignedAnswer.Of("{}")) });
        using var file = new TemporaryFile("a.json", "{}"u8.ToArray());
        using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
        using var content = new StreamContent(File.OpenRead(file.Path));

        client["v3/a"].Post(new { body = stream });
        client["v3/a"].Post(new { body = content });

        Assert.That((_ended, _pending), Is.EqualTo((2, 0)));
    }

    [Test]
    public void Call_ThroughAHandlerOfHttpThatIsAsynchronousOnly_IsWaitedFor()
    {
        using var inner = new FakeTransport(static _ => SignedAnswer.Of("{}"));
        using var later = new Later { InnerHandler = inner };
        using var client = Counting(TestKeys.Options with { Transport = later });

        Assert.That(client["v3/a"].Get().StatusCode, Is.EqualTo(200));

        Assert.That((_ended, _pending, later.Passed), Is.EqualTo((0, 1, 1)), "The handler was not passed by.");
    }

    [Test]
    [NewerFramework("HttpClient.Send exists from .NET 5 on: a synchronous call of .NET Standard waits for an asynchronous one.")]
    public void Call_ThroughAHandlerOfHttpThatIsBoth_UsesItsSynchronousSide()
    {
        using var inner = new FakeTransport(static _ => SignedAnswer.Of("{}"));
        using var both = new Both { InnerHandler = inner };
        using var client = Counting(TestKeys.Options with { Transport = both });

        client["v3/a"].Get();

        Assert.That((_ended, _pending, both.Passed), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    [NonParallelizable]
    [NewerFramework("HttpClient.Send exists from .NET 5 on: a synchronous call of .NET Standard waits for an asynchronous one.")]
    public void Calls_MoreThanThePoolHasThreads_AllEnd()
    {
        const int callers = 32;
        ThreadPool.GetMaxThreads(out var before, out var ports);
        using var all = new CountdownEvent(callers);
        using var transport = new Yielding();
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = transport });
        Assert.That(ThreadPool.SetMaxThreads(Math.Min(Environment.ProcessorCount, 8), ports));
        try
        {
            for (var i = 0; i < callers; i++)
            {
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    client["v3/a"].Post(new { json = new { } });
                    all.Signal();
                });
            }
            Assert.That(all.Wait(TimeSpan.FromSeconds(60)), "A call waits for a thread that waits for a call.");
        }
        finally
        {
            ThreadPool.SetMaxThreads(before, ports);
            all.Wait(TimeSpan.FromSeconds(60));
        }
    }

    [Test]
    public void Call_WhoseBodyNeverEnds_IsEndedByTheTimeLimit()
    {
        using var server = new RawServer(static async connection =>
        {
            await RawServer.AnswerAsync(connection, "Content-Length: 1000", new byte[10]);
            while (await connection.ReceiveAsync(new byte[1024]) > 0)
            {
            }
        });
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Http });

        Assert.That(() => client["v3/a"].Get(new { timeout = 0.2 }), Throws.InstanceOf<WeChatPayTimeoutException>());
    }

    [Test]
    public void Sink_ThatRefusesSynchronousWriting_IsWrittenAsynchronously()
    {
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new FakeTransport(static _ => SignedAnswer.Unsigned(new byte[100])) });
        using var sink = new AsynchronousOnly();

        client["v3/billdownload/file"].Get(new { sink });

        Assert.That(sink.Length, Is.EqualTo(100));
    }

    private static object Multipart(string path)
    {
        var media = new MediaUtil(path);
        var copy = new MemoryStream();
        media.Stream.CopyTo(copy);
        return new { body = copy, headers = new { Content_Type = media.ContentType } };
    }

    private WeChatPayClient Counting(WeChatPayOptions options)
    {
        var client = new WeChatPayClient(options);
        client.Handlers.Unshift(Count, "count");
        return client;

        CallHandler Count(CallHandler next) => (request, token) =>
        {
            var response = next(request, token);
            Interlocked.Increment(ref response.IsCompleted ? ref _ended : ref _pending);
            return response;
        };
    }

    /// <summary>Needs a thread of the pool for its asynchronous side.</summary>
    private sealed class Yielding : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => SignedAnswer.Of("{}");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return SignedAnswer.Of("{}");
        }
    }

    private sealed class Later : DelegatingHandler
    {
        public int Passed { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(1, cancellationToken);
            Passed++;
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Both : DelegatingHandler
    {
        public int Passed { get; private set; }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Passed++;
            return base.Send(request, cancellationToken);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }

    private sealed class AsynchronousOnly : MemoryStream
    {
        private bool _isLater;

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (!_isLater)
                throw new InvalidOperationException("Synchronous operations are disallowed.");
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            await Task.Yield();
            _isLater = true;
            Write(buffer, offset, count);
            _isLater = false;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(WriteAsync(buffer.ToArray(), 0, buffer.Length, cancellationToken));
    }
}
