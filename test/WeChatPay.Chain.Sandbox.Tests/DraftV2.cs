using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WeChatPay.Sandbox.Tests;

/// <summary>An APIv2 request written and signed by hand; every part can be made wrong on its own.</summary>
internal sealed record DraftV2(SandboxServer Server, string Path, params (string Name, string Value)[] Fields)
{
    public string ApiV2Key { get; init; } = Server.ApiV2Key;

    public string Type { get; init; } = "MD5";

    public string? Sign { get; init; }

    /// <summary>Gets what makes the text that is signed of the fields; replaced by tests that sign wrongly.</summary>
    public Func<(string Name, string Value)[], string> Text { get; init; } = SignedText;

    /// <summary>Gets what stands between text and key.</summary>
    public string BeforeKey { get; init; } = "&key=";

    /// <summary>Gets the whole body in place of the fields.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Gets whether it goes over TLS.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Gets what is presented in TLS; null presents nothing.</summary>
    public X509Certificate2? Certificate { get; init; }

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public (string Name, string Value)[] Headers { get; init; } = [];

    public static string SignedText((string Name, string Value)[] fields) =>
        string.Join('&', fields.Where(f => f.Value.Length > 0).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name}={f.Value}"));

    public static string Digest(string text, string type, string secret) => Convert.ToHexString(type == "MD5"
        ? CryptographicOperations.HashData(HashAlgorithmName.MD5, Encoding.UTF8.GetBytes(text))
        : CryptographicOperations.HmacData(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    public DraftV2 With(string name, string value) =>
        this with { Fields = Fields.Any(f => f.Name == name) ? [.. Fields.Select(f => f.Name == name ? (name, value) : f)] : [.. Fields, (name, value)] };

    public DraftV2 Without(string name) => this with { Fields = [.. Fields.Where(f => f.Name != name)] };

    public HttpRequestMessage ToMessage()
    {
        var query = Method == HttpMethod.Get
            ? "?" + string.Join('&', Signed().Select(static field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))
            : "";
        var request = new HttpRequestMessage(Method, new Uri(IsSecure ? Server.SecureBaseUri : Server.BaseUri, Path + query));
        foreach (var (name, value) in Headers)
            request.Headers.Add(name, value);
        if (Method != HttpMethod.Get)
            request.Content = new ByteArrayContent(Body ?? Encoding.UTF8.GetBytes(Xml()));
        return request;
    }

    private IEnumerable<(string Name, string Value)> Signed() => Fields.Append(("sign", Sign ?? Digest(Text(Fields) + BeforeKey + ApiV2Key, Type, ApiV2Key)));

    private string Xml()
    {
        var xml = new StringBuilder("<xml>");
        foreach (var (name, value) in Signed())
            xml.Append($"<{name}>{System.Security.SecurityElement.Escape(value).Replace("\r", "&#xD;", StringComparison.Ordinal)}</{name}>");
        return xml.Append("</xml>").ToString();
    }
}
