using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.V2;

/// <summary>Demands the merchant's certificate as the gateway before WeChat Pay does: 400, in HTML.</summary>
/// <remarks>Thread-safe. A certificate is the merchant's when it holds the merchant's public key: whoever gives a key of his own has a certificate for it.</remarks>
internal sealed class ClientCertificateCheck(SigningKey merchant)
{
    private readonly byte[] _key = merchant.PublicKey();

    public Answer? Refuse(SandboxRequest request)
    {
        if (request.ClientKey is null)
        {
            return Gateway(
                "No required SSL certificate was sent",
                "Call SandboxServer.SecureBaseUri, and present SandboxServer.MerchantCertificatePem with SandboxServer.MerchantPrivateKeyPem.");
        }

        return request.ClientKey.AsSpan().SequenceEqual(_key)
            ? null
            : Gateway("The SSL certificate error", "The certificate that was presented is not of the merchant's key: present SandboxServer.MerchantCertificatePem.");
    }

    private static Answer Gateway(string problem, string hint) => Answer.Html(
        400,
        $"<html>\r\n<head><title>400 {problem}</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n"
        + $"<center>{problem}</center>\r\n<hr><center>{hint} Nothing was done.</center>\r\n</body>\r\n</html>\r\n") with
    {
        ErrorCode = "NO_CERTIFICATE",
    };
}
