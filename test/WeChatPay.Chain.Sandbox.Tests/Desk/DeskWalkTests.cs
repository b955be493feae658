using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A walk over the desk in a browser: an order, the cashier, the payment, the callback, the refund.</summary>
internal sealed class DeskWalkTests : DeskFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private string? _profile;
    private ChromeDriver _browser = null!;
    private string _name = "";

    [OneTimeSetUp]
    public void StartBrowser()
    {
        _profile = Directory.CreateTempSubdirectory("wechatpay-browser-").FullName;
        _browser = Tests.Browser.Start(_profile);
    }

    [OneTimeTearDown]
    public void StopBrowser()
    {
        _browser?.Dispose();
        if (_profile is not null)
            Directory.Delete(_profile, recursive: true);
    }

    [Test, Combinatorial]
    public async Task Order_FromItsLinkToItsRefund_IsPaidAtTheCashier([Values("en", "zh-CN")] string language, [Values(390, 1440)] int width)
    {
        var isChinese = language == "zh-CN";
        UseWindow(language, width, "light");
        var link = (string?)(await PlaceAsync("N2026-walk", "h5"))["h5_url"];

        await _browser.Navigate().GoToUrlAsync($"{link}&redirect_url={Uri.EscapeDataString("https://shop.example.com/done?a=1")}");
        var pay = await FindAsync("#pay");
        Assert.That(pay.Text, Is.EqualTo(isChinese ? "支付 ¥1.00" : "Pay ¥1.00"));
        Assert.That(Text("main"), Does.Contain("tea <b>&amp;</b> 茶"), "the text of an order stays text");
        Look(language, "cashier");
        pay.SendKeys(Keyboard.Enter);
        await FindAsync("#done");
        Assert.That(Text("#told"), Is.EqualTo(isChinese ? "回调已被接收(204)。" : "The callback was accepted (204)."));
        Assert.That(_browser.FindElement(By.Id("back")).GetAttribute("href"), Is.EqualTo("https://shop.example.com/done?a=1"));
        Assert.That(Shop.Received, Is.EqualTo(1));
        Look(language, "paid");

        await OpenAsync("desk/orders");
        await UntilAsync(() => Text(".order .badge") == (isChinese ? "已支付" : "Paid"));
        var amount = await FindAsync(".order form input");
        Assert.That(amount.Displayed, Is.False);
        _browser.FindElement(By.CssSelector("[data-action=refund]")).SendKeys(Keyboard.Enter);
        await UntilAsync(() => amount.Displayed);
        amount.Clear();
        amount.SendKeys("0.30" + Keyboard.Enter);
        await UntilAsync(() => Text(".order .badge") == (isChinese ? "部分退款" : "Partly refunded"));
        Assert.That(Shop.Received, Is.EqualTo(2));
        _browser.FindElement(By.CssSelector("[data-action=notify]")).Click();
        await UntilAsync(() => Shop.Received == 3);
        Look(language, "orders");

        await OpenAsync("desk/callbacks");
        await UntilAsync(() => _browser.FindElements(By.CssSelector("#callbacks .badge.good")).Count == 3);
        await UntilAsync(() => Value("#data").Contains("trade_state", StringComparison.Ordinal));
        Look(language, "callbacks");
    }

    [Test, Combinatorial]
    public async Task Journal_OfAWrongSignature_ShowsTheDifference([Values("en", "zh-CN")] string language, [Values(390, 1440)] int width)
    {
        UseWindow(language, width, "dark");
        var wrong = Get("/v3/certificates?a=1") with
        {
            Sign = static (method, target, time, nonce, body) => Draft.Message(method, target.Split('?')[0], time, nonce, body),
        };
        await SendAsync(wrong);

        await OpenAsync("desk/journal");
        (await FindAsync("#requests summary")).Click();
        await FindAsync(".diff .del");

        Assert.That(Text(".diff .del"), Does.Contain("/v3/certificates↵"));
        Assert.That(Text(".diff .add"), Does.Contain("/v3/certificates?a=1↵"));
        Assert.That(Text("#requests .badge.bad"), Is.EqualTo("401 SIGN_ERROR"));
        Look(language, "journal");
    }

    [Test, Combinatorial]
    public async Task Connect_OfAMode_ShowsItsConfiguration([Values("en", "zh-CN")] string language, [Values(390, 1440)] int width)
    {
        UseWindow(language, width, "light");
        await OpenAsync("desk/");
        await UntilAsync(() => Text("#paste").Contains(Server.PlatformSerial, StringComparison.Ordinal));
        Look(language, "connect");

        _browser.FindElement(By.CssSelector("input[value=public-key]")).SendKeys(" ");
        await UntilAsync(() => !Text("#paste").Contains("wechatpay_cert.pem", StringComparison.Ordinal));
        Assert.That(Text("#paste"), Does.Contain(Server.PlatformKeyId));
        _browser.FindElement(By.CssSelector("[role=tab][aria-selected=true]")).SendKeys(Keyboard.ArrowRight);

        Assert.That(Text("[role=tab][aria-selected=true]"), Is.EqualTo("PHP"));
        Assert.That(Text("#paste"), Does.Contain("Builder::factory("));
        Assert.That(Errors(), Is.Empty);
    }

    [Test, Combinatorial]
    public async Task Operation_ThatIsCommon_WorksAtTheFirstClick([Values("en", "zh-CN")] string language, [Values(390, 1440)] int width)
    {
        UseWindow(language, width, "light");
        await OpenAsync("desk/operations");
        (await FindAsync("#search")).SendKeys("POST transactions/native");
        await UntilAsync(() => Text("#operations button code") == "POST v3/pay/transactions/native");
        (await FindAsync("#operations button")).SendKeys(Keyboard.Enter);
        (await FindAsync("#send")).SendKeys(Keyboard.Enter);
        await FindAsync("#signed");

        Assert.That(Text("#answer .badge"), Is.EqualTo("200"), Text("#answer"));
        Assert.That(Text("#answer pre"), Does.Contain("weixin://"));
        Assert.That(Text("#signed"), Does.StartWith("POST↵\n/v3/pay/transactions/native↵\n"));
        Assert.That(Text(".csharp"), Does.Contain("instance.v3.pay.transactions.native.PostAsync("));
        Assert.That(Text("#php"), Does.Contain("$instance['v3/pay/transactions/native']->post("));
        Look(language, "operations");
    }

    [Test]
    public async Task Switch_OfLanguage_KeepsThePageAndIsRemembered()
    {
        UseWindow("en", 390, "light");
        var link = (string?)(await PlaceAsync("N2026-lang", "h5"))["h5_url"];
        await _browser.Navigate().GoToUrlAsync(link!);
        await FindAsync("#pay");

        _browser.FindElement(By.ClassName("language")).Click();
        await UntilAsync(() => _browser.Url.Contains("lang=zh-CN", StringComparison.Ordinal));
        Assert.That((await FindAsync("#pay")).Text, Is.EqualTo("支付 ¥1.00"));

        await OpenAsync("desk/orders");
        Assert.That(Text("h1"), Is.EqualTo("订单"));
        _browser.Manage().Cookies.DeleteAllCookies();
    }

    private static class Keyboard
    {
        public static string Enter => OpenQA.Selenium.Keys.Enter;

        public static string ArrowRight => OpenQA.Selenium.Keys.ArrowRight;
    }

    private void UseWindow(string language, int width, string theme)
    {
        _name = $"{language}-{width}";
        _browser.ExecuteCdpCommand(
            "Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        var feature = new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = theme };
        _browser.ExecuteCdpCommand("Emulation.setEmulatedMedia", new() { ["features"] = new[] { feature } });
        _browser.ExecuteCdpCommand("Network.enable", []);
        _browser.ExecuteCdpCommand(
            "Network.setExtraHTTPHeaders", new() { ["headers"] = new Dictionary<string, object> { ["Accept-Language"] = $"fr;q=0.9, {language};q=0.8" } });
    }

    private async Task OpenAsync(string page) => await _browser.Navigate().GoToUrlAsync(new Uri(Server.BaseUri, page).ToString());

    // What holds for every page, in every window.
    private void Look(string language, string picture)
    {
        if (Environment.GetEnvironmentVariable("DESK_PICTURES") is { Length: > 0 } folder)
            _browser.GetScreenshot().SaveAsFile(Path.Combine(Directory.CreateDirectory(folder).FullName, $"desk-{picture}-{_name}.png"));
        var loaded = _browser.ExecuteScript("return performance.getEntriesByType('resource').map(one => one.name)") as IEnumerable<object>;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_browser.ExecuteScript("return document.documentElement.scrollWidth <= window.innerWidth"), Is.True, $"{picture} fits the window");
            Assert.That(_browser.ExecuteScript("return document.documentElement.lang"), Is.EqualTo(language));
            Assert.That(loaded, Is.Not.Empty.And.All.StartsWith(Server.BaseUri.ToString()));
            Assert.That(Errors(), Is.Empty);
        }
    }

    private IReadOnlyList<string> Errors() =>
        [.. _browser.Manage().Logs.GetLog(LogType.Browser).Where(static entry => entry.Level >= LogLevel.Warning).Select(static entry => entry.Message)];

    private string Text(string selector) => Read(selector, "textContent");

    private string Value(string selector) => Read(selector, "value");

    private string Read(string selector, string property) =>
        _browser.ExecuteScript($"return document.querySelector(arguments[0])?.{property} ?? ''", selector) as string ?? "";

    private async Task<IWebElement> FindAsync(string selector)
    {
        await UntilAsync(() => _browser.FindElements(By.CssSelector(selector)).Count > 0);
        return _browser.FindElement(By.CssSelector(selector));
    }

    private async Task UntilAsync(Func<bool> holds)
    {
        using var late = new CancellationTokenSource(Patience);
        while (!holds())
        {
            Assert.That(late.IsCancellationRequested, Is.False, $"{_browser.Url} says {Text("#status")}\n{string.Join('\n', Errors())}");
            await Task.Delay(50);
        }
    }
}
