using WeChatPay.Documented;
using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>The step <c>sensitive_fields</c>: puts plain text into the marked fields of a verified answer, for whoever reads them.</summary>
/// <remarks>While a stack has it, requests are encrypted too: that is done where a body is written, before the steps, so that no attempt is encrypted twice. Thread-safe.</remarks>
/// <param name="merchant">Who opens them; <see langword="null"/> when another holds the key, and then they stay as they came.</param>
internal sealed class SensitiveFieldsHandler(Merchant? merchant)
{
    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
        merchant is not null && request.ResponseMarks is { } marks ? OpenAsync(next, request, marks, merchant, cancellationToken) : next(request, cancellationToken);

    private static async Task<WeChatPayResponse> OpenAsync(CallHandler next, WeChatPayRequest request, FieldMarks marks, Merchant merchant, CancellationToken cancellationToken)
    {
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        // Errors are not signed: nobody knows what they hold.
        if (!response.IsSuccess)
            return response;
        var opening = new ResponseDecryption(marks, merchant.PrivateKey, request.Call, response.RequestId);
        return response.WithDecrypted(opening.DecryptJson, opening.DecryptXml);
    }
}
