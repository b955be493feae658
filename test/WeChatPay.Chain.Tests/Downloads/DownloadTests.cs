using System.Net;
using System.Text;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Downloads;

/// <summary>The request for a <c>download_url</c>, and the checks of the file.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DownloadTests : IDisposable
{
    private const string Url = "https://api.mch.weixin.qq.com/v3/billdownload/file?token=6XIv5TUP";
    private const string Elsewhere = "https://api.mch.weixin.qq.com/v3/some/other/file?token=6XIv5TUP";

    private static readonly byte[] Bill = Encoding.UTF8.GetBytes("交易时间,商户号\r\n`2026-11-01 10:00:00,`1900000001\r\n");
    private static readonly string Hash = Files.Sha1(Bill);

    private readonly WeChatPayClient _client = new(TestKeys.Options);
    private readonly TemporarySink _file = new();

    public void Dispose()
    {
        _client.Dispose();
        _file.Dispose();
    }

    [TestCase(Url)]
    [TestCase("https://api.mch.weixin.qq.com/v3/billdownload/file?token=Ab%2BC%2f%3D%3d_-.~!$&'()*+,;=:@/?&tartype=gzip&empty=&plain")]
    [TestCase("https://api.mch.weixin.qq.com/v3/merchant-service/images/Mixed-CASE_%E5%9B%BE%2F1")]
    [TestCase("https://apihk.mch.weixin.qq.com/v3/billdownload/file?token=x%25y%20z")]
    public async Task DownloadAsync_Address_IsSignedAndSentAsItIs(string url)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Bill));

        await _client.DownloadAsync(url, _file.Path, Hash);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.Method, Is.EqualTo("GET"));
            Assert.That(wire.Request.Uri.AbsoluteUri, Is.EqualTo(url));
            Assert.That(wire.Request.IsSigned());
            Assert.That(wire.Request.Headers["Accept"], Does.Contain("application/x-gzip"));
            Assert.That(await File.ReadAllBytesAsync(_file.Path), Is.EqualTo(Bill));
        }
    }

    [TestCase("https://evil.example/v3/billdownload/file?token=6XIv5TUP", "https://evil.example")]
    [TestCase("http://api.mch.weixin.qq.com/v3/billdownload/file?token=6XIv5TUP", "http://api.mch.weixin.qq.com")]
    [TestCase("https://api.mch.weixin.qq.com:444/v3/billdownload/file?token=6XIv5TUP", "https://api.mch.weixin.qq.com:444")]
    [TestCase("https://api.mch.weixin.qq.com@evil.example/?token=6XIv5TUP", "evil.example")]
    public async Task DownloadAsync_AddressOfAnotherHost_IsRefusedBeforeAnythingIsSent(string url, string origin)
    {
        using var wire = new Wire();

        var error = await Caught.ByAsync<ArgumentException>(async () => await _client.DownloadAsync(url, _file.Path, Hash));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                error.Message,
                Does.StartWith("GET {+download_url} would send the merchant's signature to `").And.Contain($"{origin}`").And.EndWith("Nothing was sent."));
            Assert.That(error.Message, Does.Not.Contain("6XIv5TUP"));
            Assert.That(wire.Requests, Is.Empty);
            Assert.That(_file.Files, Is.Empty);
        }
    }

    [TestCase("/v3/billdownload/file?token=6XIv5TUP", "The `download_url` is a text of 36 characters, not an address")]
    [TestCase("v3/billdownload/file", "The `download_url` is a text of 20 characters, not an address")]
    [TestCase("", "The `download_url` is empty text, not an address")]
    [TestCase("ftp://api.mch.weixin.qq.com/x", "The `download_url` is a text of 29 characters, not an address")]
    [TestCase("https://api.mch.weixin.qq.com/x#6XIv5TUP", "The `download_url` is a text of 40 characters, not an address")]
    [TestCase("https://api.mch.weixin.qq.com/v3/billdownload/../certificates", "the segment `..`")]
    public void DownloadAsync_AddressThatIsNone_IsRefusedAndNotQuoted(string url, string says) =>
        AssertRefused(() => _client.DownloadAsync(url, _file.Path), says);

    [Test]
    public void DownloadAsync_OtherArgumentsThatAreWrong_AreQuotedBesideARightOne()
    {
        using (Assert.EnterMultipleScope())
        {
            AssertRefused(() => _client.DownloadAsync(Url, Path.Combine(_file.Path, "no", "such")), "the folder of that path does not exist");
            AssertRefused(() => _client.DownloadAsync(Url, Path.GetDirectoryName(_file.Path)!), "is a folder: give the path of a file in it");
            AssertRefused(() => _client.DownloadAsync(Url, 42), "The `sink` is `42`");
            AssertRefused(() => _client.DownloadAsync(Url, new MemoryStream([], writable: false)), "cannot be written to");
            AssertRefused(() => _client.DownloadAsync(Url, _file.Path, "abc"), "The `hash` is a text of 3 characters, not a SHA1, which has 40 hex digits");
            AssertRefused(() => _client.DownloadAsync(Url, _file.Path, new string('g', 40)), "not a SHA1");
            AssertRefused(() => _client.DownloadAsync(Url, _file.Path, Hash, new() { HashType = "SM3" }), "not a SM3, which has 64 hex digits");
            AssertRefused(
                () => _client.DownloadAsync(Url, _file.Path, Hash, new() { HashType = "MD5" }), "The option `HashType` is `MD5`: give SHA1, SHA256 or SM3");
            AssertRefused(() => _client.DownloadAsync(Url, _file.Path, Hash, new() { Timeout = TimeSpan.Zero }), "The option `Timeout` is `00:00:00`");
            AssertRefused(
                () => _client.DownloadAsync(Url, _file.Path, Hash, new() { IdleTimeout = TimeSpan.FromSeconds(-5) }),
                "The option `IdleTimeout` is `-00:00:05`");
            AssertRefused(
                () => _client.DownloadAsync(Url, _file.Path, Hash, new() { Timeout = TimeSpan.FromDays(50) }), "The option `Timeout` is `50.00:00:00`");
            AssertRefused(
                () => _client.DownloadAsync(Url, _file.Path, Hash, new() { IdleTimeout = TimeSpan.MaxValue }), "The option `IdleTimeout` is `10675199");
            AssertRefused(() => _client.DownloadAsync(Url, _file.Path, Hash, new() { MaxBytes = -1 }), "The option `MaxBytes` is `-1`");
        }
    }

    [Test]
    public void Download_HashInCapitals_IsTheSameHash()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Bill));

        Assert.That(_client.Download(Url, _file.Path, Hash.ToUpperInvariant()).Digest, Is.EqualTo(Hash));
    }

    [TestCase("SHA256")]
    [TestCase("SM3")]
    public void Download_HashOfAReceipt_IsOfItsOwnKind(string type)
    {
        var digest = Org.BouncyCastle.Security.DigestUtilities.CalculateDigest(type == "SM3" ? "SM3" : "SHA-256", Bill);
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Bill)).Answer(SignedAnswer.Unsigned(Bill));
        var options = new DownloadOptions { HashType = type };

        Assert.That(_client.Download(Url, _file.Path, Convert.ToHexString(digest), options).Digest, Is.EqualTo(Convert.ToHexStringLower(digest)));
        digest[31] ^= 1;
        Assert.That(() => _client.Download(Url, _file.Path, Convert.ToHexString(digest), options), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [TestCase(false, false)]
    [TestCase(true, false)]
    [TestCase(true, true)]
    public void Download_FileWithAnotherDigest_IsNotProvenAndNotThere(bool isGzip, bool gunzip)
    {
        var other = Files.Sha1([1]);
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(isGzip ? Files.Gzip(Bill) : Bill));
        File.WriteAllText(_file.Path, "before");

        var error = Caught.By<WeChatPayVerificationException>(() => _client.Download(Url, _file.Path, other, new() { Gunzip = gunzip }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Check, Is.EqualTo(VerificationCheck.Digest));
            Assert.That(
                error.Message,
                Does.StartWith($"The file of GET {{+download_url}} does not have the given hash: its SHA1 is {Hash}, and the hash is {other}."));
            Assert.That(error.RequestId, Is.EqualTo("08C0FFEE-TEST"));
            Assert.That(File.ReadAllText(_file.Path), Is.EqualTo("before"));
            Assert.That(_file.Files, Has.Exactly(1).Items);
        }
    }

    [Test]
    public void Download_WithoutAHash_TellsTheDigestOfThePlainBytes()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Files.Gzip(Bill)));

        Assert.That(_client.Download(Url, _file.Path), Is.EqualTo(new DownloadResult(Files.Gzip(Bill).Length, Hash)));
    }

    [Test]
    public void Download_AddressWhoseAnswersAreSigned_IsProvenByItsSignatureOrItsDigest()
    {
        using var wire = new Wire().Answer(SignedAnswer.Of(Bill)).Answer(SignedAnswer.Unsigned(Bill)).Answer(SignedAnswer.Unsigned(Bill));

        Assert.That(_client.Download(Elsewhere, _file.Path).Digest, Is.EqualTo(Hash));
        Assert.That(_client.Download(Elsewhere, _file.Path, Hash).Digest, Is.EqualTo(Hash));
        Assert.That(
            () => _client.Download(Elsewhere, _file.Path),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Headers));
    }

    [Test]
    public void Download_OverseasStatement_IsVerifiedByItsSignatureWithAHashToo()
    {
        const string statement = "https://apihk.mch.weixin.qq.com/v3/global/statements?date=2026-11-01";
        var changed = SignedAnswer.Statement(Bill);
        changed.Content = new ByteArrayContent([.. Bill, 1]);
        using var wire = new Wire().Answer(SignedAnswer.Statement(Bill)).Answer(changed).Answer(SignedAnswer.Unsigned(Bill));

        Assert.That(_client.Download(statement, _file.Path).Digest, Is.EqualTo(Hash));
        Assert.That(
            () => _client.Download(statement, _file.Path),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Digest));
        Assert.That(
            () => _client.Download(statement, _file.Path, Hash),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Headers));
    }

    [Test]
    public void Download_Refused_IsAnApiExceptionAndWritesNothing()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("""{"code":"NO_STATEMENT_EXIST","message":"账单文件不存在"}""", HttpStatusCode.BadRequest));
        using var stream = new MemoryStream();

        var error = Caught.By<WeChatPayApiException>(() => _client.Download(Url, stream));

        Assert.That((error.Code, stream.Length), Is.EqualTo(("NO_STATEMENT_EXIST", 0)));
    }

    [TestCase(HttpStatusCode.Forbidden)]
    [TestCase(HttpStatusCode.Found)]
    public void Download_RefusedWhereHttpErrorsIsNoStep_SavesNoErrorPage(HttpStatusCode status)
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("""{"code":"NO_AUTH","message":"no"}""", status));
        _client.Handlers.Remove("http_errors").Remove("allow_redirects");

        var error = Caught.By<WeChatPayApiException>(() => _client.Download(Url, _file.Path));

        Assert.That((error.Code, error.StatusCode), Is.EqualTo(("NO_AUTH", (int)status)));
        Assert.That(_file.Files, Is.Empty);
    }

    [Test]
    public void Download_AfterTheClientWasDisposed_SaysSo()
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        client.Dispose();

        var error = Caught.By<ObjectDisposedException>(() => client.Download(Url, _file.Path));

        Assert.That(error.Message, Does.StartWith("GET {+download_url} was called after its client was disposed. Nothing was sent."));
        Assert.That(_file.Files, Is.Empty);
    }

    [Test]
    public void Download_RedirectedElsewhere_IsNotFollowed()
    {
        var redirect = SignedAnswer.Unsigned("", HttpStatusCode.Found);
        redirect.Headers.TryAddWithoutValidation("Location", "https://evil.example/file");
        using var wire = new Wire().Answer(redirect);

        Assert.That(
            () => _client.Download(Url, _file.Path, Hash),
            Throws.InstanceOf<WeChatPayTransportException>().With.Message.Contains("redirected to `https://evil.example`"));
        Assert.That(_file.Files, Is.Empty);
    }

    [Test]
    public void Download_ToAStream_LeavesItOpen()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Bill)).Answer(SignedAnswer.Unsigned(Bill));
        using var stream = new MemoryStream();

        _client.Download(Url, stream, Hash);
        _client.Download(Url, stream, Hash);

        Assert.That(stream.ToArray(), Is.EqualTo((byte[])[.. Bill, .. Bill]));
    }

    [Test]
    public void Download_ThroughTheClientsHandlers_PassesEachOfThem()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned(Bill));
        using var client = new WeChatPayClient(TestKeys.Options);
        List<string> seen = [];
        client.Handlers.Push(next => (request, token) =>
        {
            seen.Add($"{request.Call} {request.Uri}");
            return next(request, token);
        });

        client.Download(Url, _file.Path, Hash);

        Assert.That(seen, Is.EqualTo(new[] { $"GET {{+download_url}} {Url}" }));
    }

    [Test]
    public void Download_BySomebodyWhoCannotSign_SaysWhatIsMissing()
    {
        using var wire = new Wire();
        using var client = new WeChatPayClient(new WeChatPayOptions());

        Assert.That(() => client.Download(Url, _file.Path), Throws.InstanceOf<WeChatPayNotConfiguredException>().With.Message.EndsWith("Nothing was sent."));
    }

    private static void AssertRefused(Func<object> download, string says)
    {
        using var wire = new Wire();
        var error = Caught.By<ArgumentException>(download);
        Assert.That(error.Message, Does.Contain(says).And.Contain("Nothing was sent.").And.Not.Contain("6XIv5TUP"));
        Assert.That(wire.Requests, Is.Empty);
    }
}
