using System.Text;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Conformance;

/// <summary>Every documented APIv3 operation, in all six styles, sends the request that was recorded of the PHP SDK.</summary>
[Category("Conformance")]
public sealed class V3ConformanceTests
{

    private readonly WeChatPayClient _strict = new(TestKeys.Options);
    private readonly WeChatPayClient _lenient = new(TestKeys.Options with { AllowEmptyPathValues = true });

    [OneTimeTearDown]
    public void CloseClients()
    {
        _strict.Dispose();
        _lenient.Dispose();
    }

    [TestCaseSource(nameof(Operations))]
    public void Call_AsDocumentedInSixStyles_SendsTheRecordedWire(ConformanceCase one)
    {
        var client = one.HasEmptyPathValue ? _lenient : _strict;
        foreach (var call in one.Calls)
        {
            using var wire = new Wire().Answer(AnswerTo(one));
            using var sink = new TemporarySink();

            var result = Script.Run(call, client, OptionsOf(one, sink));

            Assert.That(result is ResponsePromise, Is.EqualTo(call.Verb.EndsWith("Async", StringComparison.Ordinal)));
            var response = result is ResponsePromise promise ? promise.wait() : (WeChatPayResponse)result;
            Assert.That(response.StatusCode, Is.EqualTo(200));
            AssertWire(one, call, wire.Request);
            if (one.Sent!["sink"] is not null)
                Assert.That(File.ReadAllText(sink.Path), Is.EqualTo("{}"), "The sink holds the body.");
        }
    }

    [TestCaseSource(nameof(EmptyValues))]
    public void Call_WithAnEmptyPathValue_IsRefusedUnlessAllowed(ConformanceCase one)
    {
        using var wire = new Wire();
        foreach (var call in one.Calls)
            Assert.That(() => Script.Run(call, _strict, one.Options), Throws.ArgumentException.With.Message.Contains("is empty"));
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(UndefinedVariables))]
    public void Call_WithUndefined_IsRefusedBeforeSending(ConformanceCase one)
    {
        using var wire = new Wire();
        foreach (var call in one.Calls)
        {
            Assert.That(
                () => Script.Run(call, _lenient, one.Options),
                Throws.ArgumentException.With.Message.Contains($"`{one.Undefined[0]}`").And.Message.Contains("has no value"));
        }
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Of_TheProtocol_HasEveryOperation() => Assert.That(ConformanceCase.Of("v3"), Has.Count.EqualTo(405));

    private static void AssertWire(ConformanceCase one, WrittenCall call, WireRequest sent)
    {
        var expected = one.Sent!;
        using (Assert.EnterMultipleScope())
        {
            one.AssertWire(call, sent, expected["multipart_meta"] is null ? sent.ContentType : sent.ContentType!.Split(';')[0]);
            foreach (var header in (expected["headers"] as JObject)?.Properties() ?? [])
                Assert.That(sent.Headers[header.Name], Is.EqualTo((string?)header.Value), $"{call.Style}: {header.Name}");
            // The one header that the PHP SDK does not send: see docs/en/responses.md.
            var named = (one.Options["headers"] as JObject)?.GetValue("Wechatpay-Serial", StringComparison.OrdinalIgnoreCase);
            var serial = (string?)named ?? TestKeys.PlatformKeyId;
            Assert.That(sent.Headers["Wechatpay-Serial"], Is.EqualTo(serial), $"{call.Style}: the key that is to sign");
            if (expected["json"] is { } json)
                Assert.That(JToken.DeepEquals(ConformanceCase.Parse(sent.Text), json), $"{call.Style}: the body is {sent.Text}");
            else if (expected["multipart_meta"] is null)
                Assert.That(sent.Text, Is.EqualTo((string?)expected["body"] ?? ""), $"{call.Style}: the body");
            Assert.That(sent.IsSigned(Meta(one)), $"{call.Style}: the signature does not fit.");
        }
    }

    // Uploads are streams, which JSON cannot hold: they are built by hand around the part that is signed.
    private static Dictionary<string, object?> OptionsOf(ConformanceCase one, TemporarySink sink)
    {
        var options = one.Options.Properties().ToDictionary(option => option.Name, option => (object?)option.Value);
        if (options.ContainsKey("sink"))
            options["sink"] = sink.Path;
        if (Meta(one) is { } meta)
        {
            var boundary = ((string)one.Options["headers"]!["Content-Type"]!).Split("boundary=")[1];
            byte[] body =
            [
                .. Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n"), .. meta,
                .. Encoding.UTF8.GetBytes($"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"image.jpg\"\r\n\r\n"), 0xff, 0xd8,
                0x00,
                .. Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n"),
            ];
            options["body"] = new MemoryStream(body);
        }
        return options;
    }

    private static byte[]? Meta(ConformanceCase one) =>
        (string?)one.Sent!["multipart_meta"] is { } meta ? Encoding.UTF8.GetBytes(meta) : null;

    private static HttpResponseMessage AnswerTo(ConformanceCase one) =>
        one.Path.EndsWith("/statements", StringComparison.Ordinal) ? SignedAnswer.Statement("{}"u8.ToArray()) : SignedAnswer.Of("{}");

    private static IEnumerable<TestCaseData> Operations() => Cases(static one => one.Sent is not null);

    private static IEnumerable<TestCaseData> EmptyValues() => Cases(static one => one.Sent is not null && one.HasEmptyPathValue);

    private static IEnumerable<TestCaseData> UndefinedVariables() => Cases(static one => one.Sent is null);

    private static IEnumerable<TestCaseData> Cases(Func<ConformanceCase, bool> choice) => ConformanceCase.Cases(ConformanceCase.Of("v3").Where(choice));
}
