using System.Text;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Callbacks;

/// <summary>A genuine callback whose receiver changed the body or the headers: the message names the likely cause.</summary>
public sealed class BodyClueTests
{
    private static readonly byte[] Genuine = HandmadeCallback.Body("""{"out_trade_no":"N1"}""");

    private readonly CallbackParser _parser = new(HandmadeCallback.Options);

    private static IEnumerable<TestCaseData> Changed()
    {
        var text = Encoding.UTF8.GetString(Genuine);
        var json = JObject.Parse(text);
        yield return Case("empty", "", "Request.EnableBuffering()");
        yield return Case("blank", "\r\n", "Request.EnableBuffering()");
        yield return Case("indented", json.ToString(), "parsed and written again");
        yield return Case("with blanks", text.Replace("\":\"", "\": \"", StringComparison.Ordinal), "parsed and written again");
        var written = System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonDocument.Parse(text));
        yield return Case("escaped by System.Text.Json", written, "parsed and written again");
        yield return Case("escaped by PHP", text.Replace("支付成功", "\\u652f\\u4ed8\\u6210\\u529f", StringComparison.Ordinal), "escapes");
        yield return Case("escaped slashes", text.Replace("\"EV-1\"", "\"EV\\/1\"", StringComparison.Ordinal), "escapes");
        yield return Case("a mark", "\uFEFF" + text, "byte order mark");
        yield return Case("twice", Newtonsoft.Json.JsonConvert.SerializeObject(text), "JSON inside of a JSON text");
        yield return Case("other names", text.Replace("event_type", "EventType", StringComparison.Ordinal), "other names");
        yield return Case("another encoding", text.Replace("支付", "\uFFFD\uFFFD", StringComparison.Ordinal), "another encoding than UTF-8");
        yield return Case("other order", new JObject(json.Properties().Reverse()).ToString(Newtonsoft.Json.Formatting.None), "parsed and written again");
        yield return Case("URL-encoded", Uri.EscapeDataString(text), "URL-encoded");
        yield return Case("XML", "<xml/>", "`ParseV2`");
        yield return Case("a part", "N1", "not JSON");

        static TestCaseData Case(string name, string body, string says) => new TestCaseData(body, says).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Changed))]
    public void Parse_BodyThatTheReceiverChanged_NamesTheLikelyCause(string body, string says) =>
        Assert.That(
            () => _parser.Parse(HandmadeCallback.Headers(Genuine), Encoding.UTF8.GetBytes(body)),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Signature)
                .And.Message.Contains(says).And.Message.Not.Contains("N1").And.Message.Not.Contains("EV-1"));

    [TestCase(1000L)]
    [TestCase(1_000_000L)]
    public void Parse_TimestampInMilliseconds_SaysSo(long factor)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var parser = new CallbackParser(HandmadeCallback.Options with { TimeProvider = new FakeTimeProvider(now) });
        var headers = HandmadeCallback.Headers(Genuine, now);
        headers["Wechatpay-Timestamp"] = $"{now.ToUnixTimeSeconds() * factor}";

        Assert.That(
            () => parser.Parse(headers, Genuine),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Clock)
                .And.Message.Contains("milliseconds").And.Message.Not.Contains("NTP"));
    }

    [TestCase("", "Request.EnableBuffering()")]
    [TestCase("{\"id\":\"EV-1\"}", "`Parse`")]
    [TestCase("%3Cxml%3E", "URL-encoded")]
    public void ParseV2_BodyThatIsNoXml_NamesTheLikelyCause(string body, string says) =>
        Assert.That(
            () => _parser.ParseV2(Encoding.UTF8.GetBytes(body)),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Signature).And.Message.Contains(says));
}
