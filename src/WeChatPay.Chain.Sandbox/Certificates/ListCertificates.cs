using System.Globalization;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Certificates;

/// <summary><c>GET /v3/certificates</c>: the platform certificates, encrypted with the APIv3 key, signed by the one that signs.</summary>
internal sealed class ListCertificates(SandboxKeys keys, string apiV3Key, bool hasCertificate) : IEndpoint
{
    private const string AssociatedData = "certificate";

    public string Method => "GET";

    public string PathTemplate => "/v3/certificates";

    public ValueTask<SandboxResponse> RespondAsync(EndpointRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(hasCertificate
        ? SandboxResponse.FromJson(200, new JObject { ["data"] = new JArray(keys.Certificates.Select(Row)) }) with { PrefersCertificate = true }
        : ApiError.Create(404, "RESOURCE_NOT_EXISTS",
            $"无可用的平台证书: this merchant has no platform certificate. It verifies with the platform public key {keys.Platform.Id}."));

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
                ["algorithm"] = "AEAD_AES_256_GCM",
                ["nonce"] = nonce,
                ["associated_data"] = AssociatedData,
                ["ciphertext"] = SealedText.Gcm(certificate.Pem, apiV3Key, nonce, AssociatedData),
            },
        };
    }

    private static string Time(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
