using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Pipeline;

public sealed class HandlerStackTests
{
    private WeChatPayClient _client = null!;

    [SetUp]
    public void BuildClient() => _client = new(TestKeys.Options);

    [TearDown]
    public void CloseClient() => _client.Dispose();

    [Test]
    public void Handlers_OfANewClient_AreTheDocumentedSteps() =>
        Assert.That(_client.Handlers.Names, Is.EqualTo(new[] { "sink", "retry", "verifier", "http_errors", "allow_redirects", "signer", "hosts", "debug" }));

    [Test]
    public async Task Handlers_OfACall_RunFromTheCallToTheWireAndBack()
    {
        var seen = new List<string>();
        var stack = new HandlerStack((_, _) => Task.FromResult(new WeChatPayResponse(200, [], default)));
        stack.push(Note("b"), "b").unshift(Note("a"), "a").after("b", Note("d"), "d").before("d", Note("c"), "c").push(Note("e"));
        var client = Builder.Factory(new
        {
            mchid = TestKeys.Mchid,
            serial = "S",
            privateKey = TestKeys.MerchantPem,
            certs = new Dictionary<string, object>(),
            handler = stack,
        });
        client.Handlers.remove("verifier");

        await client["v3/a"].GetAsync();

        Assert.That(string.Concat(seen), Is.EqualTo("abcdeEDCBA"));
        Assert.That(stack.Names, Is.EqualTo(new[] { "a", "b", "c", "d", "" }), "The client took a copy.");
        Assert.That(stack.ToString(), Does.Contain("a → b → c → d → (no name)"));

        Func<CallHandler, CallHandler> Note(string name) => next => async (request, token) =>
        {
            seen.Add(name);
            var response = await next(request, token);
            seen.Add(name.ToUpperInvariant());
            return response;
        };
    }

    [Test]
    public void Remove_OfTheVerifierOnAClone_LeavesTheClientAsItWas()
    {
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}")).Answer(SignedAnswer.Unsigned("{}"));
        var stack = _client.Handlers.clone();
        stack.remove("verifier");

        Assert.That(_client["v3/certificates"].Get(new { handler = stack }).StatusCode, Is.EqualTo(200));
        Assert.That(() => _client["v3/certificates"].Get(), Throws.InstanceOf<WeChatPayVerificationException>());
    }

    [Test]
    public void GetDriver_AsInPhp_ReachesTheSameStack()
    {
        dynamic instance = _client;
        using var wire = new Wire().Answer(SignedAnswer.Unsigned("{}"));

        var stack = instance.getDriver().select().getConfig("handler").clone();
        stack.remove("verifier");

        Assert.That(instance.v3.certificates.get(new { handler = stack }).getStatusCode(), Is.EqualTo(200));
        Assert.That(_client.getDriver().select().getConfig("handler"), Is.SameAs(_client.Handlers));
        Assert.That(_client.getDriver().select("v3").getConfig("timeout"), Is.EqualTo(30d));
        Assert.That(_client.getDriver().getConfig("base_uri"), Is.EqualTo(new Uri("https://api.mch.weixin.qq.com/")));
        Assert.That(() => _client.getDriver().getConfig("secret"), Throws.ArgumentException.With.Message.Contains("`secret`"));
        Assert.That(() => _client.getDriver().select("v9"), Throws.ArgumentException.With.Message.Contains("`v9`"));
    }

    [Test]
    public void Replace_OfTheSigner_SignsElsewhere()
    {
        using var wire = new Wire().Answer();
        _client.Handlers.Replace("signer", next => async (request, token) =>
        {
            request.Headers["Authorization"] = $"REMOTE {await Task.FromResult(request.Body!.SignedBytes.Length)}";
            return await next(request, token);
        });

        _client["v3/a"].Post(new { json = new { a = 1 } });

        Assert.That(wire.Request.Authorization, Is.EqualTo("REMOTE 7"));
    }

    [Test]
    public void Handler_BeforeTheSigner_ChangesWhatIsSigned()
    {
        using var wire = new Wire().Answer();
        _client.Handlers.Before("signer", next => (request, token) =>
        {
            request.Uri = new Uri(request.Uri.AbsoluteUri + "?added=1");
            request.Body = RequestBody.FromBytes("{\"b\":2}"u8.ToArray());
            return next(request, token);
        }, "change");

        _client["v3/a"].Post(new { json = new { a = 1 } });

        Assert.That(wire.Request.Text, Is.EqualTo("{\"b\":2}"));
        Assert.That(wire.Request.Uri.Query, Is.EqualTo("?added=1"));
        Assert.That(wire.Request.IsSigned());
    }

    [Test]
    public void Step_UnknownOrTwice_IsRefusedWithTheNames()
    {
        Assert.That(() => _client.Handlers.Remove("verifer"), Throws.ArgumentException.With.Message.Contains("`verifer`").And.Message.Contains("verifier"));
        Assert.That(() => _client.Handlers.Before("x", next => next), Throws.ArgumentException.With.Message.Contains("`x`"));
        Assert.That(() => _client.Handlers.Replace("x", next => next), Throws.ArgumentException.With.Message.Contains("`x`"));
        Assert.That(() => _client.Handlers.Push(next => next, "signer"), Throws.ArgumentException.With.Message.Contains("replace it"));
    }

    [Test]
    public void Redirect_OfAGet_IsFollowedAndSignedAnew()
    {
        using var wire = new Wire().Answer(RedirectTo("/v3/b?x=1", 302)).Answer();

        _client["v3/a"].Get();

        Assert.That(wire.Requests[1].Uri.PathAndQuery, Is.EqualTo("/v3/b?x=1"));
        Assert.That(wire.Requests[1].IsSigned());
        Assert.That(wire.Requests[1].Authorization, Is.Not.EqualTo(wire.Requests[0].Authorization));
    }

    [Test]
    public void Redirect_OfAPost_IsFollowedOnlyWhereItStaysAPost()
    {
        using var wire = new Wire().Answer(RedirectTo("/v3/b", 307)).Answer().Answer(RedirectTo("/v3/b", 302));

        _client["v3/a"].Post(new { json = new { a = 1 } });
        Assert.That(
            () => _client["v3/a"].Post(new { json = new { a = 1 } }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("StatusCode").EqualTo(302));

        Assert.That(wire.Requests[1].Method, Is.EqualTo("POST"));
        Assert.That(wire.Requests[1].Text, Is.EqualTo("{\"a\":1}"));
        Assert.That(wire.Requests[1].IsSigned());
    }

    [Test]
    public void Redirect_ForeverOrForbidden_Ends()
    {
        using var wire = new Wire();
        for (var i = 0; i < 5; i++)
            wire.Answer(RedirectTo("/v3/a", 302));

        Assert.That(
            () => _client["v3/a"].Get(new { allow_redirects = new { max = 2 } }),
            Throws.InstanceOf<WeChatPayTransportException>().With.Message.Contains("more than 2 times"));
        Assert.That(() => _client["v3/a"].Get(new { allow_redirects = false }), Throws.InstanceOf<WeChatPayApiException>());
        Assert.That(_client["v3/a"].Get(new { allow_redirects = false, http_errors = false }).StatusCode, Is.EqualTo(302));
    }

    private static HttpResponseMessage RedirectTo(string location, int status)
    {
        var message = SignedAnswer.Unsigned("", (System.Net.HttpStatusCode)status);
        message.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute);
        return message;
    }
}
