using NUnit.Framework;
using WeChatPay.Php;
using WeChatPay.Php.Psr7;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Php;

public sealed class Psr7Tests
{
    [Test]
    public void Uri_OfAnAddress_GivesItsParts()
    {
        var uri = new WeChatPay.Php.Psr7.Uri("https://api.mch.weixin.qq.com:8443/v3/billdownload/file?token=a%2Bb");

        Assert.That(uri.getScheme(), Is.EqualTo("https"));
        Assert.That(uri.getHost(), Is.EqualTo("api.mch.weixin.qq.com"));
        Assert.That(uri.getPort(), Is.EqualTo(8443));
        Assert.That(uri.getPath(), Is.EqualTo("/v3/billdownload/file"));
        Assert.That(uri.getQuery(), Is.EqualTo("token=a%2Bb"));
        Assert.That(uri.withQuery("x=1").ToString(), Is.EqualTo("https://api.mch.weixin.qq.com:8443/v3/billdownload/file?x=1"));
        Assert.That(new WeChatPay.Php.Psr7.Uri("/a/b?c").getPath(), Is.EqualTo("/a/b"));
    }

    [Test]
    public void Query_ReadAndWritten_IsTheSame()
    {
        var fields = Query.parse("token=a%2Bb&x=1&x=2&flag");

        Assert.That((string?)fields["token"], Is.EqualTo("a+b"));
        Assert.That(((WeChatPay.Php.PhpArray)fields["x"]!).Values, Is.EqualTo((object[])["1", "2"]));
        Assert.That(fields.ContainsKey("flag") && fields["flag"] is null);
        Assert.That(Query.build(fields), Is.EqualTo("token=a%2Bb&x=1&x=2&flag"));
    }

    [Test]
    public void Streams_OfTextAndFiles_AreReadAndHashed()
    {
        using var sink = new TemporarySink();
        using (var file = Utils.tryFopen(sink.Path, "wb"))
            file.Write("abc"u8);
        using var lazy = new LazyOpenStream(sink.Path, "rb");

        Assert.That(Utils.hash(lazy, "sha256"), Is.EqualTo(Functions.hash("sha256", "abc")));
        Assert.That(lazy.Position, Is.Zero);
        Assert.That(new StreamReader(Utils.streamFor("支付")).ReadToEnd(), Is.EqualTo("支付"));
        Assert.That(() => Utils.tryFopen("a", "q"), Throws.ArgumentException.With.Message.Contains("rb"));
    }

    [Test]
    public void MultipartStream_AsABody_IsSignedOverItsMeta()
    {
        const string meta = """{"filename":"a.jpg","sha256":"x"}""";
        using var client = new WeChatPayClient(TestKeys.Options);
        using var wire = new Wire().Answer();
        using var body = new MultipartStream(new object[]
        {
            new { name = "meta", contents = meta, headers = new Dictionary<string, object?> { ["Content-Type"] = "application/json" } },
            new { name = "file", filename = "a\".jpg", contents = Utils.streamFor(new byte[] { 0xff, 0xd8 }) },
        });

        client.chain("v3/merchant/media/upload")
            .Post(new { body, headers = new Dictionary<string, object?> { ["Content-Type"] = "multipart/form-data; boundary=" + body.getBoundary() } });

        Assert.That(wire.Request.IsSigned(System.Text.Encoding.UTF8.GetBytes(meta)));
        Assert.That(wire.Request.Text, Does.Contain("name=\"file\"; filename=\"a%22.jpg\"").And.EndsWith($"--{body.getBoundary()}--\r\n"));
        Assert.That(() => new MultipartStream(new object[] { new { name = "meta" } }), Throws.ArgumentException.With.Message.Contains("contents"));
    }
}
