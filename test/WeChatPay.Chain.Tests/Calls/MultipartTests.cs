using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Calls;

/// <summary>Which part of a multipart body is signed, and how much of a stream goes out.</summary>
public sealed class MultipartTests
{
    private const string Path = "v3/merchant/media/upload";

    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [Test]
    public void Multipart_StreamThatWasDigestedBefore_IsSentWhole()
    {
        using var wire = new Wire().Answer();
        using var file = new MemoryStream("the file"u8.ToArray());
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));

        _client[Path].Post(new
        {
            multipart = new object[]
            {
                new { name = "meta", contents = $"{{\"filename\":\"a.jpg\",\"sha256\":\"{sha256}\"}}" },
                new { name = "file", contents = file, filename = "a.jpg" },
            },
        });

        Assert.That(wire.Request.Text, Does.Contain("\r\n\r\nthe file\r\n"));
    }

    [Test]
    public void Body_MultipartStreamThatWasRead_IsSentWhole()
    {
        using var wire = new Wire().Answer();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Body("form-data; name=\"meta\"")));
        stream.Position = stream.Length;

        Send(stream);

        Assert.That(wire.Request.Body, Is.EqualTo(stream.ToArray()));
        Assert.That(wire.Request.IsSigned("{\"n\":2}"u8.ToArray()));
    }

    [TestCase("form-data; name=\"meta\"")]
    [TestCase("form-data; name=meta")]
    [TestCase("form-data; filename=\"a.json\"; name=\"meta\"")]
    public void Body_MultipartStream_SignsThePartOfThatName(string disposition)
    {
        using var wire = new Wire().Answer();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Body(disposition)));

        Send(stream);

        Assert.That(wire.Request.IsSigned("{\"n\":2}"u8.ToArray()));
    }

    [TestCase("form-data; name=metadata")]
    [TestCase("form-data; name=\"other\"; filename=\"meta\"")]
    [TestCase("form-data; name=\"other\"\r\nX-Note: name=\"meta\"")]
    public void Body_MultipartStreamWithPartsOfOtherNames_IsRefused(string disposition)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Body(disposition)));

        Assert.That(() => Send(stream), Throws.ArgumentException.With.Message.Contains("has no part named `meta`"));
    }

    [Test]
    public void Multipart_TwoPartsOfThatName_SignsTheFirst()
    {
        using var wire = new Wire().Answer();

        _client[Path].Post(new
        {
            multipart = new object[]
            {
                new { name = "meta", contents = "{\"n\":1}" },
                new { name = "meta", contents = "{\"n\":2}" },
                new { name = "file", contents = new byte[1], filename = "a.jpg" },
            },
        });

        Assert.That(wire.Request.IsSigned("{\"n\":1}"u8.ToArray()));
    }

    private void Send(Stream stream) => _client[Path].Post(new { body = stream, headers = new { Content_Type = "multipart/form-data; boundary=b" } });

    private static string Body(string disposition) =>
        $"--b\r\nContent-Disposition: form-data; name=\"图\"; filename=\"meta\"\r\n\r\n{{\"n\":1}}\r\n"
        + $"--b\r\ncontent-disposition: {disposition}\r\nContent-Type: application/json\r\n\r\n{{\"n\":2}}\r\n--b--\r\n";
}
