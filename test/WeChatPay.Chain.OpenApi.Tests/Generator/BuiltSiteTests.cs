using System.Text.Json;
using NUnit.Framework;
using WeChatPay.Generator.Site;

namespace WeChatPay.OpenApi.Tests.Generator;

/// <summary>A built site is refused for a link that leads nowhere and for anything from another host; its texts are in the search index.</summary>
internal sealed class BuiltSiteTests
{
    private const string Good =
        """<a href="b.html#here">b</a><a href="https://example.com/">out</a><a href="#top">top</a><h1 id="top">甲</h1><img src="data:image/png;base64,AA==">""";

    private string _site = "";

    [SetUp]
    public void Make()
    {
        _site = Directory.CreateTempSubdirectory("wechatpay-site-").FullName;
        Write("en/b.html", """<h2 id="here">b</h2>""");
        Write("en/a.html", Good);
    }

    [TearDown]
    public void Delete() => Directory.Delete(_site, recursive: true);

    [Test]
    public void Finish_SiteWithoutAFault_Succeeds() => Assert.That(Finish(), Is.EqualTo((0, "")));

    [TestCase("""<a href="c.html">""", "en/a.html has the link c.html, which leads nowhere.")]
    [TestCase("""<a href="b.html#gone">""", "en/a.html has the link b.html#gone, but en/b.html has no such anchor.")]
    [TestCase("""<a href="#gone">""", "en/a.html has the link #gone, but en/a.html has no such anchor.")]
    [TestCase("""<a href="../../b.html">""", "en/a.html has the link ../../b.html, which leads nowhere.")]
    [TestCase("""<a href="/en/b.html">""", "en/a.html has the link /en/b.html, which works in the root of a host alone.")]
    [TestCase("""<img src="x.png">""", "en/a.html has the link x.png, which leads nowhere.")]
    [TestCase("""<script src="https://cdn.example.com/x.js"></script>""", "en/a.html loads https://cdn.example.com/x.js from another host.")]
    [TestCase("""<link rel="stylesheet" href="//fonts.example.com/x.css">""", "en/a.html loads //fonts.example.com/x.css from another host.")]
    [TestCase("""<meta name="docfx:tocrel" content="toc.html">""", "en/a.html has the link toc.json, which leads nowhere.")]
    public void Finish_SiteWithAFault_NamesIt(string html, string fault)
    {
        Write("en/a.html", Good + html);

        Assert.That(Finish(), Is.EqualTo((1, fault + Environment.NewLine)));
    }

    [TestCase("en/toc.json", """{"items":[{"name":"x","items":[{"href":"gone.html"}]}]}""", "en/toc.json has the link gone.html, which leads nowhere.")]
    [TestCase("x.css", "a { background: url('https://example.com/x.png') }", "x.css loads https://example.com/x.png from another host.")]
    public void Finish_FileBesideThePagesWithAFault_NamesIt(string file, string text, string fault)
    {
        Write(file, text);

        Assert.That(Finish(), Is.EqualTo((1, fault + Environment.NewLine)));
    }

    [Test]
    public void Finish_PageWithAnArticle_IsInTheIndexOfItsLanguage()
    {
        Write("zh-CN/reference/x.html",
            """
            <article><h1>申请退款</h1><p class="languages">English</p><p class="address"><code>POST v3/refund</code></p>
            <table><tr><td><code>out_trade_no</code></td><td>商户订单号</td></tr></table><pre><code>code();</code></pre></article>
            """);
        Write("zh-CN/guide.html", "<article><h1>指南</h1><p>先  验签。</p><pre>code();</pre></article>");
        Write("api/T.html", """<article><h1>Class T</h1><div class="summary">Does it.</div><p>more</p></article>""");
        Finish();

        var index = JsonSerializer.Deserialize<string[][]>(File.ReadAllText(Path.Combine(_site, "search/zh-CN.json")));

        Assert.That(index, Is.EqualTo((string[][])
        [
            ["api/T.html", "Class T", "Does it."],
            ["zh-CN/guide.html", "指南", "先 验签。 code();"],
            ["zh-CN/reference/x.html", "申请退款 POST v3/refund", "out_trade_no 商户订单号"],
        ]));
        Assert.That(File.ReadAllText(Path.Combine(_site, "search/en.json")), Is.EqualTo("""[["api/T.html","Class T","Does it."]]"""));
    }

    private (int Code, string Errors) Finish()
    {
        using var errors = new StringWriter();
        return (BuiltSite.Finish(_site, TextWriter.Null, errors), errors.ToString());
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_site, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
