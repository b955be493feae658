using System.Net;

namespace WeChatPay.Sandbox.Tests;

internal sealed class FaultTests : SandboxFixture
{
    private const string OrderTarget = Draft.Path + "/6e8369071cd942c0476613f9d1ce9ca3";

    [Test]
    public async Task WrongSignature_OnSuccess_SpoilsOnlyTheSignature()
    {
        var reply = await SendWith("wrong-signature");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Headers["Wechatpay-Serial"], Is.EqualTo(Server.PlatformKeyId));
            Assert.That(Seconds(reply), Is.EqualTo(Start.ToUnixTimeSeconds()));
            Assert.That(Convert.FromBase64String(reply.Headers["Wechatpay-Signature"]), Has.Length.EqualTo(256));
            Assert.That(reply.IsSignedBy(Server.PlatformPublicKeyPem), Is.False);
        }
    }

    [Test]
    public async Task StaleTimestamp_OnSuccess_IsAnHourOldAndRightlySigned()
    {
        var reply = await SendWith("stale-timestamp");

        Assert.That(Seconds(reply), Is.EqualTo(Start.ToUnixTimeSeconds() - 3600));
        Assert.That(reply.IsSignedBy(Server.PlatformPublicKeyPem), Is.True);
    }

    [Test]
    public async Task MissingHeaders_OnSuccess_LeavesTheAnswerUnsigned()
    {
        var reply = await SendWith("missing-headers");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(reply.Headers.Keys, Has.None.StartsWith("Wechatpay-"));
    }

    [Test]
    public async Task UnknownSerial_InBothModes_NamesAStrangerOfTheSameShape()
    {
        var publicKey = await SendWith("unknown-serial");
        var certificate = await SendAsync(
            Post(Order()) with { Headers = [("Sandbox-Fault", "unknown-serial"), ("Wechatpay-Serial", Server.PlatformSerial)] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(publicKey.Headers["Wechatpay-Serial"], Does.StartWith("PUB_KEY_ID_").And.Not.EqualTo(Server.PlatformKeyId));
            Assert.That(publicKey.IsSignedBy(Server.PlatformPublicKeyPem), Is.True);
            Assert.That(certificate.Headers["Wechatpay-Serial"], Does.Match("^[0-9A-F]{40}$").And.Not.EqualTo(Server.PlatformSerial));
        }
    }

    [TestCase("rate-limit", 429, "RATELIMIT_EXCEEDED")]
    [TestCase("server-error", 500, "SYSTEM_ERROR")]
    public async Task ErrorFault_OnACall_AnswersUnsignedAndDoesNothing(string fault, int status, string code)
    {
        var reply = await SendWith(fault);
        var order = await SendAsync(Get(OrderTarget));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)reply.Status, Is.EqualTo(status));
            Assert.That((string?)reply.Json["code"], Is.EqualTo(code));
            Assert.That(reply.Headers.Keys, Has.None.StartsWith("Wechatpay-"));
            Assert.That(order.Status, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [Test]
    public async Task NotJson_OnACall_IsSignedHtml()
    {
        var reply = await SendWith("not-json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Headers["Content-Type"], Does.StartWith("text/html"));
            Assert.That(reply.Text, Does.StartWith("<html>"));
            Assert.That(reply.IsSignedBy(Server.PlatformPublicKeyPem), Is.True);
        }
    }

    [Test]
    public async Task ServerErrorHtml_OnACall_IsUnsignedHtmlAndTheCallWasDone()
    {
        var reply = await SendWith("server-error-html");
        var order = await SendAsync(Get(OrderTarget));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(reply.Headers["Content-Type"], Does.StartWith("text/html"));
            Assert.That(reply.Headers.Keys, Has.None.StartsWith("Wechatpay-"));
            Assert.That(order.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task CutOff_OnACall_BreaksInTheMiddleAndTheCallWasDone()
    {
        using var request = (Post(Order()) with { Headers = [("Sandbox-Fault", "cut-off")] }).ToMessage();
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var arrived = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync();

        Assert.That(async () => await body.CopyToAsync(arrived), Throws.InstanceOf<IOException>());
        var order = await SendAsync(Get(OrderTarget));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(order.Body.Length));
            Assert.That(arrived.ToArray(), Is.EqualTo(order.Body[..(order.Body.Length / 2)]));
            Assert.That(order.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Header_UnknownName_IsRefusedWithTheKnownOnes()
    {
        var reply = await SendWith("wrong-sigature");

        AssertParamError(reply, "Sandbox-Fault", "header", "unknown fault", ["`wrong-sigature`", .. SandboxFaults.Names]);
    }

    [Test]
    public void Names_OfEveryFault_AreKebabCase() => Assert.That(
        string.Join(' ', SandboxFaults.Names),
        Is.EqualTo("none wrong-signature stale-timestamp missing-headers unknown-serial rate-limit server-error slow cut-off not-json server-error-html"));

    [Test]
    public async Task Next_Set_MeetsOneAnswer()
    {
        Server.Faults.Next = SandboxFault.RateLimit;
        var first = await SendAsync(Post(Order()));
        var second = await SendAsync(Post(Order()));

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Server.Faults.Next, Is.EqualTo(SandboxFault.None));
    }

    [Test]
    public async Task Next_RequestRefused_WaitsForOneThatPasses()
    {
        Server.Faults.Next = SandboxFault.RateLimit;
        var refused = await SendAsync(Post(Order()).ToUnsigned());
        var passed = await SendAsync(Post(Order()));

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(passed.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Always_Set_MeetsEveryAnswerUntilTakenBack()
    {
        Server.Faults.Always = SandboxFault.ServerError;
        var first = await SendAsync(Post(Order()));
        var second = await SendAsync(Post(Order()));
        Server.Faults.Always = SandboxFault.None;
        var third = await SendAsync(Post(Order()));

        Assert.That(
            (first.Status, second.Status, third.Status),
            Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Header_BesideSettings_ComesFirstAndLeavesNext()
    {
        Server.Faults.Always = SandboxFault.ServerError;
        Server.Faults.Next = SandboxFault.RateLimit;
        var none = await SendWith("none");

        Assert.That(none.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Server.Faults.Next, Is.EqualTo(SandboxFault.RateLimit));
    }

    [Test]
    public void Settings_NoMember_AreRefused()
    {
        Assert.That(() => Server.Faults.Next = (SandboxFault)99, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("wrong-signature"));
        Assert.That(() => Server.Faults.Always = (SandboxFault)(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private Task<Reply> SendWith(string fault) => SendAsync(Post(Order()) with { Headers = [("Sandbox-Fault", fault)] });
}
