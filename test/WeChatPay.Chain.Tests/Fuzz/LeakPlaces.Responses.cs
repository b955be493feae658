using System.Net;
using System.Text;
using Newtonsoft.Json;
using WeChatPay.Callbacks;
using WeChatPay.Tests.Support;
using static WeChatPay.Tests.Fuzz.LeakClients;

namespace WeChatPay.Tests.Fuzz;

internal static partial class LeakPlaces
{
    /// <summary>Gets the texts that come from a server: personal data that it repeats.</summary>
    public static IReadOnlyDictionary<string, Func<string, Seen, object?>> Responses { get; } = new Dictionary<string, Func<string, Seen, object?>>
    {
        ["detail of an error"] = static (value, seen) => Answered(
            seen, value, JsonConvert.SerializeObject(new
            {
                code = "PARAM_ERROR",
                message = "参数错误",
                detail = new { field = "/payer/id", value, issue = "长度" }
            })),
        ["another detail"] = static (value, seen) => Answered(
            seen, value, JsonConvert.SerializeObject(new { code = "PARAM_ERROR", message = "参数错误", detail = new[] { new { a = value } }, more = value })),
        ["message that repeats the request"] = static (value, seen) => Answered(
            seen, value, JsonConvert.SerializeObject(new
            {
                code = "PARAM_ERROR",
                message = $"用户[{value}]不存在",
                detail = new { issue = $"{value} 错误", field = value }
            })),
        ["code that is a value"] = static (value, seen) => Answered(seen, value, JsonConvert.SerializeObject(new { code = value, message = "x" })),
        ["JSON of another form"] = static (value, seen) => Answered(seen, value, JsonConvert.SerializeObject(new { error = value })),
        ["JSON text"] = static (value, seen) => Answered(seen, value, JsonConvert.SerializeObject(value)),
        ["APIv2's message"] = static (value, seen) => AnsweredV2(
            seen, value, $"<xml><return_code>SUCCESS</return_code><result_code>FAIL</result_code><err_code_des>{value}有误</err_code_des></xml>"),
        ["APIv2's return_msg"] = static (value, seen) => AnsweredV2(
            seen, value, $"<xml><return_code>FAIL</return_code><return_msg>{value}</return_msg></xml>"),
        ["unsigned APIv2 response"] = static (value, seen) => AnsweredV2(
            seen, value, $"<xml><return_code>SUCCESS</return_code><openid>{value}</openid><mch_id>{value}</mch_id></xml>"),
        ["a page"] = static (value, seen) => Answered(seen, value, $"<html><title>Bad request</title><p>{value}</p></html>"),
        ["title of a page"] = static (value, seen) => Answered(seen, value, $"<html><title>Not found: {value}</title></html>"),
        ["unsigned response"] = static (value, seen) => Answered(seen, value, JsonConvert.SerializeObject(new { name = value }), HttpStatusCode.OK),
        ["a response"] = static (value, _) => new WeChatPayResponse(200, JsonConvert.SerializeObject(new { name = value })),
        ["a field that does not fit"] = static (value, _) => new WeChatPayResponse(200, JsonConvert.SerializeObject(new { name = value })).As<Numbers>(),
        ["a list that does not fit"] = static (value, _) => new WeChatPayResponse(200,
            JsonConvert.SerializeObject(new { name = new[] { value } })).As<Numbers>(),
        ["a name that does not fit"] = static (value, _) => new WeChatPayResponse(
            200, JsonConvert.SerializeObject(new { map = new Dictionary<string, object> { [value] = "x" } })).As<Maps>(),
        ["JSON that is broken"] = static (value, _) => new WeChatPayResponse(200, $"{{\"name\":\"{value}\",,}}").Json,
        ["XML that is broken"] = static (value, _) => new WeChatPayResponse(200, $"<xml><name>{value}</nam></xml>").Xml,
        ["a member that is absent"] = static (value, _) => ((dynamic)new WeChatPayResponse(200, JsonConvert.SerializeObject(new { name = value }))).name(),
        ["a callback"] = static (value, _) => Parse(JsonConvert.SerializeObject(new { payer = new { name = value } })),
        ["a callback that is not JSON"] = static (value, _) => Parse($"{{\"name\":\"{value}\""),
        ["a callback as another type"] = static (value, _) => Parse(JsonConvert.SerializeObject(new { name = value })).As<Numbers>(),
        ["a body of a callback"] = static (value, _) => Parser.Parse(HandmadeCallback.Headers(Encoding.UTF8.GetBytes(value)), Encoding.UTF8.GetBytes(value)),
        ["a header of a callback"] = static (value, _) => Parser.Parse(
            new Dictionary<string, string?>
            {
                ["Wechatpay-Nonce"] = value,
                ["Wechatpay-Signature"] = value,
                ["Wechatpay-Timestamp"] = "1",
                ["Wechatpay-Serial"] = "1"
            }, "{}"u8.ToArray()),
        ["headers of a callback"] = static (value, _) => Parser.Parse(value, "{}"u8.ToArray()),
        ["a callback of APIv2"] = static (value, _) => Parser.ParseV2(
            Encoding.UTF8.GetBytes($"<xml><return_code>SUCCESS</return_code><openid>{value}</openid></xml>")),
        ["a signed callback of APIv2"] = static (value, _) => Parser.ParseV2(
            HandmadeCallback.BodyV2(new Dictionary<string, object?> { ["return_code"] = "SUCCESS", ["openid"] = value, ["mch_id"] = TestKeys.Mchid })),
        ["a reply"] = static (value, _) => CallbackReply.Failure("not verified"),
    };

    private static Callback Parse(string resource)
    {
        var body = HandmadeCallback.Body(resource);
        return Parser.Parse(HandmadeCallback.Headers(body), body);
    }

    private static WeChatPayResponse Answered(Seen seen, string value, string body, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var client = ClientOf(body, status);
        return client["v3/users/{id}"].Post(new { id = value, json = new { user_name = value }, debug = seen });
    }

    private static WeChatPayResponse AnsweredV2(Seen seen, string value, string body)
    {
        using var client = ClientOf(body, HttpStatusCode.OK);
        return client["v2/mmpaymkttransfers/promotion/transfers"].Post(new { xml = new { mch_id = TestKeys.Mchid, re_user_name = value }, debug = seen });
    }

    private sealed record Numbers(int Name);

    private sealed record Maps(Dictionary<string, int> Map);
}
