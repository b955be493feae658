using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Samples;
using WeChatPay.Sandbox.V2;
using WeChatPay.Snippets;
using WeChatPay.Snippets.Search;

namespace WeChatPay.Sandbox.Desk;

/// <summary>Tells which operations there are, and of each its fields, an example and the code of a call.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class OperationDesk(SandboxOptions options)
{
    // What most merchants call, in the order in which they do.
    private static readonly string[] Common =
    [
        "POST v3/pay/transactions/jsapi", "POST v3/pay/transactions/native", "POST v3/pay/transactions/h5", "POST v3/pay/transactions/app",
        "GET v3/pay/transactions/out-trade-no/{out_trade_no}", "POST v3/pay/transactions/out-trade-no/{out_trade_no}/close",
        "POST v3/refund/domestic/refunds", "GET v3/refund/domestic/refunds/{out_refund_no}", "GET v3/bill/tradebill", "GET v3/bill/fundflowbill",
        "GET v3/certificates", "POST v3/fund-app/mch-transfer/transfer-bills",
    ];

    /// <summary>Finds operations by words, the best first; without words the common ones.</summary>
    public static SandboxResponse Find(string query)
    {
        var words = ((string?)QueryReader.ParseObject(query)["words"] ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var found = words.Length == 0 ? new SearchFindings(FindCommon(), null) : OperationSearch.Default.Find(words);
        var answer = new JObject
        {
            ["all"] = OperationTable.Default.Operations.Count,
            ["operations"] = new JArray(found.Hits.Where(static hit => hit.Method != Hit.Callback).Select(static hit => new JObject
            {
                ["method"] = hit.Method,
                ["path"] = hit.Path,
                ["name"] = hit.Name,
            })),
        };
        if (found.TakenFor is { } taken)
            answer["taken_for"] = string.Join(' ', taken);
        return SandboxResponse.FromJson(200, answer);
    }

    /// <summary>Shows an operation.</summary>
    public SandboxResponse Show(string query)
    {
        var asked = QueryReader.ParseObject(query);
        var (method, path) = ((string?)asked["method"], (string?)asked["path"]);
        if (OperationTable.Default.Operations.FirstOrDefault(one => one.Method == method && one.Path == path) is not { } operation)
        {
            return ApiError.Create(
                404, "NOT_FOUND", "The table has no such operation: give method and path as GET /_sandbox/operations?words= finds them. Nothing was done.");
        }
        var samples = new SampleValues(options.Mchid, options.TimeProvider.GetUtcNow(), Guid.NewGuid().ToString("N"), operation.IsXml);
        var call = ExampleCall.Make(operation, ExampleScope.Required);
        var body = operation.Option(operation.IsXml ? "xml" : "json");
        return SandboxResponse.FromJson(200, new JObject
        {
            ["method"] = operation.Method,
            ["path"] = operation.Path,
            ["name"] = operation.Name,
            ["request"] = new JArray(operation.Request.Select(static field => Describe(field))),
            ["response"] = new JArray(operation.Response.Select(static field => Describe(field))),
            ["target"] = Target(operation, samples),
            ["type"] = operation.IsXml ? "text/xml" : "application/json",
            ["body"] = body is null ? "" : operation.IsXml ? WriteXml(body, samples) : samples.Make(body.Fields).ToString(),
            ["is_upload"] = operation.Option("body") is not null,
            ["csharp"] = new JArray(
                TypedSnippet.Write(call), TypedSnippet.Write(call, PathForm.Chain), TypedSnippet.Write(call, PathForm.Index)),
            ["php"] = PhpSnippet.Write(call, SnippetStyle.All[^1]),
        });
    }

    private static List<Hit> FindCommon() =>
    [
        .. from common in Common
           let operation = OperationTable.Default.Operations.Single(one => $"{one.Method} {one.Path}" == common)
           select new Hit(operation.Method, operation.Path, operation.Name, 0, []),
    ];

    private static string Target(Operation operation, SampleValues samples)
    {
        var path = string.Join('/', OperationMap.WirePath(operation).Split('/').Select(segment => segment is ['{', .., '}']
            ? Uri.EscapeDataString(Text(samples.MakePlain(operation.Option(segment[1..^1]) ?? new Field(segment[1..^1], FieldType.String, false, true))))
            : segment));
        var query = (operation.Option("query")?.Fields ?? []).Where(static field => field.IsRequired && field.Type != FieldType.Object && field.Name != "sign")
            .Select(field => $"{field.Name}={Uri.EscapeDataString(Text(samples.MakePlain(field)))}").ToArray();
        return (path.StartsWith('/') ? path : "/" + path) + (query.Length > 0 ? "?" + string.Join('&', query) : "");
    }

    // The sandbox adds number and signature on the way.
    private static string WriteXml(Field body, SampleValues samples) => Encoding.UTF8.GetString(ResponseXml.Write(
        samples.Make(body.Fields.Where(static field => field.Name is not ("sign" or "nonce_str" or "sign_type")))
            .Properties().Where(static field => field.Value is JValue).Select(static field => KeyValuePair.Create(field.Name, Text((JValue)field.Value)))));

    private static string Text(JValue value) => value.ToString(CultureInfo.InvariantCulture);

    private static JObject Describe(Field field)
    {
        var all = new JObject { ["name"] = field.Name, ["type"] = field.TypeName, ["required"] = field.IsRequired };
        if (field.Label is { } label)
            (all["zh"], all["en"]) = (label.Chinese, label.English);
        if (field.Values.Count > 0)
            all["values"] = new JArray(field.Values.Distinct());
        if (field.Encryption is not null)
            all["encrypted"] = true;
        if (field.Fields.Count > 0)
            all["fields"] = new JArray(field.Fields.Select(Describe));
        return all;
    }
}
