using Flurl.Http.Testing;

namespace WeChatPay.Testing;

/// <summary>Signed answers for Flurl's own stand-in for the network.</summary>
/// <remarks>As thread-safe as <see cref="HttpTest"/>, which belongs to one test. The only file here that names Flurl; <c>HttpTest.RespondWith…</c>
/// does not work with the pair of Flurl versions that the client is built on, its <c>ResponseQueue</c> does.</remarks>
public static class HttpTestExtensions
{
    /// <summary>Lets the next call be answered, signed: see <see cref="PlatformSigner.Response"/>.</summary>
    /// <param name="http">The test.</param>
    /// <param name="signer">Who signs; build the client with its <see cref="PlatformSigner.Certs"/>.</param>
    /// <param name="body">An object, written as JSON; a text or bytes, taken as they are; null for none.</param>
    /// <param name="status">The HTTP status; what is not 200–299 is not signed.</param>
    /// <param name="headers">Further headers.</param>
    public static HttpTest RespondWithSigned(this HttpTest http, PlatformSigner signer, object? body = null, int status = 200, IReadOnlyDictionary<string, string>? headers = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(signer);
        http.ResponseQueue.Enqueue(signer.Response(body, status, headers));
        return http;
    }

    /// <summary>Lets the next call of APIv2 be answered, signed: see <see cref="PlatformSigner.ResponseV2"/>.</summary>
    /// <param name="http">The test.</param>
    /// <param name="apiV2Key">The client's APIv2 key.</param>
    /// <param name="fields">The fields without <c>sign</c>.</param>
    public static HttpTest RespondWithSignedV2(this HttpTest http, string apiV2Key, object fields)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.ResponseQueue.Enqueue(PlatformSigner.ResponseV2(apiV2Key, fields));
        return http;
    }
}
