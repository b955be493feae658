using WeChatPay.Digests;
using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>The step <c>verifier</c>: nobody sees a 2xx answer before WeChat Pay's signature over it is checked.</summary>
internal sealed class VerifyingHandler(PlatformKeys keys, TimeProvider time)
{
    private readonly ResponseVerifier _answers = new(keys, time);

    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
    {
        var kind = ResponseKinds.Classify(request.Uri);
        // A file whose digest came in a verified answer is proven by that, wherever WeChat Pay keeps it.
        if (kind == ResponseKind.Unsigned || (kind == ResponseKind.Signed && request.Settings.HasDigest))
            return next(request, cancellationToken);
        // Before sending, not after: an order that was placed and whose answer cannot be verified is worse than one that was not placed.
        if (keys.IsEmpty)
            throw new WeChatPayNotConfiguredException($"The answer to {request.Call} could not be verified: the client was built without `certs`. Give it the platform's public key: certs = new Dictionary<string, object> {{ [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }}. Nothing was sent.", request.Call);
        request.NeedsWholeResponse = kind != ResponseKind.Statement || !request.Settings.ReadsToEnd;
        return VerifyAsync(next, request, kind == ResponseKind.Statement, cancellationToken);
    };

    private async Task<WeChatPayResponse> VerifyAsync(CallHandler next, WeChatPayRequest request, bool isStatement, CancellationToken cancellationToken)
    {
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        // Errors are not reliably signed; they are never trusted, and a verification error must not hide them.
        if (!response.IsSuccess)
            return response;
        if (response.Body.IsBuffered)
            Verify(_answers, keys, response, request.Call, isStatement);
        else
            ProveOnTheWay(response, request.Call);
        return response;
    }

    // What was signed is in the headers: the file need not be held to be held against it.
    private void ProveOnTheWay(WeChatPayResponse response, string call)
    {
        var signature = HeadersOf(response);
        if (_answers.VerifyStatement(signature) is { } failure)
        {
            response.Body.Dispose();
            throw NotProven(failure, keys, response, call);
        }
        response.Body.Wrap(file => new ProvenFile(file, signature.StatementSha1!, () => NotProven(ResponseVerifier.ChangedFile, keys, response, call)));
    }

    /// <summary>Holds an answer against the keys.</summary>
    /// <exception cref="WeChatPayVerificationException">Nothing proves that it is WeChat Pay's.</exception>
    public static void Verify(ResponseVerifier answers, PlatformKeys keys, WeChatPayResponse response, string call, bool isStatement)
    {
        if (answers.Verify(HeadersOf(response), response.Bytes.Span, isStatement) is { } failure)
            throw NotProven(failure, keys, response, call);
    }

    private static SignatureHeaders HeadersOf(WeChatPayResponse response) => new(
        response.Header("Wechatpay-Nonce"),
        response.Header("Wechatpay-Serial"),
        response.Header("Wechatpay-Signature"),
        response.Header("Wechatpay-Timestamp"),
        response.Header("Wechatpay-Statement-Sha1"));

    private static WeChatPayVerificationException NotProven(VerificationFailure failure, PlatformKeys keys, WeChatPayResponse response, string call) => new(
        failure.Check,
        $"The answer to {call} is not proven to be WeChat Pay's: {failure.Message}. The request may have taken effect: query before trying again.",
        call,
        response.RequestId,
        response.Header("Wechatpay-Serial"),
        keys.Serials);
}
