using System.Globalization;
using NUnit.Framework;
using WeChatPay.Tests.Sandbox;
using WeChatPay.Util;

namespace WeChatPay.Tests.Uploads;

/// <summary>200 MB go up in flat memory, the server in the same process included.</summary>
[NonParallelizable]
public sealed class LargeUploadTests : Shop
{
    private const long Size = 200L << 20;
    private const long Allowance = 64L << 20;
    private const string Path = "v3/merchant/media/video_upload";

    private TemporaryFile _file = null!;

    [OneTimeSetUp]
    public void MakeFile() => _file = TemporaryFile.Sparse("film.mp4", Size);

    [OneTimeTearDown]
    public void RemoveFile() => _file.Dispose();

    [Test]
    public async Task Upload_Of200MB_IsFlatInTheClient()
    {
        await using var server = await DiscardingServer.StartAsync();
        using var client = server.Client();
        await WarmUpAsync(client);

        await AssertFlatAsync(async () => await client[Path].PostAsync(new { body = new MediaUtil(_file.Path) }));

        Assert.That(
            (server.Requests[^1].Length, server.Requests[^1].Stated),
            Is.EqualTo((new MediaUtil(_file.Path).Stream.Length, new MediaUtil(_file.Path).Stream.Length)));
    }

    [Test]
    public async Task Upload_Of200MB_IsFlatInTheSandboxToo()
    {
        using var client = new WeChatPayClient(Options with { Timeout = Timeout.InfiniteTimeSpan });
        await WarmUpAsync(client);

        await AssertFlatAsync(async () => await client[Path].PostAsync(new { body = new MediaUtil(_file.Path) }));

        var arrived = Server.Requests[^1];
        Assert.That(arrived.BodyLength, Is.EqualTo(new MediaUtil(_file.Path).Stream.Length));
        Assert.That(arrived.Headers["Content-Length"], Is.EqualTo(arrived.BodyLength.ToString(CultureInfo.InvariantCulture)));
        Assert.That(arrived.Body.Length, Is.EqualTo(1 << 20));
    }

    [Test]
    public async Task Upload_Of200MBThatCanBeReadOnce_IsFlat()
    {
        await using var server = await DiscardingServer.StartAsync();
        using var client = server.Client();
        await WarmUpAsync(client);
        using var once = new System.IO.Compression.GZipStream(Zipped(), System.IO.Compression.CompressionMode.Decompress);

        await AssertFlatAsync(async () => await client[Path].PostAsync(new { body = new MediaUtil("film.mp4", once) }));

        Assert.That(server.Requests[^1].Length, Is.GreaterThan(Size));
    }

    private static async Task WarmUpAsync(WeChatPayClient client) =>
        await client[Path].PostAsync(new { body = new MediaUtil("a.mp4", new MemoryStream(new byte[1 << 20])) });

    private static async Task AssertFlatAsync(Func<Task> upload)
    {
        var (heap, workingSet) = await MemoryPeak.DuringAsync(upload);

        await TestContext.Out.WriteLineAsync($"heap +{heap >> 10} KB, working set +{workingSet >> 10} KB");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(heap, Is.LessThan(Allowance), "the managed heap");
            Assert.That(workingSet, Is.LessThan(Allowance), "the working set");
        }
    }

    private MemoryStream Zipped()
    {
        var zipped = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(zipped, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        using (var file = File.OpenRead(_file.Path))
            file.CopyTo(zip);
        zipped.Position = 0;
        return zipped;
    }
}
