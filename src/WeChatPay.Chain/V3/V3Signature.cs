using WeChatPay.Crypto;

namespace WeChatPay.V3;

/// <summary>Makes and checks the signatures of APIv3.</summary>
/// <remarks>Source: https://pay.weixin.qq.com/doc/v3/merchant/4012365342 (requests), …/4012365345 (responses).</remarks>
internal static class V3Signature
{
    /// <summary>Makes the <c>Authorization</c> header of a request.</summary>
    /// <param name="merchant">The merchant, with its private key.</param>
    /// <param name="method">The HTTP method in upper case.</param>
    /// <param name="target">Path and query exactly as they are sent.</param>
    /// <param name="timestamp">Unix time in seconds.</param>
    /// <param name="nonce">32 random characters.</param>
    /// <param name="body">The bytes that are sent; of an upload its JSON <c>meta</c> alone.</param>
    public static string Authorization(Merchant merchant, string method, string target, long timestamp, string nonce, ReadOnlySpan<byte> body)
    {
        using var text = SignedText.ForRequest(method, target, timestamp, nonce, body);
        var key = merchant.PrivateKey!;
        Span<char> signature = stackalloc char[key.MaxBase64Length];
        var length = key.Sign(text.Bytes, signature);
        return merchant.Authorize(timestamp, nonce, signature[..length]);
    }

    /// <summary>Checks the signature of a response or callback.</summary>
    /// <param name="key">The platform's key.</param>
    /// <param name="timestamp">As in the header.</param>
    /// <param name="nonce">As in the header.</param>
    /// <param name="body">The bytes as they were received.</param>
    /// <param name="signature">As in the header: Base64.</param>
    public static bool Verify(AsymmetricKey key, string timestamp, string nonce, ReadOnlySpan<byte> body, string signature)
    {
        using var text = SignedText.ForResponse(timestamp, nonce, body);
        return key.Verify(text.Bytes, signature);
    }
}
