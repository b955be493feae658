using WeChatPay.Documented;
using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>sensitive_fields</c>: decrypts the marked fields of a verified response when they are read.</summary>
/// <remarks>While a stack has this handler, requests are encrypted too. The body is encrypted where it is written, before the handlers run, so that no
/// attempt is encrypted twice. Immutable and thread-safe.</remarks>
/// <param name="merchant">Has the private key that decrypts; <see langword="null"/> when another program has it, and then the fields stay encrypted.</param>
internal sealed class SensitiveFieldsHandler(Merchant? merchant)
{
    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
        merchant is not null && request.ResponseMarks is { } marks
            ? OpenAsync(next, request, marks, merchant, cancellationToken)
            : next(request, cancellationToken);

    private static async Task<WeChatPayResponse> OpenAsync(
        CallHandler next, WeChatPayRequest request, FieldMarks marks, Merchant merchant, CancellationToken cancellationToken)
    {
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        // Errors are not signed, so they may hold anything.
        if (!response.IsSuccess)
            return response;
        var opening = new ResponseDecryption(marks, merchant.PrivateKey, request.CallName, response.RequestId);
        return response.WithDecrypted(opening.DecryptJson, opening.DecryptXml);
    }
}
