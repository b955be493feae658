using NUnit.Framework;
using WeChatPay.Tests.Support;
using WeChatPay.V3;

namespace WeChatPay.Tests.V3;

/// <summary>The headers that sign a response: each once, and within a bound.</summary>
public sealed class SignatureHeadersTests
{
    private readonly WeChatPayClient _client = new(TestKeys.Options);

    private static string[] Names => ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature"];

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    [TestCaseSource(nameof(Names))]
    public void Response_WithAHeaderTwiceAndDifferent_IsNotBelieved(string name)
    {
        foreach (var first in new[] { true, false })
        {
            var message = SignedAnswer.Of("{}");
            var genuine = message.Headers.GetValues(name).Single();
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, first ? new[] { genuine, "1" } : ["1", genuine]);
            using var wire = new Wire().Answer(message);

            Assert.That(() => _client["v3/certificates"].Get(), Refused(name));
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Response_WithAHeaderOfMegabytes_IsNotBelieved(string name)
    {
        var headers = Headers(SignedAnswer.Of("{}"));
        headers[name] = new string('9', 3_000_000);
        var response = new WeChatPayResponse(200, headers, "{}"u8.ToArray());

        Assert.That(SignatureHeaders.From(response).Fault, Does.Contain($"{name} has 3000000 characters"));
    }

    [Test]
    public void Response_WithAHeaderTwiceAndEqual_IsBelieved()
    {
        var message = SignedAnswer.Of("{}");
        var serial = message.Headers.GetValues("Wechatpay-Serial").Single();
        message.Headers.TryAddWithoutValidation("Wechatpay-Serial", serial);
        using var wire = new Wire().Answer(message);

        Assert.That(() => _client["v3/certificates"].Get(), Throws.Nothing);
    }

    [Test]
    public void Statement_WithItsDigestTwiceAndDifferent_IsNotBelieved()
    {
        var message = SignedAnswer.Statement("a,b"u8.ToArray());
        message.Headers.TryAddWithoutValidation("Wechatpay-Statement-Sha1", new string('0', 40));
        using var wire = new Wire().Answer(message);

        Assert.That(() => _client["v3/statements"].Get(), Refused("Wechatpay-Statement-Sha1"));
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage message) =>
        message.Headers.ToDictionary(static header => header.Key, static header => header.Value.First());

    private static NUnit.Framework.Constraints.ContainsConstraint Refused(string name) =>
        Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Headers)
            .And.Message.Contains($"its header {name} occurs more than once");
}
