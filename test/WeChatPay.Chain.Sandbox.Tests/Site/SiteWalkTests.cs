using OpenQA.Selenium;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A walk through the documentation site, as its readers see it.</summary>
internal sealed class SiteWalkTests : SiteFixture
{
    private const string Operation = "reference/v3/pay/transactions/native/post.html";
    private const string Callback = "reference/callbacks/v3/TRANSACTION.SUCCESS.html";

    private static IEnumerable<string> Guides => Directory.Exists(Site)
        ? new[] { "en", "zh-CN" }.SelectMany(static language => Directory.EnumerateFiles(Path.Combine(Site, language), "*.html")).Select(ToAddress)
            .Where(static page => !page.EndsWith("/toc.html", StringComparison.Ordinal))
        : [];

    [Test, Combinatorial]
    public Task Page_InEveryWindow_FitsItAndLoadsFromThisHostAlone(
        [Values("index.html", "chain.html", "reference/index.html", Operation, Callback)] string page,
        [Values("en", "zh-CN")] string language, [Values(390, 1440)] int width, [Values("light", "dark")] string theme) =>
        LookAsync($"{language}/{page}", language, width, theme);

    [Test, Combinatorial]
    public Task PageOfAType_InEveryWindow_FitsItAndLoadsFromThisHostAlone([Values(390, 1440)] int width, [Values("light", "dark")] string theme) =>
        LookAsync("api/WeChatPay.WeChatPayClient.html", "en", width, theme);

    [Test]
    public async Task FirstPage_OfAll_LeadsToTheReadersLanguage()
    {
        await Browser.Navigate().GoToUrlAsync($"{Address}index.html");
        await IsReadyAsync();

        Assert.That(Browser.Url, Is.EqualTo($"{Address}en/index.html"));
    }

    [TestCase("en", "Table of Contents", "Filter by title")]
    [TestCase("zh-CN", "目录", "按标题筛选")]
    public async Task Navigation_InANarrowWindow_SpeaksThePagesLanguage(string language, string title, string filter)
    {
        await OpenAsync($"{language}/chain.html", 390, "light");

        Browser.FindElement(By.CssSelector(".actionbar [data-bs-target='#tocOffcanvas']")).Click();
        await UntilAsync("return document.querySelector('#tocOffcanvas').classList.contains('show')");

        TakePicture($"navigation-{language}");
        Assert.That(Browser.FindElement(By.Id("tocOffcanvasLabel")).Text, Is.EqualTo(title));
        Assert.That(Browser.FindElement(By.CssSelector("#toc input")).GetAttribute("placeholder"), Is.EqualTo(filter));
    }

    [TestCase("en")]
    [TestCase("zh-CN")]
    public async Task HelpLink_OfAnException_LeadsToItsSection(string language)
    {
        await OpenAsync($"{language}/errors.html#wcp1003", 1440, "light");

        Assert.That(Browser.FindElement(By.CssSelector("h2:target")).Text, Does.StartWith("WCP1003"));
    }

    [Test]
    public async Task Page_OfEveryGuide_FitsANarrowWindow()
    {
        var wide = new List<string>();
        foreach (var page in Guides)
        {
            await OpenAsync(page, 390, "light");
            if (!FitsTheWindow())
                wide.Add(page);
        }

        Assert.That(wide, Is.Empty);
    }

    [TestCase("zh-CN", "退款")]
    [TestCase("zh-CN", "平台证书")]
    [TestCase("zh-CN", "验签")]
    [TestCase("zh-CN", "商户号")]
    [TestCase("zh-CN", "v3/refund")]
    [TestCase("en", "v3/refund")]
    [TestCase("en", "out_trade_no")]
    [TestCase("en", "platform certificates")]
    public async Task Result_OfASearch_OpensAPageWithTheWords(string language, string words)
    {
        await OpenAsync($"{language}/chain.html", 1440, "light");

        var titles = await SearchAsync(words);
        Assert.That(titles, Is.Not.Empty);
        TakePicture($"search-{language}-{words}");
        Browser.FindElement(By.CssSelector("#search-results .item-title a")).Click();
        await IsReadyAsync();

        Assert.That(Browser.WindowHandles, Has.Count.EqualTo(1));
        Assert.That(Browser.Url, Does.StartWith($"{Address}{language}/").And.Not.Contains("/chain.html"));
        Assert.That(Browser.FindElement(By.TagName("article")).GetAttribute("textContent"), Does.Contain(words).IgnoreCase);
        Assert.That(Errors(), Is.Empty);
    }

