using System.Net;

namespace WeChatPay.Sandbox.Tests;

internal sealed class HeaderCheckTests : SandboxFixture
{
    [Test]
    public async Task UserAgent_Absent_IsRefused()
    {
        var reply = await SendAsync(Post(Order()) with { UserAgent = null });

        AssertParamError(reply, "User-Agent", "header", "missing", "User-Agent: my-shop/1.0", "Nothing was done.");
    }

    [Test]
    public async Task Accept_Absent_IsRefused()
    {
        var reply = await SendAsync(Post(Order()) with { Accept = null });

        AssertParamError(reply, "Accept", "header", "JSON not accepted", "is missing", "Accept: application/json");
    }

    [TestCase("text/html")]
    [TestCase("image/*, application/pdf")]
    [TestCase("application/json;q=0")]
    [TestCase("*/*;q=0")]
    [TestCase("nonsense")]
    public async Task Accept_WithoutJson_IsRefused(string accept)
    {
        var reply = await SendAsync(Post(Order()) with { Accept = accept });

        AssertParamError(reply, "Accept", "header", "JSON not accepted", $"`{accept}`");
    }

    [TestCase("application/json")]
    [TestCase("APPLICATION/JSON; charset=utf-8")]
    [TestCase("*/*")]
    [TestCase("text/html, application/*;q=0.1")]
    [TestCase("application/json, text/plain, application/x-gzip, application/pdf, image/png, image/*;q=0.5")]
    public async Task Accept_WithJson_Passes(string accept)
    {
        var reply = await SendAsync(Post(Order()) with { Accept = accept });

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }
}
