using System.Diagnostics;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Pipeline;

/// <summary>A sink that is a link, a pipe or a long name is written as the user means it, or refused before the request.</summary>
[Platform("Linux")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SinkPathTests : IDisposable
{
    private readonly WeChatPayClient _client = new(TestKeys.Options);
    private readonly TemporarySink _sink = new();

    private string Folder => Path.GetDirectoryName(_sink.Path)!;

    public void Dispose()
    {
        _client.Dispose();
        _sink.Dispose();
    }

    [TestCase(true)]
    [TestCase(false)]
    [NewerFramework("The framework does not tell where a symbolic link leads: a link is refused.")]
    public void Sink_SymbolicLink_StaysAndItsTargetIsWritten(bool exists)
    {
        var target = Path.Combine(Folder, "target");
        if (exists)
            File.WriteAllText(target, "before");
        File.CreateSymbolicLink(Path.Combine(Folder, "second"), target);
        File.CreateSymbolicLink(_sink.Path, "second");
        using var wire = new Wire().Answer();

        _client["v3/billdownload/file"].Get(new { sink = _sink.Path });

        Assert.That(new FileInfo(_sink.Path).LinkTarget, Is.EqualTo("second"));
        Assert.That(File.ReadAllText(target), Is.EqualTo("{}"));
    }

    [Test]
    public void Sink_LinkInACircle_IsRefused()
    {
        File.CreateSymbolicLink(_sink.Path, "other");
        File.CreateSymbolicLink(Path.Combine(Folder, "other"), "body");

        AssertRefused(_sink.Path, Libraries.AreNetStandard ? "which this framework does not follow" : "in a circle");
    }

    [Test]
    public void Sink_LinkToAFolder_IsRefused()
    {
        Directory.CreateSymbolicLink(_sink.Path, Folder);

        AssertRefused(_sink.Path, "a folder");
    }

    [Test]
    [NewerFramework("The framework does not tell where a symbolic link leads: a link is refused.")]
    public void Sink_LinkToADevice_IsWrittenThrough()
    {
        File.CreateSymbolicLink(_sink.Path, "/dev/null");
        using var wire = new Wire().Answer();

        _client["v3/billdownload/file"].Get(new { sink = _sink.Path });

        Assert.That(new FileInfo(_sink.Path).LinkTarget, Is.EqualTo("/dev/null"));
    }

    [Test]
    public void Sink_Pipe_IsRefusedAndStays()
    {
        using (var mkfifo = Process.Start("mkfifo", [_sink.Path]))
            mkfifo.WaitForExit();

        AssertRefused(_sink.Path, "a pipe or a socket");
        Assert.That(_sink.Files, Is.EqualTo(new[] { "body" }));
    }

    [TestCase(240)]
    [TestCase(255)]
    public void Sink_LongName_IsWritten(int length)
    {
        var path = Path.Combine(Folder, new string('n', length));
        using var wire = new Wire().Answer();

        _client["v3/billdownload/file"].Get(new { sink = path });

        Assert.That(File.ReadAllText(path), Is.EqualTo("{}"));
        Assert.That(_sink.Files, Has.Exactly(1).Items, "Nothing stays beside it.");
    }

    [TestCase(256, 'n')]
    [TestCase(90, '账')]
    public void Sink_NameThatIsTooLong_IsRefused(int length, char letter) => AssertRefused(Path.Combine(Folder, new string(letter, length)), "255");

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a\0b")]
    public void Sink_ThatIsNotAPath_IsRefused(string path) => AssertRefused(path, "not the path of a file");

    [Test]
    public void Body_AfterASink_PointsToTheFile()
    {
        using var stream = new MemoryStream();
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}")).Answer(SignedAnswer.Unsigned("{}"));
        var toFile = _client["v3/billdownload/file"].Get(new { sink = _sink.Path });
        var toStream = _client["v3/billdownload/file"].Get(new { sink = stream });

        Assert.That(() => (string)toFile.getBody(), Throws.InvalidOperationException.With.Message.Contains($"written to the `sink` `{_sink.Path}`"));
        foreach (var read in (Func<object>[])
            [() => toFile.Text, () => toFile.Bytes, () => toFile.Body.Read(1), toFile.Body.AsStream, toFile.Body.getContents, () => toFile.Json])
        {
            Assert.That(read, Throws.InvalidOperationException.With.Message.Contains("read it there"));
        }
        Assert.That(() => toStream.Text, Throws.InvalidOperationException.With.Message.Contains("the stream that was given as `sink`"));
    }

    private void AssertRefused(string path, string says)
    {
        using var wire = new Wire();
        Assert.That(
            () => _client["v3/billdownload/file"].Get(new { sink = path }),
            Throws.ArgumentException.With.Message.Contains(says).And.Message.EndsWith("Nothing was sent."));
        Assert.That(wire.Requests, Is.Empty);
    }
}
