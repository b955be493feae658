using Flurl.Http.Testing;

namespace WeChatPay.Testing;

/// <summary>Signed answers for Flurl's own stand-in for the network.</summary>
/// <remarks>As thread-safe as <see cref="HttpTest"/>, which belongs to one test. No other file of this package names Flurl.</remarks>
public static class HttpTestExtensions
{
    /// <summary>Answers the next call, signed: see <see cref="PlatformSigner.Answer"/>. As with Flurl's <c>RespondWith</c>, further calls get the last answer again.</summary>
    /// <param name="setup">The test, or the calls that its <c>ForCallsTo</c> picks.</param>
    /// <param name="signer">Who signs; build the client with its <see cref="PlatformSigner.Certs"/>.</param>
    /// <param name="body">An object, written as JSON; a text or bytes, taken as they are; null for none.</param>
    /// <param name="status">The HTTP status; an answer outside 200–299 is not signed.</param>
    /// <param name="headers">Further headers.</param>
    public static TSetup RespondWithSigned<TSetup>(
        this TSetup setup, PlatformSigner signer, object? body = null, int status = 200, IReadOnlyDictionary<string, string>? headers = null)
        where TSetup : HttpTestSetup
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(signer);
        return Respond(setup, signer.Answer(body, status, headers));
    }

    /// <summary>Answers the next call of APIv2, signed: see <see cref="PlatformSigner.XmlAnswer"/>.</summary>
    /// <param name="setup">The test, or the calls that its <c>ForCallsTo</c> picks.</param>
    /// <param name="secret">The client's APIv2 key.</param>
    /// <param name="fields">The fields without <c>sign</c>.</param>
    public static TSetup RespondWithSignedXml<TSetup>(this TSetup setup, string secret, object fields)
        where TSetup : HttpTestSetup
    {
        ArgumentNullException.ThrowIfNull(setup);
        return Respond(setup, PlatformSigner.XmlAnswer(secret, fields));
    }

    // Flurl makes the message by itself, once for each call, from its parts.
    private static TSetup Respond<TSetup>(TSetup setup, HttpResponseMessage answer)
        where TSetup : HttpTestSetup
    {
        setup.RespondWith(Content, (int)answer.StatusCode, Flat(answer.Headers), replaceUnderscoreWithHyphen: false);
        return setup;

        HttpContent Content()
        {
            using var bytes = new MemoryStream();
            answer.Content.CopyTo(bytes, null, CancellationToken.None);
            var content = new ByteArrayContent(bytes.ToArray());
            foreach (var (name, values) in answer.Content.Headers.NonValidated)
                content.Headers.TryAddWithoutValidation(name, values.ToString());
            return content;
        }
    }

    private static Dictionary<string, string> Flat(System.Net.Http.Headers.HttpHeaders headers) =>
        headers.NonValidated.ToDictionary(static header => header.Key, static header => header.Value.ToString());
}
