using System.Net;

namespace WeChatPay.Sandbox.Tests;

/// <summary>The effects of faults on responses of APIv2.</summary>
internal sealed class FaultV2Tests : FixtureV2
{
    [Test]
    public async Task WrongSignature_OnACall_FitsNothingAndTheCallWasDone()
    {
        var reply = await SendWith("wrong-signature");

        Assert.That(reply["sign"], Does.Match("^[0-9A-F]{32}$"));
        Assert.That(reply.IsSigned("MD5", Server.ApiV2Key), Is.False);
        await SucceedAsync(Query());
    }

    [Test]
    public async Task MissingHeaders_OnACall_LeavesTheSignatureOutAndTheCallWasDone()
    {
        var reply = await SendWith("missing-headers");

        Assert.That(reply["prepay_id"], Is.Not.Empty);
        Assert.That(reply.Fields, Does.Not.ContainKey("sign").And.Not.ContainKey("nonce_str"));
        await SucceedAsync(Query());
    }

    [TestCase("rate-limit", "FREQUENCY_LIMITED")]
    [TestCase("server-error", "SYSTEMERROR")]
    public async Task ErrorFault_OnACall_AnswersSignedAndDoesNothing(string fault, string code)
    {
        await AssertErrorAsync(Unified() with { Headers = [("Sandbox-Fault", fault)] }, code, fault);

        await AssertErrorAsync(Query(), "ORDERNOTEXIST");
    }

    [TestCase("stale-timestamp")]
    [TestCase("unknown-serial")]
    public async Task Fault_ThatApiV2DoesNotKnow_IsRefusedAndNothingDone(string fault)
    {
        await AssertRefusedAsync(Unified() with { Headers = [("Sandbox-Fault", fault)] }, fault, "neither timestamp nor serial");

        await AssertErrorAsync(Query(), "ORDERNOTEXIST");
    }

    [TestCase("not-json", HttpStatusCode.OK)]
    [TestCase("server-error-html", HttpStatusCode.BadGateway)]
    public async Task HtmlFault_OnACall_IsUnsignedHtmlAndTheCallWasDone(string fault, HttpStatusCode status)
    {
        var reply = await SendWith(fault);

        Assert.That(reply.Reply.Status, Is.EqualTo(status));
        Assert.That(reply.Reply.Text, Does.StartWith("<html>"));
        Assert.That(reply.Reply.Headers.Keys, Has.None.StartsWith("Wechatpay-"));
        await SucceedAsync(Query());
    }

    [Test]
    public async Task CutOff_OnACall_BreaksInTheMiddle()
    {
        Assert.That(() => SendWith("cut-off"), Throws.InstanceOf<HttpRequestException>());
        await SucceedAsync(Query());
    }

    [Test]
    public async Task Header_UnknownName_IsRefusedWithTheKnownOnes()
    {
        var reply = await SendWith("wrong-sigature");

        AssertParamError(reply.Reply, "Sandbox-Fault", "header", "unknown fault", SandboxFaults.Names.ToArray());
    }

    [Test]
    public async Task Next_RequestRefused_WaitsForOneThatPasses()
    {
        Server.Faults.Next = SandboxFault.RateLimit;
        await AssertRefusedAsync(Query() with { Sign = "0" });

        await AssertErrorAsync(Query(), "FREQUENCY_LIMITED");
        Assert.That(Server.Faults.Next, Is.EqualTo(SandboxFault.None));
    }

    private Task<ReplyV2> SendWith(string fault) => SendAsync(Unified() with { Headers = [("Sandbox-Fault", fault)] });
}
