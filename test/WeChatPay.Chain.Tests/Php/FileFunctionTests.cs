using System.Net.Sockets;
using NUnit.Framework;
using WeChatPay.Php;
using WeChatPay.Php.Psr7;
using WeChatPay.Tests.Support;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

public sealed class FileFunctionTests
{
    [Test]
    public void FileGetContents_OfPhpInputOutsideOfARequest_SaysWhereTheBodyIs() =>
        Assert.That(() => file_get_contents("php://input"), Throws.TypeOf<NotSupportedException>().With.Message.Contains("new WebRequest(headers, body)"));

    [Test]
    public void FileGetContents_OfAMissingFile_IsFalse() => Assert.That((object)file_get_contents("/no/such/file"), Is.False);

    [Test]
    public void FileGetContents_OfAnAddress_IsTheBody()
    {
        using var server = new RawServer(static connection => RawServer.AnswerAsync(connection, "Content-Length: 3", "abc"u8.ToArray()));

        Assert.That((string)file_get_contents($"{server.Http}"), Is.EqualTo("abc"));
    }

    private static IEnumerable<TestCaseData> Broken() =>
    [
        new TestCaseData((Func<Socket, Task>)(static _ => Task.CompletedTask)).SetArgDisplayNames("closed at once"),
        new TestCaseData((Func<Socket, Task>)(static connection =>
        {
            RawServer.Reset(connection);
            return Task.CompletedTask;
        })).SetArgDisplayNames("reset at once"),
        new TestCaseData((Func<Socket, Task>)(static connection => RawServer.AnswerAsync(connection, "Content-Length: 9", "abc"u8.ToArray())))
            .SetArgDisplayNames("cut off"),
    ];

    [TestCaseSource(nameof(Broken))]
    public void Fopen_OfAServerThatBreaksOff_IsFalseAndTryFopenThrows(Func<Socket, Task> death)
    {
        using var server = new RawServer(death);

        AssertUnreadable($"{server.Http}");
    }

    [TestCase("http://")]
    [TestCase("https://[::1")]
    public void Fopen_OfWhatIsNoAddress_IsFalseAndTryFopenThrows(string address) => AssertUnreadable(address);

    private static void AssertUnreadable(string address)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((object)file_get_contents(address), Is.False);
            Assert.That((object)fopen(address, "rb"), Is.False);
            Assert.That((object)hash_file("sha256", address), Is.False);
            Assert.That(() => Utils.tryFopen(address, "rb"), Throws.InstanceOf<IOException>());
        }
    }

    [Test]
    public void FilePutContents_OfBytes_ReadsBackTheSame()
    {
        using var sink = new TemporarySink();
        var bytes = random_bytes(300);

        Assert.That((object)file_put_contents(sink.Path, bytes), Is.EqualTo(300L));
        Assert.That((object)file_put_contents(sink.Path, new PhpArray { "a", "支" }, FILE_APPEND), Is.EqualTo(4L));
        Assert.That((string)file_get_contents(sink.Path), Is.EqualTo(bytes + "a支"));
        Assert.That(File.ReadAllBytes(sink.Path), Has.Length.EqualTo(304));
    }

    [Test]
    public void TryFopen_WrittenAndNotFlushed_IsInTheFile()
    {
        using var sink = new TemporarySink();
        var stream = Utils.tryFopen(sink.Path, "w");
        stream.Write("ab"u8);

        Assert.That(new FileInfo(sink.Path).Length, Is.EqualTo(2));
        stream.Dispose();
    }

    [Test]
    public void LazyOpenStream_WrittenAndNotFlushed_IsInTheFile()
    {
        using var sink = new TemporarySink();
        var stream = new LazyOpenStream(sink.Path, "w");
        stream.Write("ab"u8);

        Assert.That(new FileInfo(sink.Path).Length, Is.EqualTo(2));
        stream.Dispose();
    }

    [Test]
    public void Fopen_OfMemory_HoldsWhatIsWritten()
    {
        Stream stream = fopen("php://memory", "r+");
        fwrite(stream, "abc");
        rewind(stream);

        Assert.That(stream_get_contents(stream), Is.EqualTo("abc"));
    }
}
