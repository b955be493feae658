using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>A request that would have been sent.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Target">The whole address.</param>
/// <param name="Headers">The headers but for the signature, in the order of their names.</param>
/// <param name="Body">The body: text, multipart with its boundary taken out, XML without what is random.</param>
internal sealed record DryRequest(string Method, string Target, string Headers, string Body);

/// <summary>Records each request instead of sending it, and returns a small response.</summary>
internal sealed class DryTransport : HttpMessageHandler
{
    private static readonly RSA Merchant = RSA.Create(2048);
    private static readonly RSA Platform = RSA.Create(2048);

    private static readonly X509Certificate2 Certificate =
        new CertificateRequest("CN=merchant", Merchant, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));

    private const string Xml = "<xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code></xml>";
    private const string Json = """{"code":"OK","data":[{"id":"1","amount":5}],"order_id":"1232413451234123","count":2,"note":null}""";

    public const string PlatformSerial = "PUB_KEY_ID_0000000000000024101100397200000006";

    public List<DryRequest> Requests { get; } = [];

    /// <summary>Gets or sets what happens with each request.</summary>
    public Action<DryRequest>? Sent { get; set; }

    public static string MerchantPem { get; } = Merchant.ExportPkcs8PrivateKeyPem();

    public static string PlatformPem { get; } = Platform.ExportSubjectPublicKeyInfoPem();

    /// <summary>Creates a client that does not verify responses, because nothing signs them.</summary>
    public WeChatPayClient CreateClient()
    {
        var client = new WeChatPayClient(new WeChatPayOptions
        {
            Mchid = "1900000109",
            Serial = "3775B6A45ACD588826D15E583A95F5DD00000000",
            PrivateKey = MerchantPem,
            Certs = new Dictionary<string, KeySource> { [PlatformSerial] = PlatformPem },
            Merchant = Certificate,
            ApiV2Key = "exposed_your_key_here_have_risks",
            AllowEmptyPathValues = true,
            Transport = this,
            Nonce = static () => "593BEC0C930BF1AFEB40B4A08C8FB242",
        });
        client.Handlers.Replace("verifier", static next => next);
        client.HandlersV2.Replace("transform_response", static next => next);
        return client;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated.AsEnumerable() ?? [])
            .Where(static header => header.Key is not ("Authorization" or "Content-Length"))
            .Select(static header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);
        var boundary = request.Content?.Headers.ContentType?.Parameters.FirstOrDefault(static parameter => parameter.Name == "boundary")?.Value;
        var written = string.Join('\n', headers);
        Requests.Add(new(
            request.Method.Method,
            request.RequestUri!.AbsoluteUri,
            boundary is null ? written : written.Replace(boundary, "…", StringComparison.Ordinal),
            boundary is null ? body : body.Replace(boundary, "…", StringComparison.Ordinal)));
        Sent?.Invoke(Requests[^1]);
        var isXml = body.StartsWith("<xml", StringComparison.Ordinal) || request.RequestUri.Query.Contains("&sign=", StringComparison.Ordinal);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(isXml ? Xml : Json, Encoding.UTF8, isXml ? "text/xml" : "application/json"),
        };
    }
}
