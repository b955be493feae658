using Microsoft.Extensions.Logging.Abstractions;
using WeChatPay.Calls;
using WeChatPay.Crypto;
using WeChatPay.Keys;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.V3;

namespace WeChatPay.Certificates;

/// <summary>Downloads, decrypts and verifies the list of certificates, by the calls of a client.</summary>
/// <param name="calls">Makes the calls.</param>
/// <param name="isForRefresh">Whether the caller logs a failure in its own words.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class CertificateDownload(CallFactory calls, bool isForRefresh = false)
{
    public const string DefaultPath = "v3/certificates";

    public const string NoneCode = "RESOURCE_NOT_EXISTS";

    // Of the certificates that WeChat Pay lists some may have ended, or begin later.
    private static PlatformKeyCheck Unchecked => new(TimeProvider.System, NullLogger.Instance);

    /// <summary>Downloads the list.</summary>
    /// <param name="path">The operation.</param>
    /// <param name="apiV3Key">Decrypts the certificates.</param>
    /// <param name="isSynchronous">Whether the download is done on the caller's thread before the task is returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The certificates, at least one, and their keys.</returns>
    public async Task<DownloadedList> RunAsync(
        string path, string apiV3Key, bool isSynchronous, CancellationToken cancellationToken)
    {
        var call = new CallName("GET", path);
        var keys = calls.Settings.Keys.Current;
        var response = await SendAsync(call, path, CreateOptions(keys), isSynchronous, cancellationToken).ConfigureAwait(false);
        return Open(response, call, keys, apiV3Key, calls.Settings.Time);
    }

    /// <summary>Decrypts and verifies a list.</summary>
    /// <param name="response">The list.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="keys">The keys that the client has.</param>
    /// <param name="apiV3Key">Decrypts the certificates.</param>
    /// <param name="time">The clock by which it was signed now.</param>
    /// <exception cref="WeChatPayVerificationException">Nothing proves that WeChat Pay made it.</exception>
    /// <exception cref="WeChatPayApiException">It has no certificate.</exception>
    public static DownloadedList Open(WeChatPayResponse response, CallName call, KeySet keys, string apiV3Key, TimeProvider time)
    {
        var certificates = new CertificateList(response, call).Decrypt(apiV3Key);
        var contained = PlatformKeyReader.Read(
            certificates.ToDictionary(static certificate => certificate.Serial, static certificate => (KeySource)certificate.Pem), Unchecked)
                .Of(keys.Algorithm);
        if (contained.IsEmpty && certificates is not [])
            throw WeChatPayVerificationException.ForResponse(VerificationCheck.Serial, $"it lists no {keys.Algorithm} certificate", call, response, []);
        // By the known keys alone, a client could never take the first list that a new certificate signs.
        var all = keys.Platform.With(contained);
        // Without a key nothing can be verified, and there is nothing to take from the response either.
        if (!all.IsEmpty)
            new ResponseVerifier(all, time).Require(response, call);
        return contained.IsEmpty
            ? throw None(call, response, null)
            : new([.. certificates.Where(certificate => contained.TryGet(certificate.Serial, out _))], contained, response);
    }

    private async Task<WeChatPayResponse> SendAsync(
        CallName name, string path, RequestOptions options, bool isSynchronous, CancellationToken cancellationToken)
    {
        try
        {
            var call = calls.Create("GET", path, path, options, cancellationToken);
            if (isForRefresh)
                call.LeaveLogToCaller();
            return isSynchronous ? call.Run(cancellationToken) : await call.Start(cancellationToken).ConfigureAwait(false);
        }
        catch (WeChatPayApiException error) when (error.Code == NoneCode)
        {
            throw None(name, error.Response!, error.Description);
        }
    }

    // The list is verified here, after it was decrypted.
    private RequestOptions CreateOptions(KeySet keys)
    {
        var handlers = calls.Settings.V3.Handlers.Clone();
        // While a merchant moves to the public key, WeChat Pay signs with the key that the request names.
        var serial = keys.Platform.FindNewest(calls.Settings.Time.GetUtcNow(), keys.Algorithm);
        return new RequestOptions
        {
            Handler = handlers.Contains(HandlerNames.Verifier) ? handlers.Remove(HandlerNames.Verifier) : handlers,
            // Without it, WeChat Pay lists the RSA certificates.
            Query = keys.Algorithm == KeyAlgorithm.Rsa ? null : new Dictionary<string, string> { ["algorithm_type"] = keys.Algorithm.Name },
            Headers = serial is null ? null : new Dictionary<string, string?> { [WeChatPayHeaders.Serial] = serial },
        };
    }

    private static WeChatPayApiException None(CallName call, WeChatPayResponse response, string? description) => WeChatPayApiException.From(
        call,
        response,
        NoneCode,
        description,
        "this merchant has no platform certificates, and verifies with the platform public key. Download `pub_key.pem`, and configure it under its "
        + "id: certs = new Dictionary<string, object> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }.");
}
