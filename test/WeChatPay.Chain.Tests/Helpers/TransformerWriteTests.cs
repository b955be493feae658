using NUnit.Framework;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Tests.Helpers;

public sealed class TransformerWriteTests
{
    [Test]
    public void ToXml_Scalars_AreWrittenAsPhpWritesThem() => Assert.That(
        Transformer.toXml(new { appid = "wx", total_fee = 101, rate = 0.5, yes = true, no = false, none = (string?)null, empty = "", name = "张三 it's" }),
        Is.EqualTo(
            "<xml><appid>wx</appid><total_fee>101</total_fee><rate>0.5</rate><yes>1</yes><no>0</no><none></none><empty></empty><name>张三 it's</name></xml>"));

    [TestCase("a<b", "<![CDATA[a<b]]>")]
    [TestCase("a>b", "<![CDATA[a>b]]>")]
    [TestCase("a&b", "<![CDATA[a&b]]>")]
    [TestCase("{\"a\":1}", "<![CDATA[{\"a\":1}]]>")]
    [TestCase("]]>", "<![CDATA[]]]]><![CDATA[>]]>")]
    [TestCase("&\r\n&", "<![CDATA[&]]>&#xD;<![CDATA[\n&]]>")]
    [TestCase("a'b", "a'b")]
    [TestCase("a\rb", "a&#xD;b")]
    public void ToXml_Markup_StandsInCData(string value, string expected) =>
        Assert.That(Transformer.toXml(new { v = value }), Is.EqualTo($"<xml><v>{expected}</v></xml>"));

    [Test]
    public void ToXml_ListsAndNesting_AreElements() => Assert.That(
        Transformer.toXml(
            new
            {
                list = new object?[] { "a", 2, null, new { b = 3 }, new[] { 4 } },
                map = new Dictionary<string, int> { ["c"] = 5 },
                json = JObject.Parse("""{"d":[6,null],"e":{"f":true}}"""),
            },
            item: "i"),
        Is.EqualTo(
            "<xml><list><i>a</i><i>2</i><i></i><i><b>3</b></i><i><i>4</i></i></list>"
            + "<map><c>5</c></map><json><d><i>6</i><i></i></d><e><f>1</f></e></json></xml>"));

    [TestCase("0")]
    [TestCase("a b")]
    [TestCase(":b")]
    [TestCase("1:b")]
    [TestCase("a:<")]
    [TestCase("")]
    [TestCase("<a>")]
    public void ToXml_WhatIsNoName_BecomesAnItem(string name) =>
        Assert.That(Transformer.toXml(new Dictionary<string, object?> { [name] = "x" }), Is.EqualTo("<xml><item>x</item></xml>"));

    [TestCase("a:b")]
    [TestCase("a:b:c")]
    [TestCase("a:")]
    [TestCase("_:1")]
    public void ToXml_NameWithAColon_IsWrittenAsPhpWritesIt(string name)
    {
        var fields = new Dictionary<string, object?> { [name] = 1, ["c"] = new Dictionary<string, object?> { [name] = "<" } };

        Assert.That(Transformer.toXml(fields), Is.EqualTo($"<xml><{name}>1</{name}><c><{name}><![CDATA[<]]></{name}></c></xml>"));
        Assert.That(
            Transformer.toXml(fields, indent: true), Is.EqualTo($"<xml>\n <{name}>1</{name}>\n <c>\n  <{name}><![CDATA[<]]></{name}>\n </c>\n</xml>\n"));
    }

    [Test]
    public void ToXml_WithoutParts_IsAnEmptyElement() =>
        Assert.That(
            Transformer.toXml(new { a = Array.Empty<int>(), b = new Dictionary<string, object?>() }) + Transformer.toXml(new Dictionary<string, object?>()),
            Is.EqualTo("<xml><a /><b /></xml><xml />"));

    [Test]
    public void ToXml_AList_IsItemsInTheRoot() => Assert.That(Transformer.toXml(new[] { 1, 2 }, root: "r"), Is.EqualTo("<r><item>1</item><item>2</item></r>"));

    [Test]
    public void ToXml_WithHead_DeclaresUtf8() =>
        Assert.That(Transformer.toXml(new { a = 1 }, headless: false), Is.EqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<xml><a>1</a></xml>\n"));

    [Test]
    public void ToXml_Indented_HasOneSpacePerLevel() =>
        Assert.That(Transformer.toXml(new { a = new { b = "<" } }, indent: true), Is.EqualTo("<xml>\n <a>\n  <b><![CDATA[<]]></b>\n </a>\n</xml>\n"));

    private static IEnumerable<TestCaseData> Formless()
    {
        yield return new TestCaseData(new { a = new byte[] { 1 } }, "`a` is a Byte[]");
        yield return new TestCaseData(new { a = Stream.Null }, "`a`");
        yield return new TestCaseData(new { b = new { c = "x\u0001" } }, "`c` holds U+0001 at index 1");
        yield return new TestCaseData(new { c = "\ud800" }, "`c` holds U+D800");
        yield return new TestCaseData("text", "String");
        yield return new TestCaseData(7, "Int32");
    }

    [TestCaseSource(nameof(Formless))]
    public void ToXml_WhatXmlHasNoFormFor_IsRefusedByName(object data, string message) =>
        Assert.That(() => Transformer.toXml(data), Throws.ArgumentException.With.Message.Contains(message));

    [TestCase("")]
    [TestCase("1")]
    [TestCase("a b")]
    [TestCase("x:y")]
    public void ToXml_WithNoNameForRootOrItem_IsRefused(string name)
    {
        Assert.That(() => Transformer.toXml(new { a = 1 }, root: name), Throws.ArgumentException.With.Message.Contains($"`{name}`"));
        Assert.That(() => Transformer.toXml(new { a = 1 }, item: name), Throws.ArgumentException.With.Message.Contains($"`{name}`"));
    }

    [Test]
    public void ToXml_WhatHoldsItself_IsRefused()
    {
        var loop = new Dictionary<string, object?>();
        loop["self"] = loop;
        object deep = "x";
        for (var i = 0; i < 10_000; i++)
            deep = new Dictionary<string, object?> { ["a"] = deep };

        Assert.That(() => Transformer.toXml(loop), Throws.ArgumentException.With.Message.Contains("`self`").And.Message.Contains("512"));
        Assert.That(() => Transformer.toXml(deep), Throws.ArgumentException.With.Message.Contains("512"));
    }
}
