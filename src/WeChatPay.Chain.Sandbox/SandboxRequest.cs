using WeChatPay.Basics;
using System.Text;
using WeChatPay.Sandbox.Uploads;

namespace WeChatPay.Sandbox;

/// <summary>A request as it arrived at a <see cref="SandboxServer"/>, refused ones included.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class SandboxRequest
{
    internal SandboxRequest(string method, string target, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        Method = method;
        Target = target;
        Headers = headers;
        Bytes = body;
        BodyLength = body.Length;
    }

    /// <summary>Gets the method in upper case, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>Gets path and query exactly as on the wire, percent-encoding untouched.</summary>
    public string Target { get; }

    /// <summary>Gets the headers. Names are compared without case; several values of one name are joined by a comma and a space.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets the body, byte for byte; empty when there was none.</summary>
    /// <value>For an upload (<c>multipart/form-data</c>), the first 1 MiB: <see cref="BodyLength"/> has the whole length.</value>
    public ReadOnlyMemory<byte> Body => Bytes;

    /// <summary>Gets how many bytes the body had on the wire.</summary>
    public long BodyLength { get; internal init; }

    /// <summary>Gets the parts of an upload; null for any other body.</summary>
    internal UploadForm? Form { get; init; }

    /// <summary>Gets the body as an array, for code of the sandbox, which must not write to it.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Gets the public key of the certificate that the client presented in TLS: SubjectPublicKeyInfo, DER; null when it presented none.</summary>
    internal byte[]? ClientKey { get; init; }

    /// <summary>Gets the address of the server that it came to, without a slash at the end.</summary>
    internal string Server { get; init; } = "http://127.0.0.1";

    /// <summary>Gets the path without the query, still percent-encoded.</summary>
    internal string Path => Target.Split('?', 2)[0];

    /// <summary>Gets whether it is a call that a brand makes by itself.</summary>
    internal bool IsBrand => Path.StartsWith("/brand/", StringComparison.Ordinal);

    /// <summary>Gets the query without its question mark, still percent-encoded; empty when there is none.</summary>
    internal string Query => Target.Split('?', 2) is [_, var query] ? query : "";

    /// <summary>Gets the body read as UTF-8.</summary>
    /// <returns>The text; bytes that are not UTF-8 become U+FFFD.</returns>
    public string BodyText() => Encoding.UTF8.GetString(Bytes);

    /// <summary>Names the request without its query, headers and body, which may have data that does not belong in a log.</summary>
    /// <returns>For example <c>POST /v3/hire-power-bank/insurance-orders (134 bytes)</c>.</returns>
    public override string ToString() => $"{VisibleText.Escape(Method, 32)} {VisibleText.Escape(Path)} ({BodyLength} bytes)";

    internal string? FindHeader(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
