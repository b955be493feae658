using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A request with a signature written by hand; every part can be made wrong on its own.</summary>
internal sealed record Draft(SandboxServer Server, HttpMethod Method, string Target)
{
    public const string Path = "/v3/hire-power-bank/insurance-orders";

    public string Scheme { get; init; } = "WECHATPAY2-SHA256-RSA2048";

    /// <summary>Gets the name of the part that says who signs.</summary>
    public string Signer { get; init; } = "mchid";
    public string Mchid { get; init; } = Server.Mchid;
    public string Serial { get; init; } = Server.MerchantSerial;
    public string Timestamp { get; init; } = "1700000000";
    public string Nonce { get; init; } = Guid.NewGuid().ToString("N");
    public string? Signature { get; init; }
    public string KeyPem { get; init; } = Server.MerchantPrivateKeyPem;
    public RSASignaturePadding Padding { get; init; } = RSASignaturePadding.Pkcs1;

    /// <summary>Gets the body; null sends none.</summary>
    public byte[]? Body { get; init; }
    public string ContentType { get; init; } = "application/json";
    public string? Accept { get; init; } = "application/json";
    public string? UserAgent { get; init; } = "tests/1.0";
    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>Gets what turns the five parts into the message; replaced by tests that sign wrongly.</summary>
    public Func<string, string, string, string, byte[], byte[]> Sign { get; init; } = Message;

    /// <summary>Gets the parts of the signature in the order in which they are sent.</summary>
    public Func<Dictionary<string, string>, string> Write { get; init; } = fields => string.Join(',', fields.Select(f => $"{f.Key}=\"{f.Value}\""));

    public static byte[] Message(string method, string target, string timestamp, string nonce, byte[] body) =>
        [.. Encoding.UTF8.GetBytes($"{method}\n{target}\n{timestamp}\n{nonce}\n"), .. body, (byte)'\n'];

    /// <summary>Gives the request as the sandbox's brand makes it.</summary>
    public Draft ByBrand() => this with
    {
        Scheme = "WECHATPAY-BRAND-SHA256-RSA2048",
        Signer = "brand_id",
        Mchid = Server.Brand.BrandId,
        Serial = Server.Brand.Serial,
        KeyPem = Server.Brand.PrivateKeyPem,
    };

    public Draft At(DateTimeOffset time) => this with { Timestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };

    public HttpRequestMessage ToMessage()
    {
        var request = ToUnsigned();
        using var rsa = Keys.Read(KeyPem);
        var signature = Signature ?? Convert.ToBase64String(
            rsa.SignData(Sign(Method.Method, Target, Timestamp, Nonce, Body ?? []), HashAlgorithmName.SHA256, Padding));
        var fields = new Dictionary<string, string>
        {
            [Signer] = Mchid,
            ["serial_no"] = Serial,
            ["timestamp"] = Timestamp,
            ["nonce_str"] = Nonce,
            ["signature"] = signature,
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"{Scheme} {Write(fields)}");
        return request;
    }

    public HttpRequestMessage ToUnsigned()
    {
        // Dangerous… keeps the target as written: the tests decide how it is encoded.
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var uri = new Uri(Server.BaseUri.GetLeftPart(UriPartial.Authority) + Target, asWritten);
        var request = new HttpRequestMessage(Method, uri);
        if (Accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", Accept);
        if (UserAgent is not null)
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }
        return request;
    }
}
