using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Callbacks;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Testing;

public sealed partial class PlatformSigner
{
    /// <summary>Makes a response of APIv3 that a client with <see cref="Certs"/> accepts, for any fake of the network.</summary>
    /// <param name="body">An anonymous object, a dictionary or a <see cref="JToken"/>, written as JSON; a text or bytes, taken as they are; null for
    /// none.</param>
    /// <param name="status">The HTTP status. Only 200–299 are signed, because WeChat Pay does not sign errors reliably.</param>
    /// <param name="headers">More headers; they override the usual ones.</param>
    public HttpResponseMessage Response(object? body = null, int status = 200, IReadOnlyDictionary<string, string>? headers = null)
    {
        var bytes = body as byte[] ?? (body is null ? [] : Encoding.UTF8.GetBytes(Text(body)));
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json; charset=utf-8",
            ["Request-ID"] = RandomNames.RequestId()
        };
        var signature = status is >= 200 and <= 299
            ? PlatformSignatureHeaders.Create(_key, bytes, _time.GetUtcNow(), type: IsBrand ? SigningKey.Brand : null)
            : [];
        foreach (var (name, value) in signature.Concat(headers ?? new Dictionary<string, string>()))
            all[name] = value;
        return Message(status, bytes, all);
    }

    /// <summary>Makes a response of APIv2 that a client with the same APIv2 key accepts.</summary>
    /// <param name="apiV2Key">The client's APIv2 key.</param>
    /// <param name="fields">The fields without <c>sign</c>. <c>return_code</c> and <c>result_code</c> are <c>SUCCESS</c> unless given.</param>
    public static HttpResponseMessage ResponseV2(string apiV2Key, object fields)
    {
        ArgumentNullException.ThrowIfNull(apiV2Key);
        if (GivenKeyCheck.FindFaultV2(apiV2Key) is { } fault)
            throw new ArgumentException($"`{nameof(apiV2Key)}` is not usable: {fault}. No response was made.", nameof(apiV2Key));
        ArgumentNullException.ThrowIfNull(fields);
        var all = new JObject { ["return_code"] = "SUCCESS", ["result_code"] = "SUCCESS", ["nonce_str"] = RandomNames.Nonce() };
        all.Merge(JObject.FromObject(fields));
        return Message(200, PlatformMessageV2.Write(PlatformMessageV2.Sign(all, apiV2Key)),
            new Dictionary<string, string> { ["Content-Type"] = "text/xml; charset=utf-8" });
    }

    private static HttpResponseMessage Message(int status, byte[] body, Dictionary<string, string> headers)
    {
        var message = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
        {
            if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
                message.Content.Headers.TryAddWithoutValidation(name, value);
            else
                message.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }
}
