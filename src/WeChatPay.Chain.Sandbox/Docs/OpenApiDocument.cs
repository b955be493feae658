using System.Text;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Docs;

/// <summary>The table as OpenAPI 3.1.</summary>
/// <remarks>See https://spec.openapis.org/oas/v3.1.1.html</remarks>
internal static class OpenApiDocument
{
    private const string SignatureRules = "https://pay.weixin.qq.com/doc/v3/merchant/4012365342";

    /// <summary>The tag of callbacks.</summary>
    public const string Callbacks = "callbacks";

    /// <summary>Gets the tags of the operations, APIv3 first.</summary>
    public static IEnumerable<string> Tags =>
        OperationTable.Default.Operations.Select(OperationWriter.TagOf).Distinct().OrderByDescending(static tag => tag[..2], StringComparer.Ordinal)
            .Append(Callbacks);

    /// <summary>Writes the document.</summary>
    /// <param name="samples">Makes the examples.</param>
    /// <param name="tryPath">Where calls may be tried without a signature.</param>
    /// <param name="tag">What to show, such as <c>v3.pay</c>, or <see cref="Callbacks"/>; null for everything.</param>
    public static byte[] Write(SampleValues samples, string tryPath, string? tag = null)
    {
        Operation[] operations = [.. OperationTable.Default.Operations.Where(operation => tag is null || OperationWriter.TagOf(operation) == tag)];
        var callbacks = tag is null or Callbacks ? OperationTable.Default.Callbacks : [];
        var document = new JObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JObject
            {
                ["title"] = "WeChat Pay, as this sandbox has it",
                ["version"] = "1.0.0",
                ["description"] = $"Every documented operation of APIv3 and APIv2, and every callback. Calls from this page go to `{tryPath}`, where the "
                    + "sandbox signs them as its merchant and sends them to itself; "
                    + "there a field that is marked `x-encrypted` is given as it is, and encrypted on the way.",
            },
            ["servers"] = new JArray(
                new JObject { ["url"] = tryPath, ["description"] = "This sandbox, signed by its merchant" },
                new JObject { ["url"] = "/", ["description"] = "This sandbox, signed by you" }),
            ["tags"] = new JArray(Tags.Where(each => tag is null || each == tag).Select(static each => new JObject { ["name"] = each })),
            ["paths"] = Paths(operations, new OperationWriter(samples)),
            ["webhooks"] = new JObject(callbacks.Select(static callback => new JProperty($"{callback.Protocol}/{callback.Event}",
                OperationWriter.Write(callback)))),
            ["components"] = Components(),
        };
        return Encoding.UTF8.GetBytes(document.ToString(Formatting.None));
    }

    // Two templates that differ only in the names of their variables are one path, with the names of the first.
    private static JObject Paths(IEnumerable<Operation> operations, OperationWriter writer)
    {
        var paths = new JObject();
        var templates = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            var own = Segments(operation);
            var shape = string.Join('/', own.Select(static segment => IsVariable(segment) ? "{}" : segment));
            var template = templates.TryGetValue(shape, out var known) ? known : templates[shape] = own;
            var path = string.Join('/', template);
            if (paths[path] is not JObject item)
                paths[path] = item = [];

            var variables = Enumerable.Range(0, own.Length).Where(i => IsVariable(own[i])).ToDictionary(i => own[i][1..^1], i => template[i][1..^1]);
            item.TryAdd(operation.Method.ToLowerInvariant(), writer.Write(operation, variables));
        }
        return paths;
    }

    // A variable with one value is that value; an empty variable is nothing.
    private static string[] Segments(Operation operation) =>
        [.. OperationMap.WirePath(operation).Split('/')
            .Select(segment => segment == "{empty}" ? "" : operation.IsXml && IsVariable(segment) ? segment[1..^1] : segment)];

    private static bool IsVariable(string segment) => segment is ['{', .., '}'];

    private static JObject Components() => new()
    {
        ["securitySchemes"] = new JObject
        {
            ["v3"] = new JObject
            {
                ["type"] = "apiKey",
                ["in"] = "header",
                ["name"] = "Authorization",
                ["description"] = $"WECHATPAY2-SHA256-RSA2048 mchid=…,serial_no=…,timestamp=…,nonce_str=…,signature=…: see {SignatureRules}"
            },
            ["v2"] = new JObject
            {
                ["type"] = "apiKey",
                ["in"] = "query",
                ["name"] = "sign",
                ["description"] = "The field sign of the body, of a GET in the query: MD5 or HMAC-SHA256 over the sorted fields and the APIv2 key."
            },
            ["certificate"] = new JObject { ["type"] = "mutualTLS", ["description"] = "The merchant's certificate." },
        },
        ["responses"] = new JObject
        {
            ["Error"] = Response("An error.", "application/json", "code", "message"),
            ["XmlError"] = Response("APIv2 has its errors in the body.", "text/xml", "return_code", "return_msg"),
        },
    };

    private static JObject Response(string description, string type, params string[] fields) => new()
    {
        ["description"] = description,
        ["content"] = new JObject { [type] = new JObject { ["schema"] = SchemaWriter.Write([.. fields.Select(RequiredText)]) } },
    };

    private static Field RequiredText(string name) => new(name, FieldType.String, false, true);
}
