using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.V2;

/// <summary>Requires the merchant's certificate, as WeChat Pay's gateway does: 400, in HTML.</summary>
/// <remarks>Immutable and thread-safe. A certificate is the merchant's if it has the merchant's public key, so a client with its own key may make its own
/// certificate.</remarks>
internal sealed class ClientCertificateCheck(RsaSigningKey merchant)
{
    private readonly byte[] _key = merchant.PublicKey();

    public SandboxResponse? Refuse(SandboxRequest request)
    {
        if (request.ClientKey is null)
        {
            return Gateway(
                "No required SSL certificate was sent",
                "Call the https address of the sandbox, and present the merchant's certificate with its private key (apiclient_cert.pem, apiclient_key.pem).");
        }
        return request.ClientKey.AsSpan().SequenceEqual(_key)
            ? null
            : Gateway(
                "The SSL certificate error",
                "The certificate does not have the merchant's key: present apiclient_cert.pem of this sandbox, or a certificate of your own for the same key.");
    }

    private static SandboxResponse Gateway(string problem, string hint) => SandboxResponse.FromHtml(
        400,
        $"<html>\r\n<head><title>400 {problem}</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n"
        + $"<center>{problem}</center>\r\n<hr><center>{hint} Nothing was done.</center>\r\n</body>\r\n</html>\r\n") with
    {
        ErrorCode = "NO_CERTIFICATE",
    };
}
