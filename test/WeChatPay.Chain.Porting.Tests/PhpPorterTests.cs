namespace WeChatPay.Porting.Tests;

public sealed class PhpPorterTests
{
    [Test]
    public void Port_OfNull_IsRefused() => Assert.That(() => PhpPorter.Port(null!), Throws.ArgumentNullException);
}
