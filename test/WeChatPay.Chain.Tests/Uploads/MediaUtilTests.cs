using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using WeChatPay.Util;
using static WeChatPay.Php.Functions;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Uploads;

/// <summary>The parts of an upload, under PHP's names and C#'s, and the uploads that are refused before anything is sent.</summary>
public sealed class MediaUtilTests
{
    private static readonly byte[] Jpeg = [0xff, 0xd8, 0x00, 0x0d, 0x0a, 0x2d, 0x2d, 0xff, 0xd9];

    [Test]
    public void Meta_OfAFile_IsItsNameAndDigestAsPhpWritesThem()
    {
        using var file = new TemporaryFile("图 1.jpg", Jpeg);
        var media = new MediaUtil("file://" + file.Path);

        var expected = json_encode(new { filename = "图 1.jpg", sha256 = Hex(Jpeg) });
        Assert.That((media.getMeta(), media.Meta, media.FileName), Is.EqualTo((expected, expected, "图 1.jpg")));
    }

    [Test]
    public void Stream_OfAnUpload_IsMetaThenFile()
    {
        using var file = new TemporaryFile("a.jpg", Jpeg);
        var media = new MediaUtil(file.Path);

        var boundary = media.getContentType()["multipart/form-data; boundary=".Length..];
        byte[] expected =
        [
            .. Encoding.UTF8.GetBytes(
                $"--{boundary}\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{media.Meta}\r\n"),
            .. Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"),
            .. Jpeg,
            .. Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n"),
        ];
        using var stream = media.getStream();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(boundary, Does.Match("^[0-9a-f]{40}$"));
            Assert.That(stream.Length, Is.EqualTo(expected.Length));
            Assert.That(ReadAll(stream), Is.EqualTo(expected));
        }
    }

    [TestCase("a.JPG", "image/jpeg")]
    [TestCase("a.png", "image/png")]
    [TestCase("a.bmp", "image/bmp")]
    [TestCase("a.mp4", "video/mp4")]
    [TestCase("a.pdf", "application/pdf")]
    [TestCase("a.ofd", "application/ofd")]
    [TestCase("a.csv", "text/csv")]
    [TestCase("a.zip", "application/zip")]
    [TestCase("a.unknown", "application/octet-stream")]
    [TestCase("a", "application/octet-stream")]
    public void Stream_OfAFile_StatesItsMediaType(string name, string type) =>
        Assert.That(Text(new MediaUtil(name, new MemoryStream(Jpeg))), Does.Contain($"filename=\"{name}\"\r\nContent-Type: {type}\r\n\r\n"));

    [Test]
    public void SetMeta_Json_GoesOutAsItIsAndNullRestoresTheDefault()
    {
        var media = new MediaUtil("a.jpg", new MemoryStream(Jpeg));
        var usual = media.getMeta();
        using var earlier = media.getStream();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(media.setMeta("{ \"名\":1 }"), Is.EqualTo(11));
            Assert.That(media.getMeta(), Is.EqualTo("{ \"名\":1 }"));
            Assert.That(
                Encoding.UTF8.GetString(ReadAll(earlier)),
                Does.Contain("\r\n\r\n{ \"名\":1 }\r\n--"),
                "as in PHP, the stream has the meta that there is when it is read");
            Assert.That(media.setMeta(), Is.EqualTo(usual.Length));
            Assert.That(media.getMeta(), Is.EqualTo(usual));
        }
    }

    [Test]
    public void SetMeta_Object_IsWrittenAsJson()
    {
        var media = new MediaUtil("名单.csv", new MemoryStream(Jpeg));

        media.SetMeta(new { bank_type = "CMB_DEBIT", filename = media.FileName, sha256 = media.Sha256(), item_id = 7 });

        Assert.That(media.Meta, Is.EqualTo($"{{\"bank_type\":\"CMB_DEBIT\",\"filename\":\"\\u540d\\u5355.csv\",\"sha256\":\"{Hex(Jpeg)}\",\"item_id\":7}}"));
    }

    [Test]
    public void SetMeta_Object_IsWrittenAsTheOptionJsonIs()
    {
        var media = new MediaUtil("a.jpg", new MemoryStream(Jpeg));

        media.SetMeta(new { kind = DayOfWeek.Monday, rate = 0.5 });

        Assert.That(media.Meta, Is.EqualTo("{\"kind\":\"Monday\",\"rate\":0.5}"));
        Assert.That(
            () => media.SetMeta(new { rate = double.NaN }),
            Throws.ArgumentException.With.Message.Contains("`rate` is NaN, which has no form in a request"));
        Assert.That(() => media.SetMeta(new[] { 1 }), Throws.ArgumentException.With.Message.Contains("is not a JSON object: it is a JSON array."));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{\"a\":1")]
    [TestCase("filename=a.jpg")]
    [TestCase("{'filename':'a.jpg'}")]
    [TestCase("{filename:\"a.jpg\"}")]
    [TestCase("{\"filename\":\"a.jpg\"} // comment")]
    [TestCase("{\"filename\":\"a.jpg\",}")]
    public void SetMeta_NoJsonObject_IsRefused(string json) =>
        Assert.That(
            () => new MediaUtil("a.jpg", new MemoryStream(Jpeg)).SetMeta(json),
            Throws.ArgumentException.With.Message.Contains("is not a JSON object").And.Message.EndsWith("Nothing was sent."));

    [Test]
    public void SetMeta_HalfASurrogatePair_IsRefused() =>
        Assert.That(
            () => new MediaUtil("a.jpg", new MemoryStream(Jpeg)).SetMeta("{\"a\":\"\ud800\"}"),
            Throws.ArgumentException.With.Message.Contains("surrogate"));

    [Test]
    public void Part_OfAnotherName_HoldsTheFile() =>
        Assert.That(
            Text(new MediaUtil("a.jpg", new MemoryStream(Jpeg), "submission_file")),
            Does.Contain("form-data; name=\"submission_file\"; filename=\"a.jpg\""));

    [Test]
    public void File_Missing_IsNamedAtOnce() =>
        Assert.That(
            () => new MediaUtil("/nowhere/a.jpg"),
            Throws.ArgumentException.With.Message.Contains("The uploaded file does not exist").And.Message.EndsWith("Nothing was sent."));

    [Test]
    public void File_AFolder_IsRefusedAtOnce() =>
        Assert.That(() => new MediaUtil(Path.GetTempPath().TrimEnd('/')), Throws.ArgumentException.With.Message.Contains("is a folder"));

    [Test]
    public void File_Empty_IsRefusedAtOnce()
    {
        using var file = new TemporaryFile("a.jpg");

        Assert.That(
            () => new MediaUtil(file.Path),
            Throws.ArgumentException.With.Message.EqualTo($"The file `{file.Path}` is empty, and WeChat Pay does not accept empty files. Nothing was sent."));
        Assert.That(() => new MediaUtil("a.jpg", new MemoryStream()), Throws.ArgumentException.With.Message.Contains("is empty"));
        Assert.That(() => new MediaUtil("a.jpg", TestStream.Once([])).Meta, Throws.ArgumentException.With.Message.Contains("is empty"));
    }

    [Test]
    public void File_InUse_IsRefusedAtOnce()
    {
        using var file = new TemporaryFile("a.jpg", Jpeg);
        using var writer = File.Open(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.That(
            () => new MediaUtil(file.Path),
            Throws.ArgumentException.With.Message.Contains($"`{file.Path}` cannot be read").And.Message.EndsWith("Nothing was sent."));
    }

    [Test]
    public void File_WithoutName_IsRefused()
    {
        Assert.That(
            () => new MediaUtil("/some/folder/", new MemoryStream(Jpeg)),
            Throws.ArgumentException.With.Message.Contains("The file name of the upload is a text of 13 characters"));
        Assert.That(
            () => new MediaUtil("\ud800.jpg", new MemoryStream(Jpeg)), Throws.ArgumentException.With.Message.Contains("which cannot be sent as a name"));
    }

    [Test]
    public void Stream_Closed_IsRefused()
    {
        var closed = new MemoryStream(Jpeg);
        closed.Dispose();
        var later = new MemoryStream(Jpeg);
        var media = new MediaUtil("a.jpg", later);
        later.Dispose();

        Assert.That(
            () => new MediaUtil("a.jpg", closed), Throws.ArgumentException.With.Message.Contains("The stream of the upload is closed or cannot be read"));
        Assert.That(() => media.Meta, Throws.ArgumentException.With.Message.Contains("The stream of the upload is closed or cannot be read"));
    }

    [Test]
    public void Stream_AtItsEnd_IsTakenWhole()
    {
        var stream = new MemoryStream();
        stream.Write(Jpeg);

        Assert.That(new MediaUtil("a.jpg", stream).Sha256(), Is.EqualTo(Hex(Jpeg)));
    }

    [Test]
    public void Stream_ThatCanBeReadOnce_IsDigestedAndStillThere()
    {
        var media = new MediaUtil("a.jpg", TestStream.Once(Jpeg));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(media.Meta, Does.Contain(Hex(Jpeg)));
            Assert.That(media.Sm3(), Is.EqualTo(WeChatPay.Crypto.Sm3.Digest(Jpeg)));
            Assert.That(Text(media), Does.Contain(Encoding.UTF8.GetString(Jpeg)));
            Assert.That(Text(media), Does.Contain(Encoding.UTF8.GetString(Jpeg)));
        }
    }

    [Test]
    public void Stream_ThatCanBeReadOnceWithMetaOfItsOwn_IsReadOnce()
    {
        var media = new MediaUtil("a.jpg", TestStream.Once(Jpeg));
        media.SetMeta(new { digest = "known" });

        Assert.That(Text(media), Does.Contain(Encoding.UTF8.GetString(Jpeg)));
        Assert.That(() => Text(media), Throws.ArgumentException.With.Message.Contains("cannot seek and was already read"));
    }

    [Test]
    public void Stream_ThatFailsOnTheWay_LeavesNoFileBehind()
    {
        var before = Spooled();
        var error = new IOException("the line is down");
        using var broken = TestStream.Once(Jpeg, error);
        var media = new MediaUtil("a.jpg", broken);

        Assert.That(
            () => media.Meta,
            Throws.ArgumentException
                .With.Message.EqualTo("The stream of the upload cannot be read: the line is down Nothing was sent.").And.InnerException.SameAs(error));
        Assert.That(() => media.Meta, Throws.ArgumentException.With.Message.Contains("cannot seek and was already read"));
        Assert.That(Spooled().Except(before), Is.Empty);

        static string[] Spooled() => Directory.GetFiles(Path.GetTempPath(), "wechatpay-*");
    }

    [Test]
    public void Stream_FileBecameShorter_SaysSo()
    {
        using var file = new TemporaryFile("a.jpg", Jpeg);
        using var stream = new MediaUtil(file.Path).Stream;
        _ = stream.Length;
        File.WriteAllBytes(file.Path, [1]);

        Assert.That(() => ReadAll(stream), Throws.InstanceOf<EndOfStreamException>().With.Message.Contains("`a.jpg` became shorter"));
    }

    [Property(MaxTest = 200)]
    public bool Stream_SoughtAnywhere_GoesOnAsTheWholeDoes(byte[] bytes, ushort from, byte piece)
    {
        var media = new MediaUtil("a\"\r\n名.jpg", new MemoryStream([1, .. bytes]));
        var whole = ReadAll(media.Stream);
        using var stream = media.Stream;
        stream.Position = from % (whole.Length + 1);
        var rest = new MemoryStream();
        stream.CopyTo(rest, piece + 1);
        return rest.ToArray().AsSpan().SequenceEqual(whole.AsSpan(from % (whole.Length + 1)));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Text(MediaUtil media) => Encoding.UTF8.GetString(ReadAll(media.Stream));

    private static byte[] ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
