using NUnit.Framework;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Conformance;

/// <summary>One documented operation, and what the PHP SDK sent for it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path template.</param>
/// <param name="Members">The path as members of the chain.</param>
/// <param name="Options">The one argument.</param>
/// <param name="Sent">What the SDK sent; <see langword="null"/> where the documented snippet leaves a path variable without value.</param>
/// <param name="Undefined">Those variables.</param>
public sealed record ConformanceCase(string Method, string Path, IReadOnlyList<string> Members, JObject Options, JObject? Sent, IReadOnlyList<string> Undefined)
{
    private static readonly Lazy<IReadOnlyList<ConformanceCase>> All = new(
        static () => [.. TestData.ReadGzipped(TestData.Conformance).Split('\n').Where(static line => line.Length > 0).Select(Read)]);

    /// <summary>Gets the six ways in which the documentation writes a call.</summary>
    public IEnumerable<WrittenCall> Calls =>
        from suffix in (string[])["Async", ""]
        from style in Enum.GetValues<CallStyle>()
        select new WrittenCall(style, style == CallStyle.Members ? Members : [Path], Method.ToLowerInvariant() + suffix);

    /// <summary>Whether a variable of the path has an empty value, which PHP lets pass.</summary>
    public bool HasEmptyPathValue => Options.Properties().Any(option =>
        option.Value is JValue { Value: "" } && Path.Contains($"{{{option.Name}}}", StringComparison.Ordinal));

    /// <summary>Gives the operations of one protocol.</summary>
    /// <param name="protocol"><c>v2</c> or <c>v3</c>.</param>
    public static IReadOnlyList<ConformanceCase> Of(string protocol) => [.. All.Value.Where(one => one.Members[0] == protocol)];

    /// <summary>Makes a test case of each operation.</summary>
    public static IEnumerable<TestCaseData> Cases(IEnumerable<ConformanceCase> cases) =>
        cases.Select(static one => new TestCaseData(one).SetArgDisplayNames(one.ToString()));

    /// <summary>Parses JSON, and leaves dates the texts that they are.</summary>
    public static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    /// <summary>Asserts what requests of both protocols have.</summary>
    /// <param name="call">The way in which it was called.</param>
    /// <param name="request">What went out.</param>
    /// <param name="contentType">Its content type, without a boundary.</param>
    internal void AssertWire(WrittenCall call, WireRequest request, string? contentType)
    {
        Assert.That(request.Method, Is.EqualTo(Method), $"{call.Style}: the method");
        Assert.That(
            $"{request.Uri.Scheme}://{request.Uri.Host}{request.Uri.PathAndQuery}",
            Is.EqualTo((string?)Sent!["address"]),
            $"{call.Style}: the address");
        Assert.That(request.Headers["Accept"], Is.EqualTo((string?)Sent["accept"]), $"{call.Style}: Accept");
        Assert.That(contentType, Is.EqualTo((string?)Sent["content_type"]), $"{call.Style}: Content-Type");
    }

    public override string ToString() => $"{Method} {Path}";

    private static ConformanceCase Read(string line)
    {
        var json = (JObject)Parse(line);
        var operation = ((string)json["operation"]!).Split(' ');
        var undefined = json["undefined"]?.Values<string>().OfType<string>() ?? [];
        var members = json["members"]!.Values<string>().OfType<string>();
        return new(operation[0], operation[1], [.. members], (JObject)json["options"]!, (JObject?)json["sent"], [.. undefined]);
    }
}

/// <summary>How a call is written: <c>v3.a.b</c>, <c>chain("v3/a/b")</c> or <c>["v3/a/b"]</c>.</summary>
public enum CallStyle
{
    Members,
    Chain,
    Index,
}

/// <summary>One of the six ways.</summary>
/// <param name="Style">How the path is written.</param>
/// <param name="Segments">The members, or the whole path.</param>
/// <param name="Verb">The last member: <c>post</c>, <c>postAsync</c>.</param>
public sealed record WrittenCall(CallStyle Style, IReadOnlyList<string> Segments, string Verb);
