using NUnit.Framework;
using WeChatPay.Tests.Support;
using WeChatPay.Util;

namespace WeChatPay.Tests.Values;

/// <summary>Parts of an upload: their headers, their names, and the file itself.</summary>
public sealed class PartTests : ValueFixture
{
    private const string Meta = "{\"filename\":\"a.jpg\"}";

    [TestCase("X-Note", "a\r\nEvil: 1")]
    [TestCase("X-Note", "a\nEvil: 1")]
    [TestCase("X-Note", "a\0")]
    [TestCase("X-Note\r\nEvil", "1")]
    [TestCase("X Note", "1")]
    public void Header_OfAPartWithALineFeed_IsRefused(string name, string value) => AssertRefused(
        () => Send(new { name = "file", contents = new byte[1], filename = "a.jpg", headers = new Dictionary<string, object> { [name] = value } }), "header");

    [Test]
    public void Header_OfAPart_ReplacesTheDefault() => Assert.That(
        Send(new { name = "file", contents = new byte[1], filename = "a.jpg", headers = new { Content_Type = "image/x", X_Note = "1" } }),
        Does.Contain("Content-Type: image/x\r\n").And.Contains("X-Note: 1\r\n").And.Not.Contains("image/jpeg"));

    [Test]
    public void File_WithoutAName_HasTheNameOfItsStream()
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        File.WriteAllText(path, "x");
        try
        {
            using var stream = File.OpenRead(path);

            Assert.That(
                Send(new { name = "file", contents = stream }),
                Does.Contain($"filename=\"{System.IO.Path.GetFileName(path)}\"").And.Contains("Content-Type: image/png"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void File_WithoutAnyName_IsRefused()
    {
        AssertRefused(() => Send(new { name = "file", contents = new MemoryStream([1]) }), "`file`", "`filename`");
        AssertRefused(() => Send(new { name = "file", contents = new byte[1] }), "`file`", "`filename`");
    }

    [Test]
    public void Parts_WithoutAFile_AreRefused()
    {
        AssertRefused(() => Client[Path].Post(new { multipart = new object[] { new { name = "meta", contents = Meta } } }), "has no file");
        AssertRefused(() => Send(new { name = "note", contents = "text" }), "has no file");
        AssertRefused(() => Client[Path].Post(new { body = new MultipartFormDataContent { { new StringContent(Meta), "meta" } } }), "has no file");
    }

    [TestCase("no json")]
    [TestCase("[1]")]
    [TestCase("\"text\"")]
    public void Meta_ThatIsNotAJsonObject_IsRefused(string meta)
    {
        var file = new { name = "file", contents = new byte[1], filename = "a.jpg" };

        AssertRefused(() => Client[Path].Post(new { multipart = new object[] { new { name = "meta", contents = meta }, file } }), "meta", "JSON object");
        AssertRefused(
            () => Client[Path].Post(new
            {
                body = new MultipartFormDataContent { { new StringContent(meta), "meta" }, { new ByteArrayContent([1]), "file", "a.jpg" } },
            }),
            "meta",
            "JSON object");
    }

    [TestCase(@"C:\fakepath\x.jpg", "x.jpg")]
    [TestCase(@"..\x.jpg", "x.jpg")]
    [TestCase("/tmp/a/x.jpg", "x.jpg")]
    [TestCase(@"C:\a/b\x.jpg", "x.jpg")]
    [TestCase("图.jpg", "图.jpg")]
    public void FileName_OfAnySystem_IsItsLastPart(string given, string name)
    {
        Assert.That(new MediaUtil(given, new MemoryStream([1])).FileName, Is.EqualTo(name));
        Assert.That(Send(new { name = "file", contents = new byte[1], filename = given }), Does.Contain($"filename=\"{name}\""));
    }

    private string Send(object file)
    {
        using var wire = new Wire().Answer();
        Client[Path].Post(new { multipart = new object[] { new { name = "meta", contents = Meta }, file } });
        return wire.Request.Text;
    }
}
