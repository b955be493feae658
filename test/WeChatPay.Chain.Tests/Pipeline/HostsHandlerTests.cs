using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Pipeline;

/// <summary>The check of the host is a handler of its own, so it stays when another handler signs.</summary>
public sealed class HostsHandlerTests
{
    [Test]
    public void Signer_Replaced_KeepsTheCheckOfTheHost()
    {
        using var client = new WeChatPayClient(new() { Certs = TestKeys.Options.Certs });
        client.Handlers.Replace(HandlerNames.Signer, static next => (request, token) =>
        {
            request.Headers["Authorization"] = "signed elsewhere";
            return next(request, token);
        });
        using var wire = new Wire().Answer();

        Assert.That(
            () => client["v3/certificates"].Get(new { base_uri = "https://evil.example/" }),
            Throws.ArgumentException.With.Message.Contains("https://evil.example").And.Message.EndsWith("Nothing was sent."));
        Assert.That(wire.Requests, Is.Empty);

        client["v3/certificates"].Get();
        Assert.That(wire.Request.Authorization, Is.EqualTo("signed elsewhere"));
    }

    [Test]
    public void SignerOfV2_Replaced_KeepsTheCheckOfTheHost()
    {
        using var client = new WeChatPayClient(new() { Mchid = "1900000109", ApiV2Key = XmlAnswer.ApiV2Key });
        client.HandlersV2.Replace(HandlerNames.TransformRequest, static next => (request, token) => next(request, token));
        using var wire = new Wire();

        Assert.That(
            () => client["v2/pay/orderquery"].Post(new { base_uri = "https://evil.example/", xml = new { mch_id = "1900000109" } }),
            Throws.ArgumentException.With.Message.Contains("https://evil.example"));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Handler_BeforeTheSigner_CannotLeadTheSignatureElsewhere()
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        client.Handlers.Before(HandlerNames.Signer, static next => (request, token) =>
        {
            request.Uri = new Uri("https://evil.example/v3/certificates");
            return next(request, token);
        });
        using var wire = new Wire();

        Assert.That(() => client["v3/certificates"].Get(), Throws.ArgumentException.With.Message.Contains("https://evil.example"));
        Assert.That(wire.Requests, Is.Empty);
    }
}
