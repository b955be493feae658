using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.Tests;

/// <summary>A request with a signature written by hand; every part can be made wrong on its own.</summary>
internal sealed record Draft(SandboxServer Server, HttpMethod Method, string Target)
{
    public const string Path = "/v3/hire-power-bank/insurance-orders";

    public string Scheme { get; init; } = IsOfBrand(Target) ? "WECHATPAY-BRAND-SHA256-RSA2048" : "WECHATPAY2-SHA256-RSA2048";

    /// <summary>Gets the number of the merchant, or of the brand.</summary>
    public string Mchid { get; init; } = IsOfBrand(Target) ? Server.Brand.BrandId : Server.Mchid;
    public string Serial { get; init; } = IsOfBrand(Target) ? Server.Brand.Serial : Server.MerchantSerial;
    public string Timestamp { get; init; } = "1700000000";
    public string Nonce { get; init; } = Guid.NewGuid().ToString("N");
    public string? Signature { get; init; }
    public string KeyPem { get; init; } = IsOfBrand(Target) ? Server.Brand.PrivateKeyPem : Server.MerchantPrivateKeyPem;
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

    public Draft At(DateTimeOffset time) => this with { Timestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };

    public HttpRequestMessage ToMessage()
    {
        var request = ToUnsigned();
        using var rsa = Keys.Read(KeyPem);
        var signature = Signature ?? Convert.ToBase64String(
            rsa.SignData(Sign(Method.Method, Target, Timestamp, Nonce, Body ?? []), HashAlgorithmName.SHA256, Padding));
        var fields = new Dictionary<string, string>
        {
            [IsOfBrand(Target) ? "brand_id" : "mchid"] = Mchid,
            ["serial_no"] = Serial,
            ["timestamp"] = Timestamp,
            ["nonce_str"] = Nonce,
            ["signature"] = signature,
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"{Scheme} {Write(fields)}");
        return request;
    }

    private static bool IsOfBrand(string target) => target.StartsWith("/brand/", StringComparison.Ordinal);

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
