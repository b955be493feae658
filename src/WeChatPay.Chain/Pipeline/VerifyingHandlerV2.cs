using WeChatPay.Errors;
using WeChatPay.Keys;
using WeChatPay.Telemetry;
using WeChatPay.V2;
using WeChatPay.Xml;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>transform_response</c>: checks codes and signature of an APIv2 response before the caller gets it.</summary>
internal sealed class VerifyingHandlerV2(KeyRing keys)
{
    private const string Success = "SUCCESS";

    public CallHandler Wrap(CallHandler next) => async (request, cancellationToken) =>
    {
        // Before sending, as for APIv3; also where the request is signed elsewhere.
        if (keys.Choose(request.Keys).MerchantV2 is not { } merchant)
        {
            throw new WeChatPayNotConfiguredException(
                $"The response to {request.CallName} could not be verified: the client was built without `secret`. "
                + "Give the APIv2 key: Builder.Factory(new { mchid, secret, … }). Nothing was sent.",
                request.CallName);
        }
        var path = request.Uri.AbsolutePath;
        var mayBeAFile = ResponseKindsV2.MayBeAFile(path);
        request.NeedsWholeResponse = !mayBeAFile;
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
            return response;
        try
        {
            if (mayBeAFile && !ResponseKindsV2.IsXml(path, (await response.Body.PeekAsync(XmlHead.Length, cancellationToken).ConfigureAwait(false)).Span))
                return response;
            response = await BufferAsync(request, response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            response.Body.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        Check(request, response, merchant, ResponseKindsV2.IsUnsigned(path));
        return response;
    };

    private static async Task<WeChatPayResponse> BufferAsync(WeChatPayRequest request, WeChatPayResponse response, CancellationToken cancellationToken)
    {
        if (response.Body.IsBuffered)
            return response;
        using var body = response.Body;
        return response.WithBody(await WholeBody.ReadAsync(body.AsStream(), body.Length, request, mayBeCut: false, cancellationToken).ConfigureAwait(false));
    }

    private void Check(WeChatPayRequest request, WeChatPayResponse response, MerchantV2 merchant, bool isUnsigned)
    {
        IReadOnlyDictionary<string, object?> fields;
        try
        {
            fields = response.Xml;
        }
        // A failure in GBK is a failure; a success in GBK cannot be verified.
        catch (FormatException) when (ErrorBody.TryReadXml(response) is { } failure && failure.ContainsKey("return_code") && !IsSuccess(failure))
        {
            throw Refused(request, response, failure);
        }
        catch (FormatException error)
        {
            throw NotProven(request, response, $"it is not APIv2's XML ({error.Message})");
        }
        // The page of a proxy may well be XML.
        if (!fields.ContainsKey("return_code"))
            throw NotProven(request, response, "it has no `return_code`");
        // Failures are not always signed; they are never trusted, and a verification error must not hide them.
        if (!IsSuccess(fields))
            throw Refused(request, response, fields);
        if (!isUnsigned && SignedFieldsV2.FindFault(fields, merchant.Secret, request.SignTypeV2) is { } fault)
        {
            throw NotProven(
                request,
                response,
                fault == SignedFieldsV2.Mismatch ? $"{fault}: it was changed on the way, or `secret` is not this merchant's APIv2 key" : fault);
        }
        if (RecipientV2.FindFault(fields, merchant.Mchid, request.FieldsV2) is { } other)
            throw NotProven(request, response, other, VerificationCheck.Recipient);
        if (isUnsigned)
            return;
        keys.Uses.CountV2(keys.Time.GetUtcNow().ToUnixTimeSeconds());
        Count.Proven(Count.Response);
    }

    private static WeChatPayApiException Refused(WeChatPayRequest request, WeChatPayResponse response, IReadOnlyDictionary<string, object?> fields) =>
        WeChatPayApiException.FromXml(request.CallName, response, fields, request.Progress.History, text => RequestEcho.Conceal(request, text));

    private static bool IsSuccess(IReadOnlyDictionary<string, object?> fields) =>
        Is(fields, "return_code") && (!fields.ContainsKey("result_code") || Is(fields, "result_code"));

    private static bool Is(IReadOnlyDictionary<string, object?> fields, string code) => fields.GetValueOrDefault(code) is Success;

    private static WeChatPayVerificationException NotProven(
        WeChatPayRequest request, WeChatPayResponse response, string why, VerificationCheck check = VerificationCheck.Signature)
    {
        Count.NotProven(check, Count.Response);
        return WeChatPayVerificationException.ForResponse(check, why, request.CallName, response, []);
    }
}
