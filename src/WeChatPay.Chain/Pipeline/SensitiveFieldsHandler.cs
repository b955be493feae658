using Newtonsoft.Json.Linq;
using WeChatPay.Documented;
using WeChatPay.Keys;
using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>sensitive_fields</c>: decrypts the marked fields of a verified response when they are read.</summary>
/// <remarks>While a stack has this handler, requests are encrypted too. The body is encrypted where it is written, before the handlers run, so that no
/// attempt is encrypted twice. Immutable and thread-safe.</remarks>
/// <param name="keys">Have the private key or the signer that decrypts; without either, the fields stay encrypted.</param>
internal sealed class SensitiveFieldsHandler(KeyRing keys)
{
    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
        request.ResponseMarks is { } marks && keys.Choose(request.Keys).SignerOf(request.IsBrand) is { } merchant
            ? OpenAsync(next, request, marks, merchant, cancellationToken)
            : next(request, cancellationToken);

    private static async Task<WeChatPayResponse> OpenAsync(
        CallHandler next, WeChatPayRequest request, FieldMarks marks, Merchant merchant, CancellationToken cancellationToken)
    {
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        // Errors are not signed, so they may hold anything.
        if (!response.IsSuccess)
            return response;
        Func<string, string> decrypt = merchant is { PrivateKey: null, Signer: { } signer }
            ? (await RemoteDecryption.RunAsync(signer, marks, TryReadFields(response), cancellationToken).ConfigureAwait(false)).Decrypt
            : merchant.PrivateKey!.DecryptText;
        var opening = new FieldDecryption(marks, decrypt, request.CallName, response.RequestId);
        return response.WithDecrypted(opening.DecryptJson, opening.DecryptXml);
    }

    private static JToken? TryReadFields(WeChatPayResponse response)
    {
        try
        {
            return response.Body.IsBuffered ? response.Fields : null;
        }
        // No form that has fields: the caller learns so when it reads them.
        catch (FormatException)
        {
            return null;
        }
    }
}
