using WeChatPay.Tests.Support;
using static WeChatPay.Tests.Fuzz.LeakClients;

namespace WeChatPay.Tests.Fuzz;

internal static partial class LeakPlaces
{
    /// <summary>Gets the inputs of a call. The server refuses each call, and <c>debug</c> is on.</summary>
    public static IReadOnlyDictionary<string, Func<string, Seen, object?>> Calls { get; } = new Dictionary<string, Func<string, Seen, object?>>
    {
        ["json"] = static (value, seen) => Post(seen, new { json = new { name = value, more = new { note = value, list = new[] { value } } } }),
        ["json in text"] = static (value, seen) => Post(seen, new { json = new { detail = $"{{\"x\":\"{value}\"}}" } }),
        ["json that cannot be written"] = static (value, seen) => Post(seen, new { json = new { name = value, a = double.NaN } }),
        ["json text"] = static (value, seen) => Post(seen, new { json = value }),
        ["a name in json"] = static (value, seen) => Post(seen, new { json = new Dictionary<string, object> { [Odd(value)] = double.NaN } }),
        ["a name in json, sent"] = static (value, seen) => Post(seen, new { json = new Dictionary<string, object> { [Odd(value)] = 1 } }),
        ["half a pair in json"] = static (value, seen) => Post(seen, new { json = new { name = $"{value}\ud800" } }),
        ["query"] = static (value, seen) => Get(seen, new { query = new { sub_mchid = value, x = value } }),
        ["query text"] = static (value, seen) => Get(seen, new { query = $"a={value}" }),
        ["query that cannot be written"] = static (value, seen) =>
            Get(seen, new { query = new { name = new Uri("a", UriKind.Relative), more = $"{value}\ud800" } }),
        ["a name in query"] = static (value, seen) => Get(seen, new { query = new Dictionary<string, object> { [Odd(value)] = new MemoryStream() } }),
        ["headers"] = static (value, seen) => Get(seen, new { headers = new Dictionary<string, string> { ["X-User"] = value.Split('\n')[0] } }),
        ["a header with a line feed"] = static (value, seen) => Get(seen, new { headers = new Dictionary<string, string> { ["X-User"] = $"{value}\n" } }),
        ["a name of a header"] = static (value, seen) => Get(seen, new { headers = new Dictionary<string, string> { [Odd(value) + " "] = "1" } }),
        ["Authorization"] = static (value, seen) => Get(seen, new { headers = new { Authorization = value.Split('\n')[0] } }),
        ["body"] = static (value, seen) => Post(seen, new { body = value }),
        ["xml"] = static (value, seen) => PostV2(seen, new { xml = new { mch_id = TestKeys.Mchid, attach = value, re_user_name = value } }),
        ["xml that cannot be written"] = static (value, seen) => PostV2(seen, new { xml = new { mch_id = TestKeys.Mchid, attach = $"{value}\u0001" } }),
        ["a name in xml"] = static (value, seen) => PostV2(seen,
            new { xml = new Dictionary<string, object> { ["mch_id"] = TestKeys.Mchid, [Odd(value)] = "1" } }),
        ["mch_id"] = static (value, seen) => PostV2(seen, new { xml = new { mch_id = value } }),
        ["sign_type"] = static (value, seen) => PostV2(seen, new { xml = new { mch_id = TestKeys.Mchid, sign_type = value } }),
        ["form_params"] = static (value, seen) => Post(seen, new { form_params = new { name = value } }),
        ["multipart"] = static (value, seen) => Post(seen, new { multipart = new object[] { new { name = "meta", contents = value } } }),
        ["a header of a part"] = static (value, seen) => Post(
            seen, new { multipart = new object[] { new { name = "meta", contents = "{}", headers = Headers(Odd(value), $"{value}\n") } } }),
        ["filename of a part"] = static (value, seen) => Post(
            seen, new
            {
                multipart = new object[] { new { name = "meta", contents = "{}" },
                new { name = "file", contents = "a", filename = $"{value}\0.png" } }
            }),
        ["base_uri of a call"] = static (value, seen) => Get(seen, new { base_uri = value }),
        ["host in base_uri"] = static (value, seen) => Get(seen, new { base_uri = $"https://user:{Uri.EscapeDataString(value)}@example.com/" }),
        ["sink"] = static (value, seen) => Get(seen, new { sink = $"/nowhere/{value}" }),
        ["timeout of a call"] = static (value, seen) => Get(seen, new { timeout = value }),
        ["retry of a call"] = static (value, seen) => Get(seen, new { retry = value }),
        ["a key of retry of a call"] = static (value, seen) => Get(seen, new { retry = new Dictionary<string, object> { [Odd(value)] = 1 } }),
        ["handler of a call"] = static (value, seen) => Get(seen, new { handler = value }),
        ["an unknown option"] = static (value, seen) => Get(seen, new Dictionary<string, object> { [Odd(value)] = value }),
        ["options that are text"] = static (value, _) => Client["v3/a"].Get(value),
        ["a path variable"] = static (value, seen) => Call(seen, "v3/users/{id}", new { id = value }),
        ["a reserved path variable"] = static (value, seen) => Call(seen, "v3/users/{+id}", new { id = value }),
        ["a path variable without a value"] = static (value, seen) => Call(seen, "v3/users/{id}/{x}", new { id = value }),
        ["a path variable with half a pair"] = static (value, seen) => Call(seen, "v3/users/{id}", new { id = $"{value}\ud800" }),
        ["an interpolated value"] = static (value, seen) => Client[$"v3/users/{value}/x"].Get(new { debug = seen.Writer }),
        ["a literal value"] = static (value, seen) => Client["v3/users/" + value].Get(new { debug = seen.Writer }),
        ["a literal value in chain()"] = static (value, seen) => Client.chain($"v3/users/{value}/orders").Get(new { debug = seen.Writer }),
        ["a literal query"] = static (value, seen) => Client["v3/users?id=" + value].Get(new { debug = seen.Writer }),
        ["a member"] = static (value, seen) => ((dynamic)Client).v3[value].Get(),
        ["a template"] = static (value, seen) => Call(seen, "v3/users/{" + value, new { id = 1 }),
        ["a node"] = static (value, _) => Client["v3/users/" + value],
        ["method"] = static (value, seen) => Client["v3/a"].Send(value, null),
        ["download_url"] = static (value, _) => Client.Download($"https://api.mch.weixin.qq.com/v3/billdownload/file?token={value}", new MemoryStream()),
        ["download_url elsewhere"] = static (value, _) => Client.Download($"https://example.com/{value}?token={value}", new MemoryStream()),
        ["download_url that is none"] = static (value, _) => Client.Download(value, new MemoryStream()),
        ["hash of a download"] = static (value, _) => Client.Download("https://api.mch.weixin.qq.com/v3/billdownload/file", new MemoryStream(), value),
        ["encrypted fields"] = static (value, seen) => Encrypting["v3/fund-app/mch-transfer/transfer-bills"].Post(
            new { json = new { user_name = value, transfer_remark = value, x = value }, debug = seen }),
        ["encrypted fields of a wrong form"] = static (value, seen) => Encrypting["v3/fund-app/mch-transfer/transfer-bills"].Post(
            new { json = new { user_name = new { a = value } }, debug = seen }),
        ["a transport that fails"] = static (value, seen) => Failing["v3/users/{id}"].Post(
            new { id = value, json = new { a = value }, query = new { b = value }, headers = new { X_A = value.Split('\n')[0] }, debug = seen }),
    };

    private static WeChatPayResponse Get(Seen seen, object options) => Call(seen, "v3/pay/transactions/native", options);

    private static WeChatPayResponse Call(Seen seen, string path, object options) => Client[path].Get(WithDebug(seen, options));

    private static WeChatPayResponse Post(Seen seen, object options) => Client["v3/pay/transactions/native"].Post(WithDebug(seen, options));

    private static WeChatPayResponse PostV2(Seen seen, object options) => Client["v2/pay/unifiedorder"].Post(WithDebug(seen, options));

    private static Dictionary<string, string> Headers(string name, string value) => new() { [name] = value };

    private static Dictionary<string, object?> WithDebug(Seen seen, object options)
    {
        var all = options as Dictionary<string, object?> ?? options.GetType().GetProperties().ToDictionary(static one => one.Name, one =>
            one.GetValue(options));
        return new Dictionary<string, object?>(all) { ["debug"] = seen };
    }
}
