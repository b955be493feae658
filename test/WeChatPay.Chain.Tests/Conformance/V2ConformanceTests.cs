using Flurl.Http;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Conformance;

/// <summary>Every documented APIv2 operation, in all six styles, sends the request that was recorded of the PHP SDK.</summary>
[Category("Conformance")]
public sealed class V2ConformanceTests
{
    private static readonly string[] MchidFields = ["mch_id", "mchid", "combine_mch_id"];

    [TestCaseSource(nameof(Operations))]
    public void Call_AsDocumentedInSixStyles_SendsTheRecordedWire(ConformanceCase one)
    {
        var xml = (JObject)one.Options["xml"]!;
        using var client = new WeChatPayClient(new()
        {
            Mchid = MchidFields.Select(name => (string?)xml[name]).First(mchid => mchid is not null),
            ApiV2Key = XmlAnswer.ApiV2Key,
            Merchant = XmlAnswer.Certificate,
        });
        var ordinary = OrdinaryClient(client);
        foreach (var call in one.Calls)
        {
            using var wire = new Wire().Answer(XmlAnswer.Of(new { prepay_id = "wx1" }, (string?)xml["sign_type"] ?? Hash.ALGO_MD5));
            using var sink = new TemporarySink();
            var options = one.Options.Properties().ToDictionary(option => option.Name, option => (object?)option.Value);
            if (options.ContainsKey("sink"))
                options["sink"] = sink.Path;

            var result = Script.Run(call, client, options);

            Assert.That((result as ResponsePromise)?.wait() ?? (WeChatPayResponse)result, Has.Property("StatusCode").EqualTo(200));
            AssertWire(one, call, wire.Request, ordinary);
            if (one.Sent!["sink"] is not null)
                Assert.That(File.ReadAllText(sink.Path), Does.StartWith("<xml>"), "The sink holds the body.");
        }
    }

    [Test]
    public void Of_TheProtocol_HasEveryOperation() => Assert.That(ConformanceCase.Of("v2"), Has.Count.EqualTo(54));

    private static void AssertWire(ConformanceCase one, WrittenCall call, WireRequest sent, IFlurlClient? ordinary)
    {
        var expected = one.Sent!;
        var fields = Transformer.ToArray(sent.Body);
        var type = fields.GetValueOrDefault("sign_type") as string ?? Hash.ALGO_MD5;
        var sign = Hash.Sign(type, Formatter.QueryStringLike(Formatter.Ksort(fields)), XmlAnswer.ApiV2Key);
        using (Assert.EnterMultipleScope())
        {
            one.AssertWire(call, sent, sent.ContentType);
            Assert.That(fields["sign"], Is.EqualTo(sign), $"{call.Style}: the signature does not fit.");
            Assert.That(fields.Remove("nonce_str"), Is.EqualTo((bool)expected["nonce"]!), $"{call.Style}: nonce_str");
            fields.Remove("sign");
            Assert.That(fields, Is.EquivalentTo(Texts((JObject)expected["xml"]!)), $"{call.Style}: the fields");
            Assert.That(
                ReferenceEquals(sent.Client, ordinary),
                Is.Not.EqualTo((bool?)expected["client_certificate"] ?? false),
                $"{call.Style}: the client certificate");
            Assert.That(sent.Headers, Does.Not.ContainKey("Authorization"));
        }
    }

    // A call without `security` shows which of the client's two connections presents no certificate.
    private static IFlurlClient? OrdinaryClient(WeChatPayClient client)
    {
        using var wire = new Wire().Answer(XmlAnswer.Of(new { prepay_id = "wx1" }));
        client["v2/pay/orderquery"].Post(new { xml = new { mch_id = client.Options.Mchid } });
        return wire.Request.Client;
    }

    private static Dictionary<string, object?> Texts(JObject fields) =>
        fields.Properties().ToDictionary(static field => field.Name, static field => (object?)(string?)field.Value);

    private static IEnumerable<TestCaseData> Operations() => ConformanceCase.Cases(ConformanceCase.Of("v2"));
}
