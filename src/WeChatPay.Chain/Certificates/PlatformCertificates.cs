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
    private const string NoneCode = "RESOURCE_NOT_EXISTS";

    private static readonly CallName Call = new("GET", Path);

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

        var known = PlatformKeyReader.Read(client.Options.Certs, Unchecked);
        var response = await SendAsync(client, known, cancellationToken).ConfigureAwait(false);
        var certificates = new CertificateList(response, Call).Decrypt(apiV3Key);
        var contained = certificates.ToDictionary(static certificate => certificate.Serial, static certificate => (KeySource)certificate.Pem);
        var keys = known.With(PlatformKeyReader.Read(contained, Unchecked));
        // Without a key nothing can be verified, and there is nothing to take from the response either.
        if (!keys.IsEmpty)
            new ResponseVerifier(keys, client.Options.TimeProvider).Require(response, Call);
        return certificates is [] ? throw None(response, null) : certificates;
    }

    /// <inheritdoc cref="DownloadAsync(WeChatPayClient, string, CancellationToken)"/>
    /// <summary>Downloads, decrypts and verifies them with the client's <see cref="WeChatPayOptions.ApiV3Key"/>.</summary>
    /// <exception cref="ArgumentException">The client was built without an APIv3 key. Nothing was sent.</exception>
    public static Task<IReadOnlyList<PlatformCertificate>> DownloadAsync(WeChatPayClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var key = client.Options.ApiV3Key
            ?? throw new ArgumentException("The client was built without `apiV3Key`, which decrypts the certificates. Nothing was sent.", nameof(client));
        return DownloadAsync(client, key.Reveal(), cancellationToken);
    }

    // The client warned of its own certificates when it was built; of the others, WeChat Pay may list some that have ended.
    private static PlatformKeyCheck Unchecked => new(TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

    private static async Task<WeChatPayResponse> SendAsync(WeChatPayClient client, PlatformKeys known, CancellationToken cancellationToken)
    {
        try
        {
            return await client.chain(Path).GetAsync(Options(client, known), cancellationToken).ConfigureAwait(false);
        }
        catch (WeChatPayApiException error) when (error.Code == NoneCode)
        {
            throw None(error.Response, error.Description);
        }
    }

    // The list is verified here, after it was decrypted: by the known keys alone, a client could never take the first list of a rotation.
    private static RequestOptions Options(WeChatPayClient client, PlatformKeys known)
    {
        var handlers = client.Handlers.Clone();
        return new RequestOptions
        {
            Handler = handlers.Contains(HandlerNames.Verifier) ? handlers.Remove(HandlerNames.Verifier) : handlers,
            // While a merchant moves to the public key, WeChat Pay signs with the key that the request names.
            Headers = known.IsEmpty ? null : new Dictionary<string, string?> { [WeChatPayHeaders.Serial] = known.Serials.First() },
        };
    }

    private static WeChatPayApiException None(WeChatPayResponse response, string? description) => WeChatPayApiException.From(
        Call,
        response,
        NoneCode,
        description,
        "this merchant has no platform certificates, and verifies with the platform public key. Download `pub_key.pem`, and configure it under its "
        + "id: certs = new Dictionary<string, object> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }.");
}
