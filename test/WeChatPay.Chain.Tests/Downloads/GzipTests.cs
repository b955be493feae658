using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace WeChatPay.Tests.Downloads;

/// <summary>Files that are gzipped, are not, or only look so: they arrive as they were sent.</summary>
public sealed class GzipTests
{
    private const string Url = "https://api.mch.weixin.qq.com/v3/billdownload/file?token=x";

    private static readonly byte[] Mark = [0x1F, 0x8B, 8];
    private static readonly byte[] Plain = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * i / 7))];

    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [Property(MaxTest = 200)]
    public void Download_AnyBytes_ArriveIdentical(byte[] bytes, bool looksLikeGzip)
    {
        var plain = looksLikeGzip ? [.. Mark, .. bytes] : bytes;
        var gzip = Files.Gzip(plain);

        Assert.That(Download(plain, plain, gunzip: false), Is.EqualTo(plain));
        Assert.That(Download(gzip, plain, gunzip: false), Is.EqualTo(gzip));
        Assert.That(Download(gzip, plain, gunzip: true), Is.EqualTo(plain));
    }

    [Property(MaxTest = 200)]
    public void Download_GzipWithAByteChanged_IsAnErrorOrTheFile(byte[] plain, PositiveInt index, byte change)
    {
        if (plain.Length == 0)
            return;
        var gzip = Files.Gzip(plain);
        gzip[index.Get % gzip.Length] ^= change;

        foreach (var gunzip in new[] { true, false })
        {
            try
            {
                Download(gzip, plain, gunzip);
            }
            catch (WeChatPayException)
            {
                // Refused, as it may be: the header of a gzip holds bytes that do not matter, too.
            }
        }
    }

    [Test]
    public void Download_FileAsItIsWhoseOwnDigestIsAnnounced_IsTaken()
    {
        var gzip = Files.Gzip(Plain);

        Assert.That(Download(gzip, gzip, gunzip: false), Is.EqualTo(gzip));
    }

    private static IEnumerable<TestCaseData> Behind()
    {
        yield return new TestCaseData(new byte[] { 0 }).SetArgDisplayNames("a zero");
        yield return new TestCaseData(Files.Gzip([1, 2, 3])).SetArgDisplayNames("a second member");
        yield return new TestCaseData((byte[])[.. Mark, 0, 0, 0, 0, 0, 0, 3, 3, 0, .. new byte[8]]).SetArgDisplayNames("an empty member");
        yield return new TestCaseData((byte[])[.. "=cmd|' /C calc'!A0\n"u8, .. Files.Gzip(Plain)[^8..]]).SetArgDisplayNames("text, and the trailer again");
        yield return new TestCaseData(new byte[300_000]).SetArgDisplayNames("more than a piece");
    }

    [TestCaseSource(nameof(Behind))]
    public void Download_GzipWithBytesBehindIt_IsNotTheFileOfTheDigest(byte[] behind)
    {
        byte[] sent = [.. Files.Gzip(Plain), .. behind];

        Caught.By<WeChatPayVerificationException>(() => Download(sent, Plain, gunzip: false));
        var error = Caught.By<WeChatPayTransportException>(() => Download(sent, Plain, gunzip: true));

        Assert.That(error.Message, Is.EqualTo("The response to GET {+download_url} came, but the gzip has bytes behind its end. Nothing was changed."));
        Assert.That(Download(sent, sent, gunzip: false), Is.EqualTo(sent), "the digest covers all bytes as they came");
    }

    [Test]
    public void Download_GzipSavedAsItComes_IsUnpackedWithinTheLimitOnly()
    {
        var bomb = Files.Gzip(new byte[10_000_000]);
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(bomb)).Answer(SignedAnswer.Unsigned(bomb));
        using var file = new TemporarySink();

        var error = Caught.By<WeChatPayTransportException>(() => _client.Download(Url, file.Path, options: new() { MaxBytes = 9_999_999 }));

        Assert.That(error.Message, Is.EqualTo("GET {+download_url} brings more than 9999999 bytes (option `MaxBytes`). Nothing was changed."));
        Assert.That(file.Files, Is.Empty);
        Assert.That(_client.Download(Url, file.Path, options: new() { MaxBytes = 10_000_000 }).Bytes, Is.EqualTo(bomb.Length));
    }

    [TestCase(20, "the gzip is truncated")]
    [TestCase(4, "the gzip is truncated")]
    [TestCase(-6, "the gzip is damaged")]
    public void Download_GzipThatIsNotWhole_IsAnErrorWithoutAHashToo(int less, string says)
    {
        var gzip = Files.Gzip(Plain);
        if (less > 0)
            gzip = gzip[..^less];
        else
            gzip[^-less] ^= 1;
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(gzip));
        using var file = new TemporarySink();

        var error = Caught.By<WeChatPayTransportException>(() => _client.Download(Url, file.Path, options: new() { Gunzip = true }));

        Assert.That(error.Message, Is.EqualTo($"The response to GET {{+download_url}} came, but {says}. Nothing was changed."));
        Assert.That(file.Files, Is.Empty);
    }

    [Test]
    public void Download_PlainFileThatIsToBeGunzipped_SaysWhatToDo()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("a,b,c"));
        using var file = new TemporarySink();

        var error = Caught.By<WeChatPayTransportException>(() => _client.Download(Url, file.Path, options: new() { Gunzip = true }));

        Assert.That(
            error.Message,
            Does.EndWith("the file is not a gzip: leave out `Gunzip`, or ask for the bill with tar_type = \"GZIP\". Nothing was changed."));
        Assert.That(file.Files, Is.Empty);
    }

    [Test]
    public void Download_SmallGzipOfALargeFile_StopsAtTheLimit()
    {
        var bomb = Files.Gzip(new byte[10_000_000]);
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(bomb)).Answer(SignedAnswer.Unsigned(bomb));
        using var file = new TemporarySink();

        var error = Caught.By<WeChatPayTransportException>(() => _client.Download(Url, file.Path, options: new() { Gunzip = true, MaxBytes = 9_999_999 }));

        Assert.That(error.Message, Is.EqualTo("GET {+download_url} brings more than 9999999 bytes (option `MaxBytes`). Nothing was changed."));
        Assert.That(file.Files, Is.Empty);
        Assert.That(_client.Download(Url, file.Path, options: new() { Gunzip = true, MaxBytes = 10_000_000 }).Bytes, Is.EqualTo(10_000_000));
    }

    private byte[] Download(byte[] sent, byte[] plain, bool gunzip)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(sent));
        using var sink = new MemoryStream();
        var result = _client.Download(Url, sink, Files.Sha1(plain), new() { Gunzip = gunzip });
        Assert.That(result, Is.EqualTo(new DownloadResult(sink.Length, Files.Sha1(plain))));
        return sink.ToArray();
    }
}
