using WeChatPay.Crypto;
using WeChatPay.Keys;
using WeChatPay.Protocol;
using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>verifier</c>: checks WeChat Pay's signature over a 2xx response before the caller gets it.</summary>
internal sealed class VerifyingHandler(KeyRing ring)
{
    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
    {
        ring.Source?.RefreshIfDue();
        var kind = ResponseKinds.Classify(request.Method, request.Uri);
        // A file whose digest was in a verified response is proven by that digest, wherever WeChat Pay keeps the file.
        if (kind == ResponseKind.Unsigned || (kind == ResponseKind.Signed && request.HasDigest))
            return next(request, cancellationToken);
        var keys = ring.Choose(request.Keys);
        // Before sending, not after: an order that was placed and whose response cannot be verified is worse than one that was not placed.
        if (keys.Platform.IsEmpty && ring.Source is null)
        {
            throw new WeChatPayNotConfiguredException(
                $"The response to {request.CallName} could not be verified: the client was built without `certs`. Give it the platform's public key: "
                + "certs = new Dictionary<string, object> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }. Nothing was sent.",
                request.CallName);
        }
        if (request.IsBrand && keys.Platform.FindPublicKey(KeyAlgorithm.Rsa) is null)
        {
            throw new WeChatPayNotConfiguredException(
                $"The response to {request.CallName} could not be verified: WeChat Pay signs it with the platform's public key, and `certs` holds none. "
                + "Give it: certs = new Dictionary<string, object> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/pub_key.pem\" }. Nothing was sent.",
                request.CallName);
        }
        var isStatement = kind == ResponseKind.Statement;
        request.NeedsWholeResponse = !isStatement || !request.ReadsToEnd;
        return VerifyAsync(next, request, keys, isStatement, cancellationToken);
    };

    private async Task<WeChatPayResponse> VerifyAsync(
        CallHandler next, WeChatPayRequest request, KeySet keys, bool isStatement, CancellationToken cancellationToken)
    {
        if (keys.Platform.IsEmpty)
        {
            await ring.Source!.LoadAsync(request.CallName, request.IsSynchronous, cancellationToken).ConfigureAwait(false);
            keys = ring.Current;
        }
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        // Errors are not reliably signed; they are never trusted, and a verification error must not hide them.
        if (!response.IsSuccess || keys.Verifier.TryProve(response, request.CallName, isStatement, request.IsBrand) is not { } failure)
            return response;
        // WeChat Pay may sign by a certificate that is newer than the keys of this call.
        if (failure.Check == VerificationCheck.Serial
            && await FindAsync(request, response, cancellationToken).ConfigureAwait(false) is { } newer)
        {
            if (newer.Verifier.TryProve(response, request.CallName, isStatement, request.IsBrand) is not { } second)
                return response;
            throw newer.Verifier.Refuse(second, response, request.CallName);
        }
        throw keys.Verifier.Refuse(failure, response, request.CallName);
    }

    private async ValueTask<KeySet?> FindAsync(WeChatPayRequest request, WeChatPayResponse response, CancellationToken cancellationToken)
    {
        try
        {
            return await ring.FindAsync(response.Header(WeChatPayHeaders.Serial), request.IsSynchronous, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            response.Body.Dispose();
            throw;
        }
    }
}
