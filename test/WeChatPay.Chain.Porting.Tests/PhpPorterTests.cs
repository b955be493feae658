using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Porting.Tests;

public sealed class PhpPorterTests
{
    [Test]
    public void Port_OfNull_IsRefused() => Assert.That(() => PhpPorter.Port(null!), Throws.ArgumentNullException);
}
