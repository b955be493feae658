using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Answers;

/// <summary>What is to be sent, before it is signed.</summary>
internal sealed record Answer(int Status, string ContentType, byte[] Body)
{
    /// <summary>Gets headers beside those that every answer has.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the code of the error that it tells of, for whoever watches; null when it went well.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Gets whether it is a file: those are not signed.</summary>
    public bool IsFile { get; init; }

    /// <summary>Gets whether it is an answer of APIv2, whose signature is a field of the body where there is one.</summary>
    public bool IsSignedInside { get; init; }

    /// <summary>Gets whether headers sign it: WeChat Pay signs success, and errors not reliably, so that no client may come to expect it.</summary>
    public bool IsSigned => Status is >= 200 and <= 299 && !IsFile && !IsSignedInside;

    /// <summary>Gets whether the platform certificate's key signs it, unless the request asks for the public key: so do certificates come.</summary>
    public bool PrefersCertificate { get; init; }

    /// <summary>Gets what the signature covers in place of the body; null where it covers the body.</summary>
    public byte[]? SignedInstead { get; init; }

    /// <summary>Gets the answer that says that it went well, and nothing more.</summary>
    public static Answer Empty { get; } = new(204, "", []);

    public static Answer Json(int status, JToken body) =>
        new(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body.ToString(Formatting.None)));

    public static Answer File(string contentType, byte[] body) => new(200, contentType, body) { IsFile = true };

    public static Answer Html(int status, string body) => new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(body));
}
