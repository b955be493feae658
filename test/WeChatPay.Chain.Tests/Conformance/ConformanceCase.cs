using Newtonsoft.Json;
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
using WeChatPay.Tests.Documentation;
using WeChatPay.Validation;

namespace WeChatPay.Tests.Conformance;

/// <summary>One documented operation, and what the PHP SDK sent for it.</summary>
/// <param name="Page">The page that documents it.</param>
/// <param name="Calls">The six ways it is written.</param>
/// <param name="Options">The one argument.</param>
/// <param name="Wire">What went out; <see langword="null"/> where the snippet leaves a variable without value.</param>
/// <param name="UndefinedVariables">Those variables.</param>
public sealed record ConformanceCase(string Page, IReadOnlyList<WrittenCall> Calls, JObject Options, JObject? Wire, IReadOnlyList<string> UndefinedVariables)
{
    private const string File = "../shared/conformance/requests.jsonl";

    /// <summary>Whether a variable of the path is given an empty value, which PHP lets pass.</summary>
    public bool HasEmptyPathValue => Calls[1].Segments.Any(segment => Options.Properties().Any(option =>
        option.Value is JValue { Value: "" } && segment.Name.Contains($"{{{option.Name}}}", StringComparison.Ordinal)));

    /// <summary>Reads the lines of one protocol; none when the file is not there.</summary>
    public static IEnumerable<ConformanceCase> Read(string protocol)
    {
        var path = Path.Combine(Repository.Root, File);
        if (!System.IO.File.Exists(path))
            yield break;
        foreach (var line in System.IO.File.ReadLines(path))
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            var json = (JObject)JToken.ReadFrom(reader);
            var calls = json["calls"]!.Select(call => new WrittenCall(
                (string)call["style"]!,
                [.. call["segments"]!.Select(segment => new WrittenSegment((string)segment[0]!, (string)segment[1]!))],
                (string)call["verb"]!)).ToList();
            if ((calls[0].Segments[0].Name == "v2") == (protocol == "v2"))
                yield return new((string)json["page"]!, calls, (JObject)json["options"]!, (JObject?)json["wire"], [.. (json["undefined_variables"] ?? new JArray()).Select(name => (string)name!)]);
        }
    }

    public override string ToString() => Page;
}

/// <summary>One of the six ways.</summary>
public sealed record WrittenCall(string Style, IReadOnlyList<WrittenSegment> Segments, string Verb);

/// <summary>One step of the chain: <c>prop</c>, <c>chain</c> or <c>index</c>.</summary>
public sealed record WrittenSegment(string Kind, string Name);
