using NUnit.Framework;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Sandbox;

namespace WeChatPay.Tests.ShangMi;

/// <summary>The same calls by a client with an SM2 key, which WeChat Pay's SM2 certificate answers.</summary>
public sealed class Sm2SixStylesTests : SixStylesFixture
{
    [TearDown]
    public void EveryRequestWasSignedBySm2() => Assert.That(
        Server.Requests.Select(static request => request.Headers["Authorization"].Split(' ')[0]), Is.All.EqualTo("WECHATPAY2-SM2-WITH-SM3"));

    protected override string SigningSerial => Server.Sm2.PlatformSerial;

    protected override WeChatPayOptions OptionsFor(SandboxServer server) => Sm2Shop.OptionsOf(server);
}
