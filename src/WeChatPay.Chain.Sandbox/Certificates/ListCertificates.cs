using System.Globalization;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.Certificates;

/// <summary><c>GET /v3/certificates</c>: the platform certificates, encrypted with the APIv3 key, signed by the one that signs.</summary>
internal sealed class ListCertificates(SandboxKeys keys, string apiV3Key) : IEndpoint
{
    private const string AssociatedData = "certificate";

    public string Method => "GET";

    public string PathTemplate => "/v3/certificates";

    public ValueTask<SandboxResponse> RespondAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        var kind = (string?)QueryReader.ParseObject(request.Arrived.Query)["algorithm_type"] ?? "RSA";
        if (kind is not ("RSA" or "SM2" or "ALL"))
        {
            return ValueTask.FromResult(
                ApiError.ForParameter("algorithm_type", "query", "not an algorithm",
                    "The query algorithm_type is none of RSA, SM2 and ALL. Nothing was done."));
        }
        IEnumerable<SandboxCertificate> rsa = kind != "SM2" && keys.HasCertificate ? keys.Certificates.Listed : [];
        IEnumerable<SandboxCertificate> sm2 = kind != "RSA" ? keys.CertificatesSm2.Listed : [];
        var rows = new JArray(rsa.Concat(sm2).Select(Row));
        return ValueTask.FromResult(rows.Count > 0
            ? SandboxResponse.FromJson(200, new JObject { ["data"] = rows }) with { PrefersCertificate = true }
            : ApiError.Create(404, "RESOURCE_NOT_EXISTS",
                $"无可用的平台证书: this merchant has no platform certificate. It verifies with the platform public key {keys.Platform.Id}."));
    }

    private JObject Row(SandboxCertificate certificate)
    {
        var nonce = RandomNames.GcmNonce();
        return new JObject
        {
            ["serial_no"] = certificate.Key.Id,
            ["effective_time"] = Time(certificate.NotBefore),
            ["expire_time"] = Time(certificate.NotAfter),
            ["encrypt_certificate"] = new JObject
            {
                ["algorithm"] = certificate.Key.Cipher,
                ["nonce"] = nonce,
                ["associated_data"] = AssociatedData,
                ["ciphertext"] = certificate.Key.Seal(certificate.Pem, apiV3Key, nonce, AssociatedData),
            },
        };
    }

    private static string Time(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
