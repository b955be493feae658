using WeChatPay.Pipeline;
using WeChatPay.Crypto;
using WeChatPay.Protocol;
using WeChatPay.V3;

namespace WeChatPay.Certificates;

/// <summary>Downloads the platform certificates, also the first time, when no certificate can verify the response yet.</summary>
/// <remarks>Immutable and thread-safe. Source: https://pay.weixin.qq.com/doc/v3/merchant/4012551764.</remarks>
public static class PlatformCertificates
{
    private const string Path = "v3/certificates";
    private const string Call = "GET " + Path;

    /// <summary>Downloads, decrypts and verifies them.</summary>
    /// <param name="client">The client that signs. With an empty <c>certs</c>, the response is verified by the certificates that it contains, which only the
    /// holder of the APIv3 key can have encrypted. Otherwise the response is verified by <c>certs</c>, as every response, and WeChat Pay is asked to sign by
    /// one of them.</param>
    /// <param name="apiV3Key">The APIv3 key: 32 bytes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All certificates that WeChat Pay lists, in its order, also those that have expired or are not valid yet.</returns>
    /// <exception cref="ArgumentException">The APIv3 key has another length. Nothing was sent.</exception>
    /// <exception cref="WeChatPayApiException">WeChat Pay refused: with the code <c>RESOURCE_NOT_EXISTS</c> the merchant has no platform certificate, and
    /// verifies with the platform public key.</exception>
    /// <exception cref="WeChatPayVerificationException">The APIv3 key does not decrypt a certificate, a certificate is not the one that the list names, or the
    /// response is not signed by the key that it names.</exception>
    public static async Task<IReadOnlyList<PlatformCertificate>> DownloadAsync(
        WeChatPayClient client, string apiV3Key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(apiV3Key);
        ApiV3Key.Check(apiV3Key, nameof(apiV3Key), "Nothing was sent.");

        var known = PlatformKeyReader.Read(client.Options.Certs);
        var response = await client.chain(Path).GetAsync(known.IsEmpty ? Unverified(client) : SignedBy(known), cancellationToken).ConfigureAwait(false);
        var certificates = new CertificateList(response, Call).Decrypt(apiV3Key);
        if (known.IsEmpty)
        {
            var contained = certificates.ToDictionary(static certificate => certificate.Serial, static certificate => (KeySource)certificate.Pem);
            new ResponseVerifier(PlatformKeyReader.Read(contained), client.Options.TimeProvider).Require(response, Call);
        }
        return certificates;
    }

    private static RequestOptions Unverified(WeChatPayClient client)
    {
        var handlers = client.Handlers.Clone();
        return new RequestOptions { Handler = handlers.Contains(HandlerNames.Verifier) ? handlers.Remove(HandlerNames.Verifier) : handlers };
    }

    // While a merchant moves to the public key, WeChat Pay signs with the key that the request names.
    private static RequestOptions SignedBy(PlatformKeys known) =>
        new() { Headers = new Dictionary<string, string?> { [WeChatPayHeaders.Serial] = known.Serials.First() } };
}
