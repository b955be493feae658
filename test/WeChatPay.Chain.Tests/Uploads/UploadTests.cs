using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Sandbox;
using WeChatPay.Tests.Support;
using WeChatPay.Util;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Uploads;

/// <summary>Files over real HTTP to a server that holds them against their digests.</summary>
public sealed class UploadTests : Shop
{
    private const string Image = "v3/merchant/media/upload";
    private const string Invoice = "v3/new-tax-control-fapiao/fapiao-applications/upload-fapiao-file";
    private const string Storage = "v3/global/merchant-storage/file/upload";

    private static readonly byte[] Bytes = [0xff, 0xd8, 0x00, 0x0d, 0x0a, 0x2d, 0x2d, 0xff, 0xd9];

    private TemporaryFile _file = null!;

    [SetUp]
    public void MakeFile() => _file = new TemporaryFile("图 1.jpg", Bytes);

    [TearDown]
    public void RemoveFile() => _file.Dispose();

    [Test]
    public void Image_AsPhpWritesIt_IsTaken()
    {
        var media = new MediaUtil(_file.Path);

        var response = Client[Image].post(new
        {
            body = media.getStream(),
            headers = new Dictionary<string, object?>
            {
                ["Accept"] = "application/json",
                ["content-type"] = media.getContentType(),
            },
        });

        Assert.That((string?)response.Json["media_id"], Has.Length.EqualTo(64));
        Assert.That(Server.Requests[^1].Headers["Content-Length"], Is.EqualTo($"{media.Stream.Length}"));
    }

    [Test]
    public void Image_OnADynamicReceiver_IsTaken()
    {
        dynamic instance = Client;
        var media = new MediaUtil("file://" + _file.Path);

        var response = (WeChatPayResponse)instance.v3.merchant.media.upload.post(new
        {
            body = media.getStream(),
            headers = new { Content_Type = media.getContentType() },
        });

        Assert.That((string?)response.Json["media_id"], Is.Not.Empty);
    }

