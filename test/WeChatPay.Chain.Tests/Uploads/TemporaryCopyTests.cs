using NUnit.Framework;
using WeChatPay.Tests.Sandbox;
using WeChatPay.Tests.Support;
using WeChatPay.Util;

namespace WeChatPay.Tests.Uploads;

/// <summary>The temporary copy of a stream that cannot seek goes with the call, and has no name meanwhile.</summary>
/// <remarks>Not beside other tests, whose copies would be counted.</remarks>
[Platform("Linux")]
[NonParallelizable]
public sealed class TemporaryCopyTests : Shop
{
    private const string Image = "v3/merchant/media/upload";

    private static string[] OpenCopies =>
    [
        .. Directory.EnumerateFiles("/proc/self/fd").Select(static fd => new FileInfo(fd).LinkTarget).OfType<string>()
            .Where(static target => target.Contains("wechatpay-", StringComparison.Ordinal) && !target.Contains("wechatpay-test-", StringComparison.Ordinal)),
    ];

    private static string[] NamedCopies =>
        [.. Directory.EnumerateFiles(Path.GetTempPath(), "wechatpay-*").Where(static path => path.IndexOf("wechatpay-test-", StringComparison.Ordinal) < 0)];

    // Copies that other tests dropped without disposing of them are closed by the collector.
    [SetUp]
    public void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Upload_FromAStreamThatCannotSeek_LeavesNoHandleBehind(bool isSynchronous)
    {
        var before = OpenCopies;
        for (var i = 0; i < 20; i++)
        {
            using var papers = TestStream.Once(new byte[1000 + i]);
            var media = new MediaUtil("a.jpg", papers);
            object options = new { body = i % 2 == 0 ? (object)media : media.getStream(), headers = new { Content_Type = media.ContentType } };
            _ = isSynchronous ? Client[Image].Post(options) : await Client[Image].PostAsync(options);
        }

        Assert.That(OpenCopies, Is.SubsetOf(before));
    }

    [Test]
    public void Upload_ThatFails_LeavesNoHandleBehind()
    {
        var before = OpenCopies;
        using var client = new WeChatPayClient(TestKeys.Options with { Transport = new FakeTransport(static _ => throw new TimeoutException()) });
        using var papers = TestStream.Once(new byte[1000]);

        Assert.That(() => client[Image].Post(new { body = new MediaUtil("a.jpg", papers) }), Throws.InstanceOf<WeChatPayTransportException>());

        Assert.That(OpenCopies, Is.SubsetOf(before));
    }

    [Test]
    public void Copy_WhileItIsOpen_HasNoName()
    {
        var named = NamedCopies;
        var open = OpenCopies.Length;
        using var papers = TestStream.Once(new byte[1000]);
        using (var media = new MediaUtil("a.jpg", papers))
        {
            media.Sha256();

            Assert.That(OpenCopies, Has.Length.EqualTo(open + 1));
            Assert.That(NamedCopies, Is.SubsetOf(named), "A process that is killed now leaves nothing behind.");
        }
        Assert.That(OpenCopies, Has.Length.EqualTo(open));
    }

    [Test]
    public void Upload_OfTheSameStreamAgain_SaysThatItWasUploaded()
    {
        using var papers = TestStream.Once(new byte[1000]);
        var media = new MediaUtil("a.jpg", papers);
        Client[Image].Post(new { body = media });

        Assert.That(
            () => Client[Image].Post(new { body = media }),
            Throws.ArgumentException.With.Message.Contains("cannot seek and was already uploaded").And.Message.EndsWith("Nothing was sent."));
    }
}
