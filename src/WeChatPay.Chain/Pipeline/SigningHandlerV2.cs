using WeChatPay.Basics;
using System.Text;
using WeChatPay.Keys;
using WeChatPay.Util;
using WeChatPay.V2;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>transform_request</c>: signs the fields of an APIv2 request and writes them as XML, or into the query of a GET.</summary>
internal sealed class SigningHandlerV2(KeyRing keys, Func<string> nonce)
{
    public CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
    {
        if (keys.Choose(request.Keys).MerchantV2 is not { } merchant)
        {
            throw new WeChatPayNotConfiguredException(
                $"{request.CallName} is APIv2 and has to be signed, and the client was built without `secret`. "
                + "Give the APIv2 key: Builder.Factory(new { mchid, secret, … }). Nothing was sent.",
                request.CallName);
        }
        var fields = request.FieldsV2 ?? throw new ArgumentException(
            $"{request.CallName} is APIv2: give its fields as xml = new {{ … }}{(request.Method == "GET" ? " or query = new { … }" : "")}. Nothing was sent.")
                .On(HelpPage.Body);
        if (!RequestV2.IsOf(fields, merchant.Mchid, out var named))
        {
            throw new ArgumentException(
                $"The data of {request.CallName} is for the merchant {TextShape.QuoteNumber(named)}, and the client is `{merchant.Mchid}`'s: "
                + "set `mch_id` to it, or build a client for the other. Nothing was sent.").On(HelpPage.Body);
        }
        request.SignTypeV2 = V2Signature.FindType(fields);
        Write(request, RequestV2.Signed(fields, merchant.Secret, request.Options.Nonceless ? null : nonce()));
        return next(request, cancellationToken);
    };

    private static void Write(WeChatPayRequest request, Dictionary<string, object?> fields)
    {
        if (request.Method == "GET")
            request.Uri = Joined(request.Uri, QueryText.Build(fields, "xml"));
        else
            request.Body = RequestBody.FromBytes(Encoding.UTF8.GetBytes(Transformer.ToXml(fields)));
    }

    private static Uri Joined(Uri address, string query) =>
        new($"{address.AbsoluteUri}{(address.Query.Length == 0 ? "?" : "&")}{query}");
}
