using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using WeChatPay.Sandbox.Site;

namespace WeChatPay.Sandbox.Tests;

/// <summary>The pages of the desk: their language, their policy, and that nothing comes from elsewhere.</summary>
internal sealed partial class SitePagesTests : DeskFixture
{
    private static IEnumerable<string> Paths => SitePages.Paths;

    private static IEnumerable<string> Files => SitePages.Files;

    [Test]
    public async Task Root_InABrowser_LeadsToTheDesk()
    {
        var reply = await SendAsync(new HttpRequestMessage(HttpMethod.Get, Server.BaseUri));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(reply.Text, Does.Contain("<title>Connect · WeChat Pay sandbox</title>"));
    }

    [TestCaseSource(nameof(Paths))]
    public async Task Page_OfTheDesk_ForbidsCodeAndFramesOfOthers(string path)
    {
        var reply = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, path)));

        using (Assert.EnterMultipleScope())
        {
            var policy = reply.Headers["Content-Security-Policy"];
            Assert.That(policy, Does.StartWith("default-src 'none'; script-src 'self';").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
            Assert.That(reply.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
            Assert.That(reply.Text, Does.Not.Contain("[[").And.Not.Contain("{{"));
            Assert.That(Loaded().Matches(reply.Text).Select(static one => one.Groups[1].Value), Is.Not.Empty.And.All.StartsWith("/"));
        }
    }

    [TestCaseSource(nameof(Files))]
    public async Task File_OfTheDesk_NamesNoOtherHostAndReadsNoHtml(string name)
    {
        var text = Encoding.UTF8.GetString(SiteFile.Read(name)!);

        Assert.That(Hosts().Matches(text).Select(static one => one.Value), Is.SubsetOf(
            ["http://www.w3.org/2000/svg", "http://127.0.0.1:5000/notify", "https://www.example.com/notify"]));
        Assert.That(text, Does.Not.Contain("innerHTML").And.Not.Contain("insertAdjacentHTML").And.Not.Contain("document.write").And.Not.Contain("eval("));
        if (name != "shell.html")
        {
            var reply = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, $"desk/assets/{name}")));
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.OK, text)));
        }
    }

    [TestCase("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN")]
    [TestCase("zh-TW", "zh-CN")]
    [TestCase("en-GB,zh;q=0.5", "en")]
    [TestCase("zh;q=0.2,en;q=0.7", "en")]
    [TestCase("fr", "en")]
    [TestCase("", "en")]
    public async Task Page_ForAReader_IsInTheLanguageOfTheBrowser(string accepted, string language)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, "desk/orders"));
        message.Headers.TryAddWithoutValidation("Accept-Language", accepted);

        Assert.That((await SendAsync(message)).Text, Does.Contain($"<html lang=\"{language}\">"));
    }

    [Test]
    public async Task Switch_OfAPage_KeepsItsQueryAndEscapesIt()
    {
        var reply = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, "cashier?pr=%22%3E%3Cscript%3E&lang=zh")));

        Assert.That(reply.Text, Does.Contain("href=\"/cashier?pr=%22%3E%3Cscript%3E&amp;lang=en\"").And.Not.Contain("\"><script>"));
        Assert.That(reply.Headers["Set-Cookie"], Does.StartWith("sandbox-lang=zh-CN;").And.Contain("samesite=strict"));
    }

    [TestCase("/")]
    [TestCase("/desk/")]
    [TestCase("/cashier")]
    [TestCase("/desk/assets/site.js")]
    [TestCase("/_sandbox/connect")]
    [TestCase("/_sandbox/journal")]
    [TestCase("/reference/index.html")]
    public async Task Page_UnderANameOfTheWeb_IsRefused(string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, path));
        message.Headers.Host = "evil.example.com";

        Assert.That((await SendAsync(message)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("GET", "connect")]
    [TestCase("GET", "journal")]
    [TestCase("GET", "callbacks")]
    [TestCase("GET", "cashier/x")]
    [TestCase("POST", "merchant")]
    [TestCase("POST", "callbacks")]
    [TestCase("POST", "callbacks/speed")]
    [TestCase("POST", "callbacks/1/again")]
    public async Task Call_OfAPageOfTheWeb_IsRefused(string method, string target)
    {
        foreach (var (header, value) in ((string, string)[])[("Origin", "http://evil.example.com"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Site", "same-site"), ("Host", "evil.example.com")])
        {
            using var message = new HttpRequestMessage(new HttpMethod(method), new Uri(Server.BaseUri, $"_sandbox/{target}"));
            message.Headers.TryAddWithoutValidation(header, value);

            var reply = await SendAsync(message);

            Assert.That((reply.Status, (string?)reply.Json["code"]), Is.EqualTo((HttpStatusCode.Forbidden, "NO_AUTH")), header);
            Assert.That(reply.Headers.Keys, Has.None.StartsWith("Access-Control-"));
        }
    }

    [TestCase("desk/none")]
    [TestCase("desk/assets/none.js")]
    [TestCase("desk/assets/shell.html")]
    [TestCase("desk/assets/..%2f..%2fsite.js")]
    public async Task Page_ThatIsNotThere_IsNotFound(string path) =>
        Assert.That((await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BaseUri, path)))).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [GeneratedRegex("(?:src|href)=\"([^#\"][^\"]*)\"")]
    private static partial Regex Loaded();

    [GeneratedRegex("(?:https?:)?//[a-z0-9.-]+\\.[a-z0-9][^'\"\\s)>]*")]
    private static partial Regex Hosts();
}