    [Test]
    public async Task Search_ForAnOperation_FindsThoseOfItsNameFirst()
    {
        await OpenAsync($"zh-CN/{Operation}", 1440, "light");

        var titles = await SearchAsync("申请退款");

        Assert.That(titles.Take(3), Has.All.StartsWith("申请退款 POST v3/"));
        Assert.That(titles, Has.Member("申请退款 POST v3/refund/domestic/refunds"));
    }

    [Test]
    public async Task Search_InANarrowWindow_IsBehindTheDots()
    {
        await OpenAsync("zh-CN/chain.html", 390, "light");

        Browser.FindElement(By.CssSelector("[data-bs-target='#navpanel']")).Click();
        await UntilAsync("return document.querySelector('#navpanel').classList.contains('show')");

        Assert.That(await SearchAsync("验签"), Is.Not.Empty);
        TakePicture("search-390");
        Assert.That(FitsTheWindow(), Is.True);
    }

    [Test]
    public async Task Search_ForNothingKnown_SaysSoInThePagesLanguage()
    {
        await OpenAsync("zh-CN/chain.html", 1440, "light");

        Assert.That(await SearchAsync("xyzzy"), Is.Empty);
        Assert.That(Browser.FindElement(By.Id("search-results")).Text, Does.Contain("没有找到"));
    }

    [TestCase("en", Operation)]
    [TestCase("zh-CN", Operation)]
    [TestCase("en", "chain.html")]
    public async Task Switch_OfAPage_LeadsToTheSamePageInTheOtherLanguage(string language, string page)
    {
        await OpenAsync($"{language}/{page}", 1440, "light");

        Browser.FindElement(By.CssSelector("header .bi-translate")).Click();
        await UntilAsync($"return document.documentElement.lang !== '{language}'");

        // A page with tabs has the one that is open in its query.
        Assert.That(Browser.Url.Split('?')[0], Is.EqualTo($"{Address}{(language == "en" ? "zh-CN" : "en")}/{page}"));
    }

    [Test, Combinatorial]
    public async Task Tab_OfAnOperation_ShowsItsStyleInBothLanguagesOfCode([Values(390, 1440)] int width, [Values("light", "dark")] string theme)
    {
        await OpenAsync($"zh-CN/{Operation}", width, theme);

        Browser.ExecuteScript("const tab = document.querySelector('a[data-tab=index]'); tab.click(); tab.scrollIntoView({ behavior: 'instant' })");

        TakePicture($"tabs-{width}-{theme}");
        var shown = Browser.FindElements(By.CssSelector(".tabGroup section:not([hidden]) code")).Select(static code => code.Text).ToArray();
        Assert.That(shown, Has.Length.EqualTo(2));
        Assert.That(shown[0], Does.Contain("instance[\"v3/pay/transactions/native\"].post("));
        Assert.That(shown[1], Does.Contain("$instance['v3/pay/transactions/native']->post("));
    }

    private async Task LookAsync(string page, string language, int width, string theme)
    {
        await OpenAsync(page, width, theme);

        TakePicture($"{page}-{width}-{theme}");
        var loaded = Browser.ExecuteScript("return performance.getEntriesByType('resource').map(one => one.name)") as IEnumerable<object>;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FitsTheWindow(), Is.True);
            Assert.That(Browser.ExecuteScript("return document.documentElement.lang"), Is.EqualTo(language));
            Assert.That(Browser.ExecuteScript("return document.documentElement.dataset.bsTheme"), Is.EqualTo(theme));
            Assert.That(loaded, Is.Not.Empty.And.All.StartsWith(Address));
            Assert.That(Errors(), Is.Empty);
        }
    }

    private bool FitsTheWindow() => Browser.ExecuteScript("return document.documentElement.scrollWidth <= window.innerWidth") is true;

    private static string ToAddress(string file) => Path.GetRelativePath(Site, file).Replace('\\', '/');
}
