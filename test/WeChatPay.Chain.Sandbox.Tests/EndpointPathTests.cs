using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.Tests;

internal sealed class EndpointPathTests
{
    [TestCase("/a/{b}", "/a/1", "1")]
    [TestCase("/a/{b}", "/a/x%2Fy", "x/y")]
    [TestCase("/a/{b}", "/a/%257e", "%7e")]
    [TestCase("/a/{b}/c", "/a/1/c", "1")]
    [TestCase("/a/{b}", "/%61/1", "1")]
    public void Fits_PathThatFits_DecodesTheVariable(string template, string path, string value)
    {
        var fits = new EndpointPath(template).Fits(path, out var values);

        Assert.That(fits, Is.True);
        Assert.That(values["b"], Is.EqualTo(value));
    }

    [TestCase("/a/{b}", "/a/")]
    [TestCase("/a/{b}", "/a")]
    [TestCase("/a/{b}", "/A/1")]
    [TestCase("/a/{b}", "/a/1/2")]
    public void Fits_AnotherPath_Refuses(string template, string path) => Assert.That(new EndpointPath(template).Fits(path, out _), Is.False);

    [Test]
    public async Task RespondAsync_WordAndVariableBothFit_PrefersTheWord()
    {
        var table = new EndpointTable([new Fixed("/a/{b}", "variable"), new Fixed("/a/query", "word")], static _ => null);
        var response = await table.RespondAsync(new SandboxRequest("GET", "/a/query?x=1", new Dictionary<string, string>(), []), CancellationToken.None);

        Assert.That(response.ContentType, Is.EqualTo("word"));
    }

    private sealed class Fixed(string template, string name) : IEndpoint
    {
        public string Method => "GET";

        public string PathTemplate => template;

        public ValueTask<SandboxResponse> RespondAsync(EndpointRequest request, CancellationToken ct) =>
            ValueTask.FromResult(new SandboxResponse(200, name, []));
    }
}
