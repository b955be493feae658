using System.Net;
using Newtonsoft.Json;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace WeChatPay.Sandbox.Tests;

/// <summary>The reference, in a browser.</summary>
internal sealed class PageTests : SandboxFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private string _profile = "";

    [SetUp]
    public void MakeProfile() => _profile = Directory.CreateTempSubdirectory("wechatpay-browser-").FullName;

    [TearDown]
    public void DeleteProfile() => Directory.Delete(_profile, recursive: true);

    [Test]
    public async Task Reference_InABrowser_LeadsToThePage()
    {
        var reply = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, "reference")));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(reply.Text, Does.Contain("swagger-ui-bundle.js").And.Not.Contain("//cdn").And.Not.Contain("https://"));
    }

    [Test]
    public async Task Page_InChromium_SendsTheCallAndShowsTheAnswer()
    {
        using var browser = Browser.Start(_profile);
        await browser.Navigate().GoToUrlAsync(
            $"{Server.BaseUri}reference/index.html?urls.primaryName=v3.hire-power-bank"
            + "#/v3.hire-power-bank/post-v3-hire-power-bank-insurance-orders");

        var body = await FindAsync(browser, ".opblock.is-open textarea.body-param__text");
        body.SendKeys(SelectAll + Order().ToString(Formatting.None));
        var execute = await FindAsync(browser, ".opblock.is-open button.execute");
        browser.ExecuteScript("arguments[0].click()", execute);
        var response = await FindAsync(browser, ".opblock.is-open .live-responses-table .response-col_description pre");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Text, Does.Contain("order_receive_state").And.Contain("2323dfsdf342342").And.Contain("2023-11-15T06:13:20+08:00"));
            Assert.That(Server.Requests.Single().FindHeader("Authorization"), Does.StartWith("WECHATPAY2-SHA256-RSA2048 "));
        }

        if (Environment.GetEnvironmentVariable("SCREENSHOT") is { Length: > 0 } path)
            browser.GetScreenshot().SaveAsFile(path);
    }

    private static string SelectAll => OpenQA.Selenium.Keys.Control + "a" + OpenQA.Selenium.Keys.Null;

    private static async Task<IWebElement> FindAsync(ChromeDriver browser, string selector)
    {
        using var late = new CancellationTokenSource(Patience);
        while (true)
        {
            if (browser.FindElements(By.CssSelector(selector)) is [var first, ..])
                return first;
            Assert.That(late.IsCancellationRequested, Is.False, $"{selector} did not come: {browser.FindElement(By.TagName("body")).Text}");
            await Task.Delay(100);
        }
    }
}
