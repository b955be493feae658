using System.Text;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
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
using WeChatPay.Tests.Support;
using WeChatPay.Validation;

namespace WeChatPay.Tests.Conformance;

/// <summary>Every documented APIv3 operation, in all six styles, sends what the PHP SDK was seen to send.</summary>
[TestFixture]
[Category("Conformance")]
public sealed class V3ConformanceTests
{
    private static readonly string[] Compared = ["method", "scheme", "host", "target", "accept", "content_type"];

    private readonly WeChatPayClient _strict = new(TestKeys.Options);
    private readonly WeChatPayClient _lenient = new(TestKeys.Options with { AllowEmptyPathValues = true });

    [OneTimeTearDown]
    public void CloseClients()
    {
        _strict.Dispose();
        _lenient.Dispose();
    }

    [TestCaseSource(nameof(Lines))]
    public void Call_AsDocumentedInSixStyles_SendsTheRecordedWire(ConformanceCase line)
    {
        var client = line.HasEmptyPathValue ? _lenient : _strict;
        foreach (var call in line.Calls)
        {
            using var wire = new Wire().Answer(AnswerTo(line));
            using var sink = new TemporarySink();

            var result = Script.Run(call, client, OptionsOf(line, sink));

            Assert.That(result is ResponsePromise, Is.EqualTo(call.Verb.EndsWith("Async", StringComparison.Ordinal)));
            var response = result is ResponsePromise promise ? promise.wait() : (WeChatPayResponse)result;
            Assert.That(response.StatusCode, Is.EqualTo(200));
            AssertWire(line, call, wire.Request);
            if (line.Wire!["sink"] is not null)
                Assert.That(File.ReadAllText(sink.Path), Is.EqualTo("{}"), "The sink holds the body.");
        }
    }

    [TestCaseSource(nameof(EmptyValues))]
    public void Call_WithAnEmptyPathValue_IsRefusedUnlessAllowed(ConformanceCase line)
    {
        using var wire = new Wire();
        foreach (var call in line.Calls)
            Assert.That(() => Script.Run(call, _strict, line.Options), Throws.ArgumentException.With.Message.Contains("is empty"));
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(Undefined))]
    public void Call_WithUndefinedVariables_IsRefusedBeforeSending(ConformanceCase line)
    {
        using var wire = new Wire();
        foreach (var call in line.Calls)
        {
            Assert.That(
                () => Script.Run(call, _lenient, line.Options),
                Throws.ArgumentException.With.Message.Contains($"`{line.UndefinedVariables[0]}`").And.Message.Contains("has no value"));
        }
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void File_WhenPresent_HasEveryLine() =>
        Assert.That(ConformanceCase.Read("v3").Count(), Is.EqualTo(405).Or.EqualTo(0));

    private static void AssertWire(ConformanceCase line, WrittenCall call, WireRequest sent)
    {
        var wire = line.Wire!;
        var actual = new Dictionary<string, string?>
        {
            ["method"] = sent.Method,
            ["scheme"] = sent.Uri.Scheme,
            ["host"] = sent.Uri.Host,
            ["target"] = sent.Uri.PathAndQuery,
            ["accept"] = sent.Headers["Accept"],
            ["content_type"] = wire["multipart_meta"] is null ? sent.ContentType : sent.ContentType!.Split(';')[0],
        };
        Assert.Multiple(() =>
        {
            foreach (var field in Compared)
                Assert.That(actual[field], Is.EqualTo((string?)wire[field]), $"{call.Style}: {field}");
            foreach (var header in (wire["headers"] as JObject)?.Properties() ?? [])
                Assert.That(sent.Headers[header.Name], Is.EqualTo((string?)header.Value), $"{call.Style}: {header.Name}");
            if (wire["json"] is { } json)
                Assert.That(JToken.DeepEquals(Json(sent.Text), json), $"{call.Style}: the body is {sent.Text}");
            else if (wire["multipart_meta"] is null)
                Assert.That(sent.Text, Is.EqualTo((string?)wire["body"] ?? ""), call.Style);
            Assert.That((bool)wire["signed"]!);
            Assert.That(sent.IsSigned(Meta(line)), $"{call.Style}: the signature does not fit.");
        });
    }

    // Uploads are streams, which JSON cannot hold: they are built by hand around the part that is signed.
    private static Dictionary<string, object?> OptionsOf(ConformanceCase line, TemporarySink sink)
    {
        var options = line.Options.Properties().ToDictionary(option => option.Name, option => (object?)option.Value);
        if (options.ContainsKey("sink"))
            options["sink"] = sink.Path;
        if (Meta(line) is { } meta)
        {
            var boundary = ((string)line.Options["headers"]!["Content-Type"]!).Split("boundary=")[1];
            byte[] body =
            [
                .. Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n"), .. meta,
                .. Encoding.UTF8.GetBytes($"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"image.jpg\"\r\n\r\n"), 0xff, 0xd8, 0x00,
                .. Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n"),
            ];
            options["body"] = new MemoryStream(body);
        }
        return options;
    }

    private static byte[]? Meta(ConformanceCase line) =>
        (string?)line.Wire!["multipart_meta"] is { } meta ? Encoding.UTF8.GetBytes(meta) : null;

    private static HttpResponseMessage AnswerTo(ConformanceCase line) =>
        line.Page.EndsWith("statements.md", StringComparison.Ordinal) ? SignedAnswer.Statement("{}"u8.ToArray()) : SignedAnswer.Of("{}");

    private static JToken Json(string text)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(text)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    private static IEnumerable<TestCaseData> Lines() => Cases(line => line.Wire is not null);

    private static IEnumerable<TestCaseData> EmptyValues() => Cases(line => line.Wire is not null && line.HasEmptyPathValue);

    private static IEnumerable<TestCaseData> Undefined() => Cases(line => line.Wire is null);

    private static IEnumerable<TestCaseData> Cases(Func<ConformanceCase, bool> choice)
    {
        var lines = ConformanceCase.Read("v3").Where(choice).ToList();
        return lines.Count > 0
            ? lines.Select(line => new TestCaseData(line).SetArgDisplayNames(line.Page))
            : [new TestCaseData(new object?[] { null }).SetArgDisplayNames("(no file)").Ignore("The conformance file is not beside this repository.")];
    }
}
