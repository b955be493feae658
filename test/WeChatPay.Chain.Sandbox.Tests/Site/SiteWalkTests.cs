using OpenQA.Selenium;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A walk through the documentation site, as its readers see it.</summary>
internal sealed class SiteWalkTests : SiteFixture
{
    private const string Operation = "reference/v3/pay/transactions/native/post.html";
    private const string Callback = "reference/callbacks/v3/TRANSACTION.SUCCESS.html";

    [Test, Combinatorial]
    public async Task Page_InEveryWindow_FitsItAndLoadsFromThisHostAlone(
        [Values("index.html", "chain.html", "reference/index.html", Operation, Callback)] string page,
        [Values("en", "zh-CN")] string language, [Values(390, 1440)] int width, [Values("light", "dark")] string theme)
    {
        await OpenAsync($"{language}/{page}", width, theme);

        TakePicture($"{language}-{page}-{width}-{theme}");
        var loaded = Browser.ExecuteScript("return performance.getEntriesByType('resource').map(one => one.name)") as IEnumerable<object>;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Browser.ExecuteScript("return document.documentElement.scrollWidth - window.innerWidth"), Is.LessThanOrEqualTo(0));
            Assert.That(Browser.ExecuteScript("return document.documentElement.lang"), Is.EqualTo(language));
            Assert.That(Browser.ExecuteScript("return document.documentElement.dataset.bsTheme"), Is.EqualTo(theme));
            Assert.That(loaded, Is.Not.Empty.And.All.StartsWith(Address));
            Assert.That(Errors(), Is.Empty);
        }
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
    public async Task Search_ForARefund_FindsItsOperationFirstOfAll()
    {
        await OpenAsync($"zh-CN/{Operation}", 1440, "light");

        Assert.That((await SearchAsync("申请退款"))[0], Does.StartWith("申请退款").And.Contains("v3/refund/domestic/refunds"));
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

        Browser.ExecuteScript("const tab = document.querySelector('a[data-tab=index]'); tab.click(); tab.scrollIntoView()");

        TakePicture($"tabs-{width}-{theme}");
        var shown = Browser.FindElements(By.CssSelector(".tabGroup section:not([hidden]) code")).Select(static code => code.Text).ToArray();
        Assert.That(shown, Has.Length.EqualTo(2));
        Assert.That(shown[0], Does.Contain("instance[\"v3/pay/transactions/native\"].post("));
        Assert.That(shown[1], Does.Contain("$instance['v3/pay/transactions/native']->post("));
    }
}
