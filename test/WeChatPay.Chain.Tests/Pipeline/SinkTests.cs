using System.Text;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Pipeline;

public sealed class SinkTests
{
    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [TestCase("v3/merchant-service/images/abc", TestName = "Sink_OfAnUnsignedFile_HoldsTheBody")]
    [TestCase("v3/a", TestName = "Sink_OfASignedAnswer_HoldsTheBody")]
    public void Sink_ToAPathAndAStream_HoldsTheBody(string path)
    {
        using var wire = new Wire().Answer("{\"a\":1}").Answer("{\"a\":1}");
        using var sink = new TemporarySink();
        using var stream = new MemoryStream();
        File.WriteAllText(sink.Path, "what was there before");

        _client[path].Get(new { sink = sink.Path });
        _client[path].Get(new { sink = stream });

        Assert.That(File.ReadAllText(sink.Path), Is.EqualTo("{\"a\":1}"));
        Assert.That(Encoding.UTF8.GetString(stream.ToArray()), Is.EqualTo("{\"a\":1}"));
        Assert.That(sink.Files, Has.Exactly(1).Items);
    }

    [Test]
    public void Sink_WithFileScheme_IsThePathBehindIt()
    {
        using var wire = new Wire().Answer("{\"a\":1}").Answer("{\"a\":2}").Answer("{\"a\":3}");
        using var sink = new TemporarySink();
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, sink.Path);

        _client["v3/a"].Get(new { sink = $"file://{sink.Path}" });
        Assert.That(File.ReadAllText(sink.Path), Is.EqualTo("{\"a\":1}"));
        _client["v3/a"].Get(new { sink = $"file://{relative}" });
        Assert.That(File.ReadAllText(sink.Path), Is.EqualTo("{\"a\":2}"));
        _client["v3/a"].Get(new RequestOptions { Sink = new Uri(Path.Combine(sink.Folder, "with blank.json")).AbsoluteUri });
        Assert.That(File.ReadAllText(Path.Combine(sink.Folder, "with blank.json")), Is.EqualTo("{\"a\":3}"));
        Assert.That(Directory.Exists("file:"), Is.False);
    }

    [Test]
    public void Sink_WhenTheAnswerIsNotVerifiedOrAnError_IsLeftAsItWas()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}")).Answer(SignedAnswer.Unsigned("{}", System.Net.HttpStatusCode.NotFound))
            .Answer(SignedAnswer.Unsigned("{}", System.Net.HttpStatusCode.NotFound));
        using var sink = new TemporarySink();
        File.WriteAllText(sink.Path, "before");

        Assert.That(() => _client["v3/a"].Get(new { sink = sink.Path }), Throws.InstanceOf<WeChatPayVerificationException>());
        Assert.That(() => _client["v3/a"].Get(new { sink = sink.Path }), Throws.InstanceOf<WeChatPayApiException>());
        Assert.That(_client["v3/a"].Get(new { sink = sink.Path, http_errors = false }).Text, Is.EqualTo("{}"));
        Assert.That(File.ReadAllText(sink.Path), Is.EqualTo("before"));
    }

    [Test]
    public void Sink_WhenTheBodyBreaksOff_LeavesNothingHalfWritten()
    {
        var broken = SignedAnswer.Unsigned("");
        broken.Content = new StreamContent(Breaking());
        using var wire = new Wire().Answer(broken);
        using var sink = new TemporarySink();

        Assert.That(
            () => _client["v3/billdownload/file"].Get(new { sink = sink.Path }),
            Throws.InstanceOf<WeChatPayTransportException>().With.Message.Contains("sink"));
        Assert.That(sink.Files, Is.Empty);
    }

    [Test]
    public void Stream_OfAnUnsignedFile_IsHandedOverAsItComes()
    {
        using var wire = new Wire().Answer("0123456789");

        var body = _client["v3/billdownload/file"].Get(new { stream = true }).getBody();

        Assert.That(body.IsBuffered, Is.False);
        Assert.That(() => body.Bytes, Throws.InvalidOperationException.With.Message.Contains("AsStream"));
        Assert.That(Encoding.ASCII.GetString(body.read(3)), Is.EqualTo("012"));
        Assert.That(body.getContents(), Is.EqualTo("3456789"));
    }

    [Test]
    public void Stream_OfASignedAnswer_IsVerifiedFirst()
    {
        using var wire = new Wire().Answer("{}").Answer(SignedAnswer.Unsigned("{}"));

        Assert.That(_client["v3/a"].Get(new { stream = true }).getBody().getContents(), Is.EqualTo("{}"));
        Assert.That(() => _client["v3/a"].Get(new { stream = true }), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    /// <summary>Gives a few bytes, then fails as a broken connection does.</summary>
    private static TestStream Breaking() => TestStream.Once("xxxxx"u8.ToArray(), new IOException("The connection was cut."));
}
