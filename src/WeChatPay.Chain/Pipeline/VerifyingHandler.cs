using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>verifier</c>: checks WeChat Pay's signature over a 2xx response before the caller gets it.</summary>
internal sealed class VerifyingHandler(PlatformKeys keys, TimeProvider time)
{
    private readonly ResponseVerifier _verifier = new(keys, time);

    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
    {
        var kind = ResponseKinds.Classify(request.Method, request.Uri);
        // A file whose digest was in a verified response is proven by that digest, wherever WeChat Pay keeps the file.
        if (kind == ResponseKind.Unsigned || (kind == ResponseKind.Signed && request.HasDigest))
            return next(request, cancellationToken);
        // Before sending, not after: an order that was placed and whose response cannot be verified is worse than one that was not placed.
        if (_verifier.IsEmpty)
        {
            throw new WeChatPayNotConfiguredException(
                $"The response to {request.CallName} could not be verified: the client was built without `certs`. Give it the platform's public key: "
                + "certs = new Dictionary<string, object> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }. Nothing was sent.",
                request.CallName);
        }
        var isStatement = kind == ResponseKind.Statement;
        request.NeedsWholeResponse = !isStatement || !request.ReadsToEnd;
        return VerifyAsync(next, request, isStatement, cancellationToken);
    };

    private async Task<WeChatPayResponse> VerifyAsync(CallHandler next, WeChatPayRequest request, bool isStatement, CancellationToken cancellationToken)
    {
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        // Errors are not reliably signed; they are never trusted, and a verification error must not hide them.
        if (!response.IsSuccess)
            return response;
        if (isStatement)
            _verifier.RequireStatement(response, request.CallName);
        else
            _verifier.Require(response, request.CallName);
        return response;
    }
}
