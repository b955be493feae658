using System.Net.Http.Headers;
using Flurl.Http.Testing;

namespace WeChatPay.Testing;

/// <summary>Signed responses for Flurl's own stand-in for the network.</summary>
/// <remarks>As thread-safe as <see cref="HttpTest"/>, which belongs to one test. No other file of this package names Flurl.</remarks>
public static class HttpTestExtensions
{
    /// <summary>
    /// Gives the next call a signed response: see <see cref="PlatformSigner.Response"/>. As with Flurl's <c>RespondWith</c>, calls after the last get it again.
    /// </summary>
    /// <param name="setup">The test, or the calls that its <c>ForCallsTo</c> picks.</param>
    /// <param name="signer">Build the client with its <see cref="PlatformSigner.Certs"/>.</param>
    /// <param name="body">An object, written as JSON; a text or bytes, taken as they are; null for none.</param>
    /// <param name="status">The HTTP status; a response outside 200–299 is not signed.</param>
    public static TSetup RespondWithSigned<TSetup>(
        this TSetup setup, PlatformSigner signer, object? body = null, int status = 200, IReadOnlyDictionary<string, string>? headers = null)
        where TSetup : HttpTestSetup
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(signer);
        return Respond(setup, signer.Response(body, status, headers));
    }

    /// <summary>Gives the next call of APIv2 a signed response: see <see cref="PlatformSigner.ResponseV2"/>.</summary>
    /// <param name="setup">The test, or the calls that its <c>ForCallsTo</c> picks.</param>
    /// <param name="apiV2Key">The client's APIv2 key.</param>
    /// <param name="fields">The fields without <c>sign</c>.</param>
    public static TSetup RespondWithSignedV2<TSetup>(this TSetup setup, string apiV2Key, object fields)
        where TSetup : HttpTestSetup
    {
        ArgumentNullException.ThrowIfNull(setup);
        return Respond(setup, PlatformSigner.ResponseV2(apiV2Key, fields));
    }

    // Flurl takes no message, but the parts of one, and makes a message of them for each call.
    private static TSetup Respond<TSetup>(TSetup setup, HttpResponseMessage response)
        where TSetup : HttpTestSetup
    {
        setup.RespondWith(Content, (int)response.StatusCode, Flat(response.Headers), replaceUnderscoreWithHyphen: false);
        return setup;

        HttpContent Content()
        {
            using var bytes = new MemoryStream();
            response.Content.CopyTo(bytes, null, CancellationToken.None);
            var content = new ByteArrayContent(bytes.ToArray());
            foreach (var (name, values) in response.Content.Headers.NonValidated)
                content.Headers.TryAddWithoutValidation(name, values.ToString());
            return content;
        }
    }

    private static Dictionary<string, string> Flat(HttpHeaders headers) =>
        headers.NonValidated.ToDictionary(static header => header.Key, static header => header.Value.ToString());
}
