using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace WeChatPay.Sandbox.Tests;

/// <summary>The Chromium of this machine, without a window; nothing is downloaded.</summary>
internal static class Browser
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] Drivers = ["/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage", "--window-size=1280,1600",
    ];

    /// <summary>Starts it with a profile of its own; skips the test where there is none.</summary>
    /// <param name="profile">An empty folder.</param>
    public static ChromeDriver Start(string profile)
    {
        var program = Find("CHROMIUM", Programs);
        var driver = Find("CHROMEDRIVER", Drivers);
        if (program is null || driver is null)
            Assert.Ignore("There is no Chromium with its driver here: apt-get install chromium chromium-driver, or name them in CHROMIUM and CHROMEDRIVER.");

        var options = new ChromeOptions { BinaryLocation = program };
        options.AddArguments(Flags);
        options.AddArgument("--user-data-dir=" + profile);
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(driver), Path.GetFileName(driver));
        service.SuppressInitialDiagnosticInformation = true;
        return new ChromeDriver(service, options, TimeSpan.FromSeconds(60));
    }

    private static string? Find(string variable, IEnumerable<string> usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named : usual.FirstOrDefault(File.Exists);
}
