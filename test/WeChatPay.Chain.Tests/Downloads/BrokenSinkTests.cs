using NUnit.Framework;
using WeChatPay.Sinks;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Downloads;

/// <summary>The disk is full, or nothing can be written where the file is to be.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BrokenSinkTests : IDisposable
{
    private const string Url = "https://api.mch.weixin.qq.com/v3/billdownload/file?token=x";

    private static readonly byte[] Bill = new byte[300_000];

    private readonly WeChatPayClient _client = new(TestKeys.Options);
    private readonly TemporarySink _file = new();

    public void Dispose()
    {
        _client.Dispose();
        _file.Dispose();
    }

    [Test]
    [Platform("Linux")]
    public void Download_DiskFull_SaysSoAndTheDeviceIsStillThere()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Bill)).Answer(SignedAnswer.Unsigned(Bill)).Answer(SignedAnswer.Unsigned(Bill));
        using var full = OpenFull();

        foreach (var sink in new object[] { "/dev/full", full })
        {
            var error = Caught.By<WeChatPayTransportException>(() => _client.Download(Url, sink));
            Assert.That(
                error.Message,
                Does.StartWith("The response to GET {+download_url} came, but the whole file could not be written to the `sink`: ")
                    .And.Contain("No space left"));
        }
        Assert.That(
            Caught.By<WeChatPayTransportException>(() => _client["v3/billdownload/file"].Get(new { sink = "/dev/full" })).Message,
            Does.Contain("could not be written to the `sink`: ").And.Contain("No space left"));
        using var still = OpenFull();
        Assert.That(() => still.WriteByte(1), Throws.InstanceOf<IOException>(), "/dev/full is no longer the device.");
        Assert.That(Directory.EnumerateFiles("/dev", "full*"), Is.EqualTo(new[] { "/dev/full" }));
    }

    [Test]
    [Platform("Linux")]
    public void Download_ToADevice_GoesIntoIt()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Bill)).Answer(SignedAnswer.Unsigned(Bill));

        Assert.That(_client.Download(Url, "/dev/null").Bytes, Is.EqualTo(Bill.Length));
        _client["v3/billdownload/file"].Get(new { sink = "/dev/null" });

        Assert.That(new FileInfo("/dev/null").Length, Is.Zero);
    }

    [Test]
    [Platform("Linux")]
    public void Download_WhereNoFileCanBeMade_SaysSo()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Bill)).Answer(SignedAnswer.Unsigned(Bill));

        var download = Caught.By<WeChatPayTransportException>(() => _client.Download(Url, "/proc/bill.csv"));
        var sink = Caught.By<WeChatPayTransportException>(() => _client["v3/billdownload/file"].Get(new { sink = "/proc/bill.csv" }));

        foreach (var error in new[] { download, sink })
            Assert.That(error.Message, Does.Contain("could not be written to the `sink`: ").And.Contain("/proc/bill.csv"));
    }

    [Test]
    public void Download_BelowAFile_IsRefusedBeforeAnythingIsSent()
    {
        using var wire = new Wire();
        File.WriteAllText(_file.Path, "before");

        Assert.That(() => _client.Download(Url, Path.Combine(_file.Path, "bill.csv")), Throws.ArgumentException.With.Message.Contains("Nothing was sent."));
        Assert.That(
            () => _client["v3/billdownload/file"].Get(new { sink = _file.Path + Path.DirectorySeparatorChar }),
            Throws.ArgumentException.With.Message.Contains("Nothing was sent."));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Download_FolderThatIsGoneMeanwhile_SaysSo()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Bill));
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_file.Path)!, "gone"));
        using var client = new WeChatPayClient(TestKeys.Options);
        client.Handlers.Push(next => (request, token) =>
        {
            folder.Delete();
            return next(request, token);
        });

        Assert.That(
            () => client.Download(Url, Path.Combine(folder.FullName, "bill.csv")),
            Throws.InstanceOf<WeChatPayTransportException>().With.Message.Contains("could not be written"));
    }

    [Test]
    public void Download_StreamThatIsClosedMeanwhile_SaysSo()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Bill));
        var stream = new MemoryStream();
        using var client = new WeChatPayClient(TestKeys.Options);
        client.Handlers.Push(next => (request, token) =>
        {
            stream.Dispose();
            return next(request, token);
        });

        Assert.That(() => client.Download(Url, stream), Throws.InstanceOf<WeChatPayTransportException>().With.Message.Contains("could not be written"));
    }

    [Test]
    public void SinkFile_WriterThatFailsInTheMiddle_LeavesWhatWasThere()
    {
        File.WriteAllText(_file.Path, "before");

        Assert.That(
            async () => await SinkFile.WriteAsync(_file.Path, static async file =>
            {
                await file.WriteAsync(Bill);
                throw new IOException("No space left on device");
            }),
            Throws.InstanceOf<IOException>());

        Assert.That(File.ReadAllText(_file.Path), Is.EqualTo("before"));
        Assert.That(_file.Files, Has.Exactly(1).Items);
    }

    private static FileStream OpenFull() => new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
}
