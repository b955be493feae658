using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Downloads;

/// <summary>Downloads that a signature covers: they keep to the limits of all downloads.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SignedDownloadTests : IDisposable
{
    private const string Statement = "https://apihk.mch.weixin.qq.com/v3/global/statements?date=2026-11-01";
    private const string Elsewhere = "https://api.mch.weixin.qq.com/v3/some/other/file?token=6XIv5TUP";
    private const int Piece = 1000;

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly WeChatPayClient _client;
    private readonly TemporarySink _file = new();

    public SignedDownloadTests() => _client = new(TestKeys.Options with { TimeProvider = _time });

    public void Dispose()
    {
        _client.Dispose();
        _file.Dispose();
    }

    [TestCase(Elsewhere)]
    [TestCase(Statement)]
    public void Download_SlowAndNeverSilent_IsNotCutOff(string url)
    {
        var file = new byte[5 * Piece];
        var answer = url == Statement ? SignedAnswer.Statement(file) : SignedAnswer.Of(file);
        answer.Content = new StreamContent(Slow(5, () => _time.Advance(TimeSpan.FromSeconds(2))));
        using var wire = new Wire().Answer(answer);

        var result = _client.Download(url, _file.Path, options: new() { IdleTimeout = TimeSpan.FromSeconds(3) });

        Assert.That(result.Bytes, Is.EqualTo(5 * Piece));
    }

    [TestCase(Elsewhere)]
    [TestCase(Statement)]
    public void Download_LargerThanMaxBytes_StopsThere(string url)
    {
        var read = 0;
        var answer = SignedAnswer.Statement(new byte[1]);
        answer.Content = new StreamContent(Slow(20_000, () => read += Piece));
        using var wire = new Wire().Answer(answer);

        var error = Caught.By<WeChatPayTransportException>(() => _client.Download(url, _file.Path, options: new() { MaxBytes = 3 * Piece }));

        Assert.That(error.Message, Is.EqualTo("GET {+download_url} brings more than 3000 bytes (option `MaxBytes`). Nothing was changed."));
        Assert.That(read, Is.LessThan(200 * Piece));
        Assert.That(_file.Files, Is.Empty);
    }

    [Test]
    public void Sink_OfAStatementThatWasChanged_IsLeftAsItWas()
    {
        var changed = SignedAnswer.Statement("date,amount\n"u8.ToArray());
        changed.Content = new StringContent("date,amount\nforged");
        using var wire = new Wire().Answer(SignedAnswer.Statement("date,amount\n"u8.ToArray())).Answer(changed);

        _client["v3/statements"].Get(new { base_uri = "https://apihk.mch.weixin.qq.com/", sink = _file.Path });
        var error = Caught.By<WeChatPayVerificationException>(
            () => _client["v3/statements"].Get(new { base_uri = "https://apihk.mch.weixin.qq.com/", sink = _file.Path }));

        Assert.That(error.Check, Is.EqualTo(VerificationCheck.Digest));
        Assert.That(File.ReadAllText(_file.Path), Is.EqualTo("date,amount\n"));
        Assert.That(_file.Files, Has.Exactly(1).Items);
    }

    /// <summary>Gives zeros, a piece at a time.</summary>
    private static TestStream Slow(int pieces, Action before)
    {
        var left = pieces * Piece;
        return new(buffer =>
        {
            if (left == 0)
                return 0;
            before();
            var length = Math.Min(Math.Min(buffer.Length, Piece), left);
            left -= length;
            buffer.Span[..length].Clear();
            return length;
        });
    }
}
