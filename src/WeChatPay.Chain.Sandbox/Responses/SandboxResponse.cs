using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Verification;

namespace WeChatPay.Sandbox.Responses;

/// <summary>A response, before it is signed.</summary>
internal sealed record SandboxResponse(int Status, string ContentType, byte[] Body)
{
    /// <summary>Gets headers beside those that every response has.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the error code, for <see cref="SandboxOptions.Watch"/>; null for success.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the error for people, as the body has it; null for success.</summary>
    public string? Message { get; init; }

    /// <summary>Gets what the body says about the error for programs; null for nothing.</summary>
    public JObject? Detail { get; init; }

    /// <summary>Gets what the check of the request's signature found; null where the request was refused before it.</summary>
    public SignatureFinding? Finding { get; init; }

    /// <summary>Gets whether it is a file. Files are not signed.</summary>
    public bool IsFile { get; init; }

    /// <summary>Gets whether it is a response of APIv2, whose signature, if any, is a field of the body.</summary>
    public bool IsSignedInside { get; init; }

    /// <summary>Gets whether headers sign it. WeChat Pay does not sign errors reliably, so the sandbox never signs them: no client may rely on it.</summary>
    public bool IsSigned => Status is >= 200 and <= 299 && !IsFile && !IsSignedInside;

    /// <summary>Gets whether the platform certificate's key signs it, unless the request asks for the public key. The list of certificates is signed
    /// so.</summary>
    public bool PrefersCertificate { get; init; }

    /// <summary>Gets the bytes that the signature covers instead of the body; null where it covers the body.</summary>
    public byte[]? SignedInstead { get; init; }

    /// <summary>Makes a response without a body.</summary>
    public static SandboxResponse WithoutBody(int status) => new(status, "", []);

    public static SandboxResponse FromJson(int status, JToken body) =>
        new(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body.ToString(Formatting.None)));

    public static SandboxResponse FromFile(string contentType, byte[] body) => new(200, contentType, body) { IsFile = true };

    public static SandboxResponse FromHtml(int status, string body) => new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(body));
}
