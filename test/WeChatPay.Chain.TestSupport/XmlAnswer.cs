using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using WeChatPay.Crypto;

namespace WeChatPay.Tests.Support;

/// <summary>The API key of APIv2, a certificate for the run, and responses as the platform signs them. The certificate is the merchant's, and that of a
/// server on loopback.</summary>
internal static class XmlAnswer
{
    /// <summary>The example key of the protocol's own documentation.</summary>
    public const string ApiV2Key = "192006250b4c09247ec02edce69f6a2d";

    public static X509Certificate2 Certificate { get; } = MakeCertificate();

    public static HttpResponseMessage Of(object fields, string type = Hash.ALGO_MD5, bool signed = true)
    {
        var all = new Dictionary<string, object?> { ["return_code"] = "SUCCESS", ["result_code"] = "SUCCESS" };
        foreach (var (name, value) in Formatter.Ksort(fields))
            all[name] = value;
        if (signed)
            all["sign"] = Hash.Sign(type, Formatter.QueryStringLike(Formatter.Ksort(all)), ApiV2Key);
        return Raw(Transformer.ToXml(all));
    }

    public static HttpResponseMessage Raw(string body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "text/xml") };

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=merchant", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        // Valid by the stopped clock of some tests too.
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
