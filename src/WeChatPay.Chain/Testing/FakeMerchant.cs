using System.Security.Cryptography;
using WeChatPay.Basics;
using WeChatPay.Pipeline;
using WeChatPay.V2;

namespace WeChatPay.Testing;

/// <summary>A merchant with keys of its own, and clients of it that send nothing.</summary>
internal static class FakeMerchant
{
    // A key takes a tenth of a second to make.
    private static readonly Lazy<RSA> Key = new(CreateKey);
    private static readonly string SharedKey = Guid.NewGuid().ToString("N");

    public static WeChatPayClient CreateClient(CallHandler respond, WeChatPayOptions? options)
    {
        options = (options ?? Create()) with { };
        var secret = options.ApiV2Key?.Reveal();
        options.Handler = new HandlerStack(async (request, cancellationToken) =>
        {
            var response = await respond(request, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"{request.Call}: the function given to `Client` returned null. Return a `WeChatPayResponse`.")
                    .On(HelpPage.Testing);
            return secret is null || request.FieldsV2 is null ? response : SignV2(response, request, secret);
        });
        var client = new WeChatPayClient(options);
        client.Handlers.Remove(HandlerNames.Verifier);
        return client;
    }

    private static RSA CreateKey()
    {
        var key = RSA.Create();
        key.KeySize = 2048;
        return key;
    }

    private static WeChatPayOptions Create() => new()
    {
        Mchid = "1900000109",
        Serial = "3775B6A45ACD588826D15E583A95F5DDE4BD2A1C",
        PrivateKey = Key.Value,
        Certs = new Dictionary<string, KeySource>(),
        ApiV2Key = SharedKey,
    };

    // The handler that verifies APIv2 also reads its codes, so it stays, and the response gets the signature that it asks for.
    private static WeChatPayResponse SignV2(WeChatPayResponse response, WeChatPayRequest request, string secret)
    {
        if (!response.IsSuccess || !response.Text.StartsWith("<xml", StringComparison.Ordinal))
            return response;
        var fields = Transformer.ToArray(response.Text);
        if (fields.ContainsKey(V2Signature.Field))
            return response;
        fields[V2Signature.Field] = V2Signature.Compute(fields, request.SignTypeV2 ?? V2Signature.FindType(fields), secret);
        return new WeChatPayResponse(response.StatusCode, response.Headers, System.Text.Encoding.UTF8.GetBytes(Transformer.ToXml(fields)));
    }
}
