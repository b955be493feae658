using System.Net;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Uploads written by hand, byte for byte: what is taken, and what is wrong with the others.</summary>
internal sealed class UploadsTests : SandboxFixture
{
    private const string Image = "/v3/merchant/media/upload";
    private const string Invoice = "/v3/new-tax-control-fapiao/fapiao-applications/upload-fapiao-file";

    // The example of GB/T 32905-2016.
    private const string Sm3OfAbc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

    private static readonly byte[] Abc = "abc"u8.ToArray();

    [TestCase(Image, "media_id")]
    [TestCase("/v3/merchant/media/video_upload", "media_id")]
    [TestCase("/v3/merchant-service/images/upload", "media_id")]
    [TestCase("/v3/global/merchant-service/images/upload", "media_id")]
    [TestCase("/v3/marketing/favor/media/image-upload", "media_url")]
    [TestCase("/v3/marketing/partner/product-coupon/media/upload-image", "media_url")]
    [TestCase("/brand/marketing/product-coupon/media/upload-image", "image_url")]
    public async Task Upload_AsDescribed_IsTaken(string path, string field)
    {
        var reply = await UploadAsync(path, Described("a.png", Abc), "a.png", Abc);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        Assert.That((string?)reply.Json[field], Is.Not.Empty);
        Assert.That(reply.IsSignedBy(Server.PlatformPublicKeyPem));
    }

    [Test]
    public async Task Upload_OfOtherShapes_IsTaken()
    {
        var digest = Sha256(Abc);
        (string Path, JObject Meta, string Field, string Part)[] shapes =
        [
            ("/v3/global/merchant-storage/file/upload", new() { ["filename"] = "a.png", ["digest"] = digest }, "file_id", "file"),
            ("/brand/card-member/media/image-upload", new() { ["filename"] = "a.png", ["file_digest"] = digest }, "media_url", "file"),
            ("/v3/ecommerce/account/cancel-applications/media", new() { ["file_name"] = "a.png", ["file_digest"] = digest }, "media_id", "file"),
            ("/v3/mch-manage/submission-files/sub-mchid/1900000109/upload", new() { ["file_name"] = "a.png", ["file_digest"] = digest, ["item_id"] = 1 },
                "file_id", "submission_file"),
            ("/v3/mch-operation-manage/enhanced-due-diligence/7/upload",
                new() { ["file_name"] = "a.png", ["file_digest"] = digest, ["sub_mchid"] = "1", ["item_id"] = 1 }, "file_id", "due_diligence_file"),
            ("/v3/marketing/bank/packages/8473295/tasks", new() { ["bank_type"] = "CMB_DEBIT", ["filename"] = "a.png", ["sha256"] = digest }, "task_id",
                "file"),
            (Invoice, new() { ["file_type"] = "PDF", ["digest_alogrithm"] = "SM3", ["digest"] = Sm3OfAbc }, "fapiao_media_id", "file"),
            ("/v3/taxi-invoice/cards/upload-file",
                new() { ["company_mchid"] = "1", ["region_id"] = 1, ["digest"] = Sm3OfAbc, ["digest_algorithm"] = "DIGEST_ALGORITHM_SM3" }, "fapiao_media_id",
                "file"),
        ];
        foreach (var shape in shapes)
        {
            var reply = await UploadAsync(shape.Path, shape.Meta, "a.png", Abc, shape.Part);
            Assert.That((string?)reply.Json[shape.Field], Is.Not.Null.And.Not.Empty, shape.Path + reply.Text);
        }
    }

