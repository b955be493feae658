using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.V2;
using WeChatPay.Sandbox.Verification;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>A request with its response and the verdict, each text shortened.</summary>
/// <remarks>Immutable and thread-safe. It has no key, and of a signature the first characters alone.</remarks>
internal sealed partial record JournalEntry
{
    /// <summary>The characters of a text that are kept.</summary>
    public const int LongestText = 8 << 10;

    private static readonly string[] ShownHeaders =
        ["Authorization", "Wechatpay-Serial", "Content-Type", "Accept", "User-Agent", "Idempotency-Key", SandboxFaults.HeaderName];

    private SignatureFinding? _finding;
    private JObject? _detail;

    private JournalEntry()
    {
    }

    /// <summary>Gets the number of the entry, counted from 1.</summary>
    public required string Number { get; init; }

    /// <summary>Gets the <c>Request-ID</c> of the response.</summary>
    public required string RequestId { get; init; }

    private DateTimeOffset At { get; init; }

    private string Method { get; init; } = "";

    private string Target { get; init; } = "";

    private bool IsV2 { get; init; }

    private Operation? Operation { get; init; }

    private JObject Headers { get; init; } = [];

    private string RequestBody { get; init; } = "";

    private int Status { get; init; }

    private string? Code { get; init; }

    private string? Message { get; init; }

    private SandboxFault Fault { get; init; }

    private string ResponseBody { get; init; } = "";

    public static JournalEntry Create(long number, DateTimeOffset at, SandboxRequest request, SandboxResponse response, SandboxFault fault, string requestId)
    {
        var isV2 = ServiceV2.IsV2(request);
        return new()
        {
            Number = number.ToString(CultureInfo.InvariantCulture),
            RequestId = requestId,
            At = at,
            Method = Shorten(request.Method, 32),
            Target = Shorten(request.Target),
            IsV2 = isV2,
            Operation = (isV2 ? OperationMap.FindV2(request.Method, request.Path) : OperationMap.Find(request.Method, request.Path))?.Operation,
            Headers = new JObject(ShownHeaders.Where(name => request.FindHeader(name) is not null)
                .Select(name => new JProperty(name, ShortenHeader(request.FindHeader(name)!)))),
            RequestBody = request.Form is null ? ToText(request.Bytes) : ShowForm(request),
            Status = response.Status,
            Code = response.ErrorCode,
            Message = response.Message,
            Fault = fault,
            ResponseBody = response.IsFile ? $"({response.Body.Length} bytes, {response.ContentType})" : ToText(response.Body),
            _detail = response.Detail,
            _finding = response.Finding is { } finding
                ? finding with { Expected = Shorten(finding.Expected), Signed = finding.Signed is null ? null : Shorten(finding.Signed) }
                : null,
        };
    }

    /// <summary>Describes the entry in a few words.</summary>
    public JObject Summarize() => new()
    {
        ["id"] = Number,
        ["request_id"] = RequestId,
        ["at"] = ChinaTime.Rfc3339(At),
        ["method"] = Method,
        ["target"] = Target,
        ["protocol"] = IsV2 ? "v2" : "v3",
        ["operation"] = Operation?.Name,
        ["status"] = Status,
        ["code"] = Code,
        ["fault"] = Fault == SandboxFault.None ? null : SandboxFaults.Names[(int)Fault],
        ["signature"] = Signature,
        ["fields"] = Fields,
    };

    /// <summary>Describes the entry wholly.</summary>
    public JObject Describe()
    {
        var all = Summarize();
        all["headers"] = Headers;
        all["body"] = RequestBody;
        all["response"] = ResponseBody;
        all["message"] = Message;
        all["problem"] = _detail is { } detail
            ? new JObject
            {
                ["field"] = detail["field"],
                ["location"] = detail["location"],
                ["issue"] = detail["issue"] ?? detail.SelectToken("detail.issue"),
            }
            : null;
        all["expected"] = _finding?.Expected;
        all["signed"] = _finding?.Signed;
        all["advice"] = Advise();
        return all;
    }

    private string Signature => Code == "SIGN_ERROR" || _finding is { IsRight: false } ? "wrong" : _finding is null ? "unchecked" : "right";

    private string Fields => (Signature, Code) switch
    {
        (not "right", _) => "unchecked",
        (_, null) => "right",
        (_, "PARAM_ERROR" or "LACK_PARAMS") => "wrong",
        _ => "right",
    };

    private JObject? Advise()
    {
        var (protocol, code) = IsV2 ? ("v2", AdviceTable.FindCodeV2(Code, Message)) : ("v3", Code);
        if (code is null || AdviceTable.Default.Find(protocol, code, null, Status, null) is not { } english
            || AdviceTable.Chinese.Find(protocol, code, null, Status, null) is not { } chinese)
            return null;
        return new JObject { ["en"] = $"{english.Meaning} {english.Action}", ["zh"] = chinese.Meaning + chinese.Action };
    }

    private static string ShowForm(SandboxRequest request) =>
        request.Form!.FindPart("meta") is { } meta ? $"meta: {ToText(meta.Head)}\n({request.BodyLength} bytes)" : $"({request.BodyLength} bytes)";

    public static string ToText(byte[] bytes) => Shorten(Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 4 * LongestText)));

    public static string Shorten(string text, int most = LongestText) => text.Length <= most ? text : text[..most] + "…";

    private static string ShortenHeader(string value) => Shorten(SignatureValue().Replace(value, "$1…"), 1000);

    [GeneratedRegex("(signature=\"[^\"]{0,8})[^\"]*")]
    private static partial Regex SignatureValue();
}
