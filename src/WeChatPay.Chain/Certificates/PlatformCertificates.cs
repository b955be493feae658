using WeChatPay.Basics;
using WeChatPay.Crypto;

namespace WeChatPay.Certificates;

/// <summary>Downloads the platform certificates, also the first time, when no certificate can verify the response yet.</summary>
/// <remarks>Immutable and thread-safe. Source: https://pay.weixin.qq.com/doc/v3/merchant/4012551764.</remarks>
public static class PlatformCertificates
{
    /// <summary>Downloads, decrypts and verifies them.</summary>
    /// <param name="client">The client that signs. The response is verified by its <c>certs</c> and by the certificates that the response contains, which only
    /// a holder of the APIv3 key can have encrypted: the first list, and the first one that a new certificate signs, are verified too. WeChat Pay is asked to
    /// sign by a key of <c>certs</c>, where there is one.</param>
    /// <param name="apiV3Key">The APIv3 key: 32 bytes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All certificates that WeChat Pay lists, in its order, also those that have expired or are not valid yet; at least one.</returns>
    /// <exception cref="ArgumentException">The APIv3 key has another length. Nothing was sent.</exception>
    /// <exception cref="WeChatPayApiException">WeChat Pay refused. With the code <c>RESOURCE_NOT_EXISTS</c> the merchant has no platform certificate, and
    /// verifies with the platform public key; a list without certificates raises the same exception.</exception>
    /// <exception cref="WeChatPayVerificationException">The APIv3 key does not decrypt a certificate, a certificate is not the one that the list names, or the
    /// response is not signed by the key that it names.</exception>
    public static async Task<IReadOnlyList<PlatformCertificate>> DownloadAsync(
        WeChatPayClient client, string apiV3Key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(apiV3Key);
        SharedKey.CheckApiV3(apiV3Key, nameof(apiV3Key), "Nothing was sent.");

        var path = client.Options.CertificateRefresh?.Path ?? CertificateDownload.DefaultPath;
        return (await client.Certificates.RunAsync(path, apiV3Key, isSynchronous: false, cancellationToken).ConfigureAwait(false)).Certificates;
    }

    /// <inheritdoc cref="DownloadAsync(WeChatPayClient, string, CancellationToken)"/>
    /// <summary>Downloads, decrypts and verifies them with the client's <see cref="WeChatPayOptions.ApiV3Key"/>.</summary>
    /// <exception cref="ArgumentException">The client was built without an APIv3 key. Nothing was sent.</exception>
    public static Task<IReadOnlyList<PlatformCertificate>> DownloadAsync(WeChatPayClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var key = client.Options.ApiV3Key
            ?? throw new ArgumentException("The client was built without `apiV3Key`, which decrypts the certificates. Nothing was sent.", nameof(client))
                .On(HelpPage.Configuration);
        return DownloadAsync(client, key.Reveal(), cancellationToken);
    }
}
