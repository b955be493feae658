using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A browser and the built site. Skipped where <c>SITE</c> names no folder, or no browser is installed.</summary>
internal abstract class SiteFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private SiteServer? _server;
    private string? _profile;

    protected ChromeDriver Browser { get; private set; } = null!;

    /// <summary>Gets the folder of the site.</summary>
    protected static string Site { get; } = Environment.GetEnvironmentVariable("SITE") ?? "";

    protected string Address => _server!.Address;

    [OneTimeSetUp]
    public async Task Start()
    {
        if (!File.Exists(Path.Combine(Site, "index.html")))
            Assert.Ignore("The site is not built: `dotnet cake --target=SiteWalk` builds it and runs these tests.");
        _profile = Directory.CreateTempSubdirectory("wechatpay-browser-").FullName;
        Browser = Tests.Browser.Start(_profile);
        _server = await SiteServer.StartAsync(Site);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Browser?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        if (_profile is not null)
            Directory.Delete(_profile, recursive: true);
    }

    /// <summary>Opens a page in a window of a width, for a reader whose system is light or dark.</summary>
    protected async Task OpenAsync(string page, int width, string theme)
    {
        Browser.ExecuteCdpCommand(
            "Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        var feature = new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = theme };
        Browser.ExecuteCdpCommand("Emulation.setEmulatedMedia", new() { ["features"] = new[] { feature } });
        await Browser.Navigate().GoToUrlAsync(Address + page);
        await IsReadyAsync();
    }

    /// <summary>Waits until docfx's script has done its work.</summary>
    protected Task IsReadyAsync() => UntilAsync("return document.readyState === 'complete' && window.docfx?.ready === true");

    /// <summary>Waits until a script gives true.</summary>
    protected async Task UntilAsync(string script)
    {
        using var late = new CancellationTokenSource(Patience);
        while (Browser.ExecuteScript(script) is not true)
        {
            Assert.That(late.IsCancellationRequested, Is.False, $"{Browser.Url} did not come to: {script}\n{string.Join("\n", Errors())}");
            await Task.Delay(50);
        }
    }

    /// <summary>Types into the search box, as a reader does, and gives the results' titles.</summary>
    protected async Task<IReadOnlyList<string>> SearchAsync(string words)
    {
        await UntilAsync("return !document.getElementById('search-query').disabled");
        Browser.FindElement(By.Id("search-query")).SendKeys(words);
        await UntilAsync($"return document.querySelector('#search-results .search-list')?.textContent.includes('{words}')");
        return [.. Browser.FindElements(By.CssSelector("#search-results .item-title")).Select(static title => title.Text)];
    }

    protected void TakePicture(string name) =>
        Browser.GetScreenshot().SaveAsFile(Path.Combine(Directory.CreateDirectory($"{Site}-pictures").FullName, $"{name.Replace('/', '-')}.png"));

    /// <summary>Gets what the console has against the page since it was asked last.</summary>
    protected IReadOnlyList<string> Errors() =>
        [.. Browser.Manage().Logs.GetLog(LogType.Browser).Where(static entry => entry.Level >= LogLevel.Warning).Select(static entry => entry.Message)];
}
