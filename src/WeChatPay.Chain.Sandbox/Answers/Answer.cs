using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Answers;

/// <summary>What is to be sent, before it is signed.</summary>
internal sealed record Answer(int Status, string ContentType, byte[] Body)
{
    /// <summary>Gets headers beside those that every answer has.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets whether it is signed: WeChat Pay signs success, and errors not reliably, so that no client may come to expect it.</summary>
    public bool IsSigned => Status is >= 200 and <= 299;

    /// <summary>Gets whether the platform certificate's key signs it, unless the request asks for the public key: so do certificates come.</summary>
    public bool PrefersCertificate { get; init; }

    public static Answer Json(int status, JToken body) =>
        new(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body.ToString(Formatting.None)));

    public static Answer Html(int status, string body) => new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(body));
}
