using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Crypto;
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
using WeChatPay.Tests.Support;
using WeChatPay.Validation;

namespace WeChatPay.Tests.Conformance;

/// <summary>Every documented APIv2 operation, in all six styles, sends what the PHP SDK was seen to send.</summary>
[TestFixture]
[Category("Conformance")]
public sealed class V2ConformanceTests
{
    private static readonly string[] MchidFields = ["mch_id", "mchid", "combine_mch_id"];
    private static readonly string[] Compared = ["method", "scheme", "host", "target", "accept", "content_type"];

    [TestCaseSource(nameof(Lines))]
    public void Call_AsDocumentedInSixStyles_SendsTheRecordedWire(ConformanceCase line)
    {
        var xml = (JObject)line.Options["xml"]!;
        using var client = new WeChatPayClient(new()
        {
            Mchid = MchidFields.Select(name => (string?)xml[name]).First(mchid => mchid is not null),
            ApiV2Key = XmlAnswer.Secret,
            Merchant = XmlAnswer.Certificate,
        });
        foreach (var call in line.Calls)
        {
            using var wire = new Wire().Answer(XmlAnswer.Of(new { appid = "wx1" }));
            using var sink = new TemporarySink();
            var options = line.Options.Properties().ToDictionary(option => option.Name, option => (object?)option.Value);
            if (options.ContainsKey("sink"))
                options["sink"] = sink.Path;

            var result = Script.Run(call, client, options);

            Assert.That((result as ResponsePromise)?.wait() ?? (WeChatPayResponse)result, Has.Property("StatusCode").EqualTo(200));
            AssertWire(line, call, wire.Request, client);
            if (line.Wire!["sink"] is not null)
                Assert.That(File.ReadAllText(sink.Path), Does.StartWith("<xml>"), "The sink holds the body.");
        }
    }

    [Test]
    public void File_WhenPresent_HasEveryLine() =>
        Assert.That(ConformanceCase.Read("v2").Count(), Is.EqualTo(54).Or.EqualTo(0));

    private static void AssertWire(ConformanceCase line, WrittenCall call, WireRequest sent, WeChatPayClient client)
    {
        var wire = line.Wire!;
        var actual = new Dictionary<string, string?>
        {
            ["method"] = sent.Method,
            ["scheme"] = sent.Uri.Scheme,
            ["host"] = sent.Uri.Host,
            ["target"] = sent.Uri.PathAndQuery,
            ["accept"] = sent.Headers["Accept"],
            ["content_type"] = sent.ContentType,
        };
        var fields = Transformer.ToArray(sent.Body);
        var type = fields.GetValueOrDefault("sign_type") as string ?? Hash.ALGO_MD5;
        Assert.Multiple(() =>
        {
            foreach (var field in Compared)
                Assert.That(actual[field], Is.EqualTo((string?)wire[field]), $"{call.Style}: {field}");
            Assert.That(fields["sign"], Is.EqualTo(Hash.Sign(type, Formatter.QueryStringLike(Formatter.Ksort(fields)), XmlAnswer.Secret)), $"{call.Style}: the signature does not fit.");
            Assert.That(fields.Remove("nonce_str"), Is.EqualTo((bool)wire["nonce"]!), $"{call.Style}: nonce_str");
            fields.Remove("sign");
            Assert.That(fields, Is.EquivalentTo(((JObject)wire["xml"]!).Properties().ToDictionary(field => field.Name, field => (object?)(string?)field.Value)), $"{call.Style}: the fields");
            Assert.That(ReferenceEquals(sent.Client, client.Flurl!.WithCertificate), Is.EqualTo((bool?)wire["client_certificate"] ?? false), $"{call.Style}: the client certificate");
            Assert.That(sent.Headers, Does.Not.ContainKey("Authorization"));
        });
    }

    private static IEnumerable<TestCaseData> Lines()
    {
        var lines = ConformanceCase.Read("v2").ToList();
        return lines.Count > 0
            ? lines.Select(line => new TestCaseData(line).SetArgDisplayNames(line.Page))
            : [new TestCaseData(new object?[] { null }).SetArgDisplayNames("(no file)").Ignore("The conformance file is not beside this repository.")];
    }
}
