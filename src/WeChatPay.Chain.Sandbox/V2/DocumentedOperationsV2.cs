using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.V2;

/// <summary>Carries out the operations of APIv2 without an endpoint of their own, as the table documents them.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="book">Everything that was made.</param>
/// <param name="encryption">Encrypts and decrypts.</param>
/// <param name="options">The merchant and the clock.</param>
internal sealed class DocumentedOperationsV2(ResourceBook book, FieldEncryption encryption, SandboxOptions options)
{
    // The signer adds these to every response.
    private static readonly string[] Frame = ["return_code", "return_msg", "result_code", "nonce_str", "sign", "err_code", "err_code_des"];
    private static readonly string[] Repeated = ["appid", "mch_id", "sub_appid", "sub_mch_id", "device_info"];

    // These differ in every attempt.
    private static readonly string[] OfAttempts = ["nonce_str", "sign", "sign_type", "timestamp"];

    /// <summary>Carries a call out.</summary>
    public ResultV2 Respond(OperationRoute route, SandboxRequest request, RequestFieldsV2 fields)
    {
        var operation = route.Operation;
        var check = new DocumentedFieldRules(request.Method == "GET" ? "query" : "body", encryption.DecryptV2, isText: true);
        var said = check.Object(operation.Option(request.Method == "GET" ? "query" : "xml")?.Fields ?? [], fields.ToJson());
        if (check.Problem is { } problem)
            return ResultV2.Error(problem.Issue is "missing" or "empty" ? "LACK_PARAMS" : "PARAM_ERROR", problem.Message);

        foreach (var name in OfAttempts)
            said.Remove(name);
        if (operation.Makes is { } made)
            return Make(operation, made, said, fields);
        if (Creations.FindUsedNumber(operation) is not var (used, makers))
            return Show(operation, said, null, SeedOf(request, said), fields);

        var number = (string?)said[used] ?? "";
        if (book.Find(used, number, makers) is { } resource)
            return Show(operation, resource.Kind == ResourceKind.Other ? resource.Sent : said, resource, resource.Seed, fields);
        return ResultV2.Error(makers.Any(maker => ResourceKinds.Classify(maker, used) == ResourceKind.Order) ? "ORDERNOTEXIST" : "NOT_FOUND",
            $"There is nothing with the {used} `{number}` in this sandbox; it is made by {string.Join(" or ", makers.Select(OperationMap.WirePath))}");
    }

    private ResultV2 Make(Operation operation, string name, JObject said, RequestFieldsV2 fields)
    {
        var number = (string)said[name]!;
        var kept = book.Add(new Resource(operation, name, number, said, book.Now));
        return JToken.DeepEquals(kept.Sent, said)
            ? Show(operation, said, kept, kept.Seed, fields)
            : ResultV2.Error("INVALID_REQUEST",
                $"The {name} `{number}` was used before, with other data. Send the same data to repeat the call, or use a new number");
    }

    private ResultV2 Show(Operation operation, JObject said, Resource? resource, string seed, RequestFieldsV2 fields)
    {
        if (operation.Path.EndsWith("/downloadfundflow", StringComparison.Ordinal))
            return ResultV2.FromResponse(SandboxResponse.FromFile("text/plain; charset=utf-8", Encoding.UTF8.GetBytes("记账时间,微信支付业务单号,资金流水单号\r\n")));

        var samples = new SampleValues(options.Mchid, resource?.ChangedAt ?? book.Now, seed, isV2: true);
        var body = new ResponseMaker(samples, said, resource, encryption.Encrypt)
            .Make(operation.Response.Where(field => !Frame.Contains(field.Name) && !(Repeated.Contains(field.Name) && fields[field.Name].Length > 0)));
        if (operation.Path == "v2/risk/getpublickey")
            body["pub_key"] = encryption.PublicKeyPem();
        if (operation.Response.Any(static field => field.Name == "retcode"))
            return ResultV2.FromResponse(SandboxResponse.FromJson(200, body) with { IsSignedInside = true });
        return IsSigned(operation)
            ? ResultV2.Success([.. body.Properties().Select(static field => (field.Name, (string?)Text(field.Value)))])
            : ResultV2.FromResponse(ResponseXml.CreateNested(Framed(body, fields)));
    }

    private static JObject Framed(JObject body, RequestFieldsV2 fields)
    {
        var framed = new JObject { ["return_code"] = "SUCCESS", ["return_msg"] = "OK", ["result_code"] = "SUCCESS" };
        foreach (var name in Repeated.Where(name => fields[name].Length > 0))
            framed[name] = fields[name];
        framed.Merge(body);
        return framed;
    }

    // Those without a documented signature have none. The copies of operations for trials are signed as those are.
    private static bool IsSigned(Operation operation) =>
        operation.Response.Count == 0 || operation.Response.Any(static field => field.Name == "sign")
            || operation.Path.Contains("/apiv2sandbox/", StringComparison.Ordinal);

    private static string Text(JToken value) => value is JValue plain ? plain.ToString(CultureInfo.InvariantCulture) : value.ToString(Formatting.None);

    private static string SeedOf(SandboxRequest request, JObject said) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n{said.ToString(Formatting.None)}")));
}
