using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.V2;

/// <summary>The option <c>trusted_roots</c>: who vouches for a server changes, and nothing else.</summary>
public sealed class TrustedRootsTests : XmlShop
{
    [Test]
    public void Roots_InAnyForm_VouchForTheServer()
    {
        using var file = new TemporarySink();
        File.WriteAllText(file.Path, Server.ServerCertificatePem);
        using var certificate = Util.PemUtil.LoadCertificateFromString(Server.ServerCertificatePem);

        object[] forms = [Server.ServerCertificatePem, file.Path, $"file://{file.Path}", certificate, new[] { XmlAnswer.Certificate, certificate }];
        foreach (var roots in forms)
            Assert.That(() => Call(roots), Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("ORDERNOTEXIST"));
    }

    [Test]
    public void Roots_LeftOutOrOfOthers_VouchForNobody()
    {
        AssertNotTrusted(() => Call(null));
        AssertNotTrusted(() => Call(XmlAnswer.Certificate));
    }

    [Test]
    public void HostName_OfAnother_StaysRefused()
    {
        // The certificate is trusted and for 127.0.0.1 and localhost, which this other name of the same address is not.
        using var client = new WeChatPayClient(Options with { BaseUri = new Uri($"https://[::ffff:127.0.0.1]:{Server.SecureBaseUri.Port}/") });

        AssertNotTrusted(() => client["v2/pay/orderquery"].Post(new { xml = Of("N100001") }));
    }

    [Test]
    public void Configuration_Loose_ReadsThem()
    {
        using var client = Builder.Factory(new
        {
            mchid = Server.Mchid,
            secret = Server.ApiV2Key,
            base_uri = Server.SecureBaseUri,
            trusted_roots = new[] { Server.ServerCertificatePem },
        });

        Assert.That(
            () => client["v2/pay/orderquery"].Post(new { xml = Of("N100001") }),
            Throws.InstanceOf<WeChatPayApiException>().With.Property("Code").EqualTo("ORDERNOTEXIST"));
    }

    [Test]
    public void Roots_ThatAreWrong_AreRefusedWhenTheClientIsBuilt()
    {
        using var handler = new HttpClientHandler();

        Assert.That(() => Builder.Factory(new { trusted_roots = 42 }), Throws.ArgumentException.With.Message.Contains("Int32"));
        Assert.That(
            () => Builder.Factory(new { trusted_roots = 42, handler = new HandlerStack(NoAnswer) }),
            Throws.ArgumentException.With.Message.Contains("Int32"),
            "with a handler of one's own");
        Assert.That(
            () => Builder.Factory(new { merchant = 42, handler = new HandlerStack(NoAnswer) }),
            Throws.ArgumentException.With.Message.Contains("Int32"),
            "with a handler of one's own");
        Assert.That(
            () => new WeChatPayClient(Options with { TrustedRoots = [] }),
            Throws.ArgumentException.With.Message.Contains("no certificate"));
        Assert.That(
            () => new WeChatPayClient(Options with { TrustedRoots = ["/no/such.pem"] }),
            Throws.ArgumentException.With.Message.Contains("The certificate file does not exist"));
        Assert.That(
            () => new WeChatPayClient(Options with { TrustedRoots = [TestKeys.MerchantPem] }),
            Throws.ArgumentException.With.Message.Contains("no certificate").And.Message.Not.Contains(TestKeys.MerchantPem));
        Assert.That(() => new WeChatPayClient(Options with { Transport = handler }), Throws.ArgumentException.With.Message.Contains("`transport`"));
    }

    private static Task<WeChatPayResponse> NoAnswer(WeChatPay.Pipeline.WeChatPayRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException(request.Call);

    private static void AssertNotTrusted(Action call) => Assert.That(
        call,
        Throws.InstanceOf<WeChatPayTransportException>()
            .With.Message.Contains("certificate").And.Message.Contains("`trusted_roots`").And.Message.EndsWith("Nothing was sent."));

    private WeChatPayResponse Call(object? roots)
    {
        using var client = new WeChatPayClient(Options with { TrustedRoots = roots is null ? null : WeChatPay.Configuration.TrustedRoots.FromLoose(roots) });
        return client["v2/pay/orderquery"].Post(new { xml = Of("nobody") });
    }
}
