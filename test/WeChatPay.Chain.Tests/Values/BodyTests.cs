using System.Text;
using NUnit.Framework;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Values;

/// <summary>Bodies that are not what they seem: refused, or sent whole.</summary>
public sealed class BodyTests : ValueFixture
{
    private static readonly object[] NotObjects =
    [
        "text", "{}"u8.ToArray(), new ReadOnlyMemory<byte>([1]), new MemoryStream([1]), new StringContent("{}"),
        5, true, 1.5, Guid.Empty, new Uri("https://x/"),
        new ArraySegment<byte>([1]), DateTimeOffset.UnixEpoch, BodySource.FromString("{}"),
    ];

    [TestCaseSource(nameof(NotObjects))]
    public void Json_ThatIsNotAnObject_IsRefused(object json) =>
        AssertRefused(() => SendJson(json), "`json` of POST v3/a is ", "Give the object itself", "body = text");

    private static readonly object[] NoForm =
        [new MemoryStream(), new StringContent("{}"), Task.FromResult(1), (Func<int>)(static () => 1), new StringReader("")];

    [TestCaseSource(nameof(NoForm))]
    public void Json_FieldWithoutAJsonForm_IsRefused(object value)
    {
        AssertRefused(() => SendJson(new { a = new[] { value } }), "`json` of POST v3/a", "`a");
        AssertRefused(() => SendJson(new { a = new Dictionary<string, object> { ["b"] = value } }), "`a.b`");
    }

    [Test]
    public void Body_StreamAtItsEnd_IsSentFromItsFirstByte()
    {
        using var wire = new Wire().Answer();
        using var stream = new MemoryStream();
        stream.Write("{\"a\":1}"u8);

        Client[Path].Post(new { body = stream });

        Assert.That(wire.Request.Text, Is.EqualTo("{\"a\":1}"));
        Assert.That(wire.Request.IsSigned());
    }

    [Test]
    public void Body_StreamThatHasEndedAndCannotSeek_IsRefused()
    {
        using var stream = new System.IO.Compression.GZipStream(new MemoryStream(Zipped("{}")), System.IO.Compression.CompressionMode.Decompress);
        stream.CopyTo(Stream.Null);

        AssertRefused(() => Client[Path].Post(new { body = stream }), "`body` of POST v3/a", "open a stream for each call");
    }

    [Test]
    public void Body_StreamThatCannotSeek_IsSent()
    {
        using var wire = new Wire().Answer();
        using var stream = new System.IO.Compression.GZipStream(new MemoryStream(Zipped("{\"a\":1}")), System.IO.Compression.CompressionMode.Decompress);

        Client[Path].Post(new { body = stream });

        Assert.That(wire.Request.Text, Is.EqualTo("{\"a\":1}"));
    }

    // A name of letters and digits is shown; any other may be a person or a key in the wrong place.
    [TestCase("10", "`10` in `xml`")]
    [TestCase("a b", "a field whose name is a text of 3 characters in `xml`")]
    [TestCase("a:b", "a field whose name is a text of 3 characters in `xml`")]
    [TestCase("", "a field whose name is empty text in `xml`")]
    [TestCase("张 三", "a field whose name is a text of 3 characters in `xml`")]
    [TestCase("<a>", "a field whose name is a text of 3 characters in `xml`")]
    public void Xml_NameThatNoElementCanHave_IsRefused(string name, string shown) =>
        AssertRefused(() => SendXml(new Dictionary<string, object> { ["mch_id"] = TestKeys.Mchid, [name] = "a" }), shown, "out_trade_no");

    [Test]
    public void Xml_FieldsOfEachKind_AreSentAsTheyWereSigned()
    {
        var fields = SendXml(new Dictionary<string, object>
        {
            ["mch_id"] = TestKeys.Mchid,
            ["a"] = 1990.0,
            ["b"] = "x\r\ny]]><z>",
            ["c"] = true,
            ["d"] = " ",
            ["coupon_id_0"] = DayOfWeek.Friday,
            ["名"] = "1",
        });

        var sign = fields["sign"];
        fields.Remove("sign");
        Assert.That(sign, Is.EqualTo(Hash.Sign("MD5", Formatter.QueryStringLike(Formatter.Ksort(fields)), XmlAnswer.ApiV2Key)));
    }

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
