using System.Text;
using NUnit.Framework;

namespace WeChatPay.Tests.Helpers;

public sealed class TransformerReadTests
{
    [Test]
    public void ToArray_AnAnswer_IsItsFields()
    {
        var fields = Transformer.toArray("""
            <?xml version="1.0" encoding="gb2312"?>
            <!-- comment --><xml a="1">
              <return_code><![CDATA[SUCCESS]]></return_code>
              <return_msg>a &lt; b &#24352;<![CDATA[ & ]]>c<!-- x --></return_msg>
              <attach></attach><none/><space> </space>
              <detail> text <goods><id>1</id><id>2</id><id/></goods><one><item>x</item></one></detail>
            </xml>
            """);

        Assert.That(fields, Is.EqualTo(new Dictionary<string, object?>
        {
            ["return_code"] = "SUCCESS",
            ["return_msg"] = "a < b 张 & c",
            ["attach"] = "",
            ["none"] = "",
            ["space"] = " ",
            ["detail"] = new Dictionary<string, object?>
            {
                ["goods"] = new Dictionary<string, object?> { ["id"] = new List<object?> { "1", "2", "" } },
                ["one"] = new Dictionary<string, object?> { ["item"] = "x" },
            },
        }));
    }

    [Test]
    public void ToArray_OfNothing_HasNoFields() => Assert.That(Transformer.toArray(), Is.Empty);

    [TestCase("<xml/>")]
    [TestCase("<xml></xml>")]
    [TestCase("<root> \n </root>")]
    public void ToArray_AnEmptyRoot_HasNoFields(string xml) => Assert.That(Transformer.toArray(xml), Is.Empty);

    [Test]
    public void ToArray_ARootOfText_GivesItUnderZeroAsPhpDoes() =>
        Assert.That(Transformer.toArray("<xml>down</xml>"), Is.EqualTo(new Dictionary<string, object?> { ["0"] = "down" }));

    [Test]
    public void ToArray_CharactersThatXmlCannotCarry_AreDropped() =>
        Assert.That(
            Transformer.toArray("\u0000<xml><a>1\u0001\ud83d\ude00\ud800\uffff2\u001b</a></xml>"),
            Is.EqualTo(new Dictionary<string, object?> { ["a"] = "1\ud83d\ude002" }));

    [Test]
    public void Sanitize_CleanText_IsTheTextItself()
    {
        const string Clean = "a\t\r\n张\ud83d\ude00";

        Assert.That(Transformer.sanitize(Clean), Is.SameAs(Clean));
    }

    [Test]
    public void ToArray_Bytes_AreUtf8WithOrWithoutMark()
    {
        byte[] xml = [.. Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='gbk'?><xml><a>张三</a></xml>")];
        var expected = new Dictionary<string, object?> { ["a"] = "张三" };

        Assert.That(Transformer.toArray(xml), Is.EqualTo(expected));
        Assert.That(Transformer.toArray([.. Encoding.UTF8.GetPreamble(), .. xml]), Is.EqualTo(expected));
        Assert.That(() => Transformer.toArray([.. xml, 0xff]), Throws.TypeOf<FormatException>().With.Message.Contains("UTF-8"));
    }

    [TestCase("")]
    [TestCase("FAIL")]
    [TestCase("{\"code\":\"x\"}")]
    [TestCase("<xml><a></xml>")]
    [TestCase("<xml><a>")]
    [TestCase("<xml/><xml/>")]
    [TestCase("<xml/>rest")]
    [TestCase("<xml><a>&#1;</a></xml>")]
    [TestCase("<xml>&nbsp;</xml>")]
    [TestCase("<xml><a:b/></xml>")]
    public void ToArray_WhatIsNoXml_IsRefused(string xml) =>
        Assert.That(() => Transformer.toArray(xml), Throws.TypeOf<FormatException>().With.Message.Contains("not readable as XML"));

    [Test]
    public void ToArray_ExternalEntity_IsRefusedAndNotRead()
    {
        var path = Path.Combine(Path.GetTempPath(), $"secret-{Formatter.Nonce()}.txt");
        File.WriteAllText(path, "stolen");
        try
        {
            Assert.That(
                () => Transformer.toArray($"<!DOCTYPE xml [<!ENTITY e SYSTEM \"file://{path}\">]><xml><a>&e;</a></xml>"),
                Throws.TypeOf<FormatException>().With.Message.Contains("DOCTYPE").And.Message.Not.Contains("stolen"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestCase("<!DOCTYPE xml><xml/>")]
    [TestCase("<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml/>")]
    [TestCase("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml>&a;</xml>")]
    public void ToArray_ADoctype_IsRefused(string xml) =>
        Assert.That(() => Transformer.toArray(xml), Throws.TypeOf<FormatException>().With.Message.Contains("DOCTYPE"));

    [Test]
    public void ToArray_BillionLaughs_IsRefusedAtOnce()
    {
        var entities = string.Concat(
            Enumerable.Range(1, 9).Select(static i => $"<!ENTITY lol{i} \"{string.Concat(Enumerable.Repeat($"&lol{i - 1};", 10))}\">"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(() => Transformer.toArray($"<!DOCTYPE lolz [<!ENTITY lol0 \"lol\">{entities}]><lolz>&lol9;</lolz>"), Throws.TypeOf<FormatException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000_000));
    }

    [TestCase(Transformer.MaxDepth, true)]
    [TestCase(Transformer.MaxDepth + 1, false)]
    [TestCase(10_000, false)]
    [TestCase(1_000_000, false)]
    public void ToArray_Nested_IsReadUpToTheDepthLimit(int depth, bool read)
    {
        var xml = "<xml>" + string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth)) + "</xml>";

        if (read)
            Assert.That(Transformer.toArray(xml), Has.Count.EqualTo(1));
        else
            Assert.That(() => Transformer.toArray(xml), Throws.TypeOf<FormatException>().With.Message.Contains("512"));
    }

    [Test]
    public void ToArray_TenMegabytes_CostsAFewTimesThat()
    {
        var xml = "<xml>" + string.Concat(
            Enumerable.Range(0, 200_000).Select(static i => $"<a><b{i % 9}>{i:D6}</b{i % 9}><c><![CDATA[1234567890]]></c><d/></a>")) + "</xml>";
        Assert.That(xml, Has.Length.GreaterThan(10_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var rows = (List<object?>)Transformer.toArray(xml)["a"]!;

        Assert.That(rows, Has.Count.EqualTo(200_000));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(250_000_000));
    }

    [Test]
    public void ToArray_ManyPiecesOfText_CostsNoSquare()
    {
        var xml = "<xml><a>" + string.Concat(Enumerable.Repeat("<![CDATA[x]]>", 200_000)) + "</a></xml>";
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(Transformer.toArray(xml)["a"], Is.EqualTo(new string('x', 200_000)));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000_000));
    }

    [Test]
    public void ToArray_LongerThanTheLimit_IsRefused()
    {
        var xml = "<xml>" + new string(' ', Transformer.MaxLength) + "</xml>";

        Assert.That(() => Transformer.toArray(xml), Throws.TypeOf<FormatException>().With.Message.Contains("16777216"));
        Assert.That(() => Transformer.toArray(Encoding.UTF8.GetBytes(xml)), Throws.TypeOf<FormatException>().With.Message.Contains("16777216"));
        Assert.That(() => Transformer.toArray(new byte[Transformer.MaxLength * 3 + 1]), Throws.TypeOf<FormatException>().With.Message.Contains("bytes"));
    }
}
