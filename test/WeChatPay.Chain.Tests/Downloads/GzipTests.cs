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
        byte[] plain = looksLikeGzip ? [.. Mark, .. bytes] : bytes;
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

    [Test]
    public void Download_SeveralGzipsInOne_IsAllOfThem()
    {
        byte[] both = [.. Files.Gzip(Plain), .. Files.Gzip([1, 2, 3])];

        Assert.That(Download(both, [.. Plain, 1, 2, 3], gunzip: true), Has.Length.EqualTo(Plain.Length + 3));
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

        Assert.That(error.Message, Is.EqualTo($"The response to GET {{+download_url}} came, but {says}."));
        Assert.That(file.Files, Is.Empty);
    }

    [Test]
    public void Download_PlainFileThatIsToBeGunzipped_SaysWhatToDo()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("a,b,c"));
        using var file = new TemporarySink();

        var error = Caught.By<WeChatPayTransportException>(() => _client.Download(Url, file.Path, options: new() { Gunzip = true }));

        Assert.That(error.Message, Does.EndWith("the file is not a gzip: leave out `Gunzip`, or ask for the bill with tar_type = \"GZIP\"."));
        Assert.That(file.Files, Is.Empty);
    }

    [Test]
    public void Download_SmallGzipOfALargeFile_StopsAtTheLimit()
    {
        var bomb = Files.Gzip(new byte[10_000_000]);
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(bomb)).Answer(SignedAnswer.Unsigned(bomb));
        using var file = new TemporarySink();

        var error = Caught.By<WeChatPayTransportException>(() => _client.Download(Url, file.Path, options: new() { Gunzip = true, MaxBytes = 9_999_999 }));

        Assert.That(error.Message, Is.EqualTo("GET {+download_url} brings more than 9999999 bytes (option `MaxBytes`)."));
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
