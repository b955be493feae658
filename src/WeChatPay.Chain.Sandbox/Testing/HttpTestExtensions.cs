using Flurl.Http.Testing;

namespace WeChatPay.Testing;

/// <summary>Queues signed responses in Flurl's own fake of the network.</summary>
/// <remarks>Mutable: use it from one thread, as <see cref="HttpTest"/>, which belongs to one test. The only file here that names Flurl;
/// <c>HttpTest.RespondWith…</c>
/// does not work with the pair of Flurl versions that the client is built on, its <c>ResponseQueue</c> does.</remarks>
public static class HttpTestExtensions
{
    /// <summary>Queues a signed response for the next call: see <see cref="PlatformSigner.Response"/>.</summary>
    /// <param name="http">The test, whose next call gets the response.</param>
    /// <param name="signer">The signer; build the client with its <see cref="PlatformSigner.Certs"/>.</param>
    /// <param name="body">An object, written as JSON; a text or bytes, taken as they are; null for none.</param>
    /// <param name="status">The HTTP status. Only 200–299 are signed.</param>
    /// <param name="headers">Further headers.</param>
    public static HttpTest RespondWithSigned(this HttpTest http, PlatformSigner signer, object? body = null, int status = 200,
        IReadOnlyDictionary<string, string>? headers = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(signer);
        http.ResponseQueue.Enqueue(signer.Response(body, status, headers));
        return http;
    }

    /// <summary>Queues a signed response for the next call of APIv2: see <see cref="PlatformSigner.ResponseV2"/>.</summary>
    /// <param name="http">The test, whose next call gets the response.</param>
    /// <param name="apiV2Key">The client's APIv2 key.</param>
    /// <param name="fields">The fields without <c>sign</c>.</param>
    public static HttpTest RespondWithSignedV2(this HttpTest http, string apiV2Key, object fields)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.ResponseQueue.Enqueue(PlatformSigner.ResponseV2(apiV2Key, fields));
        return http;
    }
}
