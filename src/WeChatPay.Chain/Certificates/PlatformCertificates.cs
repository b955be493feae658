using System.Text;
using WeChatPay.Pipeline;
using WeChatPay.V3;

namespace WeChatPay.Certificates;

/// <summary>Downloads the platform certificates, the first time as well, when there is none yet to verify the answer with.</summary>
/// <remarks>Stateless and thread-safe. Source: https://pay.weixin.qq.com/doc/v3/merchant/4012551764.</remarks>
public static class PlatformCertificates
{
    private const string Path = "v3/certificates";
    private const string Call = "GET " + Path;
    private const string VerifierStep = "verifier";
    private const int ApiV3KeyLength = 32;

    /// <summary>Downloads, decrypts and verifies them.</summary>
    /// <param name="client">Who signs. Built with an empty <c>certs</c>, the answer is verified by the certificates that it brings, which nobody could have
    /// encrypted who has not the APIv3 key. Otherwise by its <c>certs</c>, as every answer, and WeChat Pay is asked to sign by one of them.</param>
    /// <param name="apiV3Key">The APIv3 key: 32 bytes.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>All that WeChat Pay lists, in its order; those that have expired or are not valid yet among them.</returns>
    /// <exception cref="ArgumentException">The APIv3 key has another length. Nothing was sent.</exception>
    /// <exception cref="WeChatPayApiException">WeChat Pay refused: with the code <c>RESOURCE_NOT_EXISTS</c> the merchant has no platform certificate, and verifies with the platform public key.</exception>
    /// <exception cref="WeChatPayVerificationException">The APIv3 key does not decrypt them, a certificate is not what it is said to be, or the answer is not signed by who it says.</exception>
    public static async Task<IReadOnlyList<PlatformCertificate>> DownloadAsync(WeChatPayClient client, string apiV3Key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(apiV3Key);
        if (Encoding.UTF8.GetByteCount(apiV3Key) is var length and not ApiV3KeyLength)
            throw new ArgumentException($"The APIv3 key has {length} bytes: give the one of {ApiV3KeyLength}, which is set on the merchant platform under API security; not the private key and not the APIv2 key. Nothing was sent.", nameof(apiV3Key));

        var known = client.Options.Certs is { } certs ? PlatformKeyReader.Read(certs, null) : PlatformKeys.None;
        var response = await client.chain(Path).GetAsync(known.IsEmpty ? Unverified(client) : SignedBy(known), cancellationToken).ConfigureAwait(false);
        var certificates = CertificateList.Read(response, apiV3Key, Call);
        if (known.IsEmpty)
        {
            var brought = PlatformKeyReader.Read(certificates.ToDictionary(static certificate => certificate.Serial, static certificate => (object?)certificate.Pem), null);
            VerifyingHandler.Verify(new ResponseVerifier(brought, client.Options.TimeProvider), brought, response, Call, isStatement: false);
        }
        return certificates;
    }

    private static RequestOptions Unverified(WeChatPayClient client)
    {
        var handlers = client.Handlers.Clone();
        return new RequestOptions { Handler = handlers.Names.Contains(VerifierStep) ? handlers.Remove(VerifierStep) : handlers };
    }

    // While a merchant moves to the public key, answers follow the request's Wechatpay-Serial.
    private static RequestOptions SignedBy(PlatformKeys known) =>
        new() { Headers = new Dictionary<string, string> { ["Wechatpay-Serial"] = known.Serials.First() } };
}
