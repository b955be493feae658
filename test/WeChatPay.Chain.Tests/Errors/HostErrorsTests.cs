using System.Net;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>The merchant's signature goes to WeChat Pay and to whom the merchant allows, and nowhere else.</summary>
public sealed class HostErrorsTests
{
    private readonly WeChatPayClient _client = new(TestKeys.Options);

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [TestCase("https://evil.example/", "https://evil.example")]
    [TestCase("http://api.mch.weixin.qq.com/", "http://api.mch.weixin.qq.com")]
    [TestCase("https://api.mch.weixin.qq.com:8443/", "https://api.mch.weixin.qq.com:8443")]
    [TestCase("https://api.mch.weixin.qq.com.evil.example/", "https://api.mch.weixin.qq.com.evil.example")]
    [TestCase("https://weixin.qq.com/", "https://weixin.qq.com")]
    public async Task BaseUriOfTheCall_AnotherHost_IsRefused(string baseUri, string origin)
    {
        using var wire = new Wire();

        var error = await Caught.ByAsync<ArgumentException>(
            async () => await _client["v3/certificates"].GetAsync(new { base_uri = baseUri, query = new { openid = Caught.Openid } }));

        AssertRefused(error, "GET v3/certificates", origin);
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCase("https://evil.example/v3/billdownload/file?token=x")]
    [TestCase("HTTPS://evil.example/v3/billdownload/file")]
    [TestCase("https://api.mch.weixin.qq.com@evil.example/v3/billdownload/file")]
    public async Task AbsoluteAddressInThePath_AnotherHost_IsRefused(string address)
    {
        using var wire = new Wire();

        var error = await Caught.ByAsync<ArgumentException>(async () => await _client.chain(address).GetAsync());

        Assert.That(error.Message, Does.Contain("would send the merchant's signature to `").And.Contain("evil.example`"));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task AbsoluteAddressAsAVariable_AnotherHost_IsRefused()
    {
        using var wire = new Wire();

        var error = await Caught.ByAsync<ArgumentException>(
            async () => await _client["{+download_url}"].GetAsync(new { download_url = "https://evil.example/v3/billdownload/file" }));

        AssertRefused(error, "GET {+download_url}", "https://evil.example");
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCase("https://api.mch.weixin.qq.com/v3/billdownload/file?token=AbC")]
    [TestCase("https://api2.mch.weixin.qq.com/v3/billdownload/file?token=AbC")]
    [TestCase("https://apihk.mch.weixin.qq.com/v3/billdownload/file?token=AbC")]
    public void AbsoluteAddress_OfWeChatPay_IsCalledAsItIs(string address)
    {
        using var wire = new Wire().Answer();

        _client["{+download_url}"].Get(new { download_url = address });

        Assert.That(wire.Request.Uri.AbsoluteUri, Is.EqualTo(address));
        Assert.That(wire.Request.IsSigned());
    }

    [TestCase("pay.example.com", "https://pay.example.com/")]
    [TestCase("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    public void BaseUriOfTheCall_HostThatIsAllowed_IsCalled(string allowed, string baseUri)
    {
        using var client = new WeChatPayClient(TestKeys.Options with { AllowedHosts = [allowed] });
        using var wire = new Wire().Answer();

        client["v3/certificates"].Get(new { base_uri = baseUri });

        Assert.That(wire.Request.Uri.AbsoluteUri, Is.EqualTo($"{baseUri}v3/certificates"));
    }

    [TestCase("https://evil.example/v3/pay", "https://evil.example")]
    [TestCase("//evil.example/v3/pay", "https://evil.example")]
    [TestCase("http://api.mch.weixin.qq.com/v3/pay", "http://api.mch.weixin.qq.com")]
    public async Task Redirect_ToAnotherHost_IsNotFollowedAndSaysThatTheRequestWasSent(string location, string origin)
    {
        using var wire = new Wire().Answer(Redirect(location));

        var error = await Caught.ByAsync<WeChatPayTransportException>(
            async () => await _client["v3/pay/transactions/native"].PostAsync(new { json = Caught.Person }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                error.Message,
                Does.StartWith($"POST v3/pay/transactions/native was redirected to `{origin}`")
                    .And.Contain("https://api.mch.weixin.qq.com").And.Contain("AllowedHosts"));
            Assert.That(error.Message, Does.Contain("The redirect was not followed").And.Not.Contain("Nothing was sent"));
            Assert.That(wire.Requests, Has.Exactly(1).Items);
        }
    }

    [Test]
    public void Redirect_WithRedirectsForbidden_IsTheAnswer()
    {
        using var wire = new Wire().Answer(Redirect("https://evil.example/"));

        var answer = _client["v3/certificates"].Get(new { allow_redirects = false, http_errors = false });

        Assert.That(answer.StatusCode, Is.EqualTo(307));
    }

    [Test]
    public async Task Redirect_RoundAndRound_EndsAndSaysWhichOption()
    {
        using var wire = new Wire();
        for (var i = 0; i < 3; i++)
            wire.Answer(Redirect("https://api.mch.weixin.qq.com/v3/certificates"));

        var error = await Caught.ByAsync<WeChatPayTransportException>(
            async () => await _client["v3/certificates"].GetAsync(new { allow_redirects = new { max = 2 } }));

        Assert.That(
            error.Message,
            Is.EqualTo("GET v3/certificates was redirected more than 2 times (option `allow_redirects`). A query changes nothing: try again."));
        Assert.That(wire.Requests, Has.Exactly(3).Items);
    }

    private static HttpResponseMessage Redirect(string location)
    {
        var answer = SignedAnswer.Unsigned("", HttpStatusCode.TemporaryRedirect);
        answer.Headers.TryAddWithoutValidation("Location", location);
        return answer;
    }

    private static void AssertRefused(ArgumentException error, string call, string origin)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Does.StartWith($"{call} would send the merchant's signature to `{origin}`."));
            Assert.That(
                error.Message,
                Does.Contain("It goes only to https://api.mch.weixin.qq.com, ").And.Contain("add it to AllowedHosts").And.EndWith("Nothing was sent."));
        }
    }
}