    [TestCase(Image, "media_id")]
    [TestCase("v3/merchant/media/video_upload", "media_id")]
    [TestCase("v3/merchant-service/images/upload", "media_id")]
    [TestCase("v3/global/merchant-service/images/upload", "media_id")]
    [TestCase("v3/marketing/favor/media/image-upload", "media_url")]
    [TestCase("v3/marketing/partner/product-coupon/media/upload-image", "media_url")]
    public async Task Media_AsABody_IsTakenAsOftenAsItIsSent(string path, string field)
    {
        var media = new MediaUtil(_file.Path);

        foreach (var _ in Enumerable.Range(0, 2))
            Assert.That((string?)(await Client[path].PostAsync(new { body = media })).Json[field], Is.Not.Empty);
        Assert.That(
            await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await Client[path].PostAsync(new RequestOptions { Body = media })).StatusCode)),
            Is.All.EqualTo(200));
    }

    [Test]
    public void Invoice_WithItsSm3_IsTaken()
    {
        using var file = new TemporaryFile("fapiao.pdf", Bytes);
        var media = new MediaUtil("file://" + file.Path);
        var meta = new
        {
            sub_mchid = "1900000109",
            file_type = "PDF",
            digest_alogrithm = "SM3",
            digest = Sm3.file("file://" + file.Path),
        };
        media.setMeta(json_encode(meta));

        var response = Client[Invoice].post(new { body = media.getStream(), headers = new { Content_Type = media.getContentType() } });

        Assert.That((string?)response.Json["fapiao_media_id"], Is.Not.Empty);
    }

    [Test]
    public async Task Invoice_OfATaxi_IsTaken()
    {
        var media = new MediaUtil("taxi.ofd", new MemoryStream(Bytes));
        media.SetMeta(new { company_mchid = "1900000109", region_id = 440300, digest = media.Sm3(), digest_algorithm = "DIGEST_ALGORITHM_SM3" });

        Assert.That((string?)(await Client["v3/taxi-invoice/cards/upload-file"].PostAsync(new { body = media })).Json["fapiao_media_id"], Is.Not.Empty);
    }

    [Test]
    public async Task List_WithItsBank_IsTaken()
    {
        var media = new MediaUtil("名单.csv", new MemoryStream("1,2\n"u8.ToArray()));
        media.SetMeta(new { bank_type = "CMB_DEBIT", filename = media.FileName, sha256 = media.Sha256() });

        var answer = await Client["v3/marketing/bank/packages/{package_id}/tasks"].PostAsync(new { package_id = "8473295", body = media });

        Assert.That(
            ((string?)answer.Json["package_id"], (string?)answer.Json["bank_type"], (string?)answer.Json["filename"]),
            Is.EqualTo(("8473295", "CMB_DEBIT", "名单.csv")));
    }

    [Test]
    public async Task Papers_InAPartOfAnotherName_AreTaken()
    {
        var media = new MediaUtil(_file.Path, part: "submission_file");
        media.SetMeta(new { file_name = media.FileName, file_digest = media.Sha256(), item_id = 1 });

        var answer = await Client["v3/mch-manage/submission-files/sub-mchid/{sub_mchid}/upload"].PostAsync(new { sub_mchid = "1900000109", body = media });

        Assert.That((string?)answer.Json["file_id"], Is.Not.Empty);
    }

    [Test]
    public async Task Stream_ThatCanBeReadOnce_IsTakenAndLeftOpen()
    {
        var once = TestStream.Once(Bytes);

        var answer = await Client[Image].PostAsync(new { body = new MediaUtil("a.jpg", once) });

        Assert.That((answer.StatusCode, once.IsClosed), Is.EqualTo((200, false)));
    }

    [Test]
    public async Task Stream_ThatCanBeReadOnceWithAKnownDigest_IsSentAsItComes()
    {
        var media = new MediaUtil("a.jpg", TestStream.Once(Bytes));
        media.SetMeta(new { filename = "a.jpg", digest = Hex(Bytes) });

        await Client[Storage].PostAsync(new { body = media });

        Assert.That(Server.Requests[^1].Headers["Transfer-Encoding"], Is.EqualTo("chunked"));
        Assert.That(
            async () => await Client[Storage].PostAsync(new { body = media }),
            Throws.ArgumentException.With.Message.Contains("cannot seek and was already read").And.Message.EndsWith("Nothing was sent."));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Stream_OfAMultipartBodyOfOnesOwn_IsNotBuffered(bool seeks)
    {
        var file = new byte[1 << 20];
        var bytes = ReadAll(Upload("a.jpg", file, out var contentType));
        using Stream body = seeks ? new MemoryStream(bytes) : TestStream.Once(bytes);

        var answer = await Client[Image].PostAsync(new { body, headers = new { Content_Type = contentType } });

        Assert.That(answer.StatusCode, Is.EqualTo(200));
        Assert.That(Server.Requests[^1].Headers.ContainsKey("Content-Length"), Is.EqualTo(seeks));
        Assert.That(body.CanRead);
    }

    [Test]
    public async Task Parts_WithNamesBeyondLatin_AreTaken()
    {
        using var stream = new MemoryStream(Bytes);

        var answer = await Client[Image].PostAsync(new
        {
            multipart = new object[]
            {
                new { name = "meta", contents = json_encode(new { filename = "图\"\r\n.jpg", sha256 = Hex(Bytes) }) },
                new { name = "file", contents = stream, filename = "图\"\r\n.jpg" },
            },
        });

        Assert.That(answer.StatusCode, Is.EqualTo(200));
        Assert.That(Server.Requests[^1].BodyText(), Does.Contain("Content-Type: image/jpeg"));
        Assert.That(stream.CanRead, "The stream is the user's to close.");
    }

    [Test]
    public async Task File_ChangedAfterItsDigest_IsRefusedWithBothDigests()
    {
        var media = new MediaUtil(_file.Path);
        _ = media.Meta;
        var changed = Bytes.ToArray();
        changed[^1] ^= 1;
        File.WriteAllBytes(_file.Path, changed);

        var error = (await Assert.CatchAsync<WeChatPayApiException>(async () => await Client[Image].PostAsync(new { body = media })))!;

        Assert.That(error.Code, Is.EqualTo("PARAM_ERROR"));
        Assert.That(error.Description, Does.Contain(Hex(Bytes)).And.Contain(Hex(changed)));
    }

    [Test]
    public async Task Signature_OfAnUpload_CoversItsMetaAlone()
    {
        using var wire = new Support.Wire().Answer();
        using var client = new WeChatPayClient(Support.TestKeys.Options);
        var media = new MediaUtil(_file.Path);

        await client[Image].PostAsync(new { body = media.Stream });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Request.IsSigned(Encoding.UTF8.GetBytes(media.Meta)));
            Assert.That(wire.Request.IsSigned(), Is.False);
            Assert.That(wire.Request.Body, Is.EqualTo(ReadAll(media.Stream)));
            Assert.That(wire.Request.ContentType, Is.EqualTo(media.ContentType));
        }
    }

    [Test]
    public void ContentType_OfAnotherUpload_IsRefused()
    {
        using var wire = new Support.Wire();
        var media = new MediaUtil(_file.Path);
        var other = new MediaUtil(_file.Path);

        Assert.That(
            async () => await Client[Image].PostAsync(new { body = media.getStream(), headers = new { Content_Type = other.getContentType() } }),
            Throws.ArgumentException
                .With.Message.Contains(other.ContentType).And.Message.Contains(media.ContentType).And.Message.EndsWith("Nothing was sent."));
    }

    [Test]
    public void File_GoneWhenItIsSent_IsRefusedBeforeSending()
    {
        using var wire = new Support.Wire();
        var media = new MediaUtil(_file.Path);
        File.Delete(_file.Path);

        Assert.That(
            async () => await Client[Image].PostAsync(new { body = media }),
            Throws.ArgumentException.With.Message.Contains("The uploaded file does not exist").And.Message.EndsWith("Nothing was sent."));
        media.SetMeta(new { a = 1 });
        Assert.That(
            async () => await Client[Image].PostAsync(new { body = media }),
            Throws.ArgumentException.With.Message.Contains("The uploaded file does not exist").And.Message.EndsWith("Nothing was sent."));
    }

    private static Stream Upload(string name, byte[] file, out string contentType)
    {
        var media = new MediaUtil(name, new MemoryStream(file));
        contentType = media.ContentType;
        return media.Stream;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