    [Test]
    public async Task Upload_MetaBehindTheFile_IsTaken()
    {
        var meta = new JObject { ["file_type"] = "OFD", ["digest_alogrithm"] = "SM3", ["digest"] = Sm3OfAbc }.ToString(Formatting.None);
        byte[] body = [.. FilePart("a.ofd", Abc), .. MetaPart(meta), .. End];

        var reply = await SendAsync(Draft(Invoice, meta, body));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task Upload_AByteChanged_NamesBothDigests() => AssertParamError(
        await UploadAsync(Image, Described("a.png", Abc), "a.png", "abd"u8.ToArray()),
        "/meta/sha256", "body", "digest mismatch", Sha256(Abc), Sha256("abd"u8.ToArray()), "3 bytes");

    [Test]
    public async Task Invoice_AByteChanged_NamesBothDigests() => AssertParamError(
        await UploadAsync(Invoice, new() { ["file_type"] = "PDF", ["digest_alogrithm"] = "SM3", ["digest"] = "00" }, "a.pdf", Abc),
        "/meta/digest", "body", "digest mismatch", "`00`", Sm3OfAbc, "SM3");

    [Test]
    public async Task Invoice_OfAnotherAlgorithm_IsRefused() => AssertParamError(
        await UploadAsync(Invoice, new() { ["file_type"] = "PDF", ["digest_alogrithm"] = "SHA256", ["digest"] = Sha256(Abc) }, "a.pdf", Abc),
        "/meta/digest_alogrithm", "body", "unknown value", "`SHA256`, not SM3");

    [Test]
    public async Task Upload_WithoutFile_IsRefused() => AssertParamError(
        await UploadAsync(Image, Described("a.png", Abc), "a.png", Abc, "picture"), "/file", "body", "missing", "None of the parts is named file");

    [Test]
    public async Task Upload_EmptyFile_IsRefused() => AssertParamError(
        await UploadAsync(Image, Described("a.png", []), "a.png", []), "/file", "body", "empty", "is empty");

    [Test]
    public async Task Upload_WithoutFileName_IsRefused() => AssertParamError(
        await UploadAsync(Image, Described("a.png", Abc), null, Abc), "/file", "body", "no filename", "does not name a file");

    [Test]
    public async Task Upload_UnderAnotherName_IsTakenAsTheMetaHasIt()
    {
        foreach (var name in (string[])["b.png", "%E5%9B%BE.png", "=?utf-8?B?5Zu+LnBuZw==?="])
        {
            var reply = await UploadAsync(Image, Described("图.png", Abc), name, Abc);
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            Assert.That((string?)reply.Json["media_id"], Is.Not.Null.And.Not.Empty);
        }
    }

    [TestCase("multipart/form-data")]
    [TestCase("multipart/form-data; charset=utf-8")]
    public async Task Upload_WithoutBoundaryInTheHeader_IsReadByItsFirstLine(string contentType)
    {
        var json = Described("a.png", Abc).ToString(Formatting.None);
        var body = (byte[])[.. MetaPart(json), .. FilePart("a.png", Abc), .. End];

        var reply = await SendAsync(Draft(Image, json, body) with { ContentType = contentType });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task Upload_WithoutAnyBoundary_IsRefused() => AssertParamError(
        await SendAsync(Draft(Image, "{}", "no form"u8.ToArray()) with { ContentType = "multipart/form-data" }), "/meta", "body", "missing", "boundary");

    [TestCase("filename")]
    [TestCase("sha256")]
    public async Task Upload_WithoutAField_IsRefused(string field)
    {
        var meta = Described("a.png", Abc);
        meta.Remove(field);

        AssertParamError(await UploadAsync(Image, meta, "a.png", Abc), $"/meta/{field}", "body", "missing", field);
    }

    [Test]
    public async Task Upload_MetaThatIsNoJson_IsRefused()
    {
        byte[] body = [.. MetaPart("a=1"), .. FilePart("a.png", Abc), .. End];

        AssertParamError(await SendAsync(Draft(Image, "a=1", body)), "/meta", "body", "not a JSON object", "The part meta is not a JSON object");
    }

    [Test]
    public async Task Upload_AsJson_IsRefused() => AssertParamError(
        await SendAsync(Post(Described("a.png", Abc)) with { Target = Image }), "/meta", "body", "missing", "application/json, not multipart/form-data");

    [TestCase("a\"b.png", "a%22b.png")]
    [TestCase("a\r\nb.png", "a%0D%0Ab.png")]
    [TestCase("图\\.png", "图\\.png")]
    public async Task Upload_NameThatIsEscaped_IsTaken(string name, string escaped)
    {
        var reply = await UploadAsync(Image, Described(name, Abc), escaped, Abc);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task Upload_Large_IsTakenAndItsHeadKept()
    {
        var file = new byte[40 << 20];
        RandomNumberGenerator.Fill(file);

        var reply = await UploadAsync(Image, Described("a.png", file), "a.png", file);

        var arrived = Server.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            Assert.That(arrived.BodyLength, Is.GreaterThan(file.Length));
            Assert.That(arrived.ToString(), Does.Contain($"({arrived.BodyLength} bytes)"));
            Assert.That(arrived.Body.Length, Is.EqualTo(1 << 20));
            Assert.That(arrived.Body.Span[..10].ToArray(), Is.EqualTo("--b0\r\nCont"u8.ToArray()));
        }
    }

    [Test]
    public async Task Upload_Garbage_IsReadToItsEndAndRefused()
    {
        var garbage = new byte[3 << 20];
        RandomNumberGenerator.Fill(garbage);

        AssertParamError(
            await SendAsync(Draft(Image, "{}", garbage)), "/meta", "body", "missing", "The signature of an upload covers the JSON in the part named meta");
        Assert.That(Server.Requests.Single().BodyLength, Is.EqualTo(garbage.Length));
    }

    [Test]
    public async Task Upload_OfAThousandParts_IsRefused()
    {
        byte[] body = [.. Enumerable.Repeat(MetaPart("{}"), 1000).SelectMany(static part => part), .. End];

        AssertParamError(await SendAsync(Draft(Image, "{}", body)), "/meta", "body", "missing", "more than 100 parts");
    }

    private static byte[] End => "--b0--\r\n"u8.ToArray();

    private static JObject Described(string name, byte[] file) => new() { ["filename"] = name, ["sha256"] = Sha256(file) };

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] MetaPart(string meta) =>
        Encoding.UTF8.GetBytes($"--b0\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{meta}\r\n");

    private static byte[] FilePart(string? fileName, byte[] file, string part = "file") =>
    [
        .. Encoding.UTF8.GetBytes($"--b0\r\nContent-Disposition: form-data; name=\"{part}\"{(fileName is null ? "" : $"; filename=\"{fileName}\"")}\r\n\r\n"),
            .. file, .. "\r\n"u8,
    ];

    private Task<Reply> UploadAsync(string path, JObject meta, string? fileName, byte[] file, string part = "file")
    {
        var json = meta.ToString(Formatting.None);
        return SendAsync(Draft(path, json, [.. MetaPart(json), .. FilePart(fileName, file, part), .. End]));
    }

    private Draft Draft(string path, string meta, byte[] body) => new(Server, HttpMethod.Post, path)
    {
        ContentType = "multipart/form-data; boundary=b0",
        Body = body,
        Sign = (method, target, timestamp, nonce, _) => Tests.Draft.Message(method, target, timestamp, nonce, Encoding.UTF8.GetBytes(meta)),
    };
}
